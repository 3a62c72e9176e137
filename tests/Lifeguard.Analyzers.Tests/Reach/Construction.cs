using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>Constructors and initialisers run where their type is built.</summary>
public sealed class Construction
{
    private const string Repository = """
        public class OrderRepository { private readonly NpgsqlConnection _connection; public OrderRepository() { _connection = {0}; } public void Load() => _connection.Open(); }
        """;

    [Theory]
    [InlineData("new OrderRepository().Load();")]
    [InlineData("var orders = new OrderRepository();")]
    [InlineData("OrderRepository orders = new();")]
    [InlineData("OrderRepository orders; orders = new();")]
    [InlineData("Use(new());")]
    [InlineData("var orders = new Shop.OrderRepository();")]
    [InlineData("var orders = new global::Shop.OrderRepository { };")]
    [InlineData("Func<OrderRepository> make = () => new OrderRepository();")]
    public Task AConstructorThatTheHandlerRuns(string statement) =>
        Verify(statement, Repository.Replace("{0}", Reached, StringComparison.Ordinal), "private static void Use(OrderRepository orders) { }");

    [Theory]
    [InlineData("private readonly OrderRepository _orders = new OrderRepository();")]
    [InlineData("private static readonly OrderRepository Orders = new();")]
    [InlineData("private static readonly Lazy<OrderRepository> Orders = new(() => new OrderRepository());")]
    [InlineData("private readonly OrderRepository _orders; public Function() { _orders = new OrderRepository(); }")]
    public Task AConstructorThatRunsWhenTheFunctionIsBuilt(string member) => Verify("", Repository.Replace("{0}", NotReached, StringComparison.Ordinal), member);

    [Theory]
    [InlineData("private readonly NpgsqlConnection _connection = {0};")]
    [InlineData("private readonly NpgsqlConnection _connection = {0}; public OrderRepository() { }")]
    [InlineData("private NpgsqlConnection Connection { get; } = {0};")]
    [InlineData("private readonly NpgsqlConnection _connection = {0}; public OrderRepository(int limit) { } public OrderRepository() : this(10) { }")]
    [InlineData("private readonly NpgsqlConnection _connection; public OrderRepository() : this({0}) { } public OrderRepository(NpgsqlConnection connection) { _connection = connection; }")]
    [InlineData("public OrderRepository() : this(10) { } private OrderRepository(int limit) { using var connection = {0}; }")]
    public Task InitialisersAndConstructorsOfWhatIsNewedPerInvocation(string members) => Verify("new OrderRepository();", "public class OrderRepository { MEMBERS }".Replace("MEMBERS", members, StringComparison.Ordinal).Replace("{0}", Reached, StringComparison.Ordinal));

    [Fact]
    public Task ABaseConstructorRunsWithTheDerivedOne() => Verify("new OrderRepository(1); new InvoiceRepository();", $$"""
        public abstract class Repository { protected Repository(string text) { using var connection = {{Reached}}; } }
        public class OrderRepository : Repository { public OrderRepository(int limit) : base("Host=db") { } }
        public abstract class Other { private readonly NpgsqlConnection _connection = {{Reached}}; }
        public class InvoiceRepository : Other { }
        """);

    [Fact]
    public Task AnArgumentOfABaseConstructor() => Verify("new OrderRepository();", $$"""
        public abstract class Repository { protected Repository(NpgsqlConnection connection) { } }
        public class OrderRepository : Repository { public OrderRepository() : base({{Reached}}) { } }
        """);

    [Fact]
    public Task ConstructorsAreToldApart() => Verify("new OrderRepository(1);", $$"""
        public class OrderRepository { public OrderRepository() { using var connection = {{NotReached}}; } public OrderRepository(int limit) { } }
        """);

    [Fact]
    public Task InitialisersOfAPartialTypeRunWithItsConstructorElsewhere() => Verify("new OrderRepository();", files: [
        ("A.cs", "namespace Shop; public partial class OrderRepository { public OrderRepository() { } }"),
        ("B.cs", $$"""using Npgsql; namespace Shop; public partial class OrderRepository { private readonly NpgsqlConnection _connection = {{Reached}}; }"""),
    ]);

    [Fact]
    public Task StaticMembersOfWhatIsNewedPerInvocationRunOnce() => Verify("new OrderRepository();", $$"""
        public class OrderRepository { private static readonly NpgsqlConnection Probe = {{NotReached}}; static OrderRepository() { using var connection = {{NotReached}}; } }
        """);

    [Fact]
    public Task AChainOfObjects() => Verify("new OrderService();", $$"""
        public class OrderService { private readonly OrderRepository _orders = new(); }
        public class OrderRepository { private readonly Connections _connections; public OrderRepository() { _connections = new Connections(); } }
        public class Connections { public Connections() { using var connection = {{Reached}}; } }
        """);

    [Theory, MemberData(nameof(Hosts.BuiltPerInvocation), MemberType = typeof(Hosts))]
    public Task TheConstructorOfAClassThatTheHostBuildsPerInvocation(HandlerShape host) =>
        RuleTest<Rules.Lifetime.ConnectionPerInvocationAnalyzer>.Verify(host.With("_connection.Open();", """private readonly Npgsql.NpgsqlConnection _connection = [|new Npgsql.NpgsqlConnection("Host=db")|];"""), host.Files);

    [Theory, MemberData(nameof(Hosts.KeptByHost), MemberType = typeof(Hosts))]
    public Task TheConstructorOfAClassThatTheHostKeeps(HandlerShape host) =>
        RuleTest<Rules.Lifetime.ConnectionPerInvocationAnalyzer>.Verify(host.With("_connection.Open();", """private readonly Npgsql.NpgsqlConnection _connection = new Npgsql.NpgsqlConnection("Host=db");"""), host.Files);
}
