using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1002_ConnectionPerInvocation;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task RentingFromAStaticDataSourceOnEveryHost(HandlerShape host) => RuleTest<ConnectionPerInvocationAnalyzer>.StaysQuiet(
        host.With("await using var connection = Db.CreateConnection(); await connection.OpenAsync();", """private static readonly Npgsql.NpgsqlDataSource Db = Npgsql.NpgsqlDataSource.Create("Host=db");"""), host.Files);

    [Theory, MemberData(nameof(Providers.WithoutDataSource), MemberType = typeof(Providers))]
    public Task TheDocumentedIdiomOfAProviderWithoutADataSource(string type) => Verify($"using var connection = new {type}(Text); connection.Open();");

    [Theory, MemberData(nameof(Providers.WithoutDataSource), MemberType = typeof(Providers))]
    public Task AStringPerTenantOnAProviderWithoutADataSource(string type) => Verify($$"""using var connection = new {{type}}($"{Text};Database={input}");""");

    [Theory]
    [InlineData("Server=db;Pooling=true")]
    [InlineData("Server=db;Pooling=false;Pooling=true")]
    [InlineData("Server=db;Application Name='Pooling=false'")]
    [InlineData("Server=localhost;Pooling=false")]
    [InlineData("Server=127.0.0.1,6432;Pooling=false")]
    [InlineData("Server=(local);Pooling=false")]
    [InlineData("not a connection string; Pooling=false")]
    [InlineData("")]
    public Task AStringThatIsPooledOrLocal(string text) => Verify($"using var connection = new SqlConnection(\"{text}\");");

    // LFG1010 speaks of the setting.
    [Theory, MemberData(nameof(Providers.WithoutDataSource), MemberType = typeof(Providers))]
    public Task AnUnpooledStringWithAHostOnAProviderWithoutADataSource(string type) =>
        type.Contains("Oracle", StringComparison.Ordinal) ? Task.CompletedTask : Verify($"using var connection = new {type}(\"Server=db;Pooling=false\");");

    [Theory]
    [InlineData("var builder = new SqlConnectionStringBuilder(Text) { Pooling = true };", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(\"Server=db;Pooling=false\"); builder.Pooling = Flag;", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(\"Server=db;Pooling=false\"); builder.Pooling = true;", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Text); if (input == \"\") builder.Pooling = false;", "builder.ConnectionString")]
    [InlineData("var other = new SqlConnectionStringBuilder(Text) { Pooling = false }; var builder = new SqlConnectionStringBuilder(Text);", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Text) { DataSource = \"localhost\", Pooling = false };", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Text) { Pooling = Flag };", "builder.ConnectionString")]
    [InlineData("var text = \"Pooling=false;\" + Environment.GetEnvironmentVariable(\"DB\");", "text")]
    [InlineData("var text = Text; if (input == \"\") text = \"Server=db;Pooling=false\";", "text")]
    [InlineData("var text = $\"Server=db;Pooling={Flag}\";", "text")]
    public Task APoolThatIsNotForCertainSwitchedOff(string before, string text) => Verify($"{before} using var connection = new SqlConnection({text});", "private static readonly bool Flag = Environment.ProcessorCount > 1;");

    [Theory]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=orders.db\")")]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=orders.db;Pooling=False\")")]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection($\"Data Source={input}.db\")")]
    public Task FileDatabases(string creation) => Verify($"using var connection = new {creation};");

    [Fact]
    public Task AnOlderNpgsqlWithoutADataSource() => OlderNpgsql.Verify("""using var connection = new NpgsqlConnection("Host=db");""");

    [Fact]
    public Task AnOlderNpgsqlWithAStringPerTenant() => OlderNpgsql.Verify("""using var connection = new NpgsqlConnection($"Host=db;Database={input}");""");

    [Theory]
    [InlineData("await using var connection = await Db.OpenConnectionAsync();", "private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Text);")]
    [InlineData("await using var connection = _db.CreateConnection();", "private readonly NpgsqlDataSource _db; public Function(NpgsqlDataSource db) { _db = db; }")]
    [InlineData("await using var connection = Db.CreateConnection();", "private static readonly MySqlConnector.MySqlDataSource Db = new(Text);")]
    [InlineData("await using var connection = (NpgsqlConnection)NpgsqlFactory.Instance.CreateConnection();", "")]
    [InlineData("var connection = _context.Database.GetDbConnection(); connection.Open(); connection.Close();", "private readonly DbContext _context; public Function(DbContext context) { _context = context; }")]
    [InlineData("_connection.Open();", "private readonly NpgsqlConnection _connection = new(Text);")]
    [InlineData("_connection ??= new NpgsqlConnection(Text);", "private static NpgsqlConnection _connection;")]
    [InlineData("using var connection = new OrdersConnection();", "private sealed class OrdersConnection : IDisposable { public void Dispose() { } }")]
    [InlineData("var command = new NpgsqlCommand(\"select 1\"); var builder = new NpgsqlConnectionStringBuilder(Text);", "")]
    public Task WhatIsNoNewConnectionPerInvocation(string handler, string members) => Verify(handler, members);

    [Fact]
    public Task ABorrowedConnection() => Verify("await Orders.Save(_connection, input);", "private readonly NpgsqlConnection _connection; public Function(NpgsqlConnection connection) { _connection = connection; }", """
        public static class Orders { public static async Task Save(NpgsqlConnection connection, string order) { await using var command = new NpgsqlCommand(order, connection); await command.ExecuteNonQueryAsync(); } }
        """);

    [Theory]
    [InlineData("public static class Program { public static void Main() { using var connection = new NpgsqlConnection(\"Host=db\"); connection.Open(); } }")]
    [InlineData("public class Startup { public void ConfigureServices(IServiceCollection services) { services.AddSingleton(_ => new NpgsqlConnection(\"Host=db\")); } }")]
    [InlineData("public static class Migrations { public static void Run() { using var connection = new NpgsqlConnection(\"Host=db\"); } }")]
    [InlineData("public static class Warmup { private static readonly int Count = Measure(); private static int Measure() { using var connection = new NpgsqlConnection(\"Host=db\"); return 1; } public static int Read() => Count; }")]
    [InlineData("public class Listener : BackgroundService { protected override async Task ExecuteAsync(CancellationToken stop) { await using var connection = new NpgsqlConnection(\"Host=db\"); await connection.WaitAsync(stop); } }")]
    [InlineData("public class Factory : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<Context> { public Context CreateDbContext(string[] args) { using var connection = new NpgsqlConnection(\"Host=db\"); return null; } } public class Context : DbContext { }")]
    public Task CodeThatNoHandlerReaches(string code) => Verify("", "", code);

    [Fact]
    public Task ALibraryWithoutAHost() => RuleTest<ConnectionPerInvocationAnalyzer>.StaysQuiet("""
        public class Orders { public void Load() { using var connection = new Npgsql.NpgsqlConnection("Host=db"); } }
        """);

    [Fact]
    public Task AnOrdinaryWebApplication() => RuleTest<ConnectionPerInvocationAnalyzer>.StaysQuiet("""
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public void Get() { using var connection = new Npgsql.NpgsqlConnection("Host=db"); } }
        """);

    // missed: who calls a factory through its provider-neutral base is the business of that factory
    [Theory]
    [InlineData("using var connection = DbProviderFactories.GetFactory(\"Npgsql\").CreateConnection();")]
    [InlineData("using var connection = Activator.CreateInstance<NpgsqlConnection>();")]
    [InlineData("using var connection = Make<NpgsqlConnection>();")]
    public Task ConnectionsThatAreNotBuiltByNew(string handler) => Verify(handler, "private static T Make<T>() where T : IDisposable, new() => new T();");

    // missed: EF calls OnConfiguring, and the source shows no call
    [Fact]
    public Task AConnectionBuiltInOnConfiguring() => Verify("using var database = new Context();", "", """
        public class Context : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(new NpgsqlConnection("Host=db")); }
        """);

    private static Task Verify(string handler, string members = "", string code = "") => RuleTest<ConnectionPerInvocationAnalyzer>.StaysQuiet(
        "using Microsoft.EntityFrameworkCore; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting;\n" + Reports.Function(handler, members, code));
}
