using Lifeguard.Analyzers.Rules.Lifetime;
using static Lifeguard.Analyzers.Tests.Reach.ReachTest;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.ConnectionPerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>How messages tell the way from the handler to the code, and which places they lead to.</summary>
public sealed class Ways
{
    private const string Pooled = "Its pool is found by the string's text and has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process";

    private static Task Verify(string source, string when, int locations, params (string Path, string Text)[] files)
    {
        var test = RuleTest<ConnectionPerInvocationAnalyzer>.Create(source, files);
        var expected = Verifier.Diagnostic().WithArguments("NpgsqlConnection", when, Pooled, "").WithLocation(0);
        for (var key = 1; key <= locations; key++) expected = expected.WithLocation(key);
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }

    [Fact]
    public Task InTheHandlerItselfNoWayIsTold() => Verify(
        Function("using var connection = {|#0:new NpgsqlConnection(\"Host=db\")|};"),
        "on every invocation of 'Function.FunctionHandler'", locations: 0);

    [Fact]
    public Task EachHopIsNamedAndLeadsToItsCall() => Verify(
        $$"""
        {{Usings}}
        namespace Shop;
        public class Function
        {
            private readonly IOrders _orders = new Orders();
            public async Task<string> {|#1:FunctionHandler|}(string input, ILambdaContext context) { await _orders.{|#2:Load|}(1); return input; }
        }
        public interface IOrders { Task Load(int id); }
        public class Orders : IOrders { public async Task Load(int id) { await using var connection = {|#3:Open|}(); } private NpgsqlConnection Open() => {|#0:new NpgsqlConnection("Host=db")|}; }
        """,
        "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → Orders.Load → Orders.Open → new NpgsqlConnection)", locations: 3);

    [Fact]
    public Task ConstructorsAndInitialisersAreNamedAsCreations() => Verify(
        $$"""
        {{Usings}}
        namespace Shop;
        public class Function { public string {|#1:FunctionHandler|}(string input, ILambdaContext context) { {|#2:new Orders()|}.Load(); return input; } }
        public class {|#3:Orders|} { private readonly NpgsqlConnection _connection = {|#0:new NpgsqlConnection("Host=db")|}; public void Load() => _connection.Open(); }
        """,
        "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → new Orders → new NpgsqlConnection)", locations: 3);

    [Fact]
    public Task AConstructorThatIsWrittenOutLeadsToItsName() => Verify(
        $$"""
        {{Usings}}
        namespace Shop;
        public class Function { public string {|#1:FunctionHandler|}(string input, ILambdaContext context) { {|#2:new Orders()|}.Load(); return input; } }
        public class Orders { private readonly NpgsqlConnection _connection = {|#0:new NpgsqlConnection("Host=db")|}; public {|#3:Orders|}() { } public void Load() => _connection.Open(); }
        """,
        "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → new Orders → new NpgsqlConnection)", locations: 3);

    [Fact]
    public Task PropertiesAndDelegatesAreNamedAsMembers() => Verify(
        $$"""
        {{Usings}}
        namespace Shop;
        public class Function { public string {|#1:FunctionHandler|}(string input, ILambdaContext context) { using var connection = Db.{|#2:Connection|}; return input; } }
        public static class Db { private static readonly Func<NpgsqlConnection> Open = () => {|#0:new NpgsqlConnection("Host=db")|}; public static NpgsqlConnection Connection => {|#3:Open|}(); }
        """,
        "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → Db.Connection → Db.Open → new NpgsqlConnection)", locations: 3);

    [Fact]
    public Task FactoriesOfServicesAreNamedByTheService() => Verify(
        $$"""
        {{Usings}}
        using Microsoft.Azure.Functions.Worker;
        namespace Shop;
        public class Startup { public void Configure(IServiceCollection services) => services.AddScoped<IDbConnection>(_ => {|#0:new NpgsqlConnection("Host=db")|}); }
        public class OrderFunctions
        {
            public OrderFunctions({|#2:IDbConnection connection|}) { }
            [Function("Run")] public void {|#1:Run|}([QueueTrigger("orders")] string message) { }
        }
        """,
        "on every invocation of 'OrderFunctions.Run' (OrderFunctions.Run → new OrderFunctions → factory of IDbConnection → new NpgsqlConnection)", locations: 2);

    [Fact]
    public Task LocalFunctionsAreNamedByThemselves() => Verify(
        $$"""
        {{Usings}}
        namespace Shop;
        public class Function { public string {|#1:FunctionHandler|}(string input, ILambdaContext context) { {|#2:Load|}(); return input; void Load() { using var connection = {|#0:new NpgsqlConnection("Host=db")|}; } } }
        """,
        "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → Load → new NpgsqlConnection)", locations: 2);

    [Fact]
    public Task TheShortestWayIsTold() => Verify(
        Function("Long(); Db.{|#2:Open|}();", """public static class Db { public static NpgsqlConnection Open() => {|#0:new NpgsqlConnection("Host=db")|}; }""", "private static void Long() => Longer(); private static void Longer() => Db.Open();")
            .Replace(" FunctionHandler(", " {|#1:FunctionHandler|}(", StringComparison.Ordinal),
        "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → Db.Open → new NpgsqlConnection)", locations: 2);

    [Fact]
    public Task OfEqualWaysTheFirstInTheSourceIsTold() => Verify(
        $$"""
        {{Usings}}
        namespace Shop;
        public class Function
        {
            public string {|#1:First|}(string input, ILambdaContext context) { Db.{|#2:Open|}(); return input; }
            public string Second(string input, ILambdaContext context) { Db.Open(); return input; }
        }
        public static class Db { public static NpgsqlConnection Open() => {|#0:new NpgsqlConnection("Host=db")|}; }
        """,
        "on every invocation of 'Function.First' (Function.First → Db.Open → new NpgsqlConnection)", locations: 2);

    [Fact]
    public Task AWayAcrossFilesLeadsIntoThem() => Verify(
        Usings + "namespace Shop; public class Function { public string {|#1:FunctionHandler|}(string input, ILambdaContext context) { Db.{|#2:Open|}(); return input; } }",
        "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → Db.Open → new NpgsqlConnection)", locations: 2,
        ("Db.cs", """using Npgsql; namespace Shop; public static class Db { public static NpgsqlConnection Open() => {|#0:new NpgsqlConnection("Host=db")|}; }"""));

    [Fact]
    public Task OfALongWayTheBeginningAndTheEndAreTold()
    {
        var steps = string.Concat(Enumerable.Range(1, 11).Select(index => $"public static void S{index}() => S{index + 1}();\n"));
        var test = RuleTest<ConnectionPerInvocationAnalyzer>.Create(Function("Steps.S1();", $$"""public static class Steps { {{steps}} public static void S12() { using var connection = {|#0:new NpgsqlConnection("Host=db")|}; } }"""));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic()
            .WithArguments("NpgsqlConnection", "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → Steps.S1 → Steps.S2 → Steps.S3 → … → Steps.S10 → Steps.S11 → Steps.S12 → new NpgsqlConnection)", Pooled, "")
            .WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        return test.RunAsync();
    }

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task TheHandlerIsNamedOnEveryHost(HandlerShape host)
    {
        var test = RuleTest<ConnectionPerInvocationAnalyzer>.Create(host.With("""using var connection = {|#0:new Npgsql.NpgsqlConnection("Host=db")|};"""), host.Files);
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithArguments("NpgsqlConnection", $"on every invocation of '{host.Handler}'", Pooled, "").WithLocation(0));
        return test.RunAsync();
    }
}
