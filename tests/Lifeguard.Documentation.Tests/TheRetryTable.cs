using Lifeguard.Retry;

namespace Lifeguard.Documentation.Tests;

/// <summary>What the page says about running again is what the library does.</summary>
public sealed class TheRetryTable
{
    private static readonly string[] Scopes = [nameof(RetryScope.Acquire), nameof(RetryScope.Transaction), nameof(RetryScope.ReadOnly), nameof(RetryScope.Idempotent)];

    private static readonly (string Phase, CallPhase Is)[] Phases = [("getting a connection", CallPhase.Acquire), ("your code", CallPhase.Statement), ("COMMIT", CallPhase.Commit)];

    private static readonly Dictionary<string, FailureKind[]> Failures = new(StringComparer.Ordinal)
    {
        ["unreachable"] = [FailureKind.Unreachable],
        ["slow"] = [FailureKind.Slow],
        ["lost"] = [FailureKind.Lost],
        ["full"] = [FailureKind.Full],
        ["starting"] = [FailureKind.Starting],
        ["password refused"] = [FailureKind.Authentication],
        ["own pool empty"] = [FailureKind.PoolEmpty],
        ["refused for another reason"] = [FailureKind.Other],
        ["conflict"] = [FailureKind.Conflict],
        ["timeout"] = [FailureKind.StatementTimeout, FailureKind.Cancelled],
        ["any other error"] = [FailureKind.Other],
        ["no answer"] = [FailureKind.CommitUnknown],
    };

    private static IReadOnlyList<string[]> Rows => Page.PooledHandler["What may run again"].Tables[1];

    [Fact]
    public void IsWhatTheRulesSay()
    {
        foreach (var row in Rows)
        {
            var phase = Phases.Single(phase => phase.Phase == row[0]).Is;
            foreach (var failure in row[1].Split(", ").SelectMany(name => Failures[name]))
            {
                for (var scope = 0; scope < Scopes.Length; scope++)
                {
                    Assert.True(Said(phase, failure, Enum.Parse<RetryScope>(Scopes[scope])) == row[2 + scope], $"{row[0]}, {failure}, {Scopes[scope]}: the page says '{row[2 + scope]}'.");
                }
            }
        }
    }

    [Fact]
    public void LeavesOutNothingThatRunsAgain()
    {
        var told = Rows.SelectMany(row => row[1].Split(", ").SelectMany(name => Failures[name]).Select(failure => (Phases.Single(phase => phase.Phase == row[0]).Is, failure))).ToHashSet();
        var again = from phase in Enum.GetValues<CallPhase>()
                    from failure in Enum.GetValues<FailureKind>()
                    where Enum.GetValues<RetryScope>().Any(scope => Said(phase, failure, scope) != "no")
                    select (phase, failure);

        Assert.Empty(again.Except(told));
    }

    [Fact]
    public void HasEveryScope() => Assert.Equal(Enum.GetNames<RetryScope>().Order(StringComparer.Ordinal), Page.PooledHandler["What may run again"].Tables[0].Select(row => row[0].Split(' ')[0]).Order(StringComparer.Ordinal));

    // Once: only as long as there is a credential that has not been refused. The scope for transactions is refused elsewhere.
    private static string Said(CallPhase phase, FailureKind failure, RetryScope scope)
    {
        if (!RetryRules.Allows(phase, failure, scope, inTransaction: true, canRefreshCredential: true)) return "no";
        return RetryRules.Allows(phase, failure, scope, inTransaction: true, canRefreshCredential: false) ? "again" : "once";
    }
}
