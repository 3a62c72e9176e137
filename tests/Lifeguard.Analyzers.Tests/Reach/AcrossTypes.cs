using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.Reach;

public sealed class AcrossTypes
{
    [Fact]
    public Task AStaticHelper() => Verify("Db.Open();", $$"""
        public static class Db { public static NpgsqlConnection Open() => {{Reached}}; }
        """);

    [Fact]
    public Task AStaticHelperThroughUsingStatic() => Verify("Connect();", members: "", files: ("Db.cs", $$"""
        global using static Shop.Data.Db;
        using Npgsql;
        namespace Shop.Data { public static class Db { public static NpgsqlConnection Connect() => {{Reached}}; } }
        """));

    [Fact]
    public Task AnExtensionMethod() => Verify("""input.Connect();""", $$"""
        public static class Extensions { public static NpgsqlConnection Connect(this string text) { return {{Reached}}; } }
        """);

    [Fact]
    public Task AnExtensionMethodCalledAsAStaticOne() => Verify("Extensions.Connect(input);", $$"""
        public static class Extensions { public static NpgsqlConnection Connect(this string text) { return {{Reached}}; } }
        """);

    [Fact]
    public Task ARepositoryThatTheHandlerHolds() => Verify("await _orders.Load(1);", $$"""
        public class OrderRepository { public async Task Load(int id) { await using var connection = {{Reached}}; } }
        """, "private readonly OrderRepository _orders = new();");

    [Fact]
    public Task ARepositoryBehindAnInterface() => Verify("await _orders.Load(1);", $$"""
        public interface IOrderRepository { Task Load(int id); }
        public class OrderRepository : IOrderRepository { public async Task Load(int id) { await using var connection = {{Reached}}; } }
        """, "private readonly IOrderRepository _orders; public Function(IOrderRepository orders) => _orders = orders;");

    [Fact]
    public Task AnExplicitImplementation() => Verify("((IOrderRepository)new OrderRepository()).Load(1);", $$"""
        public interface IOrderRepository { void Load(int id); }
        public class OrderRepository : IOrderRepository { void IOrderRepository.Load(int id) { using var connection = {{Reached}}; } }
        """);

    [Fact]
    public Task AnImplementationThatABaseClassProvides() => Verify("_orders.Load(1);", $$"""
        public interface IOrderRepository { void Load(int id); }
        public abstract class Repository { public void Load(int id) { using var connection = {{Reached}}; } }
        public class OrderRepository : Repository, IOrderRepository { }
        """, "private readonly IOrderRepository _orders = new OrderRepository();");

    [Fact]
    public Task ABaseClass() => Verify("new OrderRepository().Load(1);", $$"""
        public abstract class Repository { protected NpgsqlConnection Open() => {{Reached}}; }
        public class OrderRepository : Repository { public void Load(int id) { using var connection = Open(); } }
        """);

    [Fact]
    public Task ABaseClassThatCallsItsDerivedClassRunsOnTheObjectThatIsHeld() => Verify("new Orders().Query();", $$"""
        public abstract class Gateway { protected abstract NpgsqlConnection Create(); public void Query() => Run(); private void Run() { using var connection = Create(); } }
        public class Orders : Gateway { protected override NpgsqlConnection Create() => {{Reached}}; }
        public class Invoices : Gateway { protected override NpgsqlConnection Create() => {{NotReached}}; }
        """);

    [Fact]
    public Task AnObjectHeldAsItsBaseClassMayBeOfAnyDerivedClass() => Verify("_gateway.Query();", $$"""
        public abstract class Gateway { protected abstract NpgsqlConnection Create(); public void Query() { using var connection = Create(); } }
        public class Orders : Gateway { protected override NpgsqlConnection Create() => {{Reached}}; }
        """, "private readonly Gateway _gateway = new Orders();");

    [Fact]
    public Task ABaseConstructorThatCallsItsDerivedClass() => Verify("new Orders();", $$"""
        public abstract class Gateway { protected Gateway() => Prepare(); protected abstract void Prepare(); }
        public class Orders : Gateway { protected override void Prepare() { using var connection = {{Reached}}; } }
        public class Invoices : Gateway { protected override void Prepare() { using var connection = {{NotReached}}; } }
        """);

