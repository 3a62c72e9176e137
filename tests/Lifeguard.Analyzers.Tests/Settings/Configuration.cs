using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Tests.Settings;

/// <summary>A project of two files, one in <c>orders</c> and one in <c>mail</c>, with its configuration files as the compiler reads them.</summary>
internal sealed class Configuration
{
    /// <param name="editorConfig">Text of an <c>.editorconfig</c> file at the root.</param>
    /// <param name="globalConfig">Text of a global configuration file, without its first line.</param>
    /// <param name="property"><c>Name = value</c>: an MSBuild property that the compiler may see.</param>
    public Configuration(string editorConfig = "", string globalConfig = "", string property = "")
    {
        var id = ProjectId.CreateNewId();
        var project = new AdhocWorkspace().CurrentSolution.AddProject(id, "Project", "Project", LanguageNames.CSharp)
            .AddDocument(File("/src/mail/Mail.cs"), "Mail.cs", "class Mail { }", filePath: "/src/mail/Mail.cs")
            .AddDocument(File("/src/orders/Orders.cs"), "Orders.cs", "class Orders { }", filePath: "/src/orders/Orders.cs")
            .AddAnalyzerConfigDocument(File("/src/.editorconfig"), ".editorconfig", SourceText.From(editorConfig), filePath: "/src/.editorconfig")
            .AddAnalyzerConfigDocument(File("/src/.globalconfig"), ".globalconfig", SourceText.From($"is_global = true\n{globalConfig}"), filePath: "/src/.globalconfig")
            .AddAnalyzerConfigDocument(File("/obj/Project.editorconfig"), "Project.editorconfig", SourceText.From(Visible(property)), filePath: "/obj/Project.editorconfig")
            .GetProject(id)!;
        Options = project.AnalyzerOptions;
        Compilation = project.GetCompilationAsync().Result!;

        DocumentId File(string path) => DocumentId.CreateNewId(id, path);
    }

    public AnalyzerOptions Options { get; }

    public Compilation Compilation { get; }

    public SyntaxTree Orders => Compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Orders.cs", StringComparison.Ordinal));

    public SyntaxTree Mail => Compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Mail.cs", StringComparison.Ordinal));

    // What the SDK writes for each CompilerVisibleProperty.
    private static string Visible(string property) => property == "" ? "is_global = true" : $"is_global = true\nbuild_property.{property}";
}
