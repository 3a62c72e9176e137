using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Lifetime.ConnectionKeptBetweenInvocationsAnalyzer, Lifeguard.CodeFixes.Rules.Lifetime.ConnectionKeptBetweenInvocationsFix>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1004_ConnectionKeptBetweenInvocations;

public sealed class Fixes
{
    private const string Users = "the field's users rent connections";
    private const string Kept = """private static readonly NpgsqlConnection {|LFG1004:_connection|} = new NpgsqlConnection("Host=db");""";
    private const string Source = """private static readonly NpgsqlDataSource _db = NpgsqlDataSource.Create("Host=db");""";

    [Theory]
    [InlineData("private static readonly NpgsqlConnection {|LFG1004:_connection|} = new NpgsqlConnection(\"Host=db\");", "private static readonly NpgsqlDataSource _db = NpgsqlDataSource.Create(\"Host=db\");", "_connection", "_db")]
    [InlineData("private static NpgsqlConnection {|LFG1004:s_connection|} = new(\"Host=db\");", "private static readonly NpgsqlDataSource s_db = NpgsqlDataSource.Create(\"Host=db\");", "s_connection", "s_db")]
    [InlineData("static NpgsqlConnection {|LFG1004:Connection|} = new(Environment.GetEnvironmentVariable(\"DB\"));", "static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(\"DB\")!);", "Connection", "Db")]
    [InlineData("private readonly NpgsqlConnection {|LFG1004:connection|} = new NpgsqlConnection(\"Host=db\");", "private readonly NpgsqlDataSource db = NpgsqlDataSource.Create(\"Host=db\");", "this.connection", "db")]
    public Task FieldKeepsADataSource(string field, string source, string use, string name) => Test.FixesOrders(
        $"""
        // How many are there?
        return await {use}.ExecuteScalarAsync<int>("select 1");
        """,
        source,
        $"""
        await using var connection = await {name}.OpenConnectionAsync();
        // How many are there?
        return await connection.ExecuteScalarAsync<int>("select 1");
        """.Replace("var connection", use == "this.connection" ? "var conn" : "var connection", StringComparison.Ordinal).Replace("await connection.", use == "this.connection" ? "await conn." : "await connection.", StringComparison.Ordinal),
        members: field,
        alsoChanges: Users);

    [Theory]
    [InlineData("await _connection.OpenAsync();", "await _db.OpenConnectionAsync()")]
    [InlineData("await _connection.OpenAsync(CancellationToken.None);", "await _db.OpenConnectionAsync(CancellationToken.None)")]
    [InlineData("await _connection.OpenAsync().ConfigureAwait(false);", "await _db.OpenConnectionAsync().ConfigureAwait(false)")]
    [InlineData("if (_connection.State != System.Data.ConnectionState.Open) await _connection.OpenAsync();", "await _db.OpenConnectionAsync()")]
    [InlineData("if (_connection.State == System.Data.ConnectionState.Closed) { _connection.Open(); }", "await _db.OpenConnectionAsync()")]
    public Task OpeningTurnsIntoRenting(string opening, string rental) => Test.FixesOrders(
        $"""
        context.Logger.LogLine(input);
        {opening}

        await using var command = new NpgsqlCommand("select 1", _connection);
        return (int)(await command.ExecuteScalarAsync())!;
        """,
        Source,
        $"""
        context.Logger.LogLine(input);
        await using var connection = {rental};

        await using var command = new NpgsqlCommand("select 1", connection);
        return (int)(await command.ExecuteScalarAsync())!;
        """,
        members: Kept,
        alsoChanges: Users);

    [Fact]
    public Task ClosingGoesWithItsFinally() => Test.FixesOrders(
        """
        try
        {
            await _connection.OpenAsync();
            await using var transaction = await _connection.BeginTransactionAsync();
            await _connection.ExecuteAsync("delete from orders", transaction: transaction);
            await transaction.CommitAsync();
            return 1;
        }
        finally
        {
            await _connection.CloseAsync();
        }
        """,
        Source,
        """
        await using var connection = await _db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("delete from orders", transaction: transaction);
        await transaction.CommitAsync();
        return 1;
        """,
        members: Kept,
        alsoChanges: Users);

