using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Measuring;
using Lifeguard.Benchmarks.Subjects;
using Lifeguard.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>What the generator costs: once, and after each keystroke.</summary>
internal static class GeneratorTable
{
    private const int Files = 2_000;
    private const int Handlers = 100;
    private const int Edits = 40;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    public static Table Measure()
    {
        var table = new Table("The generator", "what happens", "with an empty generator", "with Lifeguard's", "files written anew")
        {
            Note = $"{Files:#,0} files, {Handlers} pooled handlers in {Handlers} of them. The driver's run alone, on a compilation that shares all other files with the one before; the empty generator looks for the same attribute. "
                + $"Medians of {Edits} edits in turn after a warm-up (of 5 for the first run).",
        };

        // Code that has been compiled just in time.
        _ = First(new EmptyGenerator()) + First(new PooledHandlerGenerator());
        var (empty, ours) = (Enumerable.Range(0, 5).Select(_ => First(new EmptyGenerator())).ToList(), Enumerable.Range(0, 5).Select(_ => First(new PooledHandlerGenerator())).ToList());
        table.Add("the first run", Table.Milliseconds(Middle.Of(empty)), Table.Milliseconds(Middle.Of(ours)), Table.Count(Handlers));
        foreach (var (name, file, before, after) in new[]
        {
            ("typing in a file without handlers", Files - 1, "return total;", "return total + EDIT;"),
            ("typing in a core method's body", 0, "return limit;", "return limit + EDIT;"),
            ("typing in a handler's parameters", 0, "Get(string id,", "Get(string idEDIT,"),
        })
        {
            var (emptyTimes, _) = After(new EmptyGenerator(), file, before, after);
            var (times, written) = After(new PooledHandlerGenerator(), file, before, after);
            table.Add(name, Table.Milliseconds(Middle.Of(emptyTimes)), Table.Milliseconds(Middle.Of(times)), Table.Count(written));
        }

        return table;
    }

    private static double First(IIncrementalGenerator generator)
    {
        var driver = Driver(generator);
        return Time(ref driver, Fresh());
    }

    private static (List<double> Times, int Written) After(IIncrementalGenerator generator, int file, string before, string after)
    {
        var compilation = Fresh();
        var driver = Driver(generator).RunGenerators(compilation);
        var tree = compilation.SyntaxTrees[file];
        var text = tree.ToString();
        if (!text.Contains(before, StringComparison.Ordinal)) throw new InvalidOperationException($"'{before}' is not in {tree.FilePath}.");

        var (times, written) = (new List<double>(), 0);
        for (var edit = 0; edit < Edits + 5; edit++)
        {
            var next = CSharpSyntaxTree.ParseText(SourceText.From(text.Replace(before, after.Replace("EDIT", edit.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), StringComparison.Ordinal), Encoding.UTF8), Options, tree.FilePath);
            compilation = compilation.ReplaceSyntaxTree(tree, next);
            tree = next;
            var earlier = Texts(driver);
            var time = Time(ref driver, compilation);
            if (edit >= 5) times.Add(time);
            written = Texts(driver).Except(earlier, ReferenceEqualityComparer.Instance).Count();
        }

        return (times, written);
    }

    // The same object where nothing was written anew.
    private static List<object> Texts(GeneratorDriver driver) => [.. driver.GetRunResult().Results[0].GeneratedSources.Select(source => (object)source.SourceText)];

    private static GeneratorDriver Driver(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Options);

    private static CSharpCompilation Fresh() => CSharpCompilation.Create(
        "Shop",
        Enumerable.Range(0, Files).Select(index => CSharpSyntaxTree.ParseText(SourceText.From(index < Handlers ? Handler(index) : Rule(index), Encoding.UTF8), Options, $"/0/File{index}.cs")),
        [.. References.Of(ProjectKind.NoHits), MetadataReference.CreateFromFile(typeof(PooledDatabase).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static string Handler(int index) => $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Npgsql;

        namespace Shop.Feature{{index}};

        public partial class Orders
        {
            /// <summary>Gets one.</summary>
            [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.ReadOnly)]
            public partial Task<int> Get(string id, int limit, ILambdaContext context);

            private static async Task<int> GetCore(int limit, NpgsqlConnection connection, CancellationToken deadline)
            {
                await using var command = new NpgsqlCommand("SELECT 1", connection);
                await command.ExecuteScalarAsync(deadline);
                return limit;
            }
        }
        """;

    private static string Rule(int index) => $$"""
        using System;
        using System.Linq;

        namespace Shop.Rules{{index % 50}};

        [Serializable]
        public sealed class Rule{{index}}
        {
            [Obsolete("Use Total.")]
            public decimal Sum(params decimal[] amounts) => Total(amounts);

            public decimal Total(params decimal[] amounts)
            {
                var total = amounts.Where(amount => amount > {{index}}).Sum();
                return total;
            }
        }
        """;

    private static double Time(ref GeneratorDriver driver, Compilation compilation)
    {
        var watch = Stopwatch.StartNew();
        driver = driver.RunGenerators(compilation);
        return watch.Elapsed.TotalMilliseconds;
    }
}
