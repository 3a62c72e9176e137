using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1010_PoolingDisabled;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("Host=localhost;Pooling=false")]
    [InlineData("Host=127.0.0.1;Port=5432;Pooling=false")]
    [InlineData("Host=::1;Pooling=false")]
    [InlineData("Host=/cloudsql/project:region:orders;Pooling=false")]
    [InlineData("Host=host.docker.internal;Pooling=false")]
    public Task AServerOnThisMachine(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("Host=pgbouncer.internal;Pooling=false")]
    [InlineData("Host=aws-0-eu-central-1.pooler.supabase.com;Pooling=false")]
    [InlineData("Host=ep-one-pooler.eu-central-1.aws.neon.tech;Pooling=false")]
    [InlineData("Host=orders.proxy-abc.eu-central-1.rds.amazonaws.com;Pooling=false")]
    [InlineData("Host=db;Port=6432;Pooling=false")]
    [InlineData("Host=db:6543;Pooling=false")]
    public Task APoolerBehindTheConnection(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("Data Source=LAPTOP-1\\\\SQLEXPRESS;Initial Catalog=Orders;User ID=sa;Pooling=False")]
    [InlineData("Data Source=HOME;Initial Catalog=Orders;Integrated Security=True;Pooling=False;Encrypt=True")]
    [InlineData("Server=HOME;Database=Orders;Trusted_Connection=yes;Pooling=False")]
    [InlineData("Data Source=(localdb)\\\\MSSQLLocalDB;Integrated Security=SSPI;Pooling=False")]
    [InlineData("Server=ADMIN:db;Pooling=false")]
    public Task AStringThatWorksForADeveloperOnly(string text) => InHandler($"using var connection = new SqlConnection(\"{text}\");");

    [Theory]
    [InlineData("public class AuditContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder o) { if (!o.IsConfigured) o.UseSqlServer(\"Server=db;Pooling=false\"); } }")]
    [InlineData("public class Factory : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<DbContext> { public DbContext CreateDbContext(string[] args) => new DbContext(new DbContextOptionsBuilder().UseSqlServer(\"Server=db;Pooling=false\").Options); }")]
    [InlineData("public class Setup { public void Add(IServiceCollection services, Microsoft.Extensions.Hosting.IHostEnvironment host) { if (host.EnvironmentName == \"Development\" || host.IsDevelopment()) { services.AddDbContext<DbContext>(o => o.UseSqlServer(\"Server=db;Pooling=false\")); } } }")]
    public Task WhatIsForDevelopersOnly(string code) => RuleTest<PoolingDisabledAnalyzer>.StaysQuiet("using Microsoft.Extensions.Hosting;\n" + Reports.Project("", "", code));

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"DB\") + \";Pooling=false\"")]
    [InlineData("\";Pooling=false\"")]
    [InlineData("$\"Host={Environment.GetEnvironmentVariable(\"HOST\")};Pooling=false\"")]
    [InlineData("$\"Host={input};Pooling=false\"")]
    [InlineData("\"Host=db;Pooling=false;\" + Environment.GetEnvironmentVariable(\"MORE\")")]
    [InlineData("new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(\"DB\")) { Pooling = false }.ConnectionString")]
    [InlineData("new NpgsqlConnectionStringBuilder(\"Host=db;Pooling=false\") { Host = input }.ConnectionString")]
    [InlineData("Environment.GetEnvironmentVariable(\"DB\") ?? \"Host=db;Pooling=false\"")]
    [InlineData("input == \"\" ? \"Host=db;Pooling=false\" : Text")]
    [InlineData("\"Host=db;Pooling=false\".Replace(\"db\", input)")]
    public Task AHostThatIsNotKnown(string text) => InHandler($"using var connection = new NpgsqlConnection({text});");

    [Theory]
    [InlineData("Host=db;Pooling=true")]
    [InlineData("Host=db")]
    [InlineData("Host=db;Pooling=false;Pooling=true")]
    [InlineData("Host=db;Application Name='Pooling=false'")]
    [InlineData("Host=db;NoPooling=false")]
    [InlineData("Host=db;Pooling=falsely")]
    [InlineData("Host=db;Pooling=no")]
    [InlineData("Pooling=false is what we had at Host=db;")]
    public Task AStringThatLeavesPoolingOn(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db\"); if (input == \"\") builder.Pooling = false;")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db\"); if (input == \"\") { builder.Pooling = false; }")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db\"); builder.Pooling = input.Length > 3;")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db\") { Pooling = false }; builder.Pooling = true;")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Pooling=false\"); builder.Pooling = Text.Length == 0;")]
    [InlineData("var other = new NpgsqlConnectionStringBuilder(\"Host=db\") { Pooling = false }; var builder = new NpgsqlConnectionStringBuilder(Text);")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=localhost\") { Pooling = false };")]
    public Task ABuilderThatMayLeavePoolingOn(string before) => InHandler($"{before} using var connection = new NpgsqlConnection(builder.ConnectionString);");

    [Theory]
    [InlineData("using var connection = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=orders.db;Pooling=false\");")]
    [InlineData("using var connection = new Microsoft.Data.Sqlite.SqliteConnection(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = \"orders.db\", Pooling = false }.ToString());")]
    [InlineData("Console.WriteLine(\"Host=db;Pooling=false\");")]
    [InlineData("var text = \"Host=db;Pooling=false\";")]
    [InlineData("if (Text.Contains(\"Pooling=false\")) throw new InvalidOperationException(\"Host=db;Pooling=false\");")]
    [InlineData("var settings = new Settings { Pooling = false };")]
    [InlineData("var connection = new Settings(\"Host=db;Pooling=false\");")]
    public Task WhatIsNoConnectionToAServer(string handler) => InHandler(handler, "public sealed class Settings { public Settings(string text = \"\") { } public bool Pooling { get; set; } }");

    [Theory]
    [InlineData("public static class Migrations { public static void Run() { using var connection = new NpgsqlConnection(\"Host=db;Pooling=false\"); } }")]
    [InlineData("public static class Warmup { private static readonly NpgsqlConnection Connection = new(\"Host=db;Pooling=false\"); }")]
    [InlineData("public class Relay : Microsoft.Extensions.Hosting.BackgroundService { protected override async Task ExecuteAsync(CancellationToken stop) { await using var connection = new NpgsqlConnection(\"Host=db;Pooling=false\"); await connection.WaitAsync(stop); } }")]
    [InlineData("public static class MigrationSource { public static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(\"Host=db;Pooling=false\"); }")]
    public Task AConnectionThatNoInvocationMakes(string code) => RuleTest<PoolingDisabledAnalyzer>.StaysQuiet(LFG1002_ConnectionPerInvocation.Reports.Function("", "", code));

    [Fact]
    public Task AContextForMigrations() => RuleTest<PoolingDisabledAnalyzer>.StaysQuiet(Reports.Project(
        "services.AddDbContext<MigrationContext>(o => o.UseNpgsql(\"Host=db;Pooling=false\"));", "public class MigrationContext : DbContext { }"));

    [Fact]
    public Task ADataSourceThatGoesWithTheInvocation() => InHandler("await using var db = NpgsqlDataSource.Create($\"Host=db;Database={input};Pooling=false\");");

    [Fact]
    public Task ALibrary() => RuleTest<PoolingDisabledAnalyzer>.StaysQuiet("""
        public static class Db { public static readonly Npgsql.NpgsqlDataSource Source = Npgsql.NpgsqlDataSource.Create("Host=db;Pooling=false"); }
        """);

    // missed: a string put together elsewhere, passed as an argument, or of a driver whose host Lifeguard does not read
    [Theory]
    [InlineData("var text = new System.Text.StringBuilder(\"Host=db\").Append(\";Pooling=false\").ToString(); using var connection = new NpgsqlConnection(text);")]
    [InlineData("using var connection = Open(\"Host=db;Pooling=false\");")]
    [InlineData("using var connection = new Oracle.ManagedDataAccess.Client.OracleConnection(\"Data Source=db;Pooling=false\");")]
    [InlineData("using var connection = new NpgsqlConnection(\"Host=db;Pooling='false'\");")]
    public Task TextThatIsNotFollowed(string handler) => InHandler(handler, "private static NpgsqlConnection Open(string text) => new(text);");

    private static Task InHandler(string handler, string members = "") => RuleTest<PoolingDisabledAnalyzer>.StaysQuiet(LFG1002_ConnectionPerInvocation.Reports.Function(handler, members));
}