    [Fact]
    public Task EveryMethodRentsItsOwn() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders : IDisposable
        {
            private readonly NpgsqlConnection {|LFG1004:_connection|};
            private readonly string _table = "orders";

            public Orders()
            {
                _connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DB"));
                _connection.Open();
            }

            public async Task<int> Handle(string input, ILambdaContext context)
            {
                var total = 0;
                foreach (var id in new[] { 1, 2 })
                {
                    total += await Count(id, CancellationToken.None);
                    total += await _connection.ExecuteScalarAsync<int>("select 2");
                }

                return total + Sum() + await Last();
            }

            public void Dispose() => _connection.Dispose();

            private async Task<int> Count(int id, CancellationToken cancel)
            {
                using var command = _connection.CreateCommand();
                command.CommandText = $"select count(*) from {_table}";
                return (int)(await command.ExecuteScalarAsync(cancel))!;
            }

            private int Sum()
            {
                return _connection.ExecuteScalar<int>("select 1");
            }

            private async Task<int> Last() => await _connection.ExecuteScalarAsync<int>("select 1");
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders : IDisposable
        {
            private readonly NpgsqlDataSource _db;
            private readonly string _table = "orders";

            public Orders()
            {
                _db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);
            }

            public async Task<int> Handle(string input, ILambdaContext context)
            {
                var total = 0;
                await using var connection = await _db.OpenConnectionAsync();
                foreach (var id in new[] { 1, 2 })
                {
                    total += await Count(id, CancellationToken.None);
                    total += await connection.ExecuteScalarAsync<int>("select 2");
                }

                return total + Sum() + await Last();
            }

            public void Dispose() => _db.Dispose();

            private async Task<int> Count(int id, CancellationToken cancel)
            {
                await using var connection = await _db.OpenConnectionAsync(cancel);
                using var command = connection.CreateCommand();
                command.CommandText = $"select count(*) from {_table}";
                return (int)(await command.ExecuteScalarAsync(cancel))!;
            }

            private int Sum()
            {
                using var connection = _db.OpenConnection();
                return connection.ExecuteScalar<int>("select 1");
            }

            private async Task<int> Last()
            {
                await using var connection = await _db.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<int>("select 1");
            }
        }
        """,
        alsoChanges: Users);

    [Fact]
    public Task ConnectionSetInTheStaticConstructorAndGivenToACommandIsRented() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            private static readonly NpgsqlConnection {|LFG1004:Connection|};

            static Orders()
            {
                var text = Environment.GetEnvironmentVariable("DB") ?? "Host=db";
                Connection = new NpgsqlConnection(text);
            }

            public int Handle(string input, ILambdaContext context)
            {
                if (input.Length == 0) return 0;

                using (var command = new NpgsqlCommand("select count(*) from orders"))
                {
                    command.Connection = Connection;
                    Connection.Open();
                    var count = (int)command.ExecuteScalar()!;
                    Connection.Close(); // until the next time
                    return count;
                }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            private static readonly NpgsqlDataSource Db;

            static Orders()
            {
                var text = Environment.GetEnvironmentVariable("DB") ?? "Host=db";
                Db = NpgsqlDataSource.Create(text);
            }

            public int Handle(string input, ILambdaContext context)
            {
                if (input.Length == 0) return 0;

                using (var command = new NpgsqlCommand("select count(*) from orders"))
                {
                    using var connection = Db.OpenConnection();
                    command.Connection = connection;
                    var count = (int)command.ExecuteScalar()!;
                    // until the next time
                    return count;
                }
            }
        }
        """,
        alsoChanges: Users);

    [Fact]
    public Task MySqlConnectorsConnectionIsRentedToo() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using MySqlConnector;

        public class Orders
        {
            private static readonly MySqlConnection {|LFG1004:Connection|} = new("Server=db");

            public async Task<int> Handle(string input, ILambdaContext context)
            {
                var reader = await Connection.ExecuteReaderAsync("select 1");
                while (await reader.ReadAsync()) context.Logger.LogLine(reader.GetString(0));
                return reader.FieldCount;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Dapper;
        using MySqlConnector;

        public class Orders
        {
            private static readonly MySqlDataSource Db = new MySqlDataSource("Server=db");

            public async Task<int> Handle(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                var reader = await connection.ExecuteReaderAsync("select 1");
                while (await reader.ReadAsync()) context.Logger.LogLine(reader.GetString(0));
                return reader.FieldCount;
            }
        }
        """,
        alsoChanges: Users);

    [Theory]
    [InlineData("await Task.Yield(); return Count(_connection); static int Count(NpgsqlConnection given) => given.ExecuteScalar<int>(\"select 1\");")]
    [InlineData("Func<int> count = () => _connection.ExecuteScalar<int>(\"select 1\"); await Task.Yield(); return count();")]
    [InlineData("var pending = _connection.ExecuteScalarAsync<int>(\"select 1\"); return await pending;")]
    [InlineData("await Task.Yield(); return _connection.Query<int>(\"select 1\", buffered: false).First();")]
    [InlineData("await Task.Yield(); return nameof(_connection).Length;")]
    [InlineData("await using var command = new NpgsqlCommand(\"select 1\", _connection); Task<object?> Run() => command.ExecuteScalarAsync(); return (int)(await Run())!;")]
    [InlineData("await using var command = _connection.CreateCommand(); var pending = command.ExecuteNonQueryAsync(); return await pending;")]
    public Task OffersNothingWhereAUseMayOutliveItsBlock(string body) => Test.OffersNothingInOrders(body, members: Kept);

    [Theory]
    [InlineData("public static readonly NpgsqlConnection {|LFG1004:_connection|} = new NpgsqlConnection(\"Host=db\");")]
    [InlineData("private static NpgsqlConnection {|LFG1004:_connection|} { get; } = new NpgsqlConnection(\"Host=db\");")]
    [InlineData("private static readonly System.Data.IDbConnection {|LFG1004:_connection|} = new NpgsqlConnection(\"Host=db\");")]
    [InlineData("private static readonly Microsoft.Data.SqlClient.SqlConnection {|LFG1004:_connection|} = new(\"Server=db\");")]
    [InlineData("private static readonly NpgsqlConnection {|LFG1004:_connection|} = Make(); private static NpgsqlConnection Make() => new(\"Host=db\");")]
    public Task OffersNothingForOtherMembers(string member) => Test.OffersNothingInOrders("""return await _connection.ExecuteScalarAsync<int>("select 1");""", members: member);

    [Fact]
    public Task OffersNothingWhereTheConnectionIsHandedOut() => Test.OffersNothing(
        """
        using System.Data;
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            private static readonly NpgsqlConnection {|LFG1004:_connection|} = new("Host=db");

            public Task<int> Handle(string input, ILambdaContext context) => _connection.ExecuteScalarAsync<int>("select 1");
        }

        public class Customers
        {
            private static readonly NpgsqlConnection {|LFG1004:_connection|} = new("Host=db");

            public async Task<int> Handle(string input, ILambdaContext context)
            {
                await Task.Yield();
                return Open().ExecuteScalar<int>("select 1");
            }

            private static IDbConnection Open() => _connection;
        }

        public class Products
        {
            private static readonly NpgsqlConnection {|LFG1004:_connection|} = new("Host=db");

            public async Task<int> Handle(string input, ILambdaContext context) => (await Read()).FieldCount;

            private static async Task<IDataReader> Read() => await _connection.ExecuteReaderAsync("select 1");
        }

        public class Suppliers
        {
            private static readonly NpgsqlConnection {|LFG1004:_connection|} = new("Host=db");

            public async Task<int> Handle(string input, ILambdaContext context) => (await Read()).FieldCount;

            private static async Task<IDataReader> Read()
            {
                var command = new NpgsqlCommand("select 1", _connection);
                return await command.ExecuteReaderAsync();
            }
        }
        """);
}
