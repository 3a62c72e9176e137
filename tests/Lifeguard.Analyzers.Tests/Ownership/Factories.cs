using static Lifeguard.Analyzers.Tests.Ownership.OwnershipTest;

namespace Lifeguard.Analyzers.Tests.Ownership;

public sealed class Factories
{
    [Theory]
    [InlineData("""NpgsqlConnection Make() => {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = {|Connection:Make()|}; }""")]
    [InlineData("""NpgsqlConnection Make() { return {|Connection:new NpgsqlConnection(Text)|}; } void M() { var x = {|Connection:Make()|}; }""")]
    [InlineData("""static IDbConnection Make() => {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = {|Connection:Orders.Make()|}; }""")]
    [InlineData("""NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; c.Open(); return c; } void M() { var x = {|OpenConnection:Make()|}; }""")]
    [InlineData("""async Task<NpgsqlConnection> Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; await c.OpenAsync().ConfigureAwait(false); return c; } async Task M() { var x = await {|OpenConnection:Make()|}; }""")]
    [InlineData("""Task<NpgsqlConnection> Make() => {|OpenConnection:Db.OpenConnectionAsync()|}.AsTask(); async Task M() { var x = await {|OpenConnection:Make()|}; }""")]
    [InlineData("""ValueTask<NpgsqlConnection> Make() => {|OpenConnection:Db.OpenConnectionAsync()|}; async Task M() { var x = await {|OpenConnection:Make()|}; }""")]
    [InlineData("""async Task<IDbConnection> Make() => await {|OpenConnection:Db.OpenConnectionAsync()|}.ConfigureAwait(false); async Task M() { var x = await {|OpenConnection:Make()|}; }""")]
    [InlineData("""Task<NpgsqlConnection> Make() => Task.FromResult({|Connection:new NpgsqlConnection(Text)|}); async Task M() { var x = await {|Connection:Make()|}; }""")]
    [InlineData("""ValueTask<NpgsqlConnection> Make() => new({|Connection:new NpgsqlConnection(Text)|}); async Task M() { var x = await {|Connection:Make()|}; }""")]
    [InlineData("""NpgsqlConnection Connection => {|Connection:new NpgsqlConnection(Text)|}; void M() { using var x = {|Connection:Connection|}; }""")]
    [InlineData("""NpgsqlConnection Connection { get { var c = {|Connection:new NpgsqlConnection(Text)|}; c.Open(); return c; } } void M() { using var x = {|OpenConnection:this.Connection|}; }""")]
    [InlineData("""void M() { NpgsqlConnection Make() => {|Connection:new NpgsqlConnection(Text)|}; var x = {|Connection:Make()|}; }""")]
    [InlineData("""void M() { Func<NpgsqlConnection> make = () => {|Connection:new NpgsqlConnection(Text)|}; var x = {|Connection:make()|}; }""")]
    [InlineData("""private static readonly Func<NpgsqlConnection> make = () => {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = {|Connection:make()|}; }""")]
    [InlineData("""private Func<Task<NpgsqlConnection>> make = async () => await {|OpenConnection:Db.OpenConnectionAsync()|}; async Task M() { var x = await {|OpenConnection:make()|}; }""")]
    [InlineData("""private readonly Func<NpgsqlConnection> _make; public Orders(string text) { _make = () => {|Connection:new NpgsqlConnection(text)|}; } void M() { var x = {|Connection:_make()|}; }""")]
    [InlineData("""private static readonly Func<NpgsqlConnection> make = Create; static NpgsqlConnection Create() => {|Connection:new(Text)|}; void M() { var x = {|Connection:make.Invoke()|}; }""")]
    [InlineData("""void M() { var make = (Func<NpgsqlConnection>)(() => {|Connection:new NpgsqlConnection(Text)|}); var x = {|Connection:make()|}; }""")]
    public Task InAllForms(string members) => Acquires(members);

