using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>What happens and what to do instead, in whole sentences. The words are those of <see cref="VerdictSentences"/> and <see cref="PinningAdvice"/>.</summary>
internal static class PinningMessages
{
    /// <summary>The message of every rule but LFG3012.</summary>
    public static string Of(PinningRule rule, string text, SessionEffect effect, SqlDialect dialect, PoolerAnswer answer)
    {
        var quoted = StatementWords.Quoted(text, effect);
        if (rule == PinningRule.TransactionInSqlText && answer.Verdict != PoolerVerdict.Rejected)
        {
            return $"'{quoted}' begins a transaction that nothing after it ends: behind {answer.PoolerName} it {answer.Sentence}. "
                + "End it in the same file, with COMMIT or ROLLBACK.";
        }

        var depends = answer.DependsOnText is { Length: > 0 } condition ? $" (it {condition})" : "";
        return $"Behind {answer.PoolerName}, '{quoted}' {answer.Sentence}{depends}. {PinningAdvice.Instead(effect, dialect, answer)}.";
    }

    /// <summary>The message of LFG3012. Who runs a file may begin a transaction around it; that the file does not show.</summary>
    public static string OutsideTransaction(string text, SessionEffect effect) =>
        $"Nothing before '{StatementWords.Quoted(text, effect)}' begins a transaction: unless whoever runs it does, {PinningAdvice.WithoutTransaction(effect) ?? "it has no effect on the statements that follow"}. "
        + "Put BEGIN before it, and COMMIT after the statements that need it.";
}
