namespace Lifeguard.Tests.Faults;

// Classes of their own, so that they run side by side.
public sealed class InFrontOfPostgres(Database server)
{
    public static TheoryData<string, RetryScope> All => FaultCases.Of(PostgresFaults.All);

    [Theory]
    [MemberData(nameof(All))]
    public Task A_caller_sees(string fault, RetryScope scope) => FaultCases.HoldAsync(server, PostgresFaults.All.Single(candidate => candidate.Name == fault), scope, null);
}

public sealed class BehindPgBouncer118(Database server)
{
    public static TheoryData<string, RetryScope> All => FaultCases.Of(PgBouncerFaults.All);

    [Theory]
    [MemberData(nameof(All))]
    public Task A_caller_sees(string fault, RetryScope scope) => FaultCases.HoldAsync(server, PgBouncerFaults.All.Single(candidate => candidate.Name == fault), scope, "1.18");
}

public sealed class BehindPgBouncer124(Database server)
{
    public static TheoryData<string, RetryScope> All => FaultCases.Of(PgBouncerFaults.All);

    [Theory]
    [MemberData(nameof(All))]
    public Task A_caller_sees(string fault, RetryScope scope) => FaultCases.HoldAsync(server, PgBouncerFaults.All.Single(candidate => candidate.Name == fault), scope, "1.24");
}
