using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Lifeguard.Analyzers.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>A generated program as the compiler has it; what an edit leaves alone stays the same syntax tree, as in an editor.</summary>
internal sealed partial class GeneratedProgram
{
    private static readonly CSharpCompilationOptions Options =
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    // One set for all compilations, as the compiler server and an editor have.
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = [new DataSourcePerInvocationAnalyzer(), new ConnectionPerInvocationAnalyzer(), new ClientPerInvocationAnalyzer()];

    private AnalyzerOptions _options = new([]);

    public CSharpCompilation Compilation { get; private set; } = CSharpCompilation.Create("Program", references: Packages.All.References, options: Options);

    public static GeneratedProgram Of(ProgramModel model)
    {
        var program = new GeneratedProgram();
        program.Write(model.Write());
        return program;
    }

    /// <summary>Takes over the texts that differ.</summary>
    public void Write(IReadOnlyDictionary<string, string> files)
    {
        foreach (var gone in Compilation.SyntaxTrees.Where(tree => !files.ContainsKey(tree.FilePath)).ToList()) Compilation = Compilation.RemoveSyntaxTrees(gone);
        foreach (var (path, text) in files.Where(file => file.Key != ProgramModel.Template))
        {
            var known = Compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path);
            if (known is null) Compilation = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, path: path));
            else if (known.ToString() != text) Compilation = Compilation.ReplaceSyntaxTree(known, known.WithChangedText(SourceText.From(text)));
        }

        if (_options.AdditionalFiles.FirstOrDefault()?.GetText()?.ToString() != files[ProgramModel.Template]) _options = new AnalyzerOptions([new Manifest(files[ProgramModel.Template])]);
    }

    /// <summary>The compiler has no objection: a test that says nothing else would prove nothing.</summary>
    public void MustCompile()
    {
        var errors = Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(error => $"{error}\n{error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}")));
    }

    /// <summary>What a build reports.</summary>
    public async Task<SortedSet<string>> Build(bool isConcurrent = false) => Labels(await Driver(Compilation, isConcurrent).GetAnalyzerDiagnosticsAsync());

    /// <summary>What an editor reports that asks for one file after the other.</summary>
    /// <param name="order">The files in the order of the requests.</param>
    /// <param name="isFresh">Each request meets a compilation that knows nothing yet, as after an edit.</param>
    /// <param name="bySpan">Asks for each type of the file on its own.</param>
    public async Task<SortedSet<string>> Requests(IEnumerable<SyntaxTree> order, bool isFresh = false, bool bySpan = false)
    {
        var found = new List<Diagnostic>();
        var driver = Driver(Compilation.Clone(), isConcurrent: false);
        foreach (var tree in order)
        {
            if (isFresh) driver = Driver(Compilation.Clone(), isConcurrent: false);
            var model = driver.Compilation.GetSemanticModel(tree);
            if (!bySpan)
            {
                found.AddRange(await driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None));
                continue;
            }

            foreach (var span in (await tree.GetRootAsync()).DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax>().Where(type => type.Parent is not Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax).Select(type => type.Span))
            {
                found.AddRange((await driver.GetAnalyzerSemanticDiagnosticsAsync(model, span, CancellationToken.None)).Where(diagnostic => span.Contains(diagnostic.Location.SourceSpan)));
            }
        }

        return Labels(found);
    }

    private CompilationWithAnalyzers Driver(Compilation compilation, bool isConcurrent) => compilation.WithAnalyzers(_analyzers, new CompilationWithAnalyzersOptions(
        _options, onAnalyzerException: (exception, _, _) => Assert.Fail(exception.ToString()), concurrentAnalysis: isConcurrent, logAnalyzerExecutionTime: false));

    private static SortedSet<string> Labels(IEnumerable<Diagnostic> diagnostics)
    {
        var labels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            Assert.Matches("^LFG100[123]$", diagnostic.Id);
            var probe = ProbeNumber().Match(diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
            Assert.True(probe.Success, $"{diagnostic} is at no probe");
            Assert.True(labels.Add(ProgramModel.Label(diagnostic.Id, int.Parse(probe.Groups[1].Value, null))), $"{diagnostic} is reported twice");
        }

        return labels;
    }

    [GeneratedRegex("probe([0-9]+);")]
    private static partial Regex ProbeNumber();

    private sealed class Manifest(string text) : AdditionalText
    {
        public override string Path => "/0/" + ProgramModel.Template;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
