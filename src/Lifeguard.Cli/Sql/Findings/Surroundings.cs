namespace Lifeguard.Cli.Sql.Findings;

/// <summary>How is a text sent to the server?</summary>
internal enum Surroundings
{
    /// <summary>Statement by statement, as <c>psql</c> runs a file.</summary>
    StatementByStatement,

    /// <summary>As one message, as a driver sends a command: PostgreSQL runs its statements in one transaction unless they say otherwise.</summary>
    OneText,

    /// <summary>In a transaction that whoever runs it begins and ends.</summary>
    Transaction,
}
