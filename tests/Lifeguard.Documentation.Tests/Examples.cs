using System.Collections.Immutable;
using Lifeguard.Analyzers;
using Lifeguard.Contracts;
using Lifeguard.Generator;
using Lifeguard.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Documentation.Tests;

/// <summary>Every example of the page is compiled with the generator, and all rules look at it.</summary>
public sealed class Examples
{
    // What the SDK imports into a program that asks for nothing.
    internal const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    internal static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    internal static readonly ImmutableArray<MetadataReference> References = ReferenceAssemblies.AspNetCore.Net100.AddAssemblies(
    [
        typeof(PooledDatabase).Assembly.Location, typeof(EntraCredential).Assembly.Location, typeof(GoogleIamCredential).Assembly.Location,
        .. new[] { "Azure.Core", "Azure.Identity", "Google.Apis.Auth" }.Select(name => Path.Combine(AppContext.BaseDirectory, name + ".dll")),
        .. ContractAssemblies.Of(
            "Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL", "Amazon.Lambda.Core", "Amazon.Lambda.Annotations", "Amazon.Lambda.RuntimeSupport", "Amazon.Lambda.Serialization.SystemTextJson",
            "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Core", "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues", "Google.Cloud.Functions.Framework", "Google.Cloud.Functions.Hosting"),
    ]).References;

    public static TheoryData<string> Sections => [.. Page.PooledHandler.Sections.Where(section => section.Examples.Count > 0).Select(section => section.Title)];

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task OfASectionCompileAndNoRuleComplains(string title)
    {
        foreach (var file in Files(Page.PooledHandler[title]))
        {
            var (compilation, generated) = Compile(file.Code);

            var said = compilation.GetDiagnostics().Concat(await RunRules(compilation)).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
            if (said.Exists(diagnostic => diagnostic.Id != file.Reported)) Assert.Fail(string.Join('\n', said.Select(Show)));
            Assert.Equal(file.Reported.Length > 0, said.Count > 0);

            // The attribute has an effect wherever it stands.
            var handlers = (await compilation.SyntaxTrees.First().GetRootAsync()).DescendantNodes().OfType<AttributeSyntax>().Count(attribute => attribute.Name.ToString() == "PooledHandler");
            Assert.Equal(handlers, generated);
        }
    }

    [Fact]
    public void AreThereForEveryHost() =>
        Assert.Superset(
            new HashSet<string> { "AWS Lambda, class library", "AWS Lambda, Annotations", "AWS Lambda, executable", "Azure Functions, isolated worker", "Google Cloud Functions", "ASP.NET Core and Cloud Run", "Any other program" },
            Sections.Select(row => row.Data).ToHashSet());

    [Fact]
    public async Task WithAMistakeAreFound()
    {
        var (compilation, _) = Compile(
            """
            using Lifeguard;
            using Npgsql;

            public partial class Orders
            {
                [PooledHandler(Database = "ORDERS_DB")]
                public partial Task Run();

                private static Task RunCore(int count, NpgsqlConnection connection) => Task.CompletedTask;
            }
            """);

        Assert.Contains(compilation.GetDiagnostics(), diagnostic => diagnostic is { Id: "CS0619", Severity: DiagnosticSeverity.Error });
        Assert.Contains(await RunRules(compilation), diagnostic => diagnostic is { Id: "LFG7004", Severity: DiagnosticSeverity.Warning });
    }

    /// <returns>The compilation with what was generated, and how many files that is.</returns>
    private static (Compilation Compilation, int Generated) Compile(string text)
    {
        var file = CSharpSyntaxTree.ParseText(text, Parsing, "Example.cs");
        var isProgram = file.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            "Example", [file, CSharpSyntaxTree.ParseText(ImplicitUsings, Parsing, "GlobalUsings.g.cs")], References,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress), new("CS8933", ReportDiagnostic.Suppress)]));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new PooledHandlerGenerator().AsSourceGenerator()], parseOptions: Parsing);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var said);
        Assert.Empty(said);
        return (updated, driver.GetRunResult().GeneratedTrees.Length);
    }

    // Two states of the same code are two files.
    private static IEnumerable<Example> Files(Section section) => section.Title == MovedHandler.Section ? section.Examples : [new Example(OneFile(section.Examples), "")];

    // Later examples of a section go on where the first ended: in its namespace, with its usings.
    private static string OneFile(IReadOnlyList<Example> examples)
    {
        var lines = examples.SelectMany(example => example.Code.Split('\n')).ToList();
        var usings = lines.Where(IsUsing).Distinct();
        return string.Join('\n', [.. usings, "", .. lines.Where(line => !IsUsing(line))]);
    }

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('(', StringComparison.Ordinal);

    private static async Task<ImmutableArray<Diagnostic>> RunRules(Compilation compilation)
    {
        var rules = typeof(LifeguardAnalyzer).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
        return await compilation.WithAnalyzers([.. rules]).GetAnalyzerDiagnosticsAsync();
    }

    private static string Show(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[place].ToString().Trim()}";
    }
}
