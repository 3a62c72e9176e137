using System.Diagnostics;
using System.Runtime.CompilerServices;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Measuring;
using Lifeguard.Benchmarks.Rivals;
using Lifeguard.Benchmarks.Subjects;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>From a keystroke to the diagnostics of the file, and whether keystrokes leave anything behind in memory.</summary>
internal static class EditTable
{
    private const int Edits = 50;
    private const int MayLinger = 2;

    public static Table Measure(double factor)
    {
        var table = new Table("One edit", "project", "first file opened", "an edit: compiler", "empty analyzer", "all rules", "slowest", "memory after 10 edits", "after 60", "compilations left")
        {
            Note = $"{ProjectShape.Standard(default).Scaled(factor).Files:#,0} files. The compilation after an edit shares all other files with the one before; asked for is what an editor asks: the semantic diagnostics of the open file. "
                + $"Medians of {Edits} edits.",
        };
        foreach (var kind in Enum.GetValues<ProjectKind>()) Measure(kind, factor, table);
        return table;
    }

    private static void Measure(ProjectKind kind, double factor, Table table)
    {
        var file = EditedFile.In(CompiledProject.Of(ProjectShape.Standard(kind).Scaled(factor), isChecked: false));
        var first = Time(() => file.Diagnostics(AnalyzerRun.Shipped));
        var compilations = new List<WeakReference>();
        Type(file, 10, compilations, out _, out _, out _);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Type(file, Edits, compilations, out var compiler, out var empty, out var rules);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        var left = compilations.Count(compilation => compilation.IsAlive);
        table.Add(
            kind.ToString(), Table.Milliseconds(first), Table.Milliseconds(Middle.Of(compiler)), Table.Milliseconds(Middle.Of(empty)), Table.Milliseconds(Middle.Of(rules)), Table.Milliseconds(rules.Max()),
            Table.Megabytes(before), Table.Megabytes(after), $"{left} of {compilations.Count}");
        if (left > MayLinger) throw new InvalidOperationException($"{left} of {compilations.Count} compilations are still in memory after they were edited away.");
        GC.KeepAlive(file);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Type(EditedFile file, int edits, List<WeakReference> compilations, out List<double> compiler, out List<double> empty, out List<double> rules)
    {
        (compiler, empty, rules) = ([], [], []);
        for (var edit = 0; edit < edits; edit++)
        {
            file.Type();
            compilations.Add(new WeakReference(file.Compilation));
            compiler.Add(Time(() => file.CompilerDiagnostics()));
            file.Type();
            empty.Add(Time(() => file.Diagnostics(AnalyzerSet.Empty.Analyzers)));
            file.Type();
            rules.Add(Time(() => file.Diagnostics(AnalyzerRun.Shipped)));
        }
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
