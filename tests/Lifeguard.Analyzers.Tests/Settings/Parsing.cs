using System.Collections.Immutable;
using Lifeguard.Analyzers.Settings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Analyzers.Tests.Settings;

public sealed class Parsing
{
    [Theory]
    [InlineData("transaction", Pooler.Transaction)]
    [InlineData("none", Pooler.None)]
    [InlineData("pgbouncer", Pooler.PgBouncer)]
    [InlineData("PgBouncer", Pooler.PgBouncer)]
    [InlineData(" rds_proxy ", Pooler.RdsProxy)]
    [InlineData("pgbouncer_statement", Pooler.PgBouncerStatement)]
    [InlineData("supavisor", Pooler.Supavisor)]
    [InlineData("pgcat", Pooler.PgCat)]
    [InlineData("odyssey", Pooler.Odyssey)]
    [InlineData("pgdog", Pooler.PgDog)]
    [InlineData("neon", Pooler.Neon)]
    [InlineData("azure_pgbouncer", Pooler.AzurePgBouncer)]
    [InlineData("cloud_sql_mcp", Pooler.CloudSqlManagedPooling)]
    [InlineData("hyperdrive", Pooler.Hyperdrive)]
    [InlineData("proxysql", Pooler.ProxySql)]
    [InlineData("vitess", Pooler.Vitess)]
    public void Poolers(string text, Pooler expected) => Assert.Equal(expected, Parsed(SettingCatalog.Pooler, text));

    [Fact]
    public void EveryPoolerHasItsWord() => Assert.Equal(Enum.GetValues<Pooler>(), SettingCatalog.Pooler.AllowedValues.Select(word => Parsed(SettingCatalog.Pooler, word)).Distinct().Order());

    [Fact]
    public void EveryDialectHasItsWord() =>
        Assert.Equal(Enum.GetValues<SqlDialect>(), SettingCatalog.SqlDialect.AllowedValues.Select(word => Parsed(SettingCatalog.SqlDialect, word)!.Value).Distinct().Order());

    [Theory]
    [InlineData("1.21", "1.21")]
    [InlineData("1.21.0", "1.21.0")]
    [InlineData("22", "22.0")]
    [InlineData("v22", "22.0")]
    [InlineData("V2.0.6", "2.0.6")]
    public void Versions(string text, string expected) => Assert.Equal(Version.Parse(expected), Parsed(SettingCatalog.PoolerVersion, text));

    [Theory]
    [InlineData("on", true)]
    [InlineData("OFF", false)]
    public void OnAndOff(string text, bool expected) => Assert.Equal(expected, Parsed(SettingCatalog.PoolerPreparedStatements, text));

    [Theory]
    [InlineData("mssql", SqlDialect.SqlServer)]
    [InlineData("sqlserver", SqlDialect.SqlServer)]
    [InlineData("PostgreSQL", SqlDialect.PostgreSql)]
    public void Dialects(string text, SqlDialect expected) => Assert.Equal(expected, Parsed(SettingCatalog.SqlDialect, text));

    [Theory]
    [InlineData("A.Handler", "A.Handler")]
    [InlineData("A.Handler, B.Outer+Inner ,C", "A.Handler|B.Outer+Inner|C")]
    [InlineData("A.Handler;B.Handler;", "A.Handler|B.Handler")]
    [InlineData("A.Handler`1", "A.Handler`1")]
    [InlineData("A.Outer`1+Inner`2", "A.Outer`1+Inner`2")]
    [InlineData("Größe._x1", "Größe._x1")]
    public void TypeNames(string text, string expected) => Assert.Equal(expected, string.Join('|', Parsed(SettingCatalog.HandlerAttributes, text)));

    [Theory]
    [InlineData("A.Function.Handle", "A.Function::Handle")]
    [InlineData("A.Function::Handle", "A.Function::Handle")]
    [InlineData("A.Outer+Inner.Handle", "A.Outer+Inner::Handle")]
    [InlineData("Orders::A.Function::Handle", "A.Function::Handle")]
    [InlineData("Function.Handle, A.B::C", "Function::Handle|A.B::C")]
    [InlineData("A.Function :: Handle", "A.Function::Handle")]
    public void MethodNames(string text, string expected) => Assert.Equal(expected, string.Join('|', Parsed(SettingCatalog.HandlerMethods, text)));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("5000", 5000)]
    public void Numbers(string text, int expected) => Assert.Equal(expected, Parsed(SettingCatalog.MaxConnections, text));

    public static TheoryData<string, string> Refused => new()
    {
        { "lifeguard_pooler", "pgbouncer, neon" },
        { "lifeguard_pooler", "1" },
        { "lifeguard_pooler_version", "latest" },
        { "lifeguard_pooler_version", "1.x" },
        { "lifeguard_pooler_version", "1..2" },
        { "lifeguard_pooler_version", "1.2.3.4.5" },
        { "lifeguard_pooler_version", "-1" },
        { "lifeguard_pooler_version", "99999999999" },
        { "lifeguard_pooler_version", "v" },
        { "lifeguard_pooler_prepared_statements", "true" },
        { "lifeguard_sql_dialect", "sql" },
        { "lifeguard_host", "lambda" },
        { "lifeguard_handler_attributes", "," },
        { "lifeguard_handler_attributes", "A.Handler B.Handler" },
        { "lifeguard_handler_attributes", "[Handler]" },
        { "lifeguard_handler_attributes", "A..B" },
        { "lifeguard_handler_attributes", "1A" },
        { "lifeguard_handler_attributes", "A`" },
        { "lifeguard_handler_attributes", "A`x" },
        { "lifeguard_handler_base_types", "Handler<T>" },
        { "lifeguard_handler_methods", "Handle" },
        { "lifeguard_handler_methods", "A.Function.Handle()" },
        { "lifeguard_handler_methods", "A.Function::" },
        { "lifeguard_handler_methods", "::Handle" },
        { "lifeguard_handler_methods", "A::B::C::D" },
        { "lifeguard_handler_methods", "A.Function.Handle, nonsense" },
        { "lifeguard_max_connections", "0" },
        { "lifeguard_max_connections", "-5" },
        { "lifeguard_max_connections", "1e3" },
        { "lifeguard_max_connections", "many" },
        { "lifeguard_max_connections", "99999999999" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void RefusesWhatIsNoValue(string key, string text) => Assert.False(SettingCatalog.All.Single(setting => setting.Key == key).Accepts(text));

    [Fact]
    public void AListThatIsNotSetIsEmptyAndNotDefault() => Assert.Equal(ImmutableArray<string>.Empty, SettingCatalog.HandlerMethods.Default);

    private static T Parsed<T>(SettingDefinition<T> setting, string text)
    {
        Assert.True(setting.TryParse(text, out var value), $"'{text}' was refused.");
        return value;
    }
}
