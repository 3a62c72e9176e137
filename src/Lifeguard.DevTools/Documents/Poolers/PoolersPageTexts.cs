namespace Lifeguard.DevTools.Documents.Poolers;

/// <summary>What docs/poolers.md says in sentences.</summary>
internal static class PoolersPageTexts
{
    public static string Introduction => """
        # Connection poolers: what is safe, what pins, what breaks

        <!-- Written from the facts in src/Lifeguard.Core/Poolers by `dotnet run --project src/Lifeguard.DevTools -- docs`; edits are overwritten. -->

        A transaction pooler lends a server connection to a client for one transaction and gives it to somebody else afterwards. Whatever a statement leaves
        in its database session, a setting, a lock, a temporary table, a prepared statement, is then in the wrong place. What happens next depends on the
        pooler, on its version and sometimes on one of its settings. This page has all that Lifeguard knows of it; the rules
        [LFG3001 and up](rules/README.md) decide by it.

        | Word | Meaning |
        |---|---|
        | safe | works as on a direct connection |
        | no effect | does nothing, on a direct connection either |
        | **pins** | works, but one server connection is reserved for this client: the pooler no longer pools |
        | **rejected** | a clean error, every time |
        | **breaks** | state is lost, or reaches another client, or the answer is wrong |
        | unknown | no source says, so Lifeguard reports nothing |

        *leaks*: other clients get it; *lost*: this client does not find it again; *errors*: a later statement fails. A question mark means that sources
        contradict each other; Lifeguard reports nothing stronger than a suggestion then. The small letters are the [sources](#sources): M is measured,
        I inferred. The numbers are [notes](#notes).

        Tell Lifeguard what you have with [`lifeguard_pooler`](settings.md#lifeguard_pooler), and where it matters with
        [`lifeguard_pooler_version`](settings.md#lifeguard_pooler_version) and
        [`lifeguard_pooler_prepared_statements`](settings.md#lifeguard_pooler_prepared_statements). Without the setting it looks at the
        [address](#how-a-pooler-is-recognised), and where that does not tell, it takes [any transaction pooler](#any-transaction-pooler).

        ## What surprises most

        - **Prepared statements behind a pooler that does not track them return wrong answers.** Drivers name them per connection (`_p1`, `_p2`, …), so two
          clients use one name for different statements. PgBouncer tracks them since 1.21 and by default only since 1.24.
        - **Session advisory locks exclude nobody.** They belong to the server connection, and so do the clients that run on it one after the other.
          `pg_advisory_xact_lock` is safe.
        - **`LISTEN` may notify somebody else.** The listener waits for ever.
        - **Npgsql's reset does not protect you.** It runs before the next use, on whichever server connection is free then. Behind PgBouncer it ends
          what the connection string had set (`Timezone`, `Application Name`); behind RDS Proxy it pins. `No Reset On Close=true` cures both.
        - **RDS Proxy does not look into functions.** A setting that a function changes is neither pinned nor isolated.
        - **`ignore_startup_parameters = search_path` makes the error go away, and the search path too.** `ALTER ROLE … SET search_path` works
          everywhere.
        - **What works everywhere:** an explicit transaction that begins with `SET LOCAL` or `set_config(name, value, true)`.

        """.ReplaceLineEndings("\n");

    public static string Services => """

        ### Services that run another pooler

        What holds for the pooler holds for the service.

        """.ReplaceLineEndings("\n");

    public static string Generic => """

        ## Any transaction pooler

        With `lifeguard_pooler = transaction`, the default, Lifeguard reports what every pooler of the matrix is known to lose, leak or pin while its own
        settings stand at their defaults. At least half of them must be known; one that differs means silence. pgdog is not asked: it replays
        what its clients set, which no other does. SQL Server has a single pooler, so nothing is taken for granted there.

        """.ReplaceLineEndings("\n");

    public static string Thresholds => """

        ## What a verdict depends on

        Where nobody gives a version, PgBouncer is taken for 1.23: the newest that does not track prepared statements by default. Debian 12 ships 1.18,
        Debian 13 ships 1.24. Messages say what they depend on.

        """.ReplaceLineEndings("\n");

    public static string Startup => """

        ## Parameters of the connection

        What a client asks for when it connects: Npgsql's `Application Name`, `Timezone`, `Client Encoding`, `Search Path`, and `Options` with `-c name=value`.
        *Not applied* means that the connection is refused with 08P01, or, where `ignore_startup_parameters` names the parameter, opens without it.

        """.ReplaceLineEndings("\n");

    public static string BehindStartup => """

        `ALTER ROLE … SET x` and `ALTER ROLE … IN DATABASE … SET x` hold behind every pooler, because the server itself applies them when the pooler logs in.
        RDS Proxy has an initialization query for the same purpose.

        """.ReplaceLineEndings("\n");

    public static string Recognition => """

        ## How a pooler is recognised

        Where [`lifeguard_pooler`](settings.md#lifeguard_pooler) is not set, host and port of a connection string may tell.

        | Address | Pooler |
        |---|---|
        | `*.proxy-*.<region>.rds.amazonaws.com` | RDS Proxy |
        | another `*.rds.amazonaws.com` | none |
        | `…-pooler.*.neon.tech`, `…-pooler.*.neon.build` | Neon's pooler; without `-pooler`: none |
        | `*.pooler.supabase.com`, port 6543 | Supavisor; port 5432 is its session mode, which counts as none |
        | `db.*.supabase.co`, port 6543 | PgBouncer that does not track prepared statements; port 5432: none |
        | `*.postgres.database.azure.com`, port 6432 or 8432 | Azure's built-in PgBouncer; port 5432: none |
        | any other host, port 6432 | PgBouncer, version and tracking not known |
        | MySQL: port 6033 | ProxySQL |
        | MySQL: `*.psdb.cloud` | Vitess |

        The Cloud SQL Auth Proxy, like any other tunnel, is no pooler: each client connection is one server connection.

        """.ReplaceLineEndings("\n");

    public static string Measured => """

        ## How it is measured

        PgBouncer's columns are run, not read. One PostgreSQL and one PgBouncer; a pool of one server connection shows leaks (one client leaves state, another
        looks for it), a pool of two shows loss (another client's open transaction occupies the server connection that has the state, so that the first client
        meets the other one). `tests/Lifeguard.Poolers.Tests` runs transaction mode on PgBouncer 1.18 and 1.24 and statement mode on 1.24, and each cell
        must be exactly what happens. The versions between and after, and six cells of statement mode, were measured once, on PostgreSQL 15.

        """.ReplaceLineEndings("\n");
}
