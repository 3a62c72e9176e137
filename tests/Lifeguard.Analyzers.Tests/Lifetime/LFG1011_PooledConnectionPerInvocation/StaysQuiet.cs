using Lifeguard.Analyzers.Rules.Lifetime;
using Lifeguard.Analyzers.Tests.Lifetime.LFG1002_ConnectionPerInvocation;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1011_PooledConnectionPerInvocation;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Providers.WithDataSource), MemberType = typeof(Providers))]
    public Task AProviderWithADataSource(string type) => Verify($"using var connection = new {type}(Text);");

    // LFG1002 speaks of these
    [Theory]
    [InlineData("using var connection = new SqlConnection(\"Server=db;Pooling=false\");")]
    [InlineData("using var connection = new SqlConnection($\"{Text};Pooling=false\");")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Text) { Pooling = false }; using var connection = new SqlConnection(builder.ConnectionString);")]
    [InlineData("using var connection = new SqlConnection($\"{Text};Application Name={context.AwsRequestId}\");")]
    [InlineData("using var connection = new SqlConnection(Text + \";Application Name=\" + Guid.NewGuid());")]
    [InlineData("using var connection = new SqlConnection($\"{Text};Application Name={_lambda.AwsRequestId}\");")]
    public Task APoolThatIsDefeated(string statement) => Verify(statement, "private readonly ILambdaContext _lambda = null;");

    [Theory]
    [InlineData("using var connection = new SqlConnection(\"Server=localhost;Pooling=false\");")]
    [InlineData("using var connection = new SqlConnection($\"{Text};Database={input}\");")]
    [InlineData("using var connection = new SqlConnection(input);")]
    [InlineData("using var connection = new SqlConnection(_configuration.GetConnectionString(input));")]
    [InlineData("var text = Text; if (input == \"\") text = \"Server=other\"; using var connection = new SqlConnection(text);")]
    [InlineData("var text = await File.ReadAllTextAsync(\"/run/secrets/db\"); using var connection = new SqlConnection(text);")]
    [InlineData("using var connection = new SqlConnection();")]
    public Task AStringThatNeedNotBePooledOrStable(string statement) => Verify(statement);

    [Theory]
    [InlineData("var connection = new SqlConnection(Text); connection.Open();")]
    [InlineData("var connection = new SqlConnection(Text); connection.Open(); connection.Close();")]
    [InlineData("var connection = new SqlConnection(Text); try { connection.Open(); } catch { connection.Dispose(); }")]
    [InlineData("var orders = new SqlConnection(Text).Query<int>(\"select 1\");")]
    [InlineData("using var command = new SqlCommand(\"select 1\", new SqlConnection(Text));")]
    [InlineData("_connection = new SqlConnection(Text);", "private SqlConnection _connection;")]
    [InlineData("Consume(new SqlConnection(Text));", "private static void Consume(SqlConnection connection) { }")]
    [InlineData("var connection = Connect();", "private static SqlConnection Connect() => new(Environment.GetEnvironmentVariable(\"DB\"));")]
    [InlineData("using (var first = Connect()) { } var second = Connect();", "private static SqlConnection Connect() => new(Environment.GetEnvironmentVariable(\"DB\"));")]
    [InlineData("using var first = Connect(); Func<SqlConnection> connect = Connect;", "private static SqlConnection Connect() => new(Environment.GetEnvironmentVariable(\"DB\"));")]
    public Task AConnectionThatIsNotKnownToBeDisposed(string handler, string members = "") => Verify(handler, members);

    [Theory]
    [InlineData("using var connection = Connect();", "private static SqlConnection Connect() => new(Text);")]
    [InlineData("using var connection = Connect();", "private SqlConnection Connect() => new(_text);")]
    [InlineData("using var connection = Connect();", "private SqlConnection Connect() => new(_configuration.GetConnectionString(\"Db\"));")]
    public Task AFactoryThatIsTheOnePlaceAlready(string handler, string members) => Verify(handler, members);

    [Theory]
    [InlineData("using var connection = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=orders.db\");", "")]
    [InlineData("using var connection = new OdbcLike(Text);", "private sealed class OdbcLike : IDisposable { public OdbcLike(string text) { } public void Dispose() { } }")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Text); using var command = new SqlCommand(Text);", "")]
    [InlineData("_connection ??= new SqlConnection(Text); using (_connection) { }", "private static SqlConnection _connection;")]
    public Task WhatIsNoPooledConnectionPerInvocation(string handler, string members) => Verify(handler, members);

    [Theory]
    [InlineData("public static class Program { public static void Main() { using var connection = new SqlConnection(\"Server=db\"); connection.Open(); } }")]
    [InlineData("public static class Migrations { public static void Run() { using var connection = new SqlConnection(\"Server=db\"); } }")]
    [InlineData("public class Startup { public void ConfigureServices(IServiceCollection services) => services.AddScoped<IDbConnection>(_ => new SqlConnection(\"Server=db\")); }")]
    public Task CodeThatNoHandlerReaches(string code) => Verify("", "", code);

    [Fact]
    public Task ALibraryWithoutAHost() => RuleTest<PooledConnectionPerInvocationAnalyzer>.StaysQuiet("""
        public class Orders { public void Load() { using var connection = new Microsoft.Data.SqlClient.SqlConnection("Server=db"); } }
        """);

    private static Task Verify(string handler, string members = "", string code = "") => RuleTest<PooledConnectionPerInvocationAnalyzer>.StaysQuiet(Reports.Function(handler, members, code));
}
