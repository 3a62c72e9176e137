using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.Reach;

public sealed class Delegates
{
    [Theory]
    [InlineData("using var connection = Open();", "private static readonly Func<NpgsqlConnection> Open = () => {0};")]
    [InlineData("using var connection = _open.Invoke();", "private readonly Func<NpgsqlConnection> _open = () => {0};")]
    [InlineData("using var connection = _open?.Invoke();", "private readonly Func<NpgsqlConnection> _open; public Function() { _open = () => {0}; }")]
    [InlineData("using var connection = Open();", "private static Func<NpgsqlConnection> Open { get; } = delegate { return {0}; };")]
    [InlineData("using var connection = _open();", "private readonly Func<NpgsqlConnection> _open; public Function() { _open = Connect; } private static NpgsqlConnection Connect() => {0};")]
    [InlineData("using var connection = Open();", "private static readonly Func<NpgsqlConnection> Open = Connect; private static NpgsqlConnection Connect() => {0};")]
    [InlineData("Use(Open);", "private static readonly Func<NpgsqlConnection> Open = () => {0}; private static void Use(Func<NpgsqlConnection> open) { }")]
    public Task ADelegateInAMemberRunsWhereItIsCalled(string use, string members) => Verify(use, members: members.Replace("{0}", Reached, StringComparison.Ordinal));

    [Theory]
    [InlineData("", "private static readonly Func<NpgsqlConnection> Open = () => {0};")]
    [InlineData("", "private readonly Func<NpgsqlConnection> _open; public Function() { _open = () => {0}; }")]
    [InlineData("", "private static readonly Func<NpgsqlConnection> Open = () => {0}; private static readonly NpgsqlConnection Probe = Open();")]
    [InlineData("_ = Probe.Value;", "private static readonly Lazy<NpgsqlConnection> Probe = new(() => {0});")]
    [InlineData("_ = Probe.Value;", "private static readonly Lazy<NpgsqlConnection> Probe = new(Connect); private static NpgsqlConnection Connect() => {0};")]
    [InlineData("_ = await Probe;", "private static readonly Task<NpgsqlConnection> Probe = Task.Run(() => {0});")]
    public Task ADelegateThatRunsOnceOrNever(string use, string members) => Verify(use, members: members.Replace("{0}", NotReached, StringComparison.Ordinal));

    [Fact]
    public Task ADelegateThatAnotherTypeHolds() => Verify("using var connection = Db.Open();", $$"""
        public static class Db { public static Func<NpgsqlConnection> Open = () => {{Reached}}; }
        """);

    [Theory]
    [InlineData("await Traced(async () => {{ await using var connection = {0}; await Load(); }});")]
    [InlineData("await Traced(Load);")]
    [InlineData("await Traced(() => Load());")]
    [InlineData("await Traced(new Func<Task>(Load));")]
    [InlineData("Func<Task> work = Load; await work();")]
    [InlineData("await Task.WhenAll(new[] {{ 1, 2 }}.Select(id => Load(id)));")]
    [InlineData("_ = from id in new[] {{ 1 }} select Load(id);")]
    public Task WrappersRunWhatTheyAreHanded(string statement) => Verify(
        string.Format(null, statement, Reached),
        members: $$"""
            private static Task Traced(Func<Task> work) => work();
            private static Task Load() => Load(0);
            private static async Task Load(int id) { await using var connection = {{Reached}}; }
            """);

    [Fact]
    public Task AHandlerThatATracingWrapperRuns() => RuleTest<Rules.Lifetime.ConnectionPerInvocationAnalyzer>.Verify($$"""
        {{Usings}}
        namespace Shop;
        public class Orders
        {
            public Task<string> Traced(string order) => Tracing.Run(Create, order);
            private async Task<string> Create(string order) { await using var connection = {{Reached}}; return order; }
        }
        public static class Tracing { public static Task<string> Run(Func<string, Task<string>> handler, string input) => handler(input); }
        """,
        ("template.yaml", """
        Resources:
          Create:
            Type: AWS::Serverless::Function
            Properties:
              Handler: TestProject::Shop.Orders::Traced
              Runtime: dotnet8
        """));

    [Fact]
    public Task ARetryPolicyInABaseRepository() => Verify("await new OrderRepository().Load(1);", $$"""
        public abstract class Repository { protected async Task<T> Retry<T>(Func<NpgsqlConnection, Task<T>> work) { await using var connection = {{Reached}}; return await work(connection); } }
        public class OrderRepository : Repository { public Task<int> Load(int id) => Retry(connection => Task.FromResult(id)); }
        """);

    // missed: the delegate is a constructor's argument, and who calls it is not followed
    [Fact]
    public Task ADelegateHandedToAnObjectThatLivesOn() => Verify("Orders.Load();", $$"""
        public class OrderRepository { private readonly Func<NpgsqlConnection> _open; public OrderRepository(Func<NpgsqlConnection> open) { _open = open; } public void Load() { using var connection = _open(); } }
        """, $$"""private static readonly OrderRepository Orders = new(() => {{NotReached}});""");

    [Theory]
    [InlineData("Orders.Placed += (_, _) => {{ using var connection = {0}; }}; Orders.Place();")]
    [InlineData("Orders.Place();")]
    public Task EventHandlersRunWhereTheEventIsRaised(string statement) => Verify(string.Format(null, statement, Reached), $$"""
        public static class Orders
        {
            public static event EventHandler Placed;
            static Orders() { Placed += OnPlaced; }
            private static void OnPlaced(object sender, EventArgs arguments) { using var connection = {{Reached}}; }
            public static void Place() => Placed?.Invoke(null, EventArgs.Empty);
        }
        """);

    [Fact]
    public Task EventHandlersOfAnEventThatNobodyRaises() => Verify($$"""Orders.Placed += (_, _) => { using var connection = {{NotReached}}; };""", """
        public static class Orders { public static event EventHandler Placed; }
        """);

    [Fact]
    public Task EventHandlersOfTheFrameworkBelongToTheCodeThatSubscribes() => Verify($$"""var timer = new System.Timers.Timer(); timer.Elapsed += (_, _) => { using var connection = {{Reached}}; };""");

    [Fact]
    public Task BootstrapHandlers() => RuleTest<Rules.Lifetime.ConnectionPerInvocationAnalyzer>.Verify($$"""
        {{Usings}}
        using Amazon.Lambda.RuntimeSupport;
        public static class Program
        {
            private static readonly Func<string, ILambdaContext, Task> Handler = async (input, context) => { await using var connection = {{Reached}}; };

            public static async Task Main()
            {
                await LambdaBootstrapBuilder.Create(Handler, null).Build().RunAsync();
                using var probe = {{NotReached}};
            }
        }
        """);
}