    [Theory]
    [InlineData("""NpgsqlConnection A() => {|Connection:B()|}; NpgsqlConnection B() => {|Connection:C()|}; NpgsqlConnection C() => {|Connection:new(Text)|}; void M() { var x = {|Connection:A()|}; }""")]
    [InlineData("""NpgsqlConnection A() { var c = {|Connection:B()|}; c.Open(); return c; } NpgsqlConnection B() => {|Connection:new(Text)|}; void M() { var x = {|OpenConnection:A()|}; }""")]
    [InlineData("""NpgsqlCommand Make(NpgsqlConnection c) { var cmd = {|Command:c.CreateCommand()|}; cmd.CommandText = "select 1"; cmd.Parameters.AddWithValue("a", 1); return cmd; } void M(NpgsqlConnection c) { var x = {|Command:Make(c)|}; }""")]
    [InlineData("""NpgsqlDataReader Read(NpgsqlCommand cmd) => {|Reader:cmd.ExecuteReader()|}; void M(NpgsqlCommand c) { var x = {|Reader:Read(c)|}; }""")]
    [InlineData("""Context Make() => {|Context:new Context()|}; void M() { var x = {|Context:Make()|}; }""")]
    [InlineData("""T Make<T>() where T : DbConnection, new() { var c = new T(); c.Open(); return c; } void M() { var x = {|OpenConnection:Make<NpgsqlConnection>()|}; }""")]
    [InlineData("""T Make<T>() where T : DbConnection, new() => new T(); void M() { var x = Make<Microsoft.Data.Sqlite.SqliteConnection>(); }""")]
    [InlineData("""static NpgsqlConnection Opened(NpgsqlConnection c) { c.Open(); return c; } NpgsqlConnection Make() => Opened({|Connection:new(Text)|}); void M() { var x = {|OpenConnection:Make()|}; }""")]
    [InlineData("""static void Ready(NpgsqlConnection c) => c.Open(); NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; Ready(c); return c; } void M() { var x = {|OpenConnection:Make()|}; }""")]
    [InlineData("""static async Task Ready(NpgsqlConnection c) { Console.WriteLine(); await Really(c); } static Task Really(NpgsqlConnection c) => c.OpenAsync(); async Task<NpgsqlConnection> Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; await Ready(c); return c; } async Task M() { var x = await {|OpenConnection:Make()|}; }""")]
    [InlineData("""static void Ready(NpgsqlConnection c, bool b) { if (b) c.Open(); } NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; Ready(c, true); return c; } void M() { var x = {|Connection:Make()|}; }""")]
    public Task OverSeveralSteps(string members) => Acquires(members);

    [Theory]
    [InlineData("""NpgsqlConnection? Make(bool b) { if (b) return null; return {|Connection:new NpgsqlConnection(Text)|}; } void M() { var x = {|Connection:Make(true)|}; }""")]
    [InlineData("""DbConnection Make(bool b) => b ? {|Connection:new NpgsqlConnection(Text)|} : {|Connection:new SqlClient.SqlConnection(Text)|}; void M() { var x = {|Connection:Make(true)|}; }""")]
    [InlineData("""IDbConnection Make(string p) => p switch { "pg" => {|Connection:new NpgsqlConnection(Text)|}, "ms" => {|Connection:new SqlClient.SqlConnection(Text)|}, _ => throw new NotSupportedException() }; void M() { var x = {|Connection:Make("pg")|}; }""")]
    [InlineData("""NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; try { c.Open(); return c; } catch { c.Dispose(); throw; } } void M() { var x = {|OpenConnection:Make()|}; }""")]
    [InlineData("""NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; var ok = false; try { c.Open(); ok = true; return c; } finally { if (!ok) c.Dispose(); } } void M() { var x = {|OpenConnection:Make()|}; }""")]
    [InlineData("""NpgsqlConnection Make() { NpgsqlConnection? c = null; try { c = {|Connection:new NpgsqlConnection(Text)|}; c.Open(); } catch (NpgsqlException) { c?.Dispose(); throw; } return c; } void M() { var x = {|OpenConnection:Make()|}; }""")]
    [InlineData("""NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; c.StateChange += (_, e) => Console.WriteLine(e.CurrentState); c.Notice += OnNotice; return c; } static void OnNotice(object o, NpgsqlNoticeEventArgs e) { } void M() { var x = {|Connection:Make()|}; }""")]
    [InlineData("""NpgsqlConnection Make(bool open) { var c = {|Connection:new NpgsqlConnection(Text)|}; if (open) c.Open(); return c; } void M() { var x = {|Connection:Make(true)|}; }""")]
    [InlineData("""NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; if (c.State != ConnectionState.Open) c.Open(); return c; } void M() { var x = {|OpenConnection:Make()|}; }""")]
    public Task WithSeveralWays(string members) => Acquires(members);

