using System.Diagnostics;
using Lifeguard.Analyzers;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Generator.Tests.WholeProgram;

/// <summary>The compiler of the SDK as a build starts it, with the generator, the rules, and the SDK's own analyzers at their strictest.</summary>
internal static class CommandLineCompiler
{
    private static readonly string Sdk = Directory.EnumerateDirectories(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "sdk"))
        .OrderBy(folder => Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : new Version()).Last();

    /// <summary>The generator of ASP.NET Core that takes endpoints apart at compile time; null where the SDK has none.</summary>
    public static string? RequestDelegateGenerator { get; } = Directory.EnumerateDirectories(Path.Combine(Sdk, "..", "..", "packs", "Microsoft.AspNetCore.App.Ref"))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "Microsoft.AspNetCore.Http.RequestDelegateGenerator.dll", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).LastOrDefault();

    /// <param name="source">One file.</param>
    /// <param name="further">Arguments that come after the usual ones, and win.</param>
    /// <returns>One line a diagnostic.</returns>
    public static async Task<IReadOnlyList<string>> CompileAsync(string source, params string[] further)
    {
        var folder = Directory.CreateTempSubdirectory("lifeguard").FullName;
        try
        {
            var file = Path.Combine(folder, "Orders.cs");
            await File.WriteAllTextAsync(file, source);
            var responses = Path.Combine(folder, "csc.rsp");
            await File.WriteAllLinesAsync(responses, [.. Arguments(folder), .. further, Quoted(file)]);
            return await RunAsync(Path.Combine(Sdk, "Roslyn", "bincore", "csc.dll"), responses, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Arguments(string folder)
    {
        string[] fixedOnes = ["/nologo", "/target:library", "/langversion:9", "/nullable:enable", "/deterministic", "/warn:9999", $"/out:{Quoted(Path.Combine(folder, "Orders.dll"))}", $"/doc:{Quoted(Path.Combine(folder, "Orders.xml"))}"];
        var references = GeneratorTest.Shipped.References.OfType<PortableExecutableReference>().Select(reference => $"/reference:{Quoted(reference.FilePath!)}");
        var analyzers = Path.Combine(Sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers");
        var strict = Directory.EnumerateFiles(Path.Combine(analyzers, "build", "config"), "analysislevel_*_all.globalconfig").OrderBy(path => Version.TryParse(LevelOf(path), out var level) ? level : new Version()).Last();
        string[] loaded =
        [
            typeof(PooledHandlerGenerator).Assembly.Location, typeof(LifeguardAnalyzer).Assembly.Location, Path.Combine(AppContext.BaseDirectory, "Lifeguard.Core.dll"),
            Path.Combine(analyzers, "Microsoft.CodeAnalysis.NetAnalyzers.dll"), Path.Combine(analyzers, "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll"),
        ];
        return [.. fixedOnes, .. references, .. loaded.Select(path => $"/analyzer:{Quoted(path)}"), $"/analyzerconfig:{Quoted(strict)}"];
    }

    // analysislevel_10_all: a single number is no version.
    private static string LevelOf(string path) => Path.GetFileName(path).Split('_')[1] is var level && level.Contains('.') ? level : level + ".0";

    private static async Task<IReadOnlyList<string>> RunAsync(string compiler, string responses, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", compiler, "/noconfig", "@" + responses]) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    public static string Quoted(string path) => $"\"{path}\"";
}
