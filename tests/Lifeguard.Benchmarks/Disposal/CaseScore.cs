using System.Text;
using Lifeguard.DisposalCases;
using Lifeguard.Contracts;
using Lifeguard.Benchmarks.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using System.Reflection.PortableExecutable;

namespace Lifeguard.Benchmarks.Disposal;

/// <summary>What a tool says about labelled cases, case by case.</summary>
/// <param name="Found">Wrong cases in which it reports something.</param>
/// <param name="Missed">Wrong cases in which it reports nothing.</param>
/// <param name="False">Right cases in which it reports something.</param>
/// <param name="Silent">Right cases in which it reports nothing.</param>
internal sealed record CaseScore(int Found, int Missed, int False, int Silent)
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Libraries = new(() =>
    {
        var framework = Dotnet.ReferencePack("Microsoft.NETCore.App").Concat(Dotnet.ReferencePack("Microsoft.AspNetCore.App")).DistinctBy(Path.GetFileName).ToList();
        var names = framework.Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. framework.Concat(Directory.EnumerateFiles(ContractAssemblies.Folder, "*.dll").Where(path => !names.Contains(Path.GetFileName(path)) && IsManaged(path))).Select(path => MetadataReference.CreateFromFile(path))];
    });

    /// <summary>The cases of a file that speak of leaks (LFG2001 to LFG2003), or of scopes (LFG2004 to LFG2007): a file is of one kind.</summary>
    public static bool IsAboutLeaks(CaseFile file) => file.Cases.SelectMany(it => it.Labels).All(label => string.CompareOrdinal(label.Id, "LFG2004") < 0);

    /// <summary>Runs a tool over a file.</summary>
    /// <param name="log">Is told the name of each case that the tool takes wrongly.</param>
    public static CaseScore Of(CaseFile file, DisposalTool tool, Action<string>? log = null)
    {
        var ids = IsAboutLeaks(file) ? tool.Leaks : tool.Scopes;
        var findings = DisposalRun.Over(Compile(file), tool).Where(diagnostic => ids.Contains(diagnostic.Id) && diagnostic.Location.SourceTree?.FilePath == "/0/" + file.Name + ".cs").ToLookup(diagnostic => file.At(diagnostic.Location.SourceSpan.Start));
        foreach (var it in file.Cases.Where(it => it.Verdict != Verdict.Other && it.IsWrong != findings[it].Any())) log?.Invoke($"{tool.Name}: {(it.IsWrong ? "misses" : "is wrong about")} {it.Name}: {it.Because} {string.Join(' ', findings[it].Select(diagnostic => diagnostic.Id))}");
        return new CaseScore(
            file.Cases.Count(it => it.IsWrong && findings[it].Any()), file.Cases.Count(it => it.IsWrong && !findings[it].Any()),
            file.Cases.Count(it => it.IsRight && findings[it].Any()), file.Cases.Count(it => it.IsRight && !findings[it].Any()));
    }

    public static CaseScore operator +(CaseScore one, CaseScore other) => new(one.Found + other.Found, one.Missed + other.Missed, one.False + other.False, one.Silent + other.Silent);

    /// <exception cref="InvalidOperationException">The case does not compile.</exception>
    private static CSharpCompilation Compile(CaseFile file)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), parse, $"/0/{file.Name}.cs"),
            CSharpSyntaxTree.ParseText(SourceText.From(Usings, Encoding.UTF8), parse, "/0/Usings.cs"),
        ];
        var isProgram = trees[0].GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement);
        var options = new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create(file.Name, trees, Libraries.Value, options);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5).ToList();
        return errors.Count == 0 ? compilation : throw new InvalidOperationException($"{file.Name} does not compile:\n{string.Join('\n', errors)}");
    }

    private static bool IsManaged(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        return image.HasMetadata;
    }
}
