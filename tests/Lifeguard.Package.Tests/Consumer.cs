using System.Text.Json.Nodes;

namespace Lifeguard.Package.Tests;

/// <summary>A user's repository with our packages installed from a folder feed.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackageFeed _feed;

    public Consumer(PackageFeed feed)
    {
        _feed = feed;
        _folder.Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <clear />
                <add key="feed" value="{feed.Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="machine" value="{BuildFacts.PackageFolder}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    public string Folder => _folder.Path;

    /// <summary>Writes a file of the user's.</summary>
    public Consumer With(string path, string text)
    {
        _folder.Write(path, text);
        return this;
    }

    /// <summary>Writes a project file as users write them, with the analyzers installed.</summary>
    /// <param name="path">Relative to the repository.</param>
    /// <param name="frameworks">One target framework, or several.</param>
    /// <param name="properties">More properties, as XML.</param>
    /// <param name="items">References and other items, as XML.</param>
    /// <param name="analyzers">The attributes of the reference to Lifeguard.Analyzers; null in a project that does not install it itself.</param>
    /// <param name="sdk">Such as <c>Microsoft.NET.Sdk.Web</c>.</param>
    public Consumer WithProject(
        string path,
        string frameworks = "net10.0",
        string properties = "",
        string items = "",
        string? analyzers = """PrivateAssets="all" """,
        string sdk = "Microsoft.NET.Sdk") => With(path, $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFramework{(frameworks.Contains(';', StringComparison.Ordinal) ? "s" : "")}>{frameworks}</TargetFramework{(frameworks.Contains(';', StringComparison.Ordinal) ? "s" : "")}>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {(analyzers is null ? "" : _feed.Reference("Lifeguard.Analyzers", analyzers))}
            {items}
          </ItemGroup>
        </Project>
        """);

    public string Read(string path) => _folder.Read(path);

    /// <summary>Without the compiler server, which would keep the assemblies of an earlier package in memory; not incremental, since a build that has nothing to do shows nothing.</summary>
    public CommandResult Build(string project, params string[] arguments) =>
        DotNet.Run(Folder, ["build", project, "--no-incremental", "-v:m", "-clp:NoSummary", "-p:UseSharedCompilation=false", .. arguments]).AnalyzersMustHaveLoaded();

    /// <summary>Publishes in Release, for the machine that it runs on.</summary>
    public CommandResult Publish(string project, params string[] arguments) =>
        DotNet.Run(Folder, ["publish", project, "-v:m", "-clp:NoSummary", "-p:UseSharedCompilation=false", .. arguments]).AnalyzersMustHaveLoaded();

    /// <summary>The compiler components that a project hands to the compiler, by file name, as often as they are handed over.</summary>
    public IReadOnlyList<string> CompilerComponentsOf(string project)
    {
        var items = DotNet.Run(Folder, ["msbuild", project, "-restore", "-t:ResolveLockFileAnalyzers", "-getItem:Analyzer"]).MustSucceed();
        return [.. JsonNode.Parse(items.Output)!["Items"]!["Analyzer"]!.AsArray().Select(item => item!["Filename"]!.GetValue<string>()).Order(StringComparer.Ordinal)];
    }

    public CommandResult Format(string project) => DotNet.Run(Folder, ["format", "analyzers", project, "--no-restore"]).MustSucceed();

    public void Dispose() => _folder.Dispose();
}
