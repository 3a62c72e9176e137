using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lifeguard.Package.Tests;

/// <summary>The library in a user's project: the generator writes, once, what compiles without a word, and the analyzers speak.</summary>
public sealed partial class LibraryInConsumers(PackageFeed feed)
{
    private static readonly string[] CompilerComponents = ["Lifeguard.Analyzers", "Lifeguard.CodeFixes", "Lifeguard.Core", "Lifeguard.Generator"];

    // One more pack to download for the older framework, and nothing is run here.
    private const string WithoutAppHost = "<UseAppHost>false</UseAppHost>";

    [Fact]
    public void PooledHandlersCompileForBothFrameworksWithoutAWarningUnderEveryRule()
    {
        using var shop = new Consumer(feed).WithPooledShop(
            feed, "net8.0;net10.0", $"<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>{WithoutAppHost}");

        shop.Build("Shop", "-warnaserror").MustBeSilent();

        foreach (var framework in new[] { "net8.0", "net10.0" })
        {
            var written = Path.Combine(shop.Folder, "Shop", "obj", "Debug", framework, "generated", "Lifeguard.Generator");
            Assert.Equal(["Shop.Orders.Create.g.cs", "Shop.Orders.Customers.g.cs", "Shop.Orders.Misuse.g.cs"],
                Directory.EnumerateFiles(written, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void AMinimalApiCompilesForBothFrameworksWithoutAWarning()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shop/Shop.csproj", sdk: "Microsoft.NET.Sdk.Web", frameworks: "net8.0;net10.0", analyzers: null, items: feed.Reference("Lifeguard"),
                properties: $"{PooledShop.Strict}{WithoutAppHost}<EnableRequestDelegateGenerator>true</EnableRequestDelegateGenerator>")
            .With("Shop/Program.cs", """
                using Lifeguard;
                using Npgsql;

                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddLifeguard("Orders", options => options.Topology = DatabaseTopology.Direct);
                var app = builder.Build();
                app.MapGet("/orders/{customer}/count", Shop.Endpoints.Count);
                app.MapGet("/orders/sum", (PooledDatabase database, CancellationToken aborted) =>
                    database.WithConnectionAsync(Shop.Endpoints.SumAsync, cancellationToken: aborted));
                await app.RunAsync().ConfigureAwait(false);

                namespace Shop
                {
                    internal static partial class Endpoints
                    {
                        [PooledHandler(Database = "Orders", Retry = RetryScope.ReadOnly)]
                        public static partial Task<string> Count(string customer, HttpContext context);

                        private static async Task<string> CountCore(string customer, NpgsqlConnection connection, CancellationToken deadline) =>
                            $"{customer}: {await ReadAsync("SELECT count(*)::numeric FROM orders", connection, deadline).ConfigureAwait(false)}";

                        public static async Task<string> SumAsync(NpgsqlConnection connection, CancellationToken deadline) =>
                            $"{await ReadAsync("SELECT sum(total) FROM orders", connection, deadline).ConfigureAwait(false)}";

                        private static async Task<decimal> ReadAsync(string sql, NpgsqlConnection connection, CancellationToken deadline)
                        {
                #pragma warning disable CA2100 // constants of this class
                            var command = new NpgsqlCommand(sql, connection);
                #pragma warning restore CA2100
                            await using var ownership = command.ConfigureAwait(false);
                            return (decimal)(await command.ExecuteScalarAsync(deadline).ConfigureAwait(false))!;
                        }
                    }
                }
                """);

        shop.Build("Shop", "-warnaserror").MustBeSilent();
    }

    [Fact]
    public void TheExampleOfTheReadmeCompilesAndIsSilent()
    {
        var readme = File.ReadAllText(Path.Combine(feed.Library.Folder, "README.md"));
        using var shop = new Consumer(feed)
            .WithLambda()
            .WithProject("Shop/Shop.csproj", analyzers: null, items: feed.Reference("Lifeguard") + PooledShop.Lambda)
            .With("Shop/Orders.cs", Assert.Single(CSharpBlock().Matches(readme)).Groups["code"].Value);

        shop.Build("Shop", "-warnaserror").MustBeSilent();
    }

    [Fact]
    public void TheAnalyzersComeAlongAndSpeakOfHandlersAndOfAllElse()
    {
        using var shop = new Consumer(feed)
            .WithLambda()
            .WithProject("Shop/Shop.csproj", analyzers: null, items: feed.Reference("Lifeguard") + PooledShop.Lambda)
            .With("Shop/serverless.template", Shop.Template)
            .With("Shop/Functions.cs", Shop.PostgresFunctions)
            .With("Shop/Orders.cs", HandlerWithoutCore);

        var build = shop.Build("Shop");

        // What could not be written does not compile either: a function without a body must not reach its host.
        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(["LFG1001", "LFG1002", "LFG7002"], build.FindingIds);
    }

    [Fact]
    public void BothPackagesTogetherSayEverythingOnce()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shop/Shop.csproj", items: feed.Reference("Lifeguard"))
            .With("Shop/serverless.template", Shop.Template)
            .With("Shop/Functions.cs", Shop.PostgresFunctions);

        Assert.Equal(["LFG1001", "LFG1002"], shop.Build("Shop").MustSucceed().FindingIds);
        Assert.Equal(CompilerComponents, OursIn(shop, "Shop"));
    }

    [Fact]
    public void TheGeneratorRunsOnceHoweverThePackageComes()
    {
        // As users write it, without a word on assets: compiler components reach those who reference the installing project all the same.
        using var shop = new Consumer(feed)
            .WithLambda()
            .WithProject("Shared/Shared.csproj", analyzers: null, items: feed.Reference("Lifeguard"))
            .With("Shared/Shared.cs", "namespace Shared; public static class Customers { public const string Nobody = \"\"; }")
            .WithProject("Through/Through.csproj", analyzers: null, items: """<ProjectReference Include="../Shared/Shared.csproj" />""" + PooledShop.Lambda)
            .With("Through/Orders.cs", HandlerWithCore)
            .WithProject("Twice/Twice.csproj", analyzers: null,
                items: feed.Reference("Lifeguard") + """<ProjectReference Include="../Through/Through.csproj" />""" + PooledShop.Lambda)
            .With("Twice/Orders.cs", HandlerWithCore.Replace("namespace Shop", "namespace Twice", StringComparison.Ordinal));

        shop.Build("Twice").MustBeSilent();
        Assert.Equal(CompilerComponents, OursIn(shop, "Through"));
        Assert.Equal(CompilerComponents, OursIn(shop, "Twice"));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void NothingElseComesAlongOnTheWay(string framework)
    {
        using var shop = new Consumer(feed).WithProject("Shop/Shop.csproj", frameworks: framework, analyzers: null, items: feed.Reference("Lifeguard"));

        DotNet.Run(shop.Folder, ["restore", "Shop"]).MustSucceed();

        var restored = JsonNode.Parse(shop.Read("Shop/obj/project.assets.json"))!["libraries"]!.AsObject()
            .Select(library => library.Key.Split('/')[0]).Order(StringComparer.Ordinal);
        string[] ofOlderFramework = framework == "net8.0" ? ["System.Diagnostics.DiagnosticSource"] : [];
        Assert.Equal(
        [
            "Lifeguard",
            "Lifeguard.Analyzers",
            "Microsoft.Extensions.Configuration.Abstractions",
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Options",
            "Microsoft.Extensions.Primitives",
            "Npgsql",
            "Polly.Core",
            .. ofOlderFramework,
        ], restored);
    }

    private static IEnumerable<string> OursIn(Consumer consumer, string project) =>
        consumer.CompilerComponentsOf(project).Where(name => name.StartsWith("Lifeguard", StringComparison.Ordinal));

    private const string HandlerWithoutCore = """
        using Amazon.Lambda.Core;
        using Lifeguard;

        namespace Shop;

        public partial class Orders
        {
            [PooledHandler(Database = "ORDERS_DB")]
            public partial Task<long> Count(ILambdaContext context);
        }
        """;

    private const string HandlerWithCore = """
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Npgsql;

        namespace Shop;

        public partial class Orders
        {
            [PooledHandler(Database = "ORDERS_DB")]
            public partial Task<long> Count(ILambdaContext context);

            private static async Task<long> CountCore(NpgsqlConnection connection, CancellationToken deadline)
            {
                await using var command = new NpgsqlCommand("SELECT count(*) FROM orders", connection);
                return (long)(await command.ExecuteScalarAsync(deadline))!;
            }
        }
        """;

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
