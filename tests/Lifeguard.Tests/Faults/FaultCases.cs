namespace Lifeguard.Tests.Faults;

/// <summary>After every fault: nothing is written twice, nothing is reported as written that is not, no connection is lost for good, and the error says what happened.</summary>
internal static class FaultCases
{
    public static readonly RetryScope[] Scopes = [RetryScope.Acquire, RetryScope.Transaction, RetryScope.ReadOnly, RetryScope.Idempotent];

    public static TheoryData<string, RetryScope> Of(IEnumerable<Fault> faults)
    {
        var cases = new TheoryData<string, RetryScope>();
        foreach (var fault in faults)
        {
            foreach (var scope in Scopes) cases.Add(fault.Name, scope);
        }

        return cases;
    }

    public static async Task HoldAsync(Database server, Fault fault, RetryScope scope, string? poolerVersion)
    {
        await using var stage = new FaultStage(server, fault, poolerVersion);
        if (fault.Before is { } before) await before(stage);
        var error = await stage.CallAsync(scope);
        var expected = fault.Of(scope);
        if (expected.Error is null)
        {
            Assert.Null(error);
        }
        else
        {
            Assert.IsAssignableFrom(expected.Error, error);
            if (expected.Detail.Length > 0) Assert.Equal(expected.Detail, Seen.DetailOf(error!));
            Assert.Contains(expected.Words, error!.Message, StringComparison.Ordinal);
        }

        Assert.Equal(expected.Runs, stage.Runs);
        await stage.AssertWrittenAsync(scope, error);
        if (fault.Afterwards is { } afterwards) await afterwards(stage);
        await stage.AssertNoneLostAsync();
        await stage.AssertWrittenAsync(scope, error);
    }
}
