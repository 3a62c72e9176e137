namespace Lifeguard.Generator.Tests;

/// <summary>
/// Compares a text with the one that a reviewer has approved, a file in <c>Emitted</c>. A difference leaves the new text beside it as <c>.received</c>;
/// run the tests with LIFEGUARD_ACCEPT=1 to approve it.
/// </summary>
internal static class Approved
{
    private const string AcceptVariable = "LIFEGUARD_ACCEPT";

    private static readonly string Folder = Path.Combine(RootAbove(AppContext.BaseDirectory), "tests", "Lifeguard.Generator.Tests", "Emitted");

    /// <summary>Every approved file.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file));

    public static void Equal(string name, string text)
    {
        var path = Path.Combine(Folder, name + ".txt");
        var received = path + ".received";
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1") File.WriteAllText(path, text);
        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        if (approved == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"What is emitted differs from {name}.txt; see {name}.txt.received.\nTo approve it: {AcceptVariable}=1 dotnet test tests/Lifeguard.Generator.Tests\n\n{text}");
    }

    private static string RootAbove(string folder) => File.Exists(Path.Combine(folder, "Analyzers.sln")) ? folder : RootAbove(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
