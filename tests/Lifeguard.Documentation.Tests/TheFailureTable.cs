namespace Lifeguard.Documentation.Tests;

/// <summary>The table of what a call throws knows every exception and every reason that the library has.</summary>
public sealed class TheFailureTable
{
    private static readonly string Said = string.Join('\n', Page.PooledHandler["When it fails"].Tables.Single().Select(row => row[0]));

    public static TheoryData<string> Exceptions => [.. typeof(PooledDatabase).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(Exception))).Select(type => type.Name)];

    public static TheoryData<string> Reasons => [.. Enum.GetNames<AcquisitionFailure>()];

    public static TheoryData<string> Phases => [.. Enum.GetNames<CallPhase>()];

    [Theory]
    [MemberData(nameof(Exceptions))]
    [MemberData(nameof(Reasons))]
    public void KnowsIt(string name) => Assert.Contains(name, Said, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Phases))]
    public void KnowsWhatEveryPhaseMeans(string phase)
    {
        // A COMMIT that the deadline overtook has an exception of its own.
        if (phase == nameof(CallPhase.Commit)) return;
        Assert.Contains(phase, Said, StringComparison.Ordinal);
    }
}
