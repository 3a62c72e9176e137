using Lifeguard.Core;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>A statement, and what there is to say about it.</summary>
/// <param name="Number">Which of its text, from 1.</param>
/// <param name="Statement">Where it stands and what it begins with.</param>
/// <param name="Effects">What it leaves in its session.</param>
/// <param name="Verdict">The worst that becomes of these.</param>
/// <param name="Findings">What is reported, the worst first.</param>
internal readonly record struct LintedStatement(
    int Number, SqlStatement Statement, IReadOnlyList<SessionEffect> Effects, PoolerVerdict Verdict, IReadOnlyList<Finding> Findings);

/// <summary>One thing that is reported.</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Range">The words that do it.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Message">What happens and what to do instead, in whole sentences.</param>
internal sealed record Finding(PinningRule Rule, TextRange Range, PoolerVerdict Verdict, string Message);
