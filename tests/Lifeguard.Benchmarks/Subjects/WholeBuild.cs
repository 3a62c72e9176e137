using System.Diagnostics;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Measuring;
using Lifeguard.Benchmarks.Rivals;

namespace Lifeguard.Benchmarks.Subjects;

/// <summary>A generated project on disk, compiled by the SDK's compiler in a process of its own: nothing is warm, everything is paid.</summary>
internal sealed class WholeBuild
{
    private readonly string _folder;

    private WholeBuild(string folder) => _folder = folder;

    /// <summary>Writes the project.</summary>
    public static WholeBuild Of(ProjectShape shape)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", $"{shape.Kind}-{shape.Files}");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var project = GeneratedProject.Of(shape);
        foreach (var file in project.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        File.WriteAllLines(Path.Combine(folder, "build.rsp"),
        [
            "-nologo", "-target:library", "-nullable+", "-deterministic+", "-nostdlib+", $"-out:\"{Path.Combine(folder, "out.dll")}\"",
            .. References.PathsOf(shape.Kind).Select(path => $"-reference:\"{path}\""), .. project.Files.Select(file => $"\"{Path.Combine(folder, file.Path)}\""),
        ]);
        return new WholeBuild(folder);
    }

    /// <summary>Compiles it with all of these analyzers.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public Cost Compile(params AnalyzerSet[] analyzers)
    {
        string[] arguments = ["exec", Dotnet.Compiler, "-noconfig", "@" + Path.Combine(_folder, "build.rsp"), .. analyzers.SelectMany(set => set.Files).Select(file => "-analyzer:" + file)];
        var before = ChildProcesses.ProcessorTime;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(Dotnet.Program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        process.WaitForExit();
        watch.Stop();
        var printed = output.GetAwaiter().GetResult();
        if (process.ExitCode != 0 || printed.Contains("AD0001", StringComparison.Ordinal) || printed.Contains("CS8032", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The compiler ended with {process.ExitCode}:\n{printed[..Math.Min(printed.Length, 2_000)]}");
        }

        return new Cost(watch.Elapsed, ChildProcesses.ProcessorTime - before, 0);
    }
}
