using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Analyzers.Tests.Refactorings;

public sealed class MakeThisAPooledHandler
{
    [Fact]
    public Task TheBodyMovesAndTheConnectionIsLent() => RefactoringTest.Makes("""
        using Amazon.Lambda.Core;
        using Npgsql;

        namespace Shop;

        public class Orders
        {
            /// <summary>How many there are.</summary>
            public async Task<int> $$Count(string customer, ILambdaContext context)
            {
                // From the template.
                await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("ORDERS_DB"));
                await connection.OpenAsync();

                await using var command = new NpgsqlCommand("select count(*) from orders where customer = $1", connection);
                command.Parameters.AddWithValue(customer); // positional
                return (int)(await command.ExecuteScalarAsync())!;
            }
        }
        """, """
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Npgsql;

        namespace Shop;

        public partial class Orders
        {
            /// <summary>How many there are.</summary>
            [PooledHandler(Database = "ORDERS_DB")]
            public partial Task<int> Count(string customer, ILambdaContext context);

            private async Task<int> CountCore(string customer, NpgsqlConnection connection)
            {
                // From the template.

                await using var command = new NpgsqlCommand("select count(*) from orders where customer = $1", connection);
                command.Parameters.AddWithValue(customer); // positional
                return (int)(await command.ExecuteScalarAsync())!;
            }
        }
        """);

    [Fact]
    public Task ADataSourceOfTheClassIsNamed() => RefactoringTest.Makes("""
        using Lifeguard;
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;

        namespace Shop
        {
            public sealed class OrderFunctions
            {
                private readonly NpgsqlDataSource _orders;

                public OrderFunctions(NpgsqlDataSource orders) => _orders = orders;

                [Function("Import")]
                public async Task Import([QueueTrigger("orders")] string message, CancellationToken token = default)
                {
                    await using var $$db = await _orders.OpenConnectionAsync(token).ConfigureAwait(false);
                    await using var command = db.CreateCommand();
                    command.CommandText = "insert into orders values ($1)";
                    command.Parameters.AddWithValue(message);
                    await command.ExecuteNonQueryAsync(token);
                }
            }
        }
        """, """
        using Lifeguard;
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;

        namespace Shop
        {
            public sealed partial class OrderFunctions
            {
                private readonly NpgsqlDataSource _orders;

                public OrderFunctions(NpgsqlDataSource orders) => _orders = orders;

                [Function("Import")]
                [PooledHandler(Source = nameof(_orders))]
                public partial Task Import([QueueTrigger("orders")] string message, CancellationToken token = default);

                private async Task ImportCore(string message, CancellationToken token, NpgsqlConnection db)
                {
                    await using var command = db.CreateCommand();
                    command.CommandText = "insert into orders values ($1)";
                    command.Parameters.AddWithValue(message);
                    await command.ExecuteNonQueryAsync(token);
                }
            }
        }
        """);

    [Fact]
    public Task EveryTypeAroundItBecomesPartial() => RefactoringTest.Makes("""
        using Lifeguard;
        using Npgsql;
        static class Outer
        {
            internal static class Inner
            {
                static readonly string Db = Environment.GetEnvironmentVariable("DB") ?? throw new InvalidOperationException();
                static async ValueTask Clean$$()
                {
                    using var connection = new NpgsqlConnection(Db);
                    connection.Open();
                    await Task.Yield();
                }
            }
        }
        """, """
        using Lifeguard;
        using Npgsql;
        static partial class Outer
        {
            internal static partial class Inner
            {
                static readonly string Db = Environment.GetEnvironmentVariable("DB") ?? throw new InvalidOperationException();
                [PooledHandler(Database = "DB")]
                private static partial ValueTask Clean();

                private static async ValueTask CleanCore(NpgsqlConnection connection)
                {
                    await Task.Yield();
                }
            }
        }
        """);

    [Fact]
    public Task ALocalThatHasNoOtherUseGoesAlong() => RefactoringTest.Makes("""
        using Lifeguard;
        using Npgsql;
        public partial class Orders
        {
            public async Task Run$$(int id)
            {
                var connectionString = Environment.GetEnvironmentVariable("DB")!;
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync();
                await new NpgsqlCommand($"select {id}", connection).ExecuteNonQueryAsync();
            }
        }
        """, """
        using Lifeguard;
        using Npgsql;
        public partial class Orders
        {
            [PooledHandler(Database = "DB")]
            public partial Task Run(int id);

            private async Task RunCore(int id, NpgsqlConnection connection)
            {
                await new NpgsqlCommand($"select {id}", connection).ExecuteNonQueryAsync();
            }
        }
        """);

    private const string Own = "await using var c = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\")); await c.OpenAsync();";

    [Theory]
    [InlineData("public async Task Run$$() { await using var c = new NpgsqlConnection(\"Host=db\"); await c.OpenAsync(); await Task.Yield(); }")]
    [InlineData("public async Task Run$$(string cs) { await using var c = new NpgsqlConnection(cs); await c.OpenAsync(); await Task.Yield(); }")]
    [InlineData("static string Db = Environment.GetEnvironmentVariable(\"DB\")!; public async Task Run$$() { await using var c = new NpgsqlConnection(Db); await Task.Yield(); }")]
    [InlineData("public async Task Run$$() { var c = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\")); await c.OpenAsync(); await Task.Yield(); }")]
    [InlineData("public async Task Run$$() { OWN await Task.Yield(); await c.CloseAsync(); }")]
    [InlineData("public async Task<NpgsqlConnection> Run$$() { OWN await Task.Yield(); return c; }")]
    [InlineData("NpgsqlConnection? _c; public async Task Run$$() { OWN await Task.Yield(); _c = c; }")]
    [InlineData("public async Task Run$$() { OWN await using var d = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\")); await Task.Yield(); }")]
    [InlineData("public async Task Run$$() { OWN await Task.Yield(); } void RunCore() { }")]
    [InlineData("public async Task Run$$<T>() { OWN await Task.Yield(); }")]
    [InlineData("public async void Run$$() { OWN await Task.Yield(); }")]
    [InlineData("public void Run$$() { using var c = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\")); c.Open(); }")]
    [InlineData("public async Task Run() { OWN await Task.Yield(); $$ }")]
    [InlineData("public async Task Run$$() { await Task.Yield(); }")]
    [InlineData("public async Task Run$$() { OWN }")]
    [InlineData("public async Task Run$$() { await Task.Delay(5); OWN await Task.Yield(); }")]
    public Task WhereItWouldChangeWhatTheCodeDoesItIsNotOffered(string member) =>
        RefactoringTest.IsNotOffered($$"""using Lifeguard; using Npgsql; public class Orders { {{member.Replace("OWN", Own, StringComparison.Ordinal)}} }""");

    [Fact]
    public Task BelowCSharp9ItIsNotOffered() =>
        RefactoringTest.IsNotOffered($$"""using System; using System.Threading.Tasks; using Lifeguard; using Npgsql; public class Orders { public async Task Run$$() { {{Own}} await Task.Yield(); } }""", LanguageVersion.CSharp8);
}