    [Fact]
    public Task AClassBetweenTheBaseAndTheOneThatIsHeld() => Verify("new UrgentOrders(1).Query();", $$"""
        public abstract class Gateway { protected Gateway(int id) => Core(); public void Query() => Core(); protected abstract void Core(); }
        public abstract class Orders : Gateway { protected Orders(int id) : base(id) { } protected override void Core() => Load(); protected abstract void Load(); }
        public class IdleOrders : Orders { public IdleOrders(int id) : base(id) { } protected override void Load() { using var connection = {{NotReached}}; } }
        public class UrgentOrders : Orders { public UrgentOrders(int id) : base(id) { } protected override void Load() { using var connection = {{Reached}}; } }
        """);

    [Fact]
    public Task AGenericBaseClass() => Verify("new OrderRepository().Find(1);", $$"""
        public class Order { }
        public abstract class Repository<T> where T : new() { public T Find(int id) { using var connection = {{Reached}}; return new T(); } }
        public class OrderRepository : Repository<Order> { }
        """);

    [Fact]
    public Task AGenericInterfaceAndAGenericBase() => Verify("_orders.Find(1);", $$"""
        public class Order { }
        public interface IRepository<T> { T Find(int id); }
        public abstract class Repository<T> : IRepository<T> where T : new() { public virtual T Find(int id) { using var connection = Open(); return new T(); } protected abstract NpgsqlConnection Open(); }
        public class OrderRepository : Repository<Order> { protected override NpgsqlConnection Open() => {{Reached}}; }
        """, "private readonly IRepository<Order> _orders = new OrderRepository();");

    [Fact]
    public Task AnOverrideIsReachedThroughTheBase() => Verify("Repository orders = new OrderRepository(); orders.Load(1);", $$"""
        public abstract class Repository { public abstract void Load(int id); }
        public class OrderRepository : Repository { public override void Load(int id) { using var connection = {{Reached}}; } }
        """);

    [Fact]
    public Task AnOverrideOfAnOverride() => Verify("Repository orders = new AuditedRepository(); orders.Load(1);", $$"""
        public class Repository { public virtual void Load(int id) { } }
        public class OrderRepository : Repository { public override void Load(int id) { } }
        public class AuditedRepository : OrderRepository { public sealed override void Load(int id) { using var connection = {{Reached}}; } }
        """);

    [Fact]
    public Task AFactoryBehindAnInterface() => Verify("using var connection = _factory.Create();", $$"""
        public interface IConnectionFactory { IDbConnection Create(); }
        public sealed class ConnectionFactory : IConnectionFactory { public IDbConnection Create() => {{Reached}}; }
        """, "private readonly IConnectionFactory _factory; public Function(IConnectionFactory factory) { _factory = factory; }");

    [Fact]
    public Task AFactoryWithThreeImplementationsAndNoRegistration() => Verify("using var connection = _factory.Create();", $$"""
        public interface IConnectionFactory { IDbConnection Create(); }
        public class First : IConnectionFactory { public IDbConnection Create() => {{Reached}}; }
        public class Second : IConnectionFactory { public IDbConnection Create() => {{Reached}}; }
        public class Third : IConnectionFactory { public IDbConnection Create() => null; }
        """, "private readonly IConnectionFactory _factory; public Function(IConnectionFactory factory) { _factory = factory; }");

    // missed: one interface with many implementations and no registration says nothing about which one runs
    [Fact]
    public Task FiveImplementationsAndNoRegistration() => Verify("_step.Run();", $$"""
        public interface IStep { void Run(); }
        public class First : IStep { public void Run() { using var connection = {{NotReached}}; } }
        public class Second : IStep { public void Run() { } }
        public class Third : IStep { public void Run() { } }
        public class Fourth : IStep { public void Run() { } }
        public class Fifth : IStep { public void Run() { } }
        """, "private readonly IStep _step; public Function(IStep step) { _step = step; }");

    [Fact]
    public Task AStaticProperty() => Verify("using var connection = Db.Connection;", $$"""
        public static class Db { public static NpgsqlConnection Connection => {{Reached}}; }
        """);

    [Fact]
    public Task APropertyOfAnInterface() => Verify("using var connection = _db.Connection;", $$"""
        public interface IDb { NpgsqlConnection Connection { get; } }
        public class Db : IDb { public NpgsqlConnection Connection { get { return {{Reached}}; } } }
        """, "private readonly IDb _db; public Function(IDb db) { _db = db; }");

