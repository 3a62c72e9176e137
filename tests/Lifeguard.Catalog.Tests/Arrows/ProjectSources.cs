using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Catalog.Tests.Arrows;

/// <summary>A project's sources, bound against everything else as metadata.</summary>
internal static class ProjectSources
{
    // Tools and tests hold a second copy of the catalogue or nothing of interest.
    private static readonly string[] NotReferenced = ["Lifeguard.DevTools", "Lifeguard.Catalog.Tests"];

    private static readonly string[] UnboundName = ["CS0103", "CS0234", "CS0246"];

    private static readonly SyntaxTree ImplicitUsings = Parse("""
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """, path: "");

    public static CSharpCompilation Of(string project)
    {
        var trees = ThisRepository.FilesUnderFolder($"src/{project}").Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => Parse(ThisRepository.Value.Read(file), file));
        return Compile(project, trees);
    }

    /// <summary>Errors that would hide an arrow, because a name leads nowhere.</summary>
    public static IEnumerable<Diagnostic> UnboundNamesIn(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => UnboundName.Contains(diagnostic.Id));

    public static CSharpCompilation Compile(string assemblyName, IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        assemblyName,
        trees.Append(ImplicitUsings),
        LoadableAssemblies.Except([assemblyName, .. NotReferenced]),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, path: path);
}
