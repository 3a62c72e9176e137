using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Lifetime.ConnectionPerInvocationAnalyzer, Lifeguard.CodeFixes.Rules.Lifetime.ConnectionPerInvocationFix>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1002_ConnectionPerInvocation;

public sealed class Fixes
{
    private const string Holder = """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db;Database=orders");""";

    [Theory]
    [InlineData("await using var connection = {|LFG1002:new NpgsqlConnection(\"Host=db;Database=orders\")|};", "await using var connection = Db.CreateConnection();")]
    [InlineData("using var connection = {|LFG1002:new NpgsqlConnection(\"Host=db;Database=orders\")|};", "using var connection = Db.CreateConnection();")]
    [InlineData("using NpgsqlConnection connection = {|LFG1002:new(\"Host=db;Database=orders\")|};", "using NpgsqlConnection connection = Db.CreateConnection();")]
    [InlineData("using System.Data.IDbConnection connection = {|LFG1002:new NpgsqlConnection(\"Host=db;Database=orders\")|};", "using System.Data.IDbConnection connection = Db.CreateConnection();")]
    [InlineData("using var connection = {|LFG1002:new NpgsqlConnection(connectionString: \"Host=db;Database=orders\")|};", "using var connection = Db.CreateConnection();")]
    public Task ConnectionIsRented(string creation, string rental) => Test.FixesOrders(
        $"""
        {creation}
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        Holder,
        $"""
        {rental}
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Theory]
    [InlineData("await using var connection", "await connection.OpenAsync();", "await Db.OpenConnectionAsync()")]
    [InlineData("await using var connection", "await connection.OpenAsync(CancellationToken.None);", "await Db.OpenConnectionAsync(CancellationToken.None)")]
    [InlineData("await using var connection", "await connection.OpenAsync().ConfigureAwait(false);", "await Db.OpenConnectionAsync().ConfigureAwait(false)")]
    [InlineData("using var connection", "connection.Open();", "Db.OpenConnection()")]
    [InlineData("using System.Data.Common.DbConnection connection", "await connection.OpenAsync();", "await Db.OpenConnectionAsync()")]
    public Task ConnectionThatIsOpenedNextIsRentedOpen(string declaration, string opening, string rental) => Test.FixesOrders(
        $$"""
        // Count them.
        {{declaration}} = {|LFG1002:new NpgsqlConnection("Host=db;Database=orders")|};
        // Not before it is needed.
        {{opening}} /* now */ // or never
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        Holder,
        $"""
        // Count them.
        {declaration} = {rental};
        // Not before it is needed.
        /* now */ // or never
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task BlockKeepsItsUsingAndLosesTheOpening() => Test.FixesOrders(
        """
        using (var connection = {|LFG1002:new NpgsqlConnection("Host=db;Database=orders")|})
        {
            connection.Open();

            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        """,
        Holder,
        """
        using (var connection = Db.OpenConnection())
        {
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        """);

    [Fact]
    public Task OpeningFurtherBelowStays() => Test.FixesOrders(
        """
        await using var connection = {|LFG1002:new NpgsqlConnection("Host=db;Database=orders")|};
        try
        {
            await connection.OpenAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        finally
        {
            await connection.CloseAsync();
        }
        """,
        Holder,
        """
        await using var connection = Db.CreateConnection();
        try
        {
            await connection.OpenAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        finally
        {
            await connection.CloseAsync();
        }
        """);

    [Theory]
    [InlineData("return await {|LFG1002:new NpgsqlConnection(\"Host=db;Database=orders\")|}.ExecuteScalarAsync<int>(\"select 1\");", "return await Db.CreateConnection().ExecuteScalarAsync<int>(\"select 1\");")]
    [InlineData("return await SqlMapper.ExecuteScalarAsync<int>({|LFG1002:new NpgsqlConnection(\"Host=db;Database=orders\")|}, \"select 1\");", "return await SqlMapper.ExecuteScalarAsync<int>(Db.CreateConnection(), \"select 1\");")]
    public Task ConnectionWithoutALocalIsRented(string creation, string rental) => Test.FixesOrders(creation, Holder, rental);

    [Fact]
    public Task StringThatMayBeMissingIsForgivenBecauseADataSourceRefusesIt() => Test.FixesOrders(
        """
        await using var connection = {|LFG1002:new NpgsqlConnection(Environment.GetEnvironmentVariable("DB"))|};
        await connection.OpenAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);""",
        """
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Theory]
    [InlineData("var text = Environment.GetEnvironmentVariable(\"DB\");", "Environment.GetEnvironmentVariable(\"DB\")!")]
    [InlineData("var text = Environment.GetEnvironmentVariable(\"DB\") ?? \"Host=db\";", "Environment.GetEnvironmentVariable(\"DB\") ?? \"Host=db\"")]
    [InlineData("var host = Environment.GetEnvironmentVariable(\"DB\"); var text = $\"Host={host};Database=orders\";", "$\"Host={Environment.GetEnvironmentVariable(\"DB\")};Database=orders\"")]
    [InlineData("var text = \"Host=\" + (Environment.GetEnvironmentVariable(\"DB\") ?? \"db\");", "\"Host=\" + (Environment.GetEnvironmentVariable(\"DB\") ?? \"db\")")]
    [InlineData("const string text = \"Host=db\";", "\"Host=db\"")]
    public Task LocalsBehindTheStringMoveAlong(string locals, string value) => Test.FixesOrders(
        $$"""
        {{locals}}
        await using var connection = {|LFG1002:new NpgsqlConnection(text)|};
        await connection.OpenAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        $"""private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create({value});""",
        """
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task StringBuilderThatIsSetUpMovesIntoAMethod() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            private const string Text = "Host=db";

            public async Task<int> Count(string input, ILambdaContext context)
            {
                var builder = new NpgsqlConnectionStringBuilder(Text);
                builder.Database = "orders";
                builder["Application Name"] = nameof(Orders);
                await using var connection = {|LFG1002:new NpgsqlConnection(builder.ToString())|};
                await connection.OpenAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            private const string Text = "Host=db";
            private static readonly NpgsqlDataSource Db = CreateDb();

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }

            private static NpgsqlDataSource CreateDb()
            {
                var builder = new NpgsqlConnectionStringBuilder(Text);
                builder.Database = "orders";
                builder["Application Name"] = nameof(Orders);
                return NpgsqlDataSource.Create(builder.ToString());
            }
        }
        """);

    [Fact]
    public Task ConnectionsOfOneStringShareOneHolder() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            private static readonly string Text = Environment.GetEnvironmentVariable("DB")!;

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = {|LFG1002:new NpgsqlConnection(Text)|};
                await connection.OpenAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }

