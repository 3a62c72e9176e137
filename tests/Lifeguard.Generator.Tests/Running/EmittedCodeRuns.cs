namespace Lifeguard.Generator.Tests.Running;

public sealed class EmittedCodeRuns
{
    private const string Context = """
        public sealed class LambdaContext : ILambdaContext
        {
            public string AwsRequestId => ""; public string FunctionName => ""; public string FunctionVersion => ""; public string InvokedFunctionArn => "";
            public string LogGroupName => ""; public string LogStreamName => ""; public int MemoryLimitInMB => 128; public TimeSpan RemainingTime => TimeSpan.FromSeconds(7);
            public ILambdaLogger Logger => null!; public IClientContext ClientContext => null!; public ICognitoIdentity Identity => null!;
        }
        """;

    [Fact]
    public async Task TheCoreGetsWhatTheHostGaveAndAConnection()
    {
        var journal = await Program.RunAsync(Context + """
            public partial class Orders
            {
                private readonly string _shop = "corner";

                [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.ReadOnly)]
                public partial Task<string> Get(string customer, int count, ILambdaContext context);

                private async Task<string> GetCore(int count, NpgsqlConnection db, string customer, CancellationToken deadline)
                {
                    await Task.Yield();
                    Journal.Add($"{db.ConnectionString} {deadline.CanBeCanceled}");
                    return $"{_shop} {customer} {count}";
                }
            }

            public static class Scenario
            {
                public static async Task Run()
                {
                    Journal.Add(await new Orders().Get("anna", 3, new LambdaContext()));
                    Journal.Add(await new Orders().Get("bert", 4, null!));
                }
            }
            """);

        Assert.Equal(
        [
            "ORDERS_DB: connection for Get, ReadOnly, 7 s, no token", "Host=lent True", "connection is back", "corner anna 3",
            "ORDERS_DB: connection for Get, ReadOnly, 0 s, no token", "Host=lent True", "connection is back", "corner bert 4",
        ], journal);
    }

    [Fact]
    public async Task WhatTheCoreThrowsReachesTheHost()
    {
        var journal = await Program.RunAsync("""
            public static partial class Orders
            {
                [PooledHandler(Database = "Orders")] public static partial Task Book(CancellationToken token);
                private static Task BookCore(NpgsqlConnection db) => throw new InvalidOperationException("sold out");
                [PooledHandler(Database = "Orders")] public static partial ValueTask List();
                private static async ValueTask ListCore(PooledDatabase db, CancellationToken token)
                {
                    Journal.Add(token.CanBeCanceled.ToString());
                    await Task.Yield();
                    throw new InvalidOperationException("no list");
                }
            }

            public static class Scenario
            {
                public static async Task Run()
                {
                    using var source = new CancellationTokenSource();
                    try { await Orders.Book(source.Token); } catch (InvalidOperationException error) { Journal.Add(error.Message); }
                    try { await Orders.List(); } catch (InvalidOperationException error) { Journal.Add(error.Message); }
                }
            }
            """);

        Assert.Equal(["Orders: connection for Book, Acquire, 0 s, a token", "connection is back", "sold out", "Orders: invocation, 0 s, no token", "True", "invocation ends", "no list"], journal);
    }

    [Fact]
    public async Task TransactionsAreCommittedWhenTheCoreReturns()
    {
        var journal = await Program.RunAsync("""
            public partial class Orders
            {
                [PooledHandler(Database = "Orders", Retry = RetryScope.Idempotent, Isolation = IsolationLevel.RepeatableRead)] public partial Task Book(int seat);
                private static async ValueTask BookCore(int seat, NpgsqlTransaction transaction) { await Task.Yield(); Journal.Add($"seat {seat}"); }
                [PooledHandler(Database = "Orders")] public partial ValueTask<object> Count();
                private Task<string> CountCore(NpgsqlTransaction transaction) => Task.FromResult("many");
            }

            public static class Scenario
            {
                public static async Task Run()
                {
                    await new Orders().Book(5);
                    Journal.Add((string)await new Orders().Count());
                }
            }
            """);

        Assert.Equal(["Orders: transaction for Book, Idempotent, RepeatableRead", "seat 5", "committed", "Orders: transaction for Count, Acquire, Unspecified", "committed", "many"], journal);
    }

    [Fact]
    public async Task MembersOfTheClassHoldTheDatabase()
    {
        var journal = await Program.RunAsync("""
            public partial class Orders
            {
                private readonly PooledDatabase _pool = new("injected");
                private static NpgsqlDataSource Source => null!;
                [PooledHandler(Source = nameof(_pool))] public partial Task One();
                private static Task OneCore(NpgsqlConnection connection) => Task.CompletedTask;
                [PooledHandler(Source = nameof(Source))] public partial Task Two();
                private static Task TwoCore(NpgsqlConnection connection) => Task.CompletedTask;
            }

            public static class Scenario
            {
                public static async Task Run()
                {
                    await new Orders().One();
                    await new Orders().Two();
                }
            }
            """);

        Assert.Equal(["injected: connection for One, Acquire, 0 s, no token", "data source: connection for Two, Acquire, 0 s, no token"], journal.Where(line => line.Contains(':')));
    }

    [Fact]
    public async Task TheHostFindsTheHandlerByItsName()
    {
        var journal = await Program.RunAsync("""
            namespace Shop
            {
                public partial class Orders
                {
                    [PooledHandler(Database = "Orders")] public partial Task<string> Get(string id, ILambdaContext context);
                    private static Task<string> GetCore(string id, NpgsqlConnection connection) => Task.FromResult(id);
                }
            }

            public static class Scenario
            {
                public static async Task Run()
                {
                    // As the runtime of AWS Lambda looks for Assembly::Shop.Orders::Get.
                    var flags = System.Reflection.BindingFlags.DeclaredOnly | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static;
                    var type = typeof(Scenario).Assembly.GetType("Shop.Orders")!;
                    var method = type.GetMethod("Get", flags)!;
                    Journal.Add(await (Task<string>)method.Invoke(Activator.CreateInstance(type), new object?[] { "7", null })!);
                }
            }
            """);

        Assert.Equal("7", journal[^1]);
    }

    [Fact]
    public async Task AnotherGeneratorCallsThePartialMethodThatItSees()
    {
        var journal = await Program.RunAsync("""
            public partial class Orders
            {
                [Amazon.Lambda.Annotations.LambdaFunction]
                [PooledHandler(Database = "ORDERS_DB")]
                public partial Task<string> Get(string id, ILambdaContext context);

                private static Task<string> GetCore(string id, NpgsqlConnection connection) => Task.FromResult("order " + id);
            }

            public static class Scenario
            {
                public static async Task Run()
                {
                    // As the runtime of AWS Lambda finds Assembly::Orders_Get_Generated::Get.
                    var type = typeof(Scenario).Assembly.GetType("Orders_Get_Generated")!;
                    Journal.Add(await (Task<string>)type.GetMethod("Get")!.Invoke(Activator.CreateInstance(type), new object?[] { "7", null })!);
                }
            }
            """, typeof(WrapperGenerator));

        Assert.Equal(["ORDERS_DB: connection for Get, Acquire, 0 s, no token", "connection is back", "order 7"], journal);
    }
}
