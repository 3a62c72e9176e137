using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator.Tests.Refactorings;

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

    [Fact]
    public Task ABlockAroundTheWorkGoes() => RefactoringTest.Makes("""
        using Lifeguard;
        using Npgsql;
        public partial class Orders
        {
            public async Task<int> Run$$(int id)
            {
                int count;
                // The database.
                await using (var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DB")))
                {
                    await connection.OpenAsync(); // opens
                    await using (var command = new NpgsqlCommand($"select {id}", connection))
                    {
                        count = await command.ExecuteNonQueryAsync();
                    }
                }

                return count + 1;
            }
        }
        """, """
        using Lifeguard;
        using Npgsql;
        public partial class Orders
        {
            [PooledHandler(Database = "DB")]
            public partial Task<int> Run(int id);

            private async Task<int> RunCore(int id, NpgsqlConnection connection)
            {
                int count;
                // The database.
                // opens
                await using (var command = new NpgsqlCommand($"select {id}", connection))
                {
                    count = await command.ExecuteNonQueryAsync();
                }

                return count + 1;
            }
        }
        """);

    [Fact]
    public Task ATransactionOverAllOfItIsLent() => RefactoringTest.Makes("""
        using System.Data;
        using Lifeguard;
        using Npgsql;
        public partial class Orders
        {
            public async Task<int> Book$$(int seat, CancellationToken token)
            {
                await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DB"));
                await connection.OpenAsync(token);
                await using var tx = await connection.BeginTransactionAsync(IsolationLevel.Serializable, token);
                await using var command = new NpgsqlCommand($"select {seat}", connection, tx);
                await command.ExecuteNonQueryAsync();
                await tx.CommitAsync(token);
                return seat;
            }
        }
        """, """
        using System.Data;
        using Lifeguard;
        using Npgsql;
        public partial class Orders
        {
            [PooledHandler(Database = "DB", Isolation = IsolationLevel.Serializable)]
            public partial Task<int> Book(int seat, CancellationToken token);

            private async Task<int> BookCore(int seat, NpgsqlConnection connection, NpgsqlTransaction tx)
            {
                await using var command = new NpgsqlCommand($"select {seat}", connection, tx);
                await command.ExecuteNonQueryAsync();
                return seat;
            }
        }
        """);

    [Theory]
    [InlineData("if (seat == 0) return seat; await new NpgsqlCommand(\"\", c, tx).ExecuteNonQueryAsync(); await tx.CommitAsync(); return seat;")]
    [InlineData("await new NpgsqlCommand(\"\", c, tx).ExecuteNonQueryAsync(); await tx.CommitAsync(); return int.Parse(seat.ToString());")]
    [InlineData("await new NpgsqlCommand(\"\", c, tx).ExecuteNonQueryAsync(); await tx.CommitAsync(); await Task.Delay(5); return seat;")]
    [InlineData("try { await new NpgsqlCommand(\"\", c, tx).ExecuteNonQueryAsync(); } catch (NpgsqlException) { seat = 0; } await tx.CommitAsync(); return seat;")]
    [InlineData("await new NpgsqlCommand(\"\", c, tx).ExecuteNonQueryAsync(); if (seat == 0) await tx.RollbackAsync(); else await tx.CommitAsync(); return seat;")]
    public Task ATransactionThatMayEndOtherwiseStays(string work) => RefactoringTest.Makes($$"""
        using Lifeguard; using Npgsql;
        public partial class Orders
        {
            public async Task<int> Book$$(int seat)
            {
                await using var c = new NpgsqlConnection(Environment.GetEnvironmentVariable("DB"));
                await c.OpenAsync();
                await using var tx = await c.BeginTransactionAsync();
                {{work}}
            }
        }
        """, $$"""
        using Lifeguard; using Npgsql;
        public partial class Orders
        {
            [PooledHandler(Database = "DB")]
            public partial Task<int> Book(int seat);

            private async Task<int> BookCore(int seat, NpgsqlConnection c)
            {
                await using var tx = await c.BeginTransactionAsync();
                {{work}}
            }
        }
        """);

    [Fact]
    public Task AttributesAndDefaultsStayWithTheDeclaration() => RefactoringTest.Makes("""
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.APIGateway;
        using Lifeguard;
        using Npgsql;

        public readonly partial record struct Orders(string Shop)
        {
            /// <summary>Lists them.</summary>
            /// <param name="limit">At most.</param>
            [LambdaFunction] // by the template
            [HttpApi(LambdaHttpMethod.Get, "/orders")]
            public async ValueTask<string> List$$([FromQuery] int limit = 10, params string[] @class)
            {
                using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DB")!);
                await connection.OpenAsync();
                return Shop + limit + await new NpgsqlCommand(@class[0], connection).ExecuteScalarAsync();
            }
        }
        """, """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.APIGateway;
        using Lifeguard;
        using Npgsql;

        public readonly partial record struct Orders(string Shop)
        {
            /// <summary>Lists them.</summary>
            /// <param name="limit">At most.</param>
            [LambdaFunction] // by the template
            [HttpApi(LambdaHttpMethod.Get, "/orders")]
            [PooledHandler(Database = "DB")]
            public partial ValueTask<string> List([FromQuery] int limit = 10, params string[] @class);

            private async ValueTask<string> ListCore(int limit, string[] @class, NpgsqlConnection connection)
            {
                return Shop + limit + await new NpgsqlCommand(@class[0], connection).ExecuteScalarAsync();
            }
        }
        """);

    [Fact]
    public Task AHandlerOfAnInterfaceStaysItsImplementation() => RefactoringTest.Makes("""
        using Google.Cloud.Functions.Framework;
        using Lifeguard;
        using Microsoft.AspNetCore.Http;
        using Npgsql;

        public class Function : IHttpFunction
        {
            public async Task HandleAsync$$(HttpContext context)
            {
                await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DB"));
                await connection.OpenAsync();
                await context.Response.WriteAsync((string)(await new NpgsqlCommand("select 'x'", connection).ExecuteScalarAsync())!);
                await connection.CloseAsync();
            }
        }
        """, """
        using Google.Cloud.Functions.Framework;
        using Lifeguard;
        using Microsoft.AspNetCore.Http;
        using Npgsql;

        public partial class Function : IHttpFunction
        {
            [PooledHandler(Database = "DB")]
            public partial Task HandleAsync(HttpContext context);

            private async Task HandleAsyncCore(HttpContext context, NpgsqlConnection connection)
            {
                await context.Response.WriteAsync((string)(await new NpgsqlCommand("select 'x'", connection).ExecuteScalarAsync())!);
            }
        }
        """);

    private const string Own = "await using var c = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\")); await c.OpenAsync();";

    [Theory]
    [InlineData("public async Task Run$$() { await using var c = new NpgsqlConnection(\"Host=db\"); await c.OpenAsync(); await Task.Yield(); }")]
    [InlineData("public async Task Run$$(string cs) { await using var c = new NpgsqlConnection(cs); await c.OpenAsync(); await Task.Yield(); }")]
    [InlineData("static string Db = Environment.GetEnvironmentVariable(\"DB\")!; public async Task Run$$() { await using var c = new NpgsqlConnection(Db); await Task.Yield(); }")]
    [InlineData("public async Task Run$$() { var c = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\")); await c.OpenAsync(); await Task.Yield(); }")]
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
    [InlineData("public async Task Run$$(int id) { if (id == 0) return; OWN await Task.Yield(); }")]
    [InlineData("public async Task Run$$(int id) { if (id == 0) throw new ArgumentException(\"id\"); OWN await Task.Yield(); }")]
    [InlineData("public async Task Run$$() { await using (var c = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\"))) { await c.OpenAsync(); await Task.Yield(); } await Task.Delay(5); }")]
    [InlineData("public async Task Run$$() { OWN await Task.Yield(); await c.CloseAsync(); await Task.Delay(5); }")]
    [InlineData("public async Task Run$$() { OWN await Load(c); } static Task Load(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("public async Task Run$$() { OWN await Task.Yield(); var d = c; d.Close(); }")]
    [InlineData("public async Task Run$$() { OWN c.ProvidePasswordCallback = null; await Task.Yield(); }")]
    [InlineData("public async Task Run$$(NpgsqlTransaction given) { OWN await Task.Yield(); }")]
    [InlineData("public async Task Run$$(CancellationToken one, CancellationToken two) { OWN await Task.Yield(); }")]
    [InlineData("public async Task Run$$() { OWN await Task.Yield(); Log(); } static void Log([System.Runtime.CompilerServices.CallerMemberName] string name = \"\") { }")]
    [InlineData("public async Task Run$$() { OWN await Task.Yield(); } public Task Twice() => Run();")]
    [InlineData("public Task Run$$() => new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\")).OpenAsync();")]
    [InlineData("static NpgsqlDataSource? Db; public async Task Run$$() { await using var c = await Db!.OpenConnectionAsync(); await Task.Yield(); }")]
    [InlineData("NpgsqlDataSource Db = null!; public static async Task Run$$(Orders o) { await using var c = await o.Db.OpenConnectionAsync(); await Task.Yield(); }")]
    [InlineData("public async Task Run$$() { await using var c = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\") ?? \"Host=localhost\"); await c.OpenAsync(); await Task.Yield(); }")]
    [InlineData("public async Task Run$$() { await using var c = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\") + \";Pooling=false\"); await c.OpenAsync(); await Task.Yield(); }")]
    [InlineData("public unsafe async Task Run$$() { OWN await Task.Yield(); }")]
    public Task WhereItWouldChangeWhatTheCodeDoesItIsNotOffered(string member) =>
        RefactoringTest.IsNotOffered($$"""using Lifeguard; using Npgsql; public class Orders { {{member.Replace("OWN", Own, StringComparison.Ordinal)}} }""");

    [Fact]
    public Task BelowCSharp9ItIsNotOffered() =>
        RefactoringTest.IsNotOffered($$"""using System; using System.Threading.Tasks; using Lifeguard; using Npgsql; public class Orders { public async Task Run$$() { {{Own}} await Task.Yield(); } }""", LanguageVersion.CSharp8);

    [Fact]
    public Task WithoutTheRuntimeLibraryItIsNotOffered() =>
        RefactoringTest.IsNotOffered($$"""using Npgsql; public class Orders { public async Task Run$$() { {{Own}} await Task.Yield(); } }""", hasRuntimeLibrary: false);
}
