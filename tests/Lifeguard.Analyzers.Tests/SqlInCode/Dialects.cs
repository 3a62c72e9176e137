using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Tests.SqlInCode.SqlProbe>;

namespace Lifeguard.Analyzers.Tests.SqlInCode;

public sealed class Dialects
{
    [Theory]
    [InlineData("PostgreSql", "new Npgsql.NpgsqlCommand(TEXT);")]
    [InlineData("MySql", "new MySqlConnector.MySqlCommand(TEXT);")]
    [InlineData("MySql", "new MySql.Data.MySqlClient.MySqlCommand(TEXT);")]
    [InlineData("SqlServer", "new Microsoft.Data.SqlClient.SqlCommand(TEXT);")]
    [InlineData("SqlServer", "new System.Data.SqlClient.SqlCommand(TEXT);")]
    [InlineData("SqlServer", "new Microsoft.Data.SqlClient.SqlConnection().Execute(TEXT);")]
    [InlineData("SqlServer", "IDbConnection connection = new Microsoft.Data.SqlClient.SqlConnection(); connection.Execute(TEXT);")]
    [InlineData("MySql", "IDbConnection connection = Open(); connection.Execute(TEXT); IDbConnection Open() { var made = new MySqlConnector.MySqlConnection(); made.Open(); return made; }")]
    [InlineData("MySql", "Connections.Open().Execute(TEXT);")]
    [InlineData("MySql", "new Connections().Held.Execute(TEXT);")]
    [InlineData("PostgreSql", "DbDataSource source = Npgsql.NpgsqlDataSource.Create(\"\"); using var connection = source.OpenConnection(); connection.Execute(TEXT);")]
    [InlineData("PostgreSql", "IDbCommand command = new Npgsql.NpgsqlConnection().CreateCommand(); command.CommandText = TEXT;")]
    [InlineData("SqlServer", "Run(new Microsoft.Data.SqlClient.SqlConnection(), TEXT); static void Run(IDbConnection connection, string text) => connection.Execute(text);")]
    [InlineData("none", "Run(null, TEXT); static void Run(IDbConnection connection, string text) => connection.Execute(text);")]
    [InlineData("none", "Db.Database.ExecuteSqlRaw(TEXT);")]
    public Task OfWhatTheTextIsSentThrough(string dialect, string statement) => Verify(dialect, statement);

    [Theory]
    [InlineData("postgresql", "PostgreSql")]
    [InlineData("mysql", "MySql")]
    [InlineData("sqlserver", "SqlServer")]
    public Task TheSettingWhereTheTypeDoesNotTell(string setting, string dialect)
    {
        var file = (".editorconfig", $"root = true\n[*.cs]\nlifeguard_sql_dialect = {setting}\n");
        return Task.WhenAll(
            Verify(dialect, "IDbConnection connection = null; connection.Execute(TEXT);", file),
            Verify("SqlServer", "IDbConnection connection = new Microsoft.Data.SqlClient.SqlConnection(); connection.Execute(TEXT);", file));
    }

    [Theory]
    [InlineData("PostgreSql", "options.UseNpgsql(\"\");")]
    [InlineData("MySql", "options.UseMySql(\"\", null);")]
    [InlineData("SqlServer", "options.UseSqlServer(\"\");")]
    [InlineData("none", "options.UseSqlServer(\"\"); options.UseNpgsql(\"\");")]
    public Task TheOneDatabaseThatContextsUse(string dialect, string use) =>
        Verify(dialect, "Db.Database.ExecuteSqlRaw(TEXT);", ("Startup.cs", $"using Microsoft.EntityFrameworkCore; public static class Startup {{ public static void Use(DbContextOptionsBuilder options) {{ {use} }} }}"));

    [Fact]
    public Task TheOneDatabaseThatTheProjectNames() => VerifyWith("public static class Made { public static Npgsql.NpgsqlConnection One; }", "PostgreSql", "IDbConnection connection = null; connection.Execute(TEXT);");

    private static Task Verify(string dialect, string statement, params (string Path, string Text)[] files) => VerifyWith(
        """
        public class Connections
        {
            public static IDbConnection Open() => new MySqlConnector.MySqlConnection();
            public IDbConnection Held => new MySqlConnector.MySqlConnection();
            public Microsoft.Data.SqlClient.SqlConnection Other;
        }
        """,
        dialect,
        statement,
        files);

    private static Task VerifyWith(string code, string dialect, string statement, params (string Path, string Text)[] files)
    {
        var test = RuleTest<SqlProbe>.Create(Source(statement, code), files);
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithLocation(0).WithMessage($"{dialect}: SET x = 1"));
        return test.RunAsync();
    }

    private static string Source(string statement, string code) => $$"""
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        public class Function
        {
            private static readonly DbContext Db = null;
            public string FunctionHandler(string input, ILambdaContext context)
            {
                {{statement.Replace("TEXT", "\"{|#0:SET x = 1|}\"", StringComparison.Ordinal)}}
                return input;
            }
        }
        {{code}}
        """;
}
