using System.Text.Json;
using Lifeguard.Benchmarks.Subjects;

namespace Lifeguard.Benchmarks.Rivals;

/// <summary>The analyzers that <c>Rivals.csproj</c> references, found by the SDK itself; its own analyzers among them.</summary>
internal static class RivalPackages
{
    /// <summary>Restores them if need be.</summary>
    public static IReadOnlyList<AnalyzerSet> Restore()
    {
        var project = Path.Combine(Repository.Root, "tests", "Lifeguard.Benchmarks", "Rivals", "Rivals.csproj");
        Dotnet.Output("restore", project, "-nologo", "-v", "quiet");
        using var items = JsonDocument.Parse(Dotnet.Output("msbuild", project, "-nologo", "-t:ResolveLockFileAnalyzers;ResolveTargetingPackAssets", "-getItem:Analyzer"));
        var files = items.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray().Select(item => item.GetProperty("FullPath").GetString()!).Where(File.Exists).ToList();
        return
        [
            Set("the SDK's NetAnalyzers", file => file.Contains("NetAnalyzers", StringComparison.Ordinal)),
            Package("SonarAnalyzer.CSharp"), Package("IDisposableAnalyzers"), Package("Meziantou.Analyzer"), Package("Roslynator.Analyzers"),
        ];

        AnalyzerSet Package(string id)
        {
            var folder = $"{Path.DirectorySeparatorChar}{id.ToLowerInvariant()}{Path.DirectorySeparatorChar}";
            var version = files.Find(file => file.Contains(folder, StringComparison.OrdinalIgnoreCase))?.Split(folder, StringSplitOptions.None)[1].Split(Path.DirectorySeparatorChar)[0];
            return Set($"{id} {version}", file => file.Contains(folder, StringComparison.OrdinalIgnoreCase) && !file.Contains("CodeFix", StringComparison.Ordinal));
        }

        AnalyzerSet Set(string name, Func<string, bool> isOfIt) => files.Where(isOfIt).ToList() is { Count: > 0 } own
            ? AnalyzerSet.Of(name, own)
            : throw new InvalidOperationException($"{name}: no analyzer among\n{string.Join('\n', files)}");
    }
}
