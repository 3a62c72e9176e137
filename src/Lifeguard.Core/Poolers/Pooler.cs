namespace Lifeguard.Core.Poolers;

/// <summary>What stands between the function and the database, as far as it decides what survives in a session.</summary>
public enum Pooler
{
    /// <summary>Some transaction pooler: what no such pooler keeps is lost.</summary>
    Transaction,

    /// <summary>Nothing: a connection is a session.</summary>
    None,

    /// <summary>PgBouncer in transaction mode.</summary>
    PgBouncer,

    /// <summary>PgBouncer in statement mode.</summary>
    PgBouncerStatement,

    /// <summary>Amazon RDS Proxy.</summary>
    RdsProxy,

    /// <summary>Supavisor in transaction mode.</summary>
    Supavisor,

    /// <summary>PgCat in transaction mode.</summary>
    PgCat,

    /// <summary>Odyssey in transaction mode.</summary>
    Odyssey,

    /// <summary>pgdog in transaction mode.</summary>
    PgDog,

    /// <summary>Neon's pooled endpoint.</summary>
    Neon,

    /// <summary>The PgBouncer built into Azure Database for PostgreSQL.</summary>
    AzurePgBouncer,

    /// <summary>Google Cloud SQL's managed connection pooling.</summary>
    CloudSqlManagedPooling,

    /// <summary>Cloudflare Hyperdrive.</summary>
    Hyperdrive,

    /// <summary>ProxySQL.</summary>
    ProxySql,

    /// <summary>Vitess.</summary>
    Vitess,
}
