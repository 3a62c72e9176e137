using System.Globalization;
using Burst.Measuring;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Burst.Reports;

/// <summary>The run as it is seen: a table that fills while it runs, or lines where nobody looks on.</summary>
internal sealed class Screen
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);

    private readonly IAnsiConsole _console;
    private readonly List<SeriesResult> _results = [];
    private readonly string _limits;
    private Tally? _running;

    private Screen(IAnsiConsole console, BurstPlan plan)
    {
        _console = console;
        _limits = string.Create(CultureInfo.InvariantCulture, $"max_connections = {plan.MaxConnections}; PgBouncer may use {plan.ServerConnections}");
    }

    /// <summary>The console that this process has; plain and wide where it is no terminal.</summary>
    public static IAnsiConsole OfThisProcess()
    {
        if (!Console.IsOutputRedirected) return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 160;
        return console;
    }

    public static Screen For(IAnsiConsole console, BurstPlan plan) => new(console, plan);

    public void Say(string line) => _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{line}");

    /// <summary>From now on this series is under way.</summary>
    public void Watch(Tally tally)
    {
        Volatile.Write(ref _running, tally);
        if (!IsLive) Say($"{tally.Title} …");
    }

    /// <summary>A series is done.</summary>
    public void Show(SeriesResult result)
    {
        lock (_results) _results.Add(result);
        Volatile.Write(ref _running, null);
    }

    /// <summary>Shows the table while the work runs, and leaves the complete one.</summary>
    public async Task WhileAsync(Func<Task> work)
    {
        if (IsLive)
        {
            await _console.Live(Table()).StartAsync(async live =>
            {
                var running = work();
                while (await Task.WhenAny(running, Task.Delay(Refresh)) != running) live.UpdateTarget(Table());
                await running;
                live.UpdateTarget(Table());
            });
        }
        else
        {
            await work();
            _console.Write(Table());
        }
    }

    private bool IsLive => _console.Profile.Capabilities.Interactive && _console.Profile.Capabilities.Ansi;

    private Table Table()
    {
        List<SeriesResult> results;
        lock (_results) results = [.. _results];
        var running = Volatile.Read(ref _running);
        var table = new Table().RoundedBorder().Caption(_limits).AddColumn("");
        foreach (var result in results) table.AddColumn(new TableColumn(result.Title).RightAligned());
        if (running is not null) table.AddColumn(new TableColumn($"{running.Title} …").RightAligned());

        Row("invocations", result => Whole(result.Invocations), tally => $"{Whole(tally.Done + tally.Failed)} of {Whole(tally.Total)}");
        Row("errors", result => Whole(result.Failed), tally => Whole(tally.Failed), value => value == "0" ? "green" : "red");
        Row("  by SQLSTATE", result => ByState(result.Errors), tally => ByState(tally.Errors));
        Row("went well, per second", result => Whole(result.ThroughputPerSecond), tally => Whole(tally.Done / tally.Elapsed.TotalSeconds));
        Row("p50", result => Milliseconds(result.Percentile(0.50)), _ => "");
        Row("p95", result => Milliseconds(result.Percentile(0.95)), _ => "");
        Row("p99", result => Milliseconds(result.Percentile(0.99)), _ => "");
        Row("backends, at most", result => Whole(result.PeakBackends), tally => $"{Whole(tally.Backends)} now");
        Row("seconds", result => Whole(result.Duration.TotalSeconds), tally => Whole(tally.Elapsed.TotalSeconds));
        return table;

        void Row(string name, Func<SeriesResult, string> done, Func<Tally, string> under, Func<string, string>? colour = null)
        {
            var cells = new List<IRenderable> { new Text(name) };
            cells.AddRange(results.Select(result => Cell(done(result))));
            if (running is not null) cells.Add(Cell(under(running)));
            table.AddRow(cells);

            IRenderable Cell(string value) => colour is null ? new Text(value) : new Markup($"[{colour(value)}]{value.EscapeMarkup()}[/]");
        }
    }

    private static string ByState(IReadOnlyDictionary<string, int> errors) =>
        string.Join("\n", errors.Take(4).Select(error => $"{Whole(error.Value)} × {error.Key}"));

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Milliseconds(double? value) => value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:N1} ms") : "–";
}
