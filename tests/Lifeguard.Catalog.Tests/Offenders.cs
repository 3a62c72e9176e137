namespace Lifeguard.Catalog.Tests;

/// <summary>An expectation over many files or names: none may offend, and a failure lists all that do.</summary>
internal static class Offenders
{
    public static void None(IEnumerable<string> offenders)
    {
        var all = offenders.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
