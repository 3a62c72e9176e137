using Lifeguard.Cli.Sql.Findings;
using Lifeguard.Cli.Sql.Inputs;

namespace Lifeguard.Cli.Sql.Reports;

/// <summary>Writes what a run finds, while it finds it.</summary>
internal interface IReport
{
    /// <summary>True to be told of statements without findings too.</summary>
    bool WantsAll { get; }

    /// <summary>A statement with findings, or any where <see cref="WantsAll"/>.</summary>
    void Write(SqlFile file, string text, TextPositions positions, LintedStatement statement);

    /// <summary>Something could not be read.</summary>
    void Write(Unreadable unreadable);

    /// <summary>All is read.</summary>
    void End(RunSummary summary);

    /// <summary>What is written so far can be seen.</summary>
    void Flush();
}

/// <summary>What a run has seen.</summary>
/// <param name="Files">How many files were read.</param>
/// <param name="Statements">How many statements they hold.</param>
/// <param name="Findings">How many findings there are.</param>
/// <param name="FilesWithFindings">And in how many files.</param>
/// <param name="Unreadable">How many paths could not be read.</param>
internal readonly record struct RunSummary(int Files, long Statements, long Findings, int FilesWithFindings, int Unreadable);
