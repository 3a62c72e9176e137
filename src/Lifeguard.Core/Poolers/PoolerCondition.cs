namespace Lifeguard.Core.Poolers;

/// <summary>When a fact holds: for some versions, with an option on or off, for some names of settings. What is not stated does not matter.</summary>
public sealed class PoolerCondition
{
    /// <summary>Always.</summary>
    public static PoolerCondition Always { get; } = new();

    private PoolerCondition()
    {
    }

    /// <summary>The first version it holds for; null where it holds from the beginning.</summary>
    public Version? Since { get; private set; }

    /// <summary>The first version it does not hold for any more; null where it still holds.</summary>
    public Version? Before { get; private set; }

    /// <summary>The option it depends on, if any.</summary>
    public PoolerOption? Option { get; private set; }

    /// <summary>How that option must be.</summary>
    public bool OptionIsOn { get; private set; }

    /// <summary>The settings it holds for, in lower case; empty where the setting does not matter.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    internal static PoolerCondition From(string version) => new() { Since = Version.Parse(version) };

    internal static PoolerCondition Until(string version) => new() { Before = Version.Parse(version) };

    internal static PoolerCondition With(PoolerOption option) => new() { Option = option, OptionIsOn = true };

    internal static PoolerCondition Without(PoolerOption option) => new() { Option = option };

    internal static PoolerCondition For(IReadOnlyList<string> names) => new() { Names = names };

    internal PoolerCondition And(PoolerCondition other) => new()
    {
        Since = Since ?? other.Since,
        Before = Before ?? other.Before,
        Option = Option ?? other.Option,
        OptionIsOn = OptionIsOn || other.OptionIsOn,
        Names = Names.Count > 0 ? Names : other.Names,
    };

    /// <summary>Whether the versions include this one.</summary>
    internal bool Includes(Version version) => (Since is null || version >= Since) && (Before is null || version < Before);
}
