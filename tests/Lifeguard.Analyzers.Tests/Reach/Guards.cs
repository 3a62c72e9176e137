using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>What is made once and found again is not made per invocation.</summary>
public sealed class Guards
{
    [Theory]
    [InlineData("_connection ??= {0};")]
    [InlineData("_connection = _connection ?? {0};")]
    [InlineData("var connection = _connection ?? (_connection = {0});")]
    [InlineData("if (_connection == null) _connection = {0};")]
    [InlineData("if (_connection is null) {{ _connection = {0}; }}")]
    [InlineData("if (this._connection is not {{ }}) {{ this._connection = {0}; }}")]
    [InlineData("if (_connection?.State != ConnectionState.Open) {{ _connection = {0}; }}")]
    [InlineData("if (_connection != null) {{ _connection.Close(); }} else {{ _connection = {0}; }}")]
    [InlineData("if (_connection is not null) return input; _connection = {0};")]
    [InlineData("if (!_ready) {{ _connection = {0}; _ready = true; }}")]
    [InlineData("lock (Gate) {{ if (_connection == null) {{ _connection = {0}; }} }}")]
    [InlineData("if (_connection == null) {{ lock (Gate) {{ if (_connection == null) {{ var made = {0}; made.Open(); _connection = made; }} }} }}")]
    [InlineData("await Semaphore.WaitAsync(); try {{ if (_connection is null) {{ _connection = {0}; }} }} finally {{ Semaphore.Release(); }}")]
    [InlineData("var existing = _connection; if (existing == null) {{ existing = {0}; _connection = existing; }}")]
    [InlineData("_connection = _connection == null ? {0} : _connection;")]
    [InlineData("_connection = _connection switch {{ null => {0}, var kept => kept }};")]
    [InlineData("var connection = _connection switch {{ null => _connection = {0}, var kept => kept }};")]
    [InlineData("if (!Idle.TryTake(out var connection)) connection = {0}; connection.Open(); Idle.Add(connection);")]
    [InlineData("if (!ByTenant.TryGetValue(input, out var connection)) connection = {0}; ByTenant[input] = connection;")]
    [InlineData("if (_cold) {{ using var warm = {0}; warm.Open(); _cold = false; }}")]
    [InlineData("Interlocked.CompareExchange(ref _connection, {0}, null);")]
    [InlineData("LazyInitializer.EnsureInitialized(ref _connection, () => {0});")]
    [InlineData("if (Interlocked.Exchange(ref _started, 1) == 0) {{ _connection = {0}; }}")]
    [InlineData("var connection = ByTenant.GetOrAdd(input, _ => {0});")]
    [InlineData("var connection = ByTenant.GetOrAdd(input, Connect);")]
    [InlineData("if (!ByTenant.TryGetValue(input, out var connection)) {{ connection = {0}; ByTenant[input] = connection; }}")]
    [InlineData("if (!ByTenant.ContainsKey(input)) ByTenant.TryAdd(input, {0});")]
    [InlineData("if (ByTenant.TryGetValue(input, out var connection)) return input; connection = {0}; ByTenant[input] = connection;")]
    [InlineData("var found = ByTenant.TryGetValue(input, out var connection); if (!found) {{ connection = {0}; ByTenant[input] = connection; }}")]
    [InlineData("if (_connection == null) Initialise();")]
    [InlineData("if (_connection == null) {{ await InitialiseAsync(); }}")]
    [InlineData("if (_connection is not null) return input; Initialise();")]
    [InlineData("_lazy ??= new Lazy<NpgsqlConnection>(() => {0});")]
    [InlineData("_task ??= Task.Run(() => {0});")]
    [InlineData("_connection ??= Connect(input);")]
    public Task WhatIsMadeOnceIsNotMadePerInvocation(string statement) => Verify(string.Format(null, statement, NotReached), members: $$"""
        private static readonly object Gate = new();
        private static readonly SemaphoreSlim Semaphore = new(1);
        private static readonly ConcurrentDictionary<string, NpgsqlConnection> ByTenant = new();
        private static readonly ConcurrentBag<NpgsqlConnection> Idle = new();
        private static bool _cold = true;
        private NpgsqlConnection _connection;
        private Lazy<NpgsqlConnection> _lazy;
        private Task<NpgsqlConnection> _task;
        private bool _ready;
        private int _started;
        private static NpgsqlConnection Connect(string tenant) => {{NotReached}};
        private void Initialise() { _connection = {{NotReached}}; }
        private async Task InitialiseAsync() { await Task.Yield(); _connection = {{NotReached}}; }
        """);

