namespace Lifeguard.Generator.Tests;

public sealed class EmittedForLoans
{
    [Fact]
    public Task ATransactionIsBegunAndCommitted() => GeneratorTest.Emits("Transaction", """
        public partial class Orders
        {
            [PooledHandler(Database = "Orders", Retry = RetryScope.Transaction, Isolation = IsolationLevel.Serializable)]
            public partial Task<int> Book(int seat);

            private async Task<int> BookCore(int seat, NpgsqlTransaction transaction, NpgsqlConnection connection, CancellationToken token)
            {
                await Task.Delay(seat, token);
                return transaction.Connection == connection ? seat : 0;
            }

            [PooledHandler(Database = "Orders")]
            public static partial Task Cancel();

            private static ValueTask CancelCore(NpgsqlTransaction transaction) => default;
        }
        """);

    [Fact]
    public Task APoolIsHandedOverInsideOfAnInvocation() => GeneratorTest.Emits("Database", """
        using Amazon.Lambda.Core;

        public partial class Orders
        {
            [PooledHandler(Database = "Orders")]
            public partial Task<string> List(string customer, ILambdaContext context);

            private Task<string> ListCore(string customer, PooledDatabase database, CancellationToken token) => Task.FromResult(customer);

            [PooledHandler(Database = "Orders")]
            public partial ValueTask Clean();

            private static ValueTask CleanCore(PooledDatabase database) => default;
        }
        """);

    [Fact]
    public Task AConnectionAndThePoolGoTogether() => GeneratorTest.Emits("ConnectionAndDatabase", """
        public partial class Orders
        {
            [PooledHandler(Database = "Orders")]
            public partial Task Copy(string from);

            private static Task CopyCore(PooledDatabase pool, NpgsqlConnection connection, string from) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task TheDatabaseMayBeAMember() => GeneratorTest.Emits("Source", """
        namespace Shop
        {
            public abstract class WithPool
            {
                protected WithPool(PooledDatabase pool) => Pool = pool;

                protected PooledDatabase Pool { get; }
            }

            public partial class Orders : WithPool
            {
                private static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create("Host=db");

                public Orders(PooledDatabase pool) : base(pool) { }

                [PooledHandler(Source = nameof(Source))]
                public static partial Task Shared(int source);

                private static Task SharedCore(NpgsqlConnection connection, int source) => Task.CompletedTask;

                [PooledHandler(Source = nameof(Pool))]
                public partial Task Injected();

                private static Task InjectedCore(NpgsqlConnection connection) => Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task ValueTasksAreTurnedIntoTasksAndBack() => GeneratorTest.Emits("ValueTasks", """
        public partial class Orders
        {
            [PooledHandler(Database = "Orders")] public partial ValueTask<int> One(int x);
            private static ValueTask<int> OneCore(int x, NpgsqlConnection connection) => new(x);

            [PooledHandler(Database = "Orders")] public partial ValueTask Two(int x);
            private static Task TwoCore(int x, NpgsqlConnection connection) => Task.CompletedTask;

            [PooledHandler(Database = "Orders")] public partial Task Three(int x);
            private static ValueTask ThreeCore(int x, NpgsqlConnection connection) => default;

            [PooledHandler(Database = "Orders")] public partial ValueTask Four(int x);
            private static Task FourCore(int x, NpgsqlTransaction transaction) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task ResultsAreConverted() => GeneratorTest.Emits("Results", """
        using System.Collections.Generic;

        public partial class Orders
        {
            [PooledHandler(Database = "Orders")] public partial Task<object> Wider();
            private static Task<string> WiderCore(NpgsqlConnection connection) => Task.FromResult("");

            [PooledHandler(Database = "Orders")] public partial Task<string?> MayBeNull();
            private static Task<string> MayBeNullCore(NpgsqlConnection connection) => Task.FromResult("");

            [PooledHandler(Database = "Orders")] public partial ValueTask<IReadOnlyList<string?>> Inside();
            private static ValueTask<IReadOnlyList<string>> InsideCore(NpgsqlTransaction transaction) => default;

            [PooledHandler(Database = "Orders")] public partial Task<long> Longer();
            private static Task<int> LongerCore(PooledDatabase database) => Task.FromResult(1);
        }
        """);
}
