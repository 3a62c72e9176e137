using Lifeguard.Core.Poolers;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>Verdicts as words, and which of two is worse.</summary>
internal static class Verdicts
{
    /// <summary>The word for a verdict; an interface, so it stays.</summary>
    public static string Word(PoolerVerdict verdict) => verdict switch
    {
        PoolerVerdict.Safe => "safe",
        PoolerVerdict.NoEffect => "no-effect",
        PoolerVerdict.Pins => "pins",
        PoolerVerdict.Rejected => "rejected",
        PoolerVerdict.Breaks => "breaks",
        _ => "unknown",
    };

    /// <summary>The worse one: what breaks silently is worse than a clean error, and what nobody knows is worse than what works.</summary>
    public static PoolerVerdict Worse(PoolerVerdict left, PoolerVerdict right) => Rank(left) >= Rank(right) ? left : right;

    private static int Rank(PoolerVerdict verdict) => verdict switch
    {
        PoolerVerdict.Safe => 0,
        PoolerVerdict.Unknown => 1,
        PoolerVerdict.NoEffect => 2,
        PoolerVerdict.Pins => 3,
        PoolerVerdict.Rejected => 4,
        _ => 5,
    };
}
