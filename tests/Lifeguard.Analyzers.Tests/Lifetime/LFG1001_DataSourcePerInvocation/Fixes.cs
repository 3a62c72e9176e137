using Microsoft.CodeAnalysis;
using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Lifetime.DataSourcePerInvocationAnalyzer, Lifeguard.CodeFixes.Rules.Lifetime.DataSourcePerInvocationFix>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1001_DataSourcePerInvocation;

public sealed class Fixes
{
    [Fact]
    public Task LocalBecomesAStaticHolderAndTakesItsCommentAlong() => Test.FixesOrders(
        """
        // The pool of the orders database.
        var connectionString = Environment.GetEnvironmentVariable("ORDERS_DB") ?? throw new InvalidOperationException("ORDERS_DB is not set.");
        await using var dataSource = {|LFG1001:NpgsqlDataSource.Create(connectionString)|};

        await using var command = dataSource.CreateCommand("select count(*) from orders");
        return (int)(await command.ExecuteScalarAsync())!;
        """,
        """
        // The pool of the orders database.
        private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("ORDERS_DB") ?? throw new InvalidOperationException("ORDERS_DB is not set."));
        """,
        """
        await using var command = Db.CreateCommand("select count(*) from orders");
        return (int)(await command.ExecuteScalarAsync())!;
        """);

    [Fact]
    public Task ValueThatMayBeMissingIsForgivenAsItWas() => Test.FixesOrders(
        """
        var connectionString = Environment.GetEnvironmentVariable("ORDERS_DB")!;
        await using var dataSource = {|LFG1001:NpgsqlDataSource.Create(connectionString)|};
        await using var connection = await dataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select count(*) from orders");
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("ORDERS_DB")!);""",
        """
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select count(*) from orders");
        """);

