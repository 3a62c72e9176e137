using System.Collections.Immutable;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Measuring;
using Lifeguard.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.Diagnostics;

var factor = double.Parse(args[0]);
foreach (var kind in Enum.GetValues<ProjectKind>())
{
    if (args.Length > 1 && !args[1].Contains(kind.ToString())) continue;
    var project = CompiledProject.Of(ProjectShape.Standard(kind).Scaled(factor));
    var sets = new List<(string, ImmutableArray<DiagnosticAnalyzer>)>();
    foreach (var w in new[] { "NONE", "SYM", "MODEL", "NODE", "OP" }) sets.Add((w, AnalyzerRun.In(System.Reflection.Assembly.LoadFrom($"/tmp/bench/probe/out/Probe{w}.dll"))));
    foreach (var a in AnalyzerRun.Shipped) sets.Add((AnalyzerRun.NameOf(a), [a]));
    sets.Add(("all", AnalyzerRun.Shipped));
    Cost.Of(() => project.Fresh().GetDiagnostics());
    AnalyzerRun.Over(project.Fresh(), AnalyzerRun.Shipped);
    var c0 = Cost.Of(() => project.Fresh().GetDiagnostics());
    Console.WriteLine($"{kind} plain {c0.Wall.TotalMilliseconds:F0} ms {c0.Processor.TotalMilliseconds:F0} cpu {c0.Allocated/1e6:F1} MB");
    foreach (var (n, s) in sets)
    {
        var found = 0;
        var c = Cost.Of(() => found = AnalyzerRun.Over(project.Fresh(), s).GetAllDiagnostics().Length);
        Console.WriteLine($"{kind} {n,-8} {c.Wall.TotalMilliseconds:F0} ms {c.Processor.TotalMilliseconds:F0} cpu {c.Allocated/1e6:F1} MB  {found} found");
    }
    var t = AnalyzerRun.Over(project.Fresh(), AnalyzerRun.Shipped, timed: true);
    foreach (var (a, i) in t.AnalyzerTelemetryInfo) Console.WriteLine($"   {AnalyzerRun.NameOf(a)} {i.ExecutionTime.TotalMilliseconds:F1}");
}
