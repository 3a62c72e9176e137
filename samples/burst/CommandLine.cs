using System.CommandLine;
using System.CommandLine.Parsing;
using Burst.Reports;

namespace Burst;

/// <summary>What the program is told, and what it answers.</summary>
internal static class CommandLine
{
    private static readonly Option<int> Functions = Number("--functions", "Function instances at the same time.", 1000, 1, 20_000);
    private static readonly Option<int> ServerConnections = Number("--server-connections", "Connections that PgBouncer may have to PostgreSQL.", 50, 1, 5_000);
    private static readonly Option<int> MaxConnections = Number("--max-connections", "PostgreSQL's max_connections.", 100, 10, 10_000);
    private static readonly Option<int> Invocations = Number("--invocations", "Invocations of each instance, one after another.", 10, 1, 10_000);
    private static readonly Option<int> Ramp = Number("--ramp-ms", "Milliseconds over which the instances come into being.", 2000, 0, 600_000);
    private static readonly Option<int> QueryTime = Number("--query-ms", "Milliseconds for which a statement keeps its backend.", 5, 0, 10_000);
    private static readonly Option<int> Pause = Number("--pause-ms", "Milliseconds until an instance is invoked again, on average.", 800, 0, 60_000);
    private static readonly Option<bool> LoadTypes = Switch(
        "--load-types", "All instances ask for the database's types at their first connection, as the driver does by default.");
    private static readonly Option<bool> NaiveUnpooled = Switch(
        "--naive-unpooled", "The naive functions connect with Pooling=false: a handshake for each invocation.");
    private static readonly Option<bool> NaiveBehindPooler = Switch("--naive-behind-pooler", "Runs the naive functions through PgBouncer as well.");
    private static readonly Option<FileInfo?> PgBouncer = Path(
        "--pgbouncer", "PgBouncer's program. By default the one on the PATH, else the version that the tests use.");
    private static readonly Option<FileInfo?> Json = Path("--json", "Where to write the figures.");
    private static readonly Option<FileInfo?> Svg = Path("--svg", "Where to write the chart.");

    // Servers are stopped and their folders removed meanwhile.
    private static readonly TimeSpan CleaningLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs it.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("A burst of functions on one PostgreSQL: naive ones that connect directly, and pooled ones through Lifeguard and PgBouncer.")
        {
            Functions, ServerConnections, MaxConnections, Invocations, Ramp, QueryTime, Pause,
            LoadTypes, NaiveUnpooled, NaiveBehindPooler, PgBouncer, Json, Svg,
        };
        root.SetAction(RunAsync);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0) return CannotRun([.. parsed.Errors.Select(error => error.Message)]);
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = CleaningLimit });
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = new BurstPlan(
            parsed.GetValue(Functions), parsed.GetValue(Invocations), parsed.GetValue(ServerConnections), parsed.GetValue(MaxConnections),
            Time(parsed.GetValue(Ramp)), Time(parsed.GetValue(QueryTime)), Time(parsed.GetValue(Pause)),
            parsed.GetValue(LoadTypes), parsed.GetValue(NaiveUnpooled), parsed.GetValue(NaiveBehindPooler));
        var (json, svg) = (parsed.GetValue(Json), parsed.GetValue(Svg));
        string?[] problems =
        [
            plan.Contradiction(),
            OpenFiles.WhatIsMissing(plan),
            parsed.GetValue(PgBouncer) is { Exists: false } missing ? $"--pgbouncer: there is no file '{missing.FullName}'." : null,
            json is null ? null : OutputFile.Problem("--json", json),
            svg is null ? null : OutputFile.Problem("--svg", svg),
            json is not null && json.FullName == svg?.FullName ? "--json and --svg are the same file." : null,
        ];
        if (problems.Any(problem => problem is not null)) return CannotRun([.. problems.OfType<string>()]);

        try
        {
            var console = Screen.OfThisProcess();
            var report = await BurstRun.RunAsync(plan, parsed.GetValue(PgBouncer)?.FullName, Screen.For(console, plan), cancellationToken);
            if (json is not null) await File.WriteAllTextAsync(json.FullName, JsonFigures.Write(report), cancellationToken);
            if (svg is not null) await File.WriteAllTextAsync(svg.FullName, SvgChart.Draw(report), cancellationToken);
            return report.Verdict(console) ? ExitCodes.Held : ExitCodes.Broken;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. The servers are gone.");
            return ExitCodes.Cancelled;
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return CannotRun([error.Message]);
        }
    }

    private static int CannotRun(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        return ExitCodes.CannotRun;
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} {least} to {most}.", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            // What is no number is told by the parser.
            if (result.Tokens.Count != 1 || !int.TryParse(result.Tokens[0].Value, out var value)) return;
            if (value < least || value > most) result.AddError($"{name} is {value}: it must be {least} to {most}.");
        });
        return option;
    }

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    private static Option<FileInfo?> Path(string name, string description) => new(name) { Description = description, HelpName = "path" };

    private static TimeSpan Time(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
