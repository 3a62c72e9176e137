namespace Lifeguard.Core.Poolers;

/// <summary>Everything that facts about poolers are taken from.</summary>
public static class PoolerSources
{
    private const string GitHub = "https://github.com/";

    /// <summary>All sources, in the order in which documentation lists them.</summary>
    public static IReadOnlyList<PoolerSource> All { get; } =
    [
        new("M", "measured: PostgreSQL 15 and PgBouncer 1.18 to 1.25 with two clients; repeated by this project's tests on 1.18 and 1.24", "#how-it-is-measured"),
        new("F", "PgBouncer, feature map by pooling mode", "https://www.pgbouncer.org/features.html"),
        new("P1", "PgBouncer, release notes", GitHub + "pgbouncer/pgbouncer/blob/13a344f/NEWS.md"),
        new("P2", "PgBouncer 1.25.2, configuration", GitHub + "pgbouncer/pgbouncer/blob/pgbouncer_1_25_2/doc/config.md"),
        new("A1", "AWS, avoiding pinning an RDS Proxy", "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-pinning.html"),
        new("A2", "AWS, Amazon RDS Proxy", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html"),
        new("A3", "AWS, RDS Proxy connection considerations", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-connections.html"),
        new("A4", "AWS, published database guidance for RDS Proxy", GitHub + "aws/agent-toolkit-for-aws/tree/d6ad2e4/skills/specialized-skills/database-skills/rds-oss/references"),
        new("A5", "third party, prepared statements through RDS Proxy with its enhanced log, January 2026", "https://boosterkrd.github.io/"),
        new("A6", "AWS, RDS Proxy multiplexing for the extended query protocol", "https://aws.amazon.com/blogs/database/amazon-rds-proxy-multiplexing-support-for-postgresql-extended-query-protocol/"),
        new("A7", "AWS, RDS user guide as of June 2023", GitHub + "awsdocs/amazon-rds-user-guide/blob/f2e9ed3/doc_source/rds-proxy-managing.md"),
        new("A8", "psycopg, report of RDS Proxy's error on options", GitHub + "psycopg/psycopg2/issues/1577"),
        new("S1", "Supavisor, questions and answers", GitHub + "supabase/supavisor/blob/03e5cc56/docs/faq.md"),
        new("S2", "Supavisor, clean-up of a server connection", GitHub + "supabase/supavisor/blob/03e5cc56/lib/supavisor/db_handler.ex"),
        new("S3", "Supavisor, simple queries", GitHub + "supabase/supavisor/blob/03e5cc56/lib/supavisor/protocol/simple_query_handler.ex"),
        new("S4", "Supabase, connecting to the database", GitHub + "supabase/supabase/blob/008a68b/apps/docs/content/guides/database/connecting-to-postgres.mdx"),
        new("S5", "Supavisor, handling of a client", GitHub + "supabase/supavisor/blob/03e5cc56/lib/supavisor/client_handler.ex"),
        new("S6", "Supavisor, startup parameters", GitHub + "supabase/supavisor/blob/03e5cc56/lib/supavisor/client_handler/protocol_helpers.ex"),
        new("C1", "PgCat, handling of a server connection", GitHub + "postgresml/pgcat/blob/5b03881/src/server.rs"),
        new("C2", "PgCat, README", GitHub + "postgresml/pgcat/blob/5b03881/README.md"),
        new("C3", "PgCat, configuration", GitHub + "postgresml/pgcat/blob/5b03881/CONFIG.md"),
        new("O1", "Odyssey, rules and reset", GitHub + "yandex/odyssey/blob/89c48ea2/docs/configuration/rules.md"),
        new("O2", "Odyssey, query processing", GitHub + "yandex/odyssey/blob/89c48ea2/sources/query_processing.c"),
        new("G1", "pgdog, transaction mode", GitHub + "pgdogdev/docs/blob/168c037/docs/features/connection-pooler/transaction-mode.md"),
        new("G2", "pgdog, clean-up of a server connection", GitHub + "pgdogdev/pgdog/blob/b4601264/pgdog/src/backend/pool/cleanup.rs"),
        new("G3", "pgdog, LISTEN and NOTIFY", GitHub + "pgdogdev/docs/blob/b0a33ba/docs/features/connection-pooler/pub_sub.md"),
        new("G4", "pgdog, prepared statements", GitHub + "pgdogdev/docs/blob/b0a33ba/docs/features/connection-pooler/prepared-statements.md"),
        new("G5", "pgdog, general settings", GitHub + "pgdogdev/docs/blob/b0a33ba/docs/configuration/pgdog.toml/general.md"),
        new("H1", "Cloudflare Hyperdrive, pooling mode", GitHub + "cloudflare/cloudflare-docs/blob/580ac4b/src/content/partials/hyperdrive/pooling-mode.mdx"),
        new("H2", "Cloudflare Hyperdrive, supported features", GitHub + "cloudflare/cloudflare-docs/blob/0f82325/src/content/docs/hyperdrive/reference/supported-databases-and-features.mdx"),
        new("N1", "Neon, connection pooling, August 2024", GitHub + "neondatabase/website/blob/168343c/content/docs/connect/connection-pooling.md"),
        new("N2", "Neon, connection pooling, current page", "https://neon.com/docs/connect/connection-pooling"),
        new("Z1", "Azure Database for PostgreSQL, PgBouncer", GitHub + "MicrosoftDocs/azure-databases-docs/blob/721ac27/articles/postgresql/connectivity/concepts-pgbouncer.md"),
        new("L1", "Google Cloud SQL, managed connection pooling", "https://cloud.google.com/sql/docs/postgres/managed-connection-pooling"),
        new("X1", "ProxySQL, multiplexing", "https://proxysql.com/documentation/multiplexing"),
        new("V1", "Vitess 22, reserved connections", GitHub + "vitessio/website/blob/ad92a7c/content/en/docs/22.0/reference/query-serving/reserved-conn.md"),
        new("V2", "Vitess 22, MySQL compatibility", GitHub + "vitessio/website/blob/ad92a7c/content/en/docs/22.0/reference/compatibility/mysql-compatibility.md"),
    ];

    private static readonly IReadOnlyDictionary<string, PoolerSource> ByKey = All.ToDictionary(source => source.Key);

    /// <summary>The sources behind keys that are separated by spaces.</summary>
    internal static IReadOnlyList<PoolerSource> Named(string keys) =>
        keys.Length == 0 ? [] : [.. keys.Split(' ').Select(key => ByKey[key])];
}
