namespace Lifeguard;

/// <summary>What stands between the function and PostgreSQL.</summary>
public enum DatabaseTopology
{
    /// <summary>Nothing, or something that passes all through (Cloud SQL Auth Proxy, a pooler in session mode).</summary>
    Direct = 0,

    /// <summary>PgBouncer in transaction mode.</summary>
    PgBouncerTransaction = 1,

    /// <summary>Amazon RDS Proxy.</summary>
    RdsProxy = 2,

    /// <summary>Supavisor in transaction mode (Supabase, port 6543).</summary>
    Supavisor = 3,

    /// <summary>The pooler of Neon (<c>-pooler</c> in the host name).</summary>
    Neon = 4,

    /// <summary>The PgBouncer that Azure Database for PostgreSQL has built in (port 6432).</summary>
    AzurePgBouncer = 5,
}
