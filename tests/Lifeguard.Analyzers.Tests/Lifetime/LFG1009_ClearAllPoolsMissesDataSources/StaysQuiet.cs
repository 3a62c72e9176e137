using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1009_ClearAllPoolsMissesDataSources;

public sealed class StaysQuiet
{
    private const string Source = """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""";

    [Theory]
    [InlineData("using var connection = new NpgsqlConnection(\"Host=db\");")]
    [InlineData("using var connection = new Npgsql.NpgsqlConnection(\"Host=db\");")]
    [InlineData("using NpgsqlConnection connection = new(\"Host=db\");")]
    [InlineData("var connection = Activator.CreateInstance<NpgsqlConnection>();")]
    [InlineData("var connection = Activator.CreateInstance(typeof(NpgsqlConnection));")]
    [InlineData("var connection = NpgsqlFactory.Instance.CreateConnection();")]
    [InlineData("var connection = System.Data.Common.DbProviderFactories.GetFactory(\"Npgsql\").CreateConnection();")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseNpgsql(\"Host=db\"));")]
    [InlineData("services.AddDbContext<DbContext>((sp, o) => o.UseNpgsql(sp.GetRequiredService<NpgsqlConnection>()));")]
    public Task WhereAStringKeyedPoolMayBe(string statement) => Verify(Source, statement + " NpgsqlConnection.ClearAllPools();");

    [Fact]
    public Task WithoutADataSource() => Verify("", "NpgsqlConnection.ClearAllPools();");

    [Fact]
    public Task ADataSourceOfAnotherProvider() => Verify("private static readonly MySqlConnector.MySqlDataSource Db = new(\"Server=db\");", "NpgsqlConnection.ClearAllPools();");

    [Fact]
    public Task ANameThatIsNoDataSource() => Verify("private readonly string NpgsqlDataSource = \"\";", "NpgsqlConnection.ClearAllPools();");

    [Theory]
    [InlineData("Db.Clear();")]
    [InlineData("MySqlConnector.MySqlConnection.ClearAllPools();")]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection.ClearAllPools();")]
    [InlineData("using var connection = Db.OpenConnection(); ClearPool(connection);")]
    [InlineData("var name = nameof(NpgsqlConnection.ClearAllPools);")]
    public Task OtherWaysToClear(string statement) => Verify(Source, statement);

    [Fact]
    public Task ALibraryWhoseCallersMayHaveOtherPools() => RuleTest<ClearAllPoolsMissesDataSourcesAnalyzer>.StaysQuiet("""
        using Npgsql;
        public static class Db { public static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create("Host=db"); public static void Reset() => NpgsqlConnection.ClearAllPools(); }
        """);

    [Fact]
    public Task BesideALibraryThatUsesNpgsql()
    {
        var test = RuleTest<ClearAllPoolsMissesDataSourcesAnalyzer>.Create(Reports.Project(Source, "NpgsqlConnection.ClearAllPools();"));
        var library = test.TestState.AdditionalProjects["Repositories"];
        library.Sources.Add("""public class Orders { public Npgsql.NpgsqlConnection Open() => new("Host=db"); }""");
        test.TestState.AdditionalProjectReferences.Add("Repositories");
        return test.RunAsync();
    }

    private static Task Verify(string members, string statement) => RuleTest<ClearAllPoolsMissesDataSourcesAnalyzer>.StaysQuiet(Reports.Project(members, statement));
}
