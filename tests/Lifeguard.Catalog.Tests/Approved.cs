using Lifeguard.DevTools;

namespace Lifeguard.Catalog.Tests;

/// <summary>
/// Compares a text with the one that a reviewer has approved. A difference leaves the new text beside it as <c>.received</c>;
/// run the tests with LIFEGUARD_ACCEPT=1 to approve it.
/// </summary>
internal static class Approved
{
    private const string AcceptVariable = "LIFEGUARD_ACCEPT";

    /// <param name="path">The approved file, relative to the repository.</param>
    /// <param name="text">What the test has found.</param>
    public static void Equal(string path, string text) =>
        Equal(ThisRepository.Value, path, text, accept: Environment.GetEnvironmentVariable(AcceptVariable) == "1");

    public static void Equal(Repository repository, string path, string text, bool accept)
    {
        var received = $"{path}.received";
        if (accept) repository.Write(new TextFile(path, text));

        if (repository.TryRead(path) == text)
        {
            File.Delete(repository.FullPath(received));
            return;
        }

        repository.Write(new TextFile(received, text));
        Assert.Fail($"""
            {path} differs from what was approved; see {received}.
            To approve it: {AcceptVariable}=1 dotnet test tests/Lifeguard.Catalog.Tests
            {FirstDifference(repository.TryRead(path), text)}
            """);
    }

    private static string FirstDifference(string? approved, string text)
    {
        if (approved is null) return "";

        var (old, now) = (approved.Split('\n'), text.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(index => old.ElementAtOrDefault(index) != now.ElementAtOrDefault(index));
        return $"line {line + 1}\n  approved: {old.ElementAtOrDefault(line)}\n  now:      {now.ElementAtOrDefault(line)}";
    }
}
