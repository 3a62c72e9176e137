namespace Lifeguard.Core.Poolers;

/// <summary>Where a fact comes from.</summary>
public sealed class PoolerSource
{
    internal PoolerSource(string key, string title, string link)
    {
        Key = key;
        Title = title;
        Link = link;
    }

    /// <summary>The short name that tables use, such as <c>A1</c>.</summary>
    public string Key { get; }

    /// <summary>What it is, and of when.</summary>
    public string Title { get; }

    /// <summary>Its address.</summary>
    public string Link { get; }
}
