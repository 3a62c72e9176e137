using Lifeguard.Core.Poolers;

namespace Lifeguard.Cli.Sql;

/// <summary>How findings are written.</summary>
internal enum ReportFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object a statement, each on a line of its own.</summary>
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,
}

/// <summary>What <c>lifeguard sql</c> was asked for.</summary>
/// <param name="Paths">Files, directories, and <c>-</c> for standard input.</param>
/// <param name="Profile">What stands in front of the database, and which database that is.</param>
/// <param name="Format">How to write findings.</param>
internal sealed record SqlRequest(IReadOnlyList<string> Paths, PoolerProfile Profile, ReportFormat Format)
{
    /// <summary>True to write every statement, not only those with findings.</summary>
    public bool All { get; init; }

    /// <summary>True where whoever runs a file does so in one transaction.</summary>
    public bool InTransaction { get; init; }

    /// <summary>True where the input is questions, <c>{"id","sql"}</c> a line.</summary>
    public bool JsonLines { get; init; }

    /// <summary>Which files of a directory are read.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Which files of a directory are left out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
}
