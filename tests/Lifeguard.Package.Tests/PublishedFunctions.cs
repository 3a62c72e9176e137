using Lifeguard.TestServers;

namespace Lifeguard.Package.Tests;

/// <summary>What a user publishes, trimmed or natively compiled, with every warning of that an error; it runs on a real PostgreSQL.</summary>
public sealed class PublishedFunctions(PackageFeed feed)
{
    // All assemblies are trimmed and each warning is told by itself, also those in the dependencies. Without a culture's data, as functions are published.
    private static readonly string Published = $$"""
        <TrimMode>full</TrimMode>
        <TrimmerSingleWarn>false</TrimmerSingleWarn>
        <SuppressTrimAnalysisWarnings>false</SuppressTrimAnalysisWarnings>
        <ILLinkTreatWarningsAsErrors>true</ILLinkTreatWarningsAsErrors>
        <IlcTreatWarningsAsErrors>true</IlcTreatWarningsAsErrors>
        <RuntimeIdentifier>{{BuildFacts.RuntimeIdentifier}}</RuntimeIdentifier>
        <InvariantGlobalization>true</InvariantGlobalization>
        <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
        """;

    [Fact]
    public void ATrimmedFunctionRuns()
    {
        using var shop = new Consumer(feed).WithPooledShop(feed, "net10.0", Published + "<PublishTrimmed>true</PublishTrimmed>");

        shop.Publish("Shop", "-o", "published").MustBeSilent();

        Runs(Path.Combine(shop.Folder, "published", "Shop"));
    }

    [Fact]
    public void ANativeFunctionRuns()
    {
        // The native compiler leaves linking to the machine's C compiler, and takes clang unless told otherwise.
        var linker = new[] { "clang", "gcc" }.FirstOrDefault(IsInstalled);
        if (OperatingSystem.IsLinux() && linker is null) Assert.Skip("There is neither clang nor gcc to link a native program with.");

        var link = linker is null ? "" : $"<CppCompilerAndLinker>{linker}</CppCompilerAndLinker>";

        // For the older framework: the newer one's native runtime is a pack of its own, which not every registry has.
        using var shop = new Consumer(feed).WithPooledShop(feed, "net8.0", $"{Published}<PublishAot>true</PublishAot>{link}");

        shop.Publish("Shop", "-o", "published").MustBeSilent();

        Runs(Path.Combine(shop.Folder, "published", "Shop"));
    }

    private static void Runs(string program)
    {
        using var server = PostgresServer.Start();
        var database = server.CreateDatabase("shop", PooledShop.Schema);

        var run = DotNet.RunProgram(program, Path.GetDirectoryName(program)!, [], ("ORDERS_DB", database)).MustSucceed();

        Assert.Equal(PooledShop.Printed, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
