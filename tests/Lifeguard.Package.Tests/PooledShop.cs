namespace Lifeguard.Package.Tests;

/// <summary>A program with pooled handlers on AWS Lambda, for both frameworks, that satisfies every rule of the SDK.</summary>
internal static class PooledShop
{
    /// <summary>All that a careful team turns on; each warning is an error.</summary>
    public const string Strict = """
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <AnalysisLevel>latest-all</AnalysisLevel>
        <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        <IsAotCompatible>true</IsAotCompatible>
        <VerifyReferenceAotCompatibility>false</VerifyReferenceAotCompatibility>
        """;

    /// <summary>What <see cref="Program"/> prints on an empty table.</summary>
    public static readonly string[] Printed =
    [
        "created 1",
        "created 2",
        "refused: no order is negative",
        "found anna, ben",
        "write refused: 25006",
        "total 30.00",
        "lent 0",
    ];

    public const string Schema = """
        CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, total numeric(12, 2) NOT NULL)
        """;

    public const string Orders = """
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Npgsql;

        namespace Shop;

        internal sealed record NewOrder(string Customer, decimal Total);

        internal sealed partial class Orders
        {
            [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.Transaction)]
            public partial Task<long> Create(NewOrder order, ILambdaContext context);

            [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.ReadOnly)]
            public partial Task<string> Customers(ILambdaContext context);

            [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.ReadOnly)]
            public partial Task Misuse(ILambdaContext context);

            private static async Task<long> CreateCore(NewOrder order, NpgsqlTransaction transaction, CancellationToken deadline)
            {
                var command = new NpgsqlCommand("INSERT INTO orders (customer, total) VALUES ($1, $2) RETURNING id", transaction.Connection, transaction);
                await using var ownership = command.ConfigureAwait(false);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = order.Customer });
                command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = order.Total });
                var id = (long)(await command.ExecuteScalarAsync(deadline).ConfigureAwait(false))!;
                return order.Total >= 0 ? id : throw new InvalidOperationException("no order is negative");
            }

            private static async Task<string> CustomersCore(NpgsqlConnection connection, CancellationToken deadline)
            {
                var command = new NpgsqlCommand("SELECT string_agg(customer, ', ' ORDER BY id) FROM orders", connection);
                await using var ownership = command.ConfigureAwait(false);
                return (string)(await command.ExecuteScalarAsync(deadline).ConfigureAwait(false))!;
            }

            private static async Task MisuseCore(NpgsqlConnection connection, CancellationToken deadline)
            {
                var command = new NpgsqlCommand("DELETE FROM orders", connection);
                await using var ownership = command.ConfigureAwait(false);
                await command.ExecuteNonQueryAsync(deadline).ConfigureAwait(false);
            }
        }
        """;

    public const string Program = """
        using System.Globalization;
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        using Shop;

        // The pool of the services is the one that the handlers find under its name.
        var provider = new ServiceCollection().AddLifeguard("ORDERS_DB", options => options.MaxPoolSize = 1).BuildServiceProvider();
        await using var ownership = provider.ConfigureAwait(false);
        var database = provider.GetRequiredService<PooledDatabase>();

        var orders = new Orders();
        var context = new Context();
        Print($"created {await orders.Create(new NewOrder("anna", 10), context).ConfigureAwait(false)}");
        Print($"created {await orders.Create(new NewOrder("ben", 20), context).ConfigureAwait(false)}");
        try
        {
            await orders.Create(new NewOrder("carla", -1), context).ConfigureAwait(false);
        }
        catch (InvalidOperationException error)
        {
            Print($"refused: {error.Message}");
        }

        Print($"found {await orders.Customers(context).ConfigureAwait(false)}");
        try
        {
            await orders.Misuse(context).ConfigureAwait(false);
        }
        catch (PostgresException error)
        {
            Print($"write refused: {error.SqlState}");
        }

        var totals = await database.QueryAsync("SELECT sum(total) FROM orders", static row => row.GetDecimal(0)).ConfigureAwait(false);
        Print($"total {totals[0]}");
        Print($"lent {database.LentConnections}");

        static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

        internal sealed class Context : ILambdaContext
        {
            public string AwsRequestId => "1";
            public IClientContext? ClientContext => null;
            public string FunctionName => "orders";
            public string FunctionVersion => "1";
            public ICognitoIdentity? Identity => null;
            public string InvokedFunctionArn => "";
            public ILambdaLogger Logger => throw new NotSupportedException();
            public string LogGroupName => "";
            public string LogStreamName => "";
            public int MemoryLimitInMB => 512;
            public TimeSpan RemainingTime => TimeSpan.FromSeconds(60);
        }
        """;

    /// <summary>The contract of Lambda's own package, built for both frameworks.</summary>
    public static Consumer WithLambda(this Consumer consumer) => consumer.With("Amazon.Lambda.Core/Amazon.Lambda.Core.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
            <ImplicitUsings>enable</ImplicitUsings>
            <RunAnalyzers>false</RunAnalyzers>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="{BuildFacts.RepositoryRoot}samples/contracts/Amazon.Lambda.Core/*.cs" />
            <Compile Include="{BuildFacts.RepositoryRoot}samples/contracts/ContractOnly.cs" />
          </ItemGroup>
        </Project>
        """);

    public const string Lambda = """<ProjectReference Include="../Amazon.Lambda.Core/Amazon.Lambda.Core.csproj" />""";

    /// <summary>The program, in the folder <c>Shop</c>.</summary>
    /// <param name="consumer">Whose repository it is in.</param>
    /// <param name="feed">Where the library comes from.</param>
    /// <param name="frameworks">One target framework, or several.</param>
    /// <param name="properties">More properties, as XML.</param>
    public static Consumer WithPooledShop(this Consumer consumer, PackageFeed feed, string frameworks, string properties) => consumer
        .WithLambda()
        .WithProject(
            "Shop/Shop.csproj",
            frameworks: frameworks,
            properties: $"<OutputType>Exe</OutputType>{Strict}{properties}",
            analyzers: null,
            items: $"""
                {feed.Reference("Lifeguard")}
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="{BuildFacts.ExtensionsVersion}" />
                {Lambda}
                """)
        .With("Shop/Orders.cs", Orders)
        .With("Shop/Program.cs", Program);
}
