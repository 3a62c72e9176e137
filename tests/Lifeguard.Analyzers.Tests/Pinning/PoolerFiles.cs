namespace Lifeguard.Analyzers.Tests.Pinning;

/// <summary>Settings that say which pooler is there.</summary>
internal static class PoolerFiles
{
    /// <summary>A global configuration with this pooler and further lines.</summary>
    public static (string Path, string Text) Set(string pooler, params string[] further) =>
        (".globalconfig", $"is_global = true\nlifeguard_pooler = {pooler}\n{string.Concat(further.Select(line => line + "\n"))}");
}