    [Fact]
    public Task BuilderInOneExpressionStaysOneExpression() => Test.FixesOrders(
        """
        await using var dataSource = {|LFG1001:new NpgsqlDataSourceBuilder("Host=db;Database=orders").Build()|};
        await using var connection = await dataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """private static readonly NpgsqlDataSource Db = new NpgsqlDataSourceBuilder("Host=db;Database=orders").Build();""",
        """
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task BuilderUsedOnceIsWrittenInPlace() => Test.FixesOrders(
        """
        const string host = "db";
        var builder = new NpgsqlDataSourceBuilder($"Host={host};Database=orders");
        await using var dataSource = {|LFG1001:builder.Build()|};
        await using var connection = await dataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """private static readonly NpgsqlDataSource Db = new NpgsqlDataSourceBuilder($"Host=db;Database=orders").Build();""",
        """
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task BuilderThatIsConfiguredMovesIntoAMethod() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                var connectionString = Environment.GetEnvironmentVariable("ORDERS_DB");
                if (string.IsNullOrEmpty(connectionString)) throw new InvalidOperationException("ORDERS_DB is not set.");

                // Parameters help in development only.
                var builder = new NpgsqlDataSourceBuilder(connectionString);
                builder.EnableParameterLogging(); // off in production
                builder.ConnectionStringBuilder.MaxPoolSize = 2;
                await using var dataSource = {|LFG1001:builder.Build()|};

                await using var command = dataSource.CreateCommand("select count(*) from orders");
                return (int)(await command.ExecuteScalarAsync())!;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            private static readonly NpgsqlDataSource Db = CreateDb();

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var command = Db.CreateCommand("select count(*) from orders");
                return (int)(await command.ExecuteScalarAsync())!;
            }

            private static NpgsqlDataSource CreateDb()
            {
                var connectionString = Environment.GetEnvironmentVariable("ORDERS_DB");
                if (string.IsNullOrEmpty(connectionString)) throw new InvalidOperationException("ORDERS_DB is not set.");

                // Parameters help in development only.
                var builder = new NpgsqlDataSourceBuilder(connectionString);
                builder.EnableParameterLogging(); // off in production
                builder.ConnectionStringBuilder.MaxPoolSize = 2;
                return builder.Build();
            }
        }
        """);

    [Fact]
    public Task SettingsWithAnInitialiserMoveIntoAMethod() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                var settings = new NpgsqlConnectionStringBuilder
                {
                    Host = Environment.GetEnvironmentVariable("DB_HOST"),
                    Database = "orders", // the only one
                };
                await using var dataSource = {|LFG1001:NpgsqlDataSource.Create(settings.ConnectionString)|};
                await using var connection = await dataSource.OpenConnectionAsync();
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
            private static readonly NpgsqlDataSource Db = CreateDb();

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }

            private static NpgsqlDataSource CreateDb()
            {
                var settings = new NpgsqlConnectionStringBuilder
                {
                    Host = Environment.GetEnvironmentVariable("DB_HOST"),
                    Database = "orders", // the only one
                };
                return NpgsqlDataSource.Create(settings.ConnectionString);
            }
        }
        """);

    [Fact]
    public Task StringThatIsNeededElsewhereStaysAndIsRepeated() => Test.FixesOrders(
        """
        var host = Environment.GetEnvironmentVariable("DB_HOST");
        context.Logger.LogLine($"Connecting to {host}");
        await using var dataSource = {|LFG1001:NpgsqlDataSource.Create($"Host={host};Database=orders")|};
        await using var connection = await dataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create($"Host={Environment.GetEnvironmentVariable("DB_HOST")};Database=orders");""",
        """
        var host = Environment.GetEnvironmentVariable("DB_HOST");
        context.Logger.LogLine($"Connecting to {host}");
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Theory]
    [InlineData("await using (var dataSource = {|LFG1001:NpgsqlDataSource.Create(ConnectionString)|})")]
    [InlineData("using (var dataSource = {|LFG1001:NpgsqlDataSource.Create(ConnectionString)|})")]
    [InlineData("using (NpgsqlDataSource dataSource = {|LFG1001:NpgsqlDataSource.Create(ConnectionString)|})")]
    public Task UsingStatementGoesAndItsBodyMovesOut(string header) => Test.FixesOrders(
        $$"""
        // Count what there is.
        {{header}}
        {
            // One at a time.
            await using var connection = await dataSource.OpenConnectionAsync();

            return await connection.ExecuteScalarAsync<int>(@"
                select count(*)
                from orders");
        }
        """,
        """
        private const string ConnectionString = "Host=db;Database=orders";
        private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(ConnectionString);
        """,
        """
        // Count what there is.
        // One at a time.
        await using var connection = await Db.OpenConnectionAsync();

        return await connection.ExecuteScalarAsync<int>(@"
                select count(*)
                from orders");
        """,
        members: """private const string ConnectionString = "Host=db;Database=orders";""");

    [Fact]
    public Task BlockStaysWhereItsEndReleasesAConnection() => Test.FixesOrders(
        """
        int count;
        await using (var dataSource = {|LFG1001:NpgsqlDataSource.Create("Host=db")|})
        {
            await using var connection = await dataSource.OpenConnectionAsync();
            count = await connection.ExecuteScalarAsync<int>("select 1");
        }

        context.Logger.LogLine($"{count} orders");
        return count;
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""",
        """
        int count;
        {
            await using var connection = await Db.OpenConnectionAsync();
            count = await connection.ExecuteScalarAsync<int>("select 1");
        }

        context.Logger.LogLine($"{count} orders");
        return count;
        """);

    [Fact]
    public Task CommentsAtTheBracesOfAUsingStay() => Test.FixesOrders(
        """
        using (var dataSource = {|LFG1001:NpgsqlDataSource.Create("Host=db")|}) { // while the pool lives
            using (var connection = await dataSource.OpenConnectionAsync())
            {
                return await connection.ExecuteScalarAsync<int>("select 1");
            } // closed
        } // disposed
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""",
        """
        // while the pool lives
        using (var connection = await Db.OpenConnectionAsync())
        {
            return await connection.ExecuteScalarAsync<int>("select 1");
        } // closed
        // disposed
        """);

    [Theory]
    [InlineData("    return await dataSource.OpenConnection().ExecuteScalarAsync<int>(\"select 1\");")]
    [InlineData("{\n    return await dataSource.OpenConnection().ExecuteScalarAsync<int>(\"select 1\");\n}")]
    public Task UsingOverALocalGoesWithTheLocal(string body) => Test.FixesOrders(
        $$"""
        var dataSource = {|LFG1001:NpgsqlDataSource.Create("Host=db")|};
        using (dataSource)
        {{body}}
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""",
        """
        return await Db.OpenConnection().ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task BlockStaysWhereANameWouldClash() => Test.FixesOrders(
        """
        await using (var dataSource = {|LFG1001:NpgsqlDataSource.Create("Host=db")|})
        {
            var count = await dataSource.OpenConnection().ExecuteScalarAsync<int>("select 1");
            if (count > 0) return count;
        }

        foreach (var count in new[] { 1, 2 }) context.Logger.LogLine($"{count}");
        return 0;
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""",
        """
        {
            var count = await Db.OpenConnection().ExecuteScalarAsync<int>("select 1");
            if (count > 0) return count;
        }

        foreach (var count in new[] { 1, 2 }) context.Logger.LogLine($"{count}");
        return 0;
        """);

    [Fact]
    public Task StackedUsingsLoseTheFirst() => Test.FixesOrders(
        """
        using (var dataSource = {|LFG1001:NpgsqlDataSource.Create("Host=db")|})
        using (var connection = await dataSource.OpenConnectionAsync())
        {
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""",
        """
        using (var connection = await Db.OpenConnectionAsync())
        {
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        """);

    [Theory]
    [InlineData("await dataSource.DisposeAsync();")]
    [InlineData("await dataSource.DisposeAsync().ConfigureAwait(false);")]
    [InlineData("dataSource.Dispose();")]
    [InlineData("dataSource?.Dispose();")]
    [InlineData("if (dataSource != null) await dataSource.DisposeAsync();")]
    public Task ExplicitDisposalGoes(string disposal) => Test.FixesOrders(
        $$"""
        var dataSource = {|LFG1001:NpgsqlDataSource.Create("Host=db")|};
        await using var connection = await dataSource.OpenConnectionAsync();
        var count = await connection.ExecuteScalarAsync<int>("select 1");
        {{disposal}} // done with it
        return count;
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""",
        """
        await using var connection = await Db.OpenConnectionAsync();
        var count = await connection.ExecuteScalarAsync<int>("select 1");
        // done with it
        return count;
        """);

    [Fact]
    public Task FinallyThatOnlyDisposesGoesWithItsTry() => Test.FixesOrders(
        """
        var dataSource = {|LFG1001:NpgsqlDataSource.Create("Host=db")|};
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        finally
        {
            await dataSource.DisposeAsync();
        }
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""",
        """
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task BuilderWithACallbackAndAFlagMovesIntoAMethod() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                var builder = new NpgsqlDataSourceBuilder("Host=db");
                builder.UsePeriodicPasswordProvider(async (_, cancel) => await File.ReadAllTextAsync("token", cancel), TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(5));
                if (Environment.GetEnvironmentVariable("DEBUG") == "1")
                {
                    builder.EnableParameterLogging();
                }

                var dataSource = {|LFG1001:builder.Build()|};
                try
                {
                    await using var connection = await dataSource.OpenConnectionAsync();
                    return await connection.ExecuteScalarAsync<int>("select 1");
                }
                finally
                {
                    // Nobody else needs it.
                    await dataSource.DisposeAsync();
                }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            private static readonly NpgsqlDataSource Db = CreateDb();

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
                // Nobody else needs it.
            }

            private static NpgsqlDataSource CreateDb()
            {
                var builder = new NpgsqlDataSourceBuilder("Host=db");
                builder.UsePeriodicPasswordProvider(async (_, cancel) => await File.ReadAllTextAsync("token", cancel), TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(5));
                if (Environment.GetEnvironmentVariable("DEBUG") == "1")
                {
                    builder.EnableParameterLogging();
                }

                return builder.Build();
            }
        }
        """);

    [Fact]
    public Task FinallyGoesAndCatchStays() => Test.FixesOrders(
        """
        var dataSource = {|LFG1001:NpgsqlDataSource.Create("Host=db")|};
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        catch (NpgsqlException e)
        {
            context.Logger.LogLine(e.Message);
            throw;
        }
        finally
        {
            dataSource.Dispose();
        }
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""",
        """
        try
        {
            await using var connection = await Db.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        catch (NpgsqlException e)
        {
            context.Logger.LogLine(e.Message);
            throw;
        }
        """);

    [Fact]
    public Task CreationWithoutALocalIsReplaced() => Test.FixesOrders(
        """
        await using var connection = await {|LFG1001:NpgsqlDataSource.Create("Host=db")|}.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""",
        """
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Theory]
    [InlineData("private static NpgsqlDataSource Source => {|LFG1001:NpgsqlDataSource.Create(\"Host=db\")|};")]
    [InlineData("private static NpgsqlDataSource Source { get { return {|LFG1001:NpgsqlDataSource.Create(\"Host=db\")|}; } }")]
    [InlineData("private static NpgsqlDataSource Source { get => {|LFG1001:NpgsqlDataSource.Create(\"Host=db\")|}; }")]
    public Task StaticPropertyIsSetOnce(string property) => Test.FixesOrders(
        """
        await using var connection = await Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """private static NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create("Host=db");""",
        """
        await using var connection = await Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        members: property);

    [Fact]
    public Task InstancePropertyReadsAHolder() => Test.FixesOrders(
        """
        await using var connection = await Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """
        private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");

        private NpgsqlDataSource Source => Db;
        """,
        """
        await using var connection = await Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        members: """private NpgsqlDataSource Source => {|LFG1001:NpgsqlDataSource.Create("Host=db")|};""");

    [Fact]
    public Task FactoryMethodReturnsTheHolder() => Test.FixesOrders(
        """
        var source = Source();
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """
        private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB") ?? "Host=db");

        private static NpgsqlDataSource Source()
        {
            return Db;
        }
        """,
        """
        var source = Source();
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        members: """
        private static NpgsqlDataSource Source()
        {
            var text = Environment.GetEnvironmentVariable("DB") ?? "Host=db";
            return {|LFG1001:NpgsqlDataSource.Create(text)|};
        }
        """);

    [Fact]
    public Task FactoryWhoseResultIsDisposedKeepsItsOwn() => Test.OffersNothingInOrders(
        """
        await using var source = Source();
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        members: """private static NpgsqlDataSource Source() => {|LFG1001:NpgsqlDataSource.Create("Host=db")|};""");

    [Fact]
    public Task FactoryBehindAnInterfaceReturnsTheHolder() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public interface IDatabase
        {
            NpgsqlDataSource Create();
        }

        public class Database : IDatabase
        {
            public NpgsqlDataSource Create() => {|LFG1001:NpgsqlDataSource.Create("Host=db")|};
        }

        public class Orders
        {
            private readonly IDatabase _database = new Database();

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = await _database.Create().OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public interface IDatabase
        {
            NpgsqlDataSource Create();
        }

        public class Database : IDatabase
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");

            public NpgsqlDataSource Create() => Db;
        }

        public class Orders
        {
            private readonly IDatabase _database = new Database();

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = await _database.Create().OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """);

    [Fact]
    public Task FactoryBehindAnInterfaceKeepsItsOwnWhereACallerDisposesIt() => Test.OffersNothing(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public interface IDatabase
        {
            NpgsqlDataSource Create();
        }

        public class Database : IDatabase
        {
            public NpgsqlDataSource Create() => {|LFG1001:NpgsqlDataSource.Create("Host=db")|};
        }

        public class Orders
        {
            private readonly IDatabase _database = new Database();

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var dataSource = _database.Create();
                await using var connection = await dataSource.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """);

    [Fact]
    public Task AlternativesOfThePreprocessorAreLeftAlone() => Test.OffersNothingInOrders(
        """
        #if LOCAL
        await using var dataSource = NpgsqlDataSource.Create("Host=localhost");
        #else
        await using var dataSource = {|LFG1001:NpgsqlDataSource.Create("Host=db")|};
        #endif
        await using var connection = await dataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task InjectedDataSourceTakesThePlaceOfTheLocal() => Test.Fixes(
        """
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.Configuration;
        using Npgsql;

        public class Orders
        {
            private readonly IConfiguration configuration;

            public Orders(IConfiguration configuration)
            {
                this.configuration = configuration;
            }

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer)
            {
                var text = configuration.GetConnectionString("Orders")!;
                await using var orders = {|LFG1001:NpgsqlDataSource.Create(text)|};
                await using var connection = await orders.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        """
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.Configuration;
        using Npgsql;

        public class Orders
        {
            private readonly IConfiguration configuration;
            private readonly NpgsqlDataSource dataSource;

            public Orders(IConfiguration configuration, NpgsqlDataSource dataSource)
            {
                this.configuration = configuration;
                this.dataSource = dataSource;
            }

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer)
            {
                await using var connection = await dataSource.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        alsoChanges: "the constructor takes the data source");

    [Fact]
    public Task TwoCreationsInOneTypeShareOneHolder() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                // The pool.
                await using var dataSource = {|LFG1001:NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!)|};
                await using var connection = await dataSource.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }

            public async Task<int> Sum(string input, ILambdaContext context)
            {
                var text = Environment.GetEnvironmentVariable("DB")!;
                // The same pool.
                await using var source = {|LFG1001:NpgsqlDataSource.Create(text)|};
                await using var connection = await source.OpenConnectionAsync();
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
            // The pool.
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }

            public async Task<int> Sum(string input, ILambdaContext context)
            {
                // The same pool.
                await using var connection = await Db.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """);

    [Fact]
    public Task DifferentPoolsGetDifferentHolders() => Test.FixesOrders(
        """
        await using var orders = {|LFG1001:NpgsqlDataSource.Create("Host=orders")|};
        await using var customers = {|LFG1001:NpgsqlDataSource.Create("Host=customers")|};
        await using var some = await orders.OpenConnectionAsync();
        await using var others = await customers.OpenConnectionAsync();
        return await some.ExecuteScalarAsync<int>("select 1") + await others.ExecuteScalarAsync<int>("select 1");
        """,
        """
        private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=orders");
        private static readonly NpgsqlDataSource Customers = NpgsqlDataSource.Create("Host=customers");
        """,
        """
        await using var some = await Db.OpenConnectionAsync();
        await using var others = await Customers.OpenConnectionAsync();
        return await some.ExecuteScalarAsync<int>("select 1") + await others.ExecuteScalarAsync<int>("select 1");
        """);

    [Theory]
    [InlineData("private static readonly string s_text = \"Host=db\";", "s_text", "s_db")]
    [InlineData("private static readonly string _text = \"Host=db\";", "_text", "_db")]
    [InlineData("private static readonly string Text = \"Host=db\";", "Text", "Db")]
    [InlineData("private static readonly string Text = \"Host=db\", Db = \"\";", "Text + Db", "DataSource")]
    public Task HolderFollowsTheStyleOfTheFieldsAndTakesAFreeName(string field, string text, string holder) => Test.FixesOrders(
        $$"""
        await using var connection = await {|LFG1001:NpgsqlDataSource.Create({{text}})|}.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        $"""
        {field}
        private static readonly NpgsqlDataSource {holder} = NpgsqlDataSource.Create({text});
        """,
        $"""
        await using var connection = await {holder}.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        members: field);

    [Fact]
    public Task InstanceFieldsOfAFunctionThatLivesOnFeedAnInstanceHolder() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            private readonly string _connectionString;

            public Orders() : this(Environment.GetEnvironmentVariable("DB")!) { }

            public Orders(string connectionString)
            {
                _connectionString = connectionString;
            }

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var dataSource = {|LFG1001:NpgsqlDataSource.Create(_connectionString)|};
                await using var connection = await dataSource.OpenConnectionAsync();
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
            private readonly string _connectionString;
            private readonly NpgsqlDataSource _db;

            public Orders() : this(Environment.GetEnvironmentVariable("DB")!) { }

            public Orders(string connectionString)
            {
                _connectionString = connectionString;
                _db = NpgsqlDataSource.Create(_connectionString);
            }

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var connection = await _db.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        alsoChanges: "the constructor sets the holder");

    [Fact]
    public Task ValueOfAnInstanceFieldMovesIntoTheStaticHolder() => Test.FixesOrders(
        """
        await using var dataSource = {|LFG1001:NpgsqlDataSource.Create(_connectionString)|};
        await using var connection = await dataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """
        // Where the orders are.
        private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db;Database=orders");
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        members: """
        // Where the orders are.
        private readonly string _connectionString = "Host=db;Database=orders";
        """,
        alsoChanges: "a field that nothing reads any more goes");

    [Theory]
    [InlineData("private readonly NpgsqlDataSource _source = {|LFG1001:NpgsqlDataSource.Create(\"Host=db\")|};")]
    [InlineData("private NpgsqlDataSource _source = {|LFG1001:NpgsqlDataSource.Create(\"Host=db\")|};")]
    public Task FieldOfAClassBuiltPerInvocationBecomesStatic(string field) => Test.Fixes(
        $$"""
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;

        public class Orders
        {
            {{field}}

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer)
            {
                await using var connection = await this._source.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        """
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;

        public class Orders
        {
            private static readonly NpgsqlDataSource _source = NpgsqlDataSource.Create("Host=db");

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer)
            {
                await using var connection = await _source.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """);

    [Fact]
    public Task AssignmentInTheConstructorBecomesAnInitialiser() => Test.Fixes(
        """
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;

        public class Orders
        {
            private readonly NpgsqlDataSource _source;

            public Orders()
            {
                var text = Environment.GetEnvironmentVariable("DB") ?? "Host=db";
                _source = {|LFG1001:NpgsqlDataSource.Create(text)|};
            }

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer)
            {
                await using var connection = await _source.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        """
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;

        public class Orders
        {
            private static readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB") ?? "Host=db");

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer)
            {
                await using var connection = await _source.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        alsoChanges: "the field takes the value from the constructor");

    [Fact]
    public Task LambdaAmongTopLevelStatementsUsesALocalDeclaredBeforeIt() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Dapper;
        using Npgsql;

        var connectionString = Environment.GetEnvironmentVariable("DB") ?? "Host=db";

        // The handler.
        var handler = async (string input, ILambdaContext context) =>
        {
            await using var dataSource = {|LFG1001:NpgsqlDataSource.Create(connectionString)|};
            await using var connection = await dataSource.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<string>("select 1");
        };

        await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Dapper;
        using Npgsql;

        var connectionString = Environment.GetEnvironmentVariable("DB") ?? "Host=db";

        var db = NpgsqlDataSource.Create(connectionString);
        // The handler.
        var handler = async (string input, ILambdaContext context) =>
        {
            await using var connection = await db.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<string>("select 1");
        };

        await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        """,
        kind: OutputKind.ConsoleApplication);

    [Theory]
    [InlineData("""await using var source = {|LFG1001:NpgsqlDataSource.Create("Database=" + input)|};""")]
    [InlineData("""var text = $"Database={input}"; await using var source = {|LFG1001:NpgsqlDataSource.Create(text)|};""")]
    [InlineData("""var text = await File.ReadAllTextAsync("db.txt"); await using var source = {|LFG1001:NpgsqlDataSource.Create(text)|};""")]
    [InlineData("""var text = "Host=db"; text += ";Database=orders"; await using var source = {|LFG1001:NpgsqlDataSource.Create(text)|};""")]
    [InlineData("""var text = Environment.GetEnvironmentVariable("DB"); if (text is null) return 0; await using var source = {|LFG1001:NpgsqlDataSource.Create(text)|};""")]
    public Task OffersNothingWhereTheInvocationsDataIsNeeded(string statements) => Test.OffersNothingInOrders(
        $"""
        {statements}
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);
}