    [Theory]
    [InlineData("NpgsqlConnection connection = null; connection ??= {0};")]
    [InlineData("NpgsqlConnection connection = null; if (connection == null) connection = {0};")]
    [InlineData("if (input.Length > 0) {{ using var connection = {0}; }}")]
    [InlineData("if (_ready) {{ using var connection = {0}; }}")]
    [InlineData("if (_ready) return input; using var connection = {0};")]
    [InlineData("if (_order.Status == 0) {{ _other = 1; using var connection = {0}; }}")]
    [InlineData("var order = new Order(); if (order.Status == 0) {{ order.Status = 1; using var connection = {0}; }}")]
    [InlineData("if (_connection == null) {{ _connection = null; }} else {{ using var connection = {0}; }}")]
    [InlineData("_connection = {0};")]
    [InlineData("using (_connection = {0}) {{ }}")]
    [InlineData("Func<NpgsqlConnection> open = null; open ??= () => {0};")]
    public Task WhatIsMadeEachTimeIsMadePerInvocation(string statement) => Verify(string.Format(null, statement, Reached), """
        public class Order { public int Status; }
        """, """
        private NpgsqlConnection _connection;
        private readonly Order _order = new();
        private int _other;
        private bool _ready = false;
        """);

    [Theory]
    [InlineData("_connection ??= {0};")]
    [InlineData("if (_connection == null) {{ _connection = {0}; }}")]
    [InlineData("if (!_byTenant.ContainsKey(message)) _byTenant[message] = {0};")]
    public Task AFieldOfAnObjectThatLivesForOneInvocationKeepsNothing(string statement) => RuleTest<Rules.Lifetime.ConnectionPerInvocationAnalyzer>.Verify($$"""
        {{Usings}}
        using Microsoft.Azure.Functions.Worker;
        public class OrderFunctions
        {
            private readonly Dictionary<string, NpgsqlConnection> _byTenant = new();
            private NpgsqlConnection _connection;

            [Function("Run")]
            public void Run([QueueTrigger("orders")] string message) { {{string.Format(null, statement, Reached)}} }
        }
        """);

    [Theory]
    [InlineData("if (!_cache.TryGetValue(message, out NpgsqlConnection connection)) {{ connection = {0}; _cache.Set(message, connection); }}")]
    [InlineData("_cache.GetOrCreate(message, _ => {0});")]
    [InlineData("Connection ??= {0};")]
    [InlineData("if (!_injected.ContainsKey(message)) _injected[message] = {0};")]
    public Task ACacheThatOutlivesTheObjectKeeps(string statement) => RuleTest<Rules.Lifetime.ConnectionPerInvocationAnalyzer>.Verify($$"""
        {{Usings}}
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.Caching.Memory;
        public class OrderFunctions
        {
            private static NpgsqlConnection Connection;
            private readonly IMemoryCache _cache;
            private readonly IDictionary<string, NpgsqlConnection> _injected;

            public OrderFunctions(IMemoryCache cache, IDictionary<string, NpgsqlConnection> injected) { _cache = cache; _injected = injected; }

            [Function("Run")]
            public void Run([QueueTrigger("orders")] string message) { {{string.Format(null, statement, NotReached)}} }
        }
        """);

    [Fact]
    public Task AFieldOfARepositoryThatIsNewedPerInvocationKeepsNothing() => Verify("new OrderRepository().Load();", $$"""
        public class OrderRepository { private NpgsqlConnection _connection; public void Load() { _connection ??= {{Reached}}; } }
        """);

    [Fact]
    public Task AFieldOfARepositoryThatTheFunctionHoldsKeeps() => Verify("_orders.Load();", $$"""
        public class OrderRepository { private NpgsqlConnection _connection; public void Load() { _connection ??= {{NotReached}}; } }
        """, "private readonly OrderRepository _orders = new();");

    [Fact]
    public Task AGuardAroundTheRepositoryKeepsWhatItBuilds() => Verify("_orders ??= new OrderRepository(); _orders.Load();", $$"""
        public class OrderRepository { private readonly NpgsqlConnection _connection = {{NotReached}}; public void Load() { _connection.Open(); } }
        """, "private OrderRepository _orders;");

    [Fact]
    public Task AGetterThatRemembers() => Verify("_ = Connection;", members: $$"""
        private static NpgsqlConnection s_connection;
        private static NpgsqlConnection Connection => s_connection ??= {{NotReached}};
        """);

    [Fact]
    public Task ObjectsThatBuildEachOtherEnd() => Verify("new First().Run();", $$"""
        public class First { private Second _second; private NpgsqlConnection _connection; public void Run() { _second ??= new Second(); _connection ??= {{Reached}}; } }
        public class Second { private First _first; private NpgsqlConnection _connection; public void Run() { _first ??= new First(); _connection ??= {{NotReached}}; } }
        """);
}
