using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Generator.Tests;

/// <summary>That nothing is computed without need, the verifier sees in every test of this project; here is the other side: what must be computed anew is.</summary>
public sealed class Caching
{
    private const string Orders = """
        using System.Threading.Tasks; using Lifeguard; using Npgsql;
        public partial class Orders
        {
            [PooledHandler(Database = "Orders")] public partial Task<int> Get(int id);
            private static Task<int> GetCore(int id, NpgsqlConnection connection) => Task.FromResult(id);
        }
        """;

    private const string Items = """
        using System.Threading.Tasks; using Lifeguard; using Npgsql;
        public partial class Items
        {
            [PooledHandler(Database = "Items")] public partial Task Get(int id);
            private static Task GetCore(int id, NpgsqlConnection connection) => Task.CompletedTask;
        }
        """;

    [Theory]
    [InlineData("int id)", "long id)")]
    [InlineData("Database = \"Orders\"", "Database = \"Others\"")]
    [InlineData("public partial", "internal partial")]
    [InlineData("GetCore(int id, NpgsqlConnection connection)", "GetCore(NpgsqlConnection connection, int id)")]
    [InlineData("GetCore", "LoadCore")]
    public void WhatMattersToAHandlerWritesItAnew(string before, string after)
    {
        var (driver, compilation) = Run(Orders, Items);
        var tree = compilation.SyntaxTrees.First();
        var changed = Orders.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Orders, changed);

        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(changed))));

        // Of two handlers, one: how a changed result is called differs between the versions of Roslyn.
        var reasons = Reasons(driver);
        Assert.Single(reasons, reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
        Assert.Single(reasons, reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void TheBodyOfTheCoreDoesNot()
    {
        var (driver, compilation) = Run(Orders, Items);
        var tree = compilation.SyntaxTrees.First();
        var changed = Orders.Replace("Task.FromResult(id)", "Task.FromResult(id + 1)", StringComparison.Ordinal);

        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(changed))));

        Assert.All(Reasons(driver), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void AHandlerThatGoesTakesItsFileWithIt()
    {
        var (driver, compilation) = Run(Orders, Items);

        driver = driver.RunGenerators(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.First()));

        Assert.EndsWith("Items.Get.g.cs", Assert.Single(driver.GetRunResult().GeneratedTrees).FilePath, StringComparison.Ordinal);
    }

    private static ImmutableArray<IncrementalStepRunReason> Reasons(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.Single().TrackedSteps[PipelineSteps.Parse].SelectMany(step => step.Outputs).Select(output => output.Reason)];

    private static (GeneratorDriver Driver, Compilation Compilation) Run(params string[] sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp9);
        var compilation = CSharpCompilation.Create(
            "Shop", sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"{index}.cs")), GeneratorTest.Shipped.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new PooledHandlerGenerator().AsSourceGenerator()], parseOptions: options, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        Assert.Equal(sources.Length, driver.GetRunResult().GeneratedTrees.Length);
        return (driver, compilation);
    }
}
