using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1008_ConnectionOpenedDuringInit;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AConnectionOpenedInTheHandler(HandlerShape host) => RuleTest<ConnectionOpenedDuringInitAnalyzer>.StaysQuiet(
        host.With("var connection = new Npgsql.NpgsqlConnection(\"Host=db\"); connection.Open();"), host.Files);

    [Theory, MemberData(nameof(Hosts.BuiltPerInvocation), MemberType = typeof(Hosts))]
    public Task AConnectionOpenedInTheConstructorOfAClassThatTheHostBuildsPerInvocation(HandlerShape host)
    {
        var name = host.Handler[..host.Handler.IndexOf('.', StringComparison.Ordinal)];
        return RuleTest<ConnectionOpenedDuringInitAnalyzer>.StaysQuiet(
            host.With("", $$"""public {{name}}() { var connection = new Npgsql.NpgsqlConnection("Host=db"); connection.Open(); }"""), host.Files);
    }

    [Theory]
    [InlineData("using var connection = Db.OpenConnection();")]
    [InlineData("using (var connection = Db.OpenConnection()) connection.Execute(\"select 1\");")]
    [InlineData("using (Db.OpenConnection()) { }")]
    [InlineData("Db.OpenConnection().Dispose();")]
    [InlineData("Db.OpenConnectionAsync().AsTask().GetAwaiter().GetResult().Dispose();")]
    [InlineData("var connection = Db.OpenConnection(); connection.Dispose();")]
    [InlineData("var connection = Db.OpenConnection(); try { connection.Execute(\"select 1\"); } finally { connection.Close(); }")]
    [InlineData("var connection = new NpgsqlConnection(Text); connection.Open(); connection.Close();")]
    [InlineData("using var connection = new NpgsqlConnection(Text); connection.Open();")]
    [InlineData("using (var connection = new NpgsqlConnection(Text)) { connection.Open(); }")]
    [InlineData("var connection = new NpgsqlConnection(Text); using (connection) { connection.Open(); }")]
    [InlineData("NpgsqlConnection connection; using (connection = Db.OpenConnection()) { }")]
    [InlineData("Task.Run(async () => { await using var connection = await Db.OpenConnectionAsync(); }).GetAwaiter().GetResult();")]
    [InlineData("var connection = Connect(); connection.Dispose();", "private static NpgsqlConnection Connect() { var made = new NpgsqlConnection(Text); made.Open(); return made; }")]
    [InlineData("using var connection = Connect();", "private static NpgsqlConnection Connect() => Db.OpenConnection();")]
    public Task AWarmUpThatReturnsTheConnection(string constructor, string members = "") => Verify(constructor, members);

    [Theory]
    [InlineData("private readonly NpgsqlConnection _connection = Db.OpenConnection();", "", "_connection.CreateCommand();")]
    [InlineData("private static readonly NpgsqlConnection Connection = Db.OpenConnection();", "", "Connection.CreateCommand();")]
    [InlineData("private static readonly NpgsqlConnection Connection = Open(); private static NpgsqlConnection Open() { var made = new NpgsqlConnection(Text); made.Open(); return made; }", "", "Connection.CreateCommand();")]
    [InlineData("private readonly NpgsqlConnection _connection;", "_connection = new NpgsqlConnection(Text); _connection.Open();", "_connection.CreateCommand();")]
    [InlineData("private readonly NpgsqlConnection _connection;", "var made = new NpgsqlConnection(Text); made.Open(); _connection = made;", "_connection.CreateCommand();")]
    [InlineData("private static NpgsqlConnection _connection; static Function() { _connection = new(Text); _connection.Open(); }", "", "_connection.CreateCommand();")]
    public Task AMemberThatLfg1004Reports(string members, string constructor, string handler) => Verify(constructor, members, handler);

    [Theory]
    [InlineData("var connection = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=:memory:\"); connection.Open();")]
    [InlineData("IDbConnection connection = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=:memory:\"); connection.Open();")]
    [InlineData("var file = File.Open(Text, FileMode.Open); var door = new Door(); door.Open(); door.OpenConnection();", "private sealed class Door { public void Open() { } public void OpenConnection() { } }")]
    [InlineData("var connection = new Mending(); connection.Open();", "private sealed class Mending : DbConnection { public override string ConnectionString { get; set; } public override string Database => null; public override string DataSource => null; public override string ServerVersion => null; public override ConnectionState State => default; public override void ChangeDatabase(string name) { } public override void Close() { } public override void Open() { } protected override DbTransaction BeginDbTransaction(IsolationLevel level) => null; protected override DbCommand CreateDbCommand() => null; }")]
    public Task WhatIsNoServerConnection(string constructor, string members = "") => Verify(constructor, members);

    [Theory]
    [InlineData("Consume(Db.OpenConnection());", "private static void Consume(NpgsqlConnection connection) => connection.Dispose();")]
    [InlineData("var connection = Db.OpenConnection(); Consume(connection);", "private static void Consume(NpgsqlConnection connection) => connection.Dispose();")]
    [InlineData("var connection = Db.OpenConnection(); Task.Run(() => { connection.Execute(\"select 1\"); connection.Dispose(); });")]
    [InlineData("var connection = Db.OpenConnection(); AppDomain.CurrentDomain.ProcessExit += (_, _) => connection.Execute(\"delete from leases\");")]
    [InlineData("Open(new NpgsqlConnection(Text));", "private static void Open(NpgsqlConnection connection) => connection.Open();")]
    [InlineData("using var scope = Provider.CreateScope(); var connection = scope.ServiceProvider.GetRequiredService<NpgsqlConnection>(); connection.Open();", "private static readonly IServiceProvider Provider = null;")]
    [InlineData("using var context = new DbContext(null); var connection = context.Database.GetDbConnection(); connection.Open();")]
    [InlineData("using var context = new DbContext(null); context.Database.OpenConnection();")]
    [InlineData("var command = new NpgsqlCommand(); command.Connection.Open();")]
    public Task AConnectionOfWhichOthersMayDispose(string constructor, string members = "") => Verify(constructor, members);

    [Theory]
    [InlineData("private static readonly Lazy<NpgsqlConnection> Connection = new(() => Db.OpenConnection());")]
    [InlineData("private readonly Func<NpgsqlConnection> _open = () => Db.OpenConnection();")]
    [InlineData("private readonly Func<NpgsqlConnection> _open = Connect; private static NpgsqlConnection Connect() => Db.OpenConnection();")]
    [InlineData("private static NpgsqlConnection Connect() => Db.OpenConnection();")]
    [InlineData("[ThreadStatic] private static readonly NpgsqlConnection Own = Db.OpenConnection();")]
    public Task WhatIsNotOpenedYet(string members) => Verify("", members);

    [Theory]
    [InlineData("connection.Open(); connection.Close();")]
    [InlineData("_connection = connection; _connection.Open(); _connection.Close();")]
    [InlineData("_connection = connection; _connection.Open(); using (_connection) { }")]
    public Task AnInjectedConnectionThatTheConstructorClosesAgain(string constructor) => RuleTest<ConnectionOpenedDuringInitAnalyzer>.StaysQuiet(Reports.Usings + $$"""
        public class Function
        {
            private readonly NpgsqlConnection _connection;
            public Function(NpgsqlConnection connection) { {{constructor}} }
            public string FunctionHandler(string input, ILambdaContext context) => input;
        }
        """);

    [Fact]
    public Task TheInMemoryDatabaseOfAContext() => RuleTest<ConnectionOpenedDuringInitAnalyzer>.StaysQuiet(Reports.Usings + """
        public static class Extensions { public static void UseSqlite(this DbContextOptionsBuilder options, string text) { } }
        public class OrdersContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=:memory:"); }
        public class Function
        {
            public Function(OrdersContext context) { context.Database.OpenConnection(); }
            public string FunctionHandler(string input, ILambdaContext context) => input;
        }
        """);

    [Fact]
    public Task AListenerThatOwnsItsConnection() => RuleTest<ConnectionOpenedDuringInitAnalyzer>.StaysQuiet(Reports.Usings + """
        public class Listener : Microsoft.Extensions.Hosting.BackgroundService
        {
            private readonly NpgsqlConnection _connection;
            public Listener(NpgsqlDataSource db) { _connection = db.OpenConnection(); }
            protected override Task ExecuteAsync(CancellationToken stop) => _connection.WaitAsync(stop);
        }
        public class Function
        {
            public static void Configure(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => Microsoft.Extensions.DependencyInjection.ServiceCollectionHostedServiceExtensions.AddHostedService<Listener>(services);
            public string FunctionHandler(string input, ILambdaContext context) => input;
        }
        """);

    [Fact]
    public Task AClassOfWhichNobodyKnowsHowLongItLives() => RuleTest<ConnectionOpenedDuringInitAnalyzer>.StaysQuiet(Reports.Usings + """
        public class Orders { public Orders(NpgsqlDataSource db) { var connection = db.OpenConnection(); } }
        public class Function { public string FunctionHandler(string input, ILambdaContext context) { new Orders(null); return input; } }
        """);

    [Fact]
    public Task AProgramThatIsNoFunction() => RuleTest<ConnectionOpenedDuringInitAnalyzer>.StaysQuiet("""
        public class Orders { private static readonly Npgsql.NpgsqlConnection Connection = new Npgsql.NpgsqlDataSourceBuilder("Host=db").Build().OpenConnection(); }
        """);

    // missed: a connection that Main opens and the handler's lambda captures
    [Fact]
    public Task AConnectionThatMainOpens() => RuleTest<ConnectionOpenedDuringInitAnalyzer>.StaysQuiet("""
        using Amazon.Lambda.RuntimeSupport;
        using Npgsql;
        public static class Program
        {
            public static async Task Main()
            {
                await using var connection = new NpgsqlConnection("Host=db");
                await connection.OpenAsync();
                await LambdaBootstrapBuilder.Create<string>((string input) => { connection.CreateCommand(); }, null).Build().RunAsync();
            }
        }
        """);

    private static Task Verify(string constructor, string members = "", string handler = "") =>
        RuleTest<ConnectionOpenedDuringInitAnalyzer>.StaysQuiet("using Microsoft.Extensions.DependencyInjection;\n" + Reports.Function(constructor, members, handler));
}
