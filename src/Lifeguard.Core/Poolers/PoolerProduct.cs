namespace Lifeguard.Core.Poolers;

/// <summary>What is true of a pooler as a product: its name, whose behaviour it inherits, and how its options stand where nobody set them.</summary>
public sealed class PoolerProduct
{
    private static readonly IReadOnlyDictionary<Pooler, PoolerProduct> ByPooler = All().ToDictionary(product => product.Pooler);

    private PoolerProduct(Pooler pooler, string name)
    {
        Pooler = pooler;
        Name = name;
    }

    /// <summary>The pooler.</summary>
    public Pooler Pooler { get; }

    /// <summary>As messages and documentation call it.</summary>
    public string Name { get; }

    /// <summary>The pooler whose facts hold here too, where it has none of its own.</summary>
    public Pooler? Base { get; private set; }

    /// <summary>The version that is taken for granted where nobody gives one; null where verdicts depend on none.</summary>
    public Version? AssumedVersion { get; private set; }

    /// <summary>True where the vendor runs one version for all, so that <see cref="AssumedVersion"/> is no assumption.</summary>
    public bool VersionIsFixed { get; private set; }

    /// <summary>True where documentation of what this pooler does to sessions is missing, and its base stands in for it.</summary>
    public bool InheritanceIsInferred { get; private set; }

    /// <summary>Whose versions count: the base's, for a service that runs it.</summary>
    public string VersionedName => Pooler == Pooler.PgBouncerStatement ? Of(Pooler.PgBouncer).Name : Base is { } owner ? Of(owner).Name : Name;

    private IReadOnlyList<OptionDefault> Defaults { get; set; } = [];

    /// <summary>What is known of a pooler.</summary>
    public static PoolerProduct Of(Pooler pooler) => ByPooler[pooler];

    /// <summary>How an option stands in a version where nobody set it; null where that is not known.</summary>
    internal bool? DefaultOf(PoolerOption option, Version? version)
    {
        foreach (var entry in Defaults)
        {
            if (entry.Option == option && (entry.Since is null || (version is not null && version >= entry.Since))) return entry.IsOn;
        }

        return null;
    }

    /// <summary>Since when an option stands so by default; null where it always did, or does not.</summary>
    internal Version? DefaultSince(PoolerOption option, bool isOn) =>
        Defaults.FirstOrDefault(entry => entry.Option == option && entry.IsOn == isOn)?.Since;

    /// <summary>The option as the pooler's own documentation names it.</summary>
    internal string Spelling(PoolerOption option, bool isOn) => Defaults.FirstOrDefault(entry => entry.Option == option) is { } entry
        ? isOn ? entry.WhenOn : entry.WhenOff
        : isOn ? "the pooler tracks them" : "the pooler does not track them";

    // The newest version whose defaults are the cautious ones: 1.24 turned the tracking of prepared statements on, Debian 12 still ships 1.18.
    private const string CommonPgBouncer = "1.23";