            public async Task<int> Sum(string input, ILambdaContext context)
            {
                var text = Text;
                await using var first = {|LFG1002:new NpgsqlConnection(text)|};
                await using var second = {|LFG1002:new NpgsqlConnection(text)|};
                return await first.ExecuteScalarAsync<int>("select 1") + await second.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            private static readonly string Text = Environment.GetEnvironmentVariable("DB")!;
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Text);

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }

            public async Task<int> Sum(string input, ILambdaContext context)
            {
                await using var first = Db.CreateConnection();
                await using var second = Db.CreateConnection();
                return await first.ExecuteScalarAsync<int>("select 1") + await second.ExecuteScalarAsync<int>("select 1");
            }
        }
        """);

    [Fact]
    public Task HolderThatIsThereIsUsed() => Test.FixesOrders(
        """
        await using var connection = {|LFG1002:new NpgsqlConnection("Host=db")|};
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """private static readonly NpgsqlDataSource OrdersDb = NpgsqlDataSource.Create("Host=db");""",
        """
        await using var connection = OrdersDb.CreateConnection();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        members: """private static readonly NpgsqlDataSource OrdersDb = NpgsqlDataSource.Create("Host=db");""");

    [Fact]
    public Task PartsOfAPartialTypeShareOneHolder() => Test.Fixes(
        [
            """
            using Amazon.Lambda.Core;
            using Dapper;
            using Npgsql;

            public partial class Orders
            {
                public async Task<int> Count(string input, ILambdaContext context) => await {|LFG1002:new NpgsqlConnection("Host=db")|}.ExecuteScalarAsync<int>("select 1");
            }
            """,
            """
            using Amazon.Lambda.Core;
            using Dapper;
            using Npgsql;

            public partial class Orders
            {
                public async Task<int> Sum(string input, ILambdaContext context) => await {|LFG1002:new NpgsqlConnection("Host=db")|}.ExecuteScalarAsync<int>("select 2");
            }
            """,
        ],
        [
            """
            using Amazon.Lambda.Core;
            using Dapper;
            using Npgsql;

            public partial class Orders
            {
                private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");

                public async Task<int> Count(string input, ILambdaContext context) => await Db.CreateConnection().ExecuteScalarAsync<int>("select 1");
            }
            """,
            """
            using Amazon.Lambda.Core;
            using Dapper;
            using Npgsql;

            public partial class Orders
            {
                public async Task<int> Sum(string input, ILambdaContext context) => await Db.CreateConnection().ExecuteScalarAsync<int>("select 2");
            }
            """,
        ]);

    [Fact]
    public Task MySqlConnectorsDataSourceIsConstructed() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using MySqlConnector;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = {|LFG1002:new MySqlConnection(Environment.GetEnvironmentVariable("DB"))|};
                await connection.OpenAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using MySqlConnector;

        public class Orders
        {
            private static readonly MySqlDataSource Db = new MySqlDataSource(Environment.GetEnvironmentVariable("DB")!);

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """);

    [Fact]
    public Task FactoryInAnotherClassReturnsARentedConnection() => Test.Fixes(
        """
        using System.Data;
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                using var connection = Connections.Create();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }

        public static class Connections
        {
            private static string ConnectionString => Environment.GetEnvironmentVariable("DB") ?? "Host=db";

            public static IDbConnection Create() => {|LFG1002:new NpgsqlConnection(ConnectionString)|};
        }
        """,
        """
        using System.Data;
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                using var connection = Connections.Create();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }

        public static class Connections
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(ConnectionString);

            private static string ConnectionString => Environment.GetEnvironmentVariable("DB") ?? "Host=db";

            public static IDbConnection Create() => Db.CreateConnection();
        }
        """);

    [Fact]
    public Task NameThatIsNotImportedIsImported() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = {|LFG1002:new Npgsql.NpgsqlConnection("Host=db")|};
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = Db.CreateConnection();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """);

    /// <summary>The head of a class that is given its dependencies · the same with the data source · what the data source is called.</summary>
    public static TheoryData<string, string, string> Constructors
    {
        get
        {
            var constructors = new TheoryData<string, string, string>
            {
                {
                    """
                    public class Orders
                    {
                        private readonly ILogger<Orders> logger;

                        public Orders(ILogger<Orders> given)
                        {
                            logger = given;
                        }
                    """,
                    """
                    public class Orders
                    {
                        private readonly ILogger<Orders> logger;
                        private readonly NpgsqlDataSource dataSource;

                        public Orders(ILogger<Orders> given, NpgsqlDataSource dataSource)
                        {
                            logger = given;
                            this.dataSource = dataSource;
                        }
                    """,
                    "dataSource"
                },
                {
                    """
                    public class Orders
                    {
                        private readonly ILogger logger;
                        private readonly NpgsqlDataSource _database;

                        public Orders(ILogger<Orders> logger, NpgsqlDataSource database)
                        {
                            this.logger = logger;
                            _database = database;
                        }
                    """,
                    """
                    public class Orders
                    {
                        private readonly ILogger logger;
                        private readonly NpgsqlDataSource _database;

                        public Orders(ILogger<Orders> logger, NpgsqlDataSource database)
                        {
                            this.logger = logger;
                            _database = database;
                        }
                    """,
                    "_database"
                },
            };

            // Primary constructors of classes: not on every compiler that the fixes run on.
            if (!Enum.IsDefined(typeof(LanguageVersion), 1200)) return constructors;

            constructors.Add(
                """
                public class Orders(
                    IConfiguration configuration,
                    ILogger<Orders> logger)
                {
                    private string? Region => configuration["Region"];
                """,
                """
                public class Orders(
                    IConfiguration configuration,
                    ILogger<Orders> logger,
                    NpgsqlDataSource dataSource)
                {
                    private string? Region => configuration["Region"];
                """,
                "dataSource");
            return constructors;
        }
    }

    [Theory, MemberData(nameof(Constructors))]
    public Task ClassThatIsGivenItsDependenciesIsGivenTheDataSource(string head, string fixedHead, string dataSource) => Test.Fixes(
        $$"""
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;
        using Npgsql;

        {{head}}

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer)
            {
                logger.LogInformation("Counting");
                var text = Environment.GetEnvironmentVariable("DB");
                await using var connection = {|LFG1002:new NpgsqlConnection(text)|};
                await connection.OpenAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        $$"""
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;
        using Npgsql;

        {{fixedHead}}

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer)
            {
                logger.LogInformation("Counting");
                await using var connection = await {{dataSource}}.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        key: "LFG1002:inject",
        alsoChanges: "the constructor takes the data source");

    [Fact]
    public Task WithoutNullableNothingIsForgiven() => Test.Fixes(
        """
        #nullable disable
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                using (var connection = {|LFG1002:new NpgsqlConnection(Environment.GetEnvironmentVariable("DB"))|})
                    return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        """
        #nullable disable
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB"));

            public async Task<int> Count(string input, ILambdaContext context)
            {
                using (var connection = Db.CreateConnection())
                    return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """);

    [Fact]
    public Task CheckedStaticFieldIsForgivenWhereTheCheckDoesNotReach() => Test.FixesOrders(
        """
        if (s_text is null) throw new InvalidOperationException("DB is not set.");
        await using var connection = {|LFG1002:new NpgsqlConnection(s_text)|};
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """
        private static readonly string? s_text = Environment.GetEnvironmentVariable("DB");
        private static readonly NpgsqlDataSource s_db = NpgsqlDataSource.Create(s_text!);
        """,
        """
        if (s_text is null) throw new InvalidOperationException("DB is not set.");
        await using var connection = s_db.CreateConnection();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        members: """private static readonly string? s_text = Environment.GetEnvironmentVariable("DB");""");

    [Fact]
    public Task RepositoryBuiltPerInvocationRentsInEveryMethod() => Test.Fixes(
        """
        using System.Data;
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        namespace Shop;

        public class Function
        {
            public async Task<int> Handle(string input, ILambdaContext context)
            {
                var orders = new OrderRepository();
                return await orders.Count() + orders.Sum();
            }
        }

        public class OrderRepository
        {
            #region Connection

            // Where the orders are.
            private readonly string connectionString = Environment.GetEnvironmentVariable("DB") ?? "Host=db";

            private IDbConnection Open()
            {
                var connection = {|LFG1002:new NpgsqlConnection(connectionString)|};
                connection.Open();
                return connection;
            }

            #endregion

            public async Task<int> Count()
            {
                using var connection = Open();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }

            public int Sum()
            {
                switch (DateTime.UtcNow.Hour)
                {
                    case 0:
                        return 0;
                    default:
                        using (var connection = {|LFG1002:new NpgsqlConnection(this.connectionString)|})
                        {
                            return connection.ExecuteScalar<int>("select 1");
                        }
                }
            }
        }
        """,
        """
        using System.Data;
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        namespace Shop;

        public class Function
        {
            public async Task<int> Handle(string input, ILambdaContext context)
            {
                var orders = new OrderRepository();
                return await orders.Count() + orders.Sum();
            }
        }

        public class OrderRepository
        {
            #region Connection

            // Where the orders are.
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB") ?? "Host=db");

            private IDbConnection Open()
            {
                var connection = Db.OpenConnection();
                return connection;
            }

            #endregion

            public async Task<int> Count()
            {
                using var connection = Open();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }

            public int Sum()
            {
                switch (DateTime.UtcNow.Hour)
                {
                    case 0:
                        return 0;
                    default:
                        using (var connection = Db.CreateConnection())
                        {
                            return connection.ExecuteScalar<int>("select 1");
                        }
                }
            }
        }
        """,
        alsoChanges: "a field that nothing reads any more goes");

    [Theory]
    [InlineData("await using var connection = {|LFG1002:new NpgsqlConnection(input)|};")]
    [InlineData("await using var connection = {|LFG1002:new NpgsqlConnection($\"Host=db;Database={input}\")|};")]
    [InlineData("await using var connection = {|LFG1002:new NpgsqlConnection(\"Host=db\")|}; connection.ConnectionString += input;")]
    [InlineData("await using var connection = {|LFG1002:new NpgsqlConnection(\"Host=db\")|}; connection.UserCertificateValidationCallback = (_, _, _, _) => true;")]
    [InlineData("await using var connection = {|LFG1002:new NpgsqlConnection { ConnectionString = \"Host=db\" }|};")]
    public Task OffersNothingWhereSomethingWouldBeLost(string creation) => Test.OffersNothingInOrders(
        $"""
        {creation}
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task EndpointsOfAMinimalApiShareADataSourceBelowTheStringTheyRead() => Test.Fixes(
        """
        using Dapper;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);

        var app = builder.Build();
        var connectionString = app.Configuration["ORDERS_DB"];

        app.MapGet("/orders", async () =>
        {
            await using var connection = {|LFG1002:new NpgsqlConnection(connectionString)|};
            await connection.OpenAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        });

        app.MapGet("/customers", async () =>
        {
            await using var connection = {|LFG1002:new NpgsqlConnection(connectionString)|};
            return await connection.ExecuteScalarAsync<int>("select 2");
        });

        app.Run();
        """,
        """
        using Dapper;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);

        var app = builder.Build();
        var connectionString = app.Configuration["ORDERS_DB"];

        var db = NpgsqlDataSource.Create(connectionString!);
        app.MapGet("/orders", async () =>
        {
            await using var connection = await db.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        });

        app.MapGet("/customers", async () =>
        {
            await using var connection = db.CreateConnection();
            return await connection.ExecuteScalarAsync<int>("select 2");
        });

        app.Run();
        """,
        kind: OutputKind.ConsoleApplication);

    [Fact]
    public Task StringThatAnEndpointAsksTheApplicationForIsAskedForBeforeIt() => Test.Fixes(
        """
        using Dapper;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
        var app = builder.Build();
        app.UseRouting();
        app.MapGet("/orders", async () =>
        {
            await using var connection = {|LFG1002:new NpgsqlConnection(app.Configuration.GetConnectionString("Orders"))|};
            return await connection.ExecuteScalarAsync<int>("select 1");
        });
        app.Run();
        """,
        """
        using Dapper;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
        var app = builder.Build();
        var db = NpgsqlDataSource.Create(app.Configuration.GetConnectionString("Orders")!);
        app.UseRouting();
        app.MapGet("/orders", async () =>
        {
            await using var connection = db.CreateConnection();
            return await connection.ExecuteScalarAsync<int>("select 1");
        });
        app.Run();
        """,
        kind: OutputKind.ConsoleApplication);
}