    [Theory]
    [InlineData("""NpgsqlConnection Make() => _kept ??= {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = Make(); }""")]
    [InlineData("""NpgsqlConnection Make() { if (_kept == null) _kept = {|Connection:new NpgsqlConnection(Text)|}; return _kept; } void M() { var x = Make(); }""")]
    [InlineData("""NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; _kept = c; return c; } void M() { var x = Make(); }""")]
    [InlineData("""NpgsqlConnection Make() => _kept = {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = Make(); }""")]
    [InlineData("""NpgsqlConnection Make() => _kept ?? {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = Make(); }""")]
    [InlineData("""private readonly List<IDisposable> _all = new(); NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; _all.Add(c); return c; } void M() { var x = Make(); }""")]
    [InlineData("""NpgsqlConnection Make(NpgsqlConnection? c) => c ?? {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = Make(null); }""")]
    [InlineData("""NpgsqlConnection Same(NpgsqlConnection c) => c; void M(NpgsqlConnection c) { var x = Same(c); }""")]
    [InlineData("""DbConnection Make(Context c) => c.Database.GetDbConnection(); void M(Context c) { var x = Make(c); }""")]
    [InlineData("""NpgsqlConnection Make() => Make(); void M() { var x = Make(); }""")]
    [InlineData("""NpgsqlConnection A() => B(); NpgsqlConnection B() => A(); void M() { var x = A(); }""")]
    [InlineData("""private Func<NpgsqlConnection> make = () => {|Connection:new NpgsqlConnection(Text)|}; void Set(Func<NpgsqlConnection> f) => make = f; void M() { var x = make(); }""")]
    [InlineData("""NpgsqlConnection Make() { var c = {|Connection:new NpgsqlConnection(Text)|}; Disposed += (_, _) => c.Dispose(); return c; } event EventHandler? Disposed; void M() { var x = Make(); }""")]
    [InlineData("""private readonly Func<NpgsqlConnection> _make; public Orders(Func<NpgsqlConnection> make) { _make = make; } void M() { var x = _make(); }""")]
    [InlineData("""NpgsqlConnection Kept { get; } = {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = Kept; }""")]
    [InlineData("""IEnumerable<NpgsqlConnection> All() { yield return {|Connection:new NpgsqlConnection(Text)|}; } void M() { var x = All(); }""")]
    [InlineData("""NpgsqlConnection Make(bool b) => b ? {|Connection:new NpgsqlConnection(Text)|} : _kept!; void M() { var x = Make(true); }""")]
    [InlineData("""NpgsqlConnection Make(bool b) => b ? _kept! : {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = Make(true); }""")]
    public Task NotWhatIsKeptOrSomebodyElses(string members) => Acquires(members);

    private const string Interface = """
        public interface IConnections { IDbConnection Open(); }
        public class Npg : IConnections { public IDbConnection Open() { var c = {|Connection:new NpgsqlConnection("Host=db")|}; c.Open(); return c; } }

        """;

    [Theory]
    [InlineData("var x = {|OpenConnection:connections.Open()|};", "public class Sql : IConnections { public IDbConnection Open() { var c = {|Connection:new SqlClient.SqlConnection(\"Server=db\")|}; c.Open(); return c; } }")]
    [InlineData("var x = {|Connection:connections.Open()|};", "public class Sql : IConnections { public IDbConnection Open() => {|Connection:new SqlClient.SqlConnection(\"Server=db\")|}; }")]
    [InlineData("var x = connections.Open();", "public class One : IConnections { private readonly IDbConnection _one = {|Connection:new SqlClient.SqlConnection(\"Server=db\")|}; public IDbConnection Open() => _one; }")]
    public Task BehindAnInterfaceAllImplementationsAgree(string statement, string other) => Acquires($$"""void M(IConnections connections) { {{statement}} }""", Interface + other);

    [Fact]
    public Task BehindAnInterfaceWithoutImplementationNothingIsKnown() => Acquires("void M(IConnections connections) { var x = connections.Open(); }", "public interface IConnections { IDbConnection Open(); }");

    [Fact]
    public Task OverridesAgree() => Acquires(
        "void M(Repository r) { var x = {|Connection:r.Connect()|}; var y = r.Reach(); }",
        """
        public abstract class Repository { public abstract DbConnection Connect(); public virtual DbConnection Reach() => {|Connection:new NpgsqlConnection()|}; }
        public class A : Repository { public override DbConnection Connect() => {|Connection:new NpgsqlConnection()|}; }
        public class B : A { public override DbConnection Connect() => {|Connection:new NpgsqlConnection()|}; private DbConnection _c = null!; public override DbConnection Reach() => _c; }
        """);

    [Fact]
    public Task AnOverrideOfAnOverrideCounts() => Acquires(
        "void M(A a) { var x = a.Connect(); }",
        """
        public abstract class Repository { public abstract DbConnection Connect(); }
        public class A : Repository { public override DbConnection Connect() => {|Connection:new NpgsqlConnection()|}; }
        public class B : A { private DbConnection _c = null!; public override DbConnection Connect() => _c; }
        """);

    [Fact]
    public Task ANameForMessages() => Acquires("""static IDbConnection Make() => {|Connection:new NpgsqlConnection(Text)|}; void M() { var x = {|#0:Make()|}; }""", "Connection", "Orders.Make of Npgsql from nothing");
}