    private static IEnumerable<PoolerProduct> All()
    {
        OptionDefault[] pgBouncer =
        [
            new(PoolerOption.PreparedStatements, true, "max_prepared_statements is above 0", "max_prepared_statements is 0", Version.Parse("1.24")),
            new(PoolerOption.PreparedStatements, false, "max_prepared_statements is above 0", "max_prepared_statements is 0"),
        ];

        yield return new(Pooler.Transaction, "a transaction pooler");
        yield return new(Pooler.None, "no pooler");
        yield return new(Pooler.PgBouncer, "PgBouncer") { AssumedVersion = Version.Parse(CommonPgBouncer), Defaults = pgBouncer };
        yield return new(Pooler.PgBouncerStatement, "PgBouncer in statement mode") { AssumedVersion = Version.Parse(CommonPgBouncer), Defaults = pgBouncer };
        yield return new(Pooler.RdsProxy, "RDS Proxy")
        {
            Defaults = [new(PoolerOption.IgnoreVariableSets, false, "the filter EXCLUDE_VARIABLE_SETS is set", "the filter EXCLUDE_VARIABLE_SETS is not set")],
        };
        yield return new(Pooler.Supavisor, "Supavisor")
        {
            Defaults = [new(PoolerOption.PreparedStatements, false, "named prepared statements are enabled", "named prepared statements are not enabled")],
        };
        yield return new(Pooler.PgCat, "PgCat")
        {
            Defaults = [new(PoolerOption.PreparedStatements, false, "prepared_statements_cache_size is above 0", "prepared_statements_cache_size is 0")],
        };
        yield return new(Pooler.Odyssey, "Odyssey")
        {
            Defaults =
            [
                new(PoolerOption.PreparedStatements, true, "pool_reserve_prepared_statement is yes", "pool_reserve_prepared_statement is no"),
                new(PoolerOption.PinOnListen, false, "pool_pin_on_listen is yes", "pool_pin_on_listen is no"),
                new(PoolerOption.MaintainParameters, null, "maintain_params is yes", "maintain_params is no"),
                new(PoolerOption.Cancel, true, "pool_cancel is yes", "pool_cancel is no"),
            ],
        };
        yield return new(Pooler.PgDog, "pgdog")
        {
            Defaults =
            [
                new(PoolerOption.PreparedStatements, true, "prepared_statements is not disabled", "prepared_statements is disabled"),
                new(PoolerOption.QueryParser, true, "query_parser is not off", "query_parser is off"),
                new(PoolerOption.LockTracking, false, "query_parser is session_control_and_locks", "query_parser does not track locks"),
                new(PoolerOption.PubSub, false, "pub_sub_channel_size is set", "pub_sub_channel_size is not set"),
                new(PoolerOption.SqlPreparedStatements, false, "prepared_statements is full", "prepared_statements is not full"),
            ],
        };
        yield return new(Pooler.Neon, "Neon's pooler")
        {
            Base = Pooler.PgBouncer,
            AssumedVersion = Version.Parse("1.22"),
            VersionIsFixed = true,
            Defaults = [new(PoolerOption.PreparedStatements, true, "max_prepared_statements is above 0", "max_prepared_statements is 0")],
        };
        yield return new(Pooler.AzurePgBouncer, "Azure's built-in PgBouncer")
        {
            Base = Pooler.PgBouncer,
            AssumedVersion = Version.Parse("1.25.1"),
            VersionIsFixed = true,
            Defaults = [new(PoolerOption.PreparedStatements, false, "pgbouncer.max_prepared_statements is above 0", "pgbouncer.max_prepared_statements is 0")],
        };
        yield return new(Pooler.CloudSqlManagedPooling, "Cloud SQL's managed pooling")
        {
            Base = Pooler.PgBouncer,
            AssumedVersion = Version.Parse(CommonPgBouncer),
            InheritanceIsInferred = true,
            Defaults = [new(PoolerOption.PreparedStatements, false, "the pooler tracks prepared statements", "the pooler does not track prepared statements")],
        };
        yield return new(Pooler.Hyperdrive, "Hyperdrive");
        yield return new(Pooler.ProxySql, "ProxySQL")
        {
            AssumedVersion = Version.Parse("2.5"),
            Defaults =
            [
                new(PoolerOption.LockOnUnknownSet, true, "mysql-set_query_lock_on_hostgroup is 1", "mysql-set_query_lock_on_hostgroup is 0", Version.Parse("2.0.6")),
                new(PoolerOption.LockOnUnknownSet, false, "mysql-set_query_lock_on_hostgroup is 1", "mysql-set_query_lock_on_hostgroup is 0"),
            ],
        };
        yield return new(Pooler.Vitess, "Vitess");
    }

    // IsOn is null where the default is not known. A default of later versions stands before that of earlier ones.
    private sealed record OptionDefault(PoolerOption Option, bool? IsOn, string WhenOn, string WhenOff, Version? Since = null);
}
