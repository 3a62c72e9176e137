using System.Collections.Immutable;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Analyzers.Settings;

/// <summary>Every setting that Lifeguard reads; documentation, the package's props and LFG0001 are made from it.</summary>
internal static class SettingCatalog
{
    public static readonly SettingDefinition<Pooler> Pooler = Choice(
        "lifeguard_pooler",
        Core.Poolers.Pooler.Transaction,
        "transaction",
        "What stands between the function and the database. It decides which session state survives ([the matrix](poolers.md)): 'transaction' stands for any transaction pooler, 'none' for a direct connection, for which the rules of pinning are silent. Where it is not set, a connection string that gives the pooler away decides.",
        ("transaction", Core.Poolers.Pooler.Transaction),
        ("none", Core.Poolers.Pooler.None),
        ("pgbouncer", Core.Poolers.Pooler.PgBouncer),
        ("pgbouncer_statement", Core.Poolers.Pooler.PgBouncerStatement),
        ("rds_proxy", Core.Poolers.Pooler.RdsProxy),
        ("supavisor", Core.Poolers.Pooler.Supavisor),
        ("pgcat", Core.Poolers.Pooler.PgCat),
        ("odyssey", Core.Poolers.Pooler.Odyssey),
        ("pgdog", Core.Poolers.Pooler.PgDog),
        ("neon", Core.Poolers.Pooler.Neon),
        ("azure_pgbouncer", Core.Poolers.Pooler.AzurePgBouncer),
        ("cloud_sql_mcp", Core.Poolers.Pooler.CloudSqlManagedPooling),
        ("hyperdrive", Core.Poolers.Pooler.Hyperdrive),
        ("proxysql", Core.Poolers.Pooler.ProxySql),
        ("vitess", Core.Poolers.Pooler.Vitess));

    public static readonly SettingDefinition<Version?> PoolerVersion = new(
        "lifeguard_pooler_version",
        null,
        "for PgBouncer 1.23, the last that does not track prepared statements by default",
        "a version such as 1.21 or 1.21.0",
        ImmutableArray<string>.Empty,
        SettingParsers.ProductVersion,
        "The pooler's version, where a verdict depends on it ([where it does](poolers.md#what-a-verdict-depends-on)).");

    public static readonly SettingDefinition<bool?> PoolerPreparedStatements = Choice<bool?>(
        "lifeguard_pooler_prepared_statements",
        null,
        "the pooler's own default",
        "Whether the pooler tracks prepared statements of the wire protocol, such as PgBouncer with max_prepared_statements above zero.",
        ("on", true),
        ("off", false));

    public static readonly SettingDefinition<SqlDialect?> SqlDialect = Choice<SqlDialect?>(
        "lifeguard_sql_dialect",
        null,
        "what the connection's type tells",
        "The dialect of SQL text where the connection's type does not tell it, such as behind IDbConnection.",
        ("postgresql", Core.Sql.SqlDialect.PostgreSql),
        ("mysql", Core.Sql.SqlDialect.MySql),
        ("sqlserver", Core.Sql.SqlDialect.SqlServer),
        ("mssql", Core.Sql.SqlDialect.SqlServer),
        ("oracle", Core.Sql.SqlDialect.Oracle),
        ("sqlite", Core.Sql.SqlDialect.Sqlite));

    public static readonly SettingDefinition<string?> Host = Choice<string?>(
        "lifeguard_host",
        null,
        "what the code tells",
        "The platform that calls the code, where the code itself does not tell: 'cloud_run' stands for every container that serves requests; in a library, public members count as entry points.",
        [.. new[] { "aws_lambda", "azure_functions", "google_functions", "cloud_run", "openfaas", "alibaba_fc", "huawei_functiongraph" }.Select(host => (host, host))]);

    public static readonly SettingDefinition<ImmutableArray<string>> HandlerAttributes = TypeNames(
        "lifeguard_handler_attributes",
        "Attributes that mark a method, or every public method of a class, as an entry point.");

    public static readonly SettingDefinition<ImmutableArray<string>> HandlerBaseTypes = TypeNames(
        "lifeguard_handler_base_types",
        "Base classes and interfaces whose overrides and implementations are entry points.");

    public static readonly SettingDefinition<ImmutableArray<string>> HandlerMethods = new(
        "lifeguard_handler_methods",
        ImmutableArray<string>.Empty,
        "none",
        "methods separated by commas, such as MyCompany.Orders.Function.Handle",
        ImmutableArray<string>.Empty,
        SettingParsers.MethodNames,
        "Methods that are entry points, as Namespace.Type.Method or Namespace.Type::Method, separated by commas (in .editorconfig files a semicolon starts a comment).");

    public static readonly SettingDefinition<int?> MaxConnections = new(
        "lifeguard_max_connections",
        null,
        "not known",
        "a whole number above zero",
        ImmutableArray<string>.Empty,
        SettingParsers.PositiveNumber,
        "How many connections the database accepts; pool sizes and concurrency are held against it.");

    /// <summary>All settings, in the order in which they are documented.</summary>
    public static readonly ImmutableArray<SettingDefinition> All = ImmutableArray.Create<SettingDefinition>(
        Pooler, PoolerVersion, PoolerPreparedStatements, SqlDialect, Host, HandlerAttributes, HandlerBaseTypes, HandlerMethods, MaxConnections);

    private static SettingDefinition<T> Choice<T>(string key, T defaultValue, string defaultText, string description, params (string Text, T Value)[] choices)
    {
        var words = choices.Select(choice => choice.Text).ToImmutableArray();
        var values = choices.ToImmutableDictionary(choice => choice.Text, choice => choice.Value, StringComparer.OrdinalIgnoreCase);
        return new(key, defaultValue, defaultText, Enumerate(words), words, SettingParsers.OneOf(values), description);
    }

    private static SettingDefinition<ImmutableArray<string>> TypeNames(string key, string description) => new(
        key,
        ImmutableArray<string>.Empty,
        "none",
        "full type names separated by commas, such as MyCompany.HandlerAttribute",
        ImmutableArray<string>.Empty,
        SettingParsers.TypeNames,
        description + " Full metadata names, separated by commas (in .editorconfig files a semicolon starts a comment).");

    private static string Enumerate(ImmutableArray<string> words)
    {
        var quoted = words.Select(word => $"'{word}'").ToArray();
        return $"{string.Join(", ", quoted, 0, quoted.Length - 1)} or {quoted[quoted.Length - 1]}";
    }
}
