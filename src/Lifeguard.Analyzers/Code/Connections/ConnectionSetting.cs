using System.Collections.Immutable;
using Lifeguard.Core.ConnectionStrings;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>A keyword and its value, where they stand.</summary>
/// <param name="Entry">The entry; of a builder's property the name alone.</param>
/// <param name="Source">As it is written.</param>
/// <param name="Written">The literal it stands in; null elsewhere.</param>
/// <param name="Read">The literal's entries; null elsewhere.</param>
internal sealed record ConnectionSetting(ConnectionStringEntry Entry, string Source, WrittenText? Written, ConnectionStringText? Read)
{
    /// <summary>What it sets.</summary>
    public ConnectionStringKeyword Keyword { get; init; }
}

/// <summary>What to report of a setting.</summary>
/// <param name="Properties">What the fix is told.</param>
/// <param name="Arguments">The message's.</param>
internal sealed record ConnectionSettingFinding(ImmutableDictionary<string, string?> Properties, params object[] Arguments)
{
    public ConnectionSettingFinding(params object[] arguments)
        : this(ImmutableDictionary<string, string?>.Empty, arguments)
    {
    }
}
