using Lifeguard.Core.ConnectionStrings;

namespace Lifeguard.DevTools.Documents;

/// <summary>docs/connection-strings.md: the keywords of every driver, as the rules know them.</summary>
internal static class ConnectionStringsPage
{
    public static TextFile File => new("docs/connection-strings.md", (Introduction + string.Concat(Drivers.Select(Section))).ReplaceLineEndings("\n"));

    private static readonly (ConnectionStringDriver Driver, string Name, string Source)[] Drivers =
    [
        (ConnectionStringDriver.Npgsql, "Npgsql", "Compared with Npgsql's own builder by a test: every property, synonym and default. Anything else, `Max Pool Size` and `Connect Timeout` included, throws when the string is used; `postgres://` addresses do, too."),
        (ConnectionStringDriver.MySqlConnector, "MySqlConnector", "From the [source of its builder](https://github.com/mysql-net/MySqlConnector/blob/master/src/MySqlConnector/MySqlConnectionStringBuilder.cs)."),
        (ConnectionStringDriver.MySqlData, "MySql.Data", "Also called Connector/NET. From the options of its builder."),
        (ConnectionStringDriver.SqlClient, "SqlClient", "Microsoft.Data.SqlClient, with notes where System.Data.SqlClient differs. From [its source](https://github.com/dotnet/SqlClient/tree/main/src/Microsoft.Data.SqlClient/src/Microsoft/Data/Common/ConnectionString)."),
        (ConnectionStringDriver.Oracle, "Oracle", "Only what rules ask for."),
    ];

    private static string Introduction => $"""
        # Connection strings

        <!-- Written from the keyword tables by `dotnet run --project src/Lifeguard.DevTools -- docs`; edits are overwritten. -->

        What each driver makes of a connection string, as far as Lifeguard's rules read it. Case and spaces in keywords do not matter to the rules; where a
        keyword is set twice, the last one counts; an empty value sets it back to the default. {string.Join(", ", Drivers.Select(driver => $"[{driver.Name}](#{driver.Name.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal)})"))}.

        ## What a transaction pooler does with a keyword

        The tables' last column but one says what changes when a pooler that lends server connections per transaction stands in between: PgBouncer, RDS
        Proxy, Supavisor, Neon's pooled endpoint.

        | word | meaning |
        |---|---|
        {string.Join("\n", Enum.GetValues<KeywordAtPooler>().Where(word => word != KeywordAtPooler.Unaffected).Select(word => $"| {Word(word)} | {Meaning(word)} |"))}

        """;

    private static string Section((ConnectionStringDriver Driver, string Name, string Source) driver)
    {
        var table = KeywordTable.Of(driver.Driver);
        return $"""

            ## {driver.Name}

            Version {table.Version}. {driver.Source}

            | keyword | also | value | default | behind a pooler | remarks |
            |---|---|---|---|---|---|
            {string.Join("\n", table.Keywords.Select(Row))}

            """;
    }

    private static string Row(KeywordDefinition row) =>
        $"| {row.Name} | {string.Join(", ", row.Synonyms)} | {Value(row)} | {(row.Default is { } value ? $"`{value}`" : "")} | {Word(row.AtPooler)} | {Remarks(row)} |";

    private static string Value(KeywordDefinition row) => row.Kind switch
    {
        KeywordValueKind.Boolean => "true or false",
        KeywordValueKind.Choice when row.Choices.Count > 0 => string.Join(", ", row.Choices.Select(choice => $"`{choice}`")),
        KeywordValueKind.Choice => "a word",
        _ => row.Kind.ToString().ToLowerInvariant(),
    };

    private static string Remarks(KeywordDefinition row) => string.Join(
        " ", new[] { row.Since is { } since ? $"Since {since}." : null, row.Until is { } until ? $"Until {until}." : null, row.Note }.Where(remark => remark is not null));

    private static string Word(KeywordAtPooler word) => word switch
    {
        KeywordAtPooler.Unaffected => "",
        KeywordAtPooler.Address => "address",
        KeywordAtPooler.ClientPool => "client pool",
        KeywordAtPooler.ClientLifetime => "client lifetime",
        KeywordAtPooler.StartupParameter => "startup parameter",
        KeywordAtPooler.SessionReset => "session reset",
        KeywordAtPooler.PreparedStatements => "prepared statements",
        KeywordAtPooler.Query => "query",
        KeywordAtPooler.Pins => "pins",
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };

    private static string Meaning(KeywordAtPooler word) => word switch
    {
        KeywordAtPooler.Address => "It leads to the pooler, which is often recognised by it: a `-pooler` host, `*.proxy-*.rds.amazonaws.com`, port 6432 or 6543.",
        KeywordAtPooler.ClientPool => "It bounds the connections to the pooler (PgBouncer's `max_client_conn`). Connections to the server are bounded by the pooler's own pool size.",
        KeywordAtPooler.ClientLifetime => "It ends the connection to the pooler only. It should be shorter than the pooler's own timeout for idle clients.",
        KeywordAtPooler.StartupParameter => "It is sent when connecting. PgBouncer keeps the application name, time zone and client encoding for each client, and refuses the search path and most options.",
        KeywordAtPooler.SessionReset => "Npgsql's reset (`DISCARD ALL`) goes before the next use, to whatever server connection is free then. RDS Proxy pins on it; behind PgBouncer it undoes startup parameters.",
        KeywordAtPooler.PreparedStatements => "Prepared statements belong to a server connection. They work where the pooler tracks them; where it does not, another client's statement may run.",
        KeywordAtPooler.Query => "It is a query to the pooler, which has to lend a server connection for it.",
        KeywordAtPooler.Pins => "RDS Proxy keeps a server connection for this client until it disconnects.",
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };
}