    [Fact]
    public Task ANestedType() => Verify("new Orders.Reader().Load();", $$"""
        public static class Orders { public class Reader { public void Load() { using var connection = {{Reached}}; } } }
        """);

    [Fact]
    public Task ARecordAndAStruct() => Verify("new Query(1).Run(); new Command().Run();", $$"""
        public record Query(int Id) { public void Run() { using var connection = {{Reached}}; } }
        public readonly struct Command { public void Run() { using var connection = {{Reached}}; } }
        """);

    [Fact]
    public Task AMemberOfAMember() => Verify("_services.Orders.Load();", $$"""
        public class Services { public OrderRepository Orders { get; } = new OrderRepository(); }
        public class OrderRepository { public void Load() { using var connection = {{Reached}}; } }
        """, "private readonly Services _services = new Services();");

    [Fact]
    public Task AConditionalAccess() => Verify("_orders?.Load()?.ToString();", $$"""
        public class OrderRepository { public object Load() { using var connection = {{Reached}}; return null; } }
        """, "private readonly OrderRepository _orders = null;");

    [Fact]
    public Task TheTypeIsNamedOnlyWhereTheFactoryIsDeclared() => Verify("_factory.Create().Load();", members: "private readonly RepositoryFactory _factory = new RepositoryFactory();", files: ("Repositories.cs", $$"""
        using Npgsql;
        namespace Shop;
        public class RepositoryFactory { public OrderRepository Create() => new OrderRepository(); }
        public class OrderRepository { public void Load() { using var connection = {{Reached}}; } }
        """));

    [Fact]
    public Task FilesAreNoBorder() => Verify("await new OrderService().Place(input);", files: [
        ("OrderService.cs", "namespace Shop; public class OrderService { private readonly IOrderRepository _orders = new OrderRepository(); public Task Place(string order) => _orders.Save(order); }"),
        ("IOrderRepository.cs", "namespace Shop; public interface IOrderRepository { Task Save(string order); }"),
        ("OrderRepository.cs", "namespace Shop; public class OrderRepository : IOrderRepository { public async Task Save(string order) { await using var connection = await Data.Connections.Open(); } }"),
        ("Connections.cs", $$"""using Npgsql; namespace Shop.Data; internal static class Connections { public static async Task<NpgsqlConnection> Open() { var connection = {{Reached}}; await connection.OpenAsync(); return connection; } }"""),
    ]);

    [Fact]
    public Task AMethodOfTheSameNameElsewhereIsAnother() => Verify("new Invoices().Load();", $$"""
        public class Invoices { public void Load() { } }
        public class Orders { public void Load() { using var connection = {{NotReached}}; } }
        """);

    [Fact]
    public Task AHelperThatNoHandlerCalls() => Verify("Used.Run();", $$"""
        public static class Used { public static void Run() { } }
        public static class Unused { public static void Run() { using var connection = {{NotReached}}; Other(); } private static void Other() { using var connection = {{NotReached}}; } }
        """);

    [Fact]
    public Task MainAndConfigureServicesRunOnce() => Verify("", $$"""
        public static class Program { public static void Main() { using var connection = {{NotReached}}; Migrate(); } private static void Migrate() { using var connection = {{NotReached}}; } }
        public class Startup { public void ConfigureServices(IServiceCollection services) { using var connection = {{NotReached}}; } }
        """);

    [Fact]
    public Task AHelperOfMainThatAHandlerCallsToo() => Verify("Db.Open();", $$"""
        public static class Program { public static void Main() { Db.Open(); } }
        public static class Db { public static NpgsqlConnection Open() => {{Reached}}; }
        """);

    // missed: operators, indexers and conversions are entered without a name
    [Fact]
    public Task MembersThatAreEnteredWithoutAName() => Verify("_ = new Orders()[1]; NpgsqlConnection connection = new Orders();", $$"""
        public class Orders
        {
            public NpgsqlConnection this[int id] => {{NotReached}};
            public static implicit operator NpgsqlConnection(Orders orders) => {{NotReached}};
        }
        """);

    // missed: what only reflection or dynamic binding leads to
    [Fact]
    public Task DynamicCalls() => Verify("dynamic orders = new Orders(); orders.Load();", $$"""
        public class Orders { public void Load() { using var connection = {{NotReached}}; } }
        """);
}
