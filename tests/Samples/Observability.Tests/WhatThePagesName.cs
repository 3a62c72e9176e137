using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lifeguard;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Observability.Tests;

/// <summary>The page, the dashboard and the alerts speak of instruments, attributes and events that there are, and of all of them.</summary>
public sealed partial class WhatThePagesName(Database database)
{
    private static readonly string Page = Read("observability.md");
    private static readonly string Alerts = Read("observability/prometheus-alerts.yml");
    private static readonly JsonElement Dashboard = JsonDocument.Parse(Read("observability/grafana-dashboard.json")).RootElement;

    // A property and a pipeline, which nobody gets to see.
    private static readonly string[] NamesWithinPolly = ["lifeguard.recovery", "lifeguard.breaker"];

    [Fact]
    public async Task The_page_lists_every_instrument_of_the_library_with_its_type_its_unit_and_its_name_in_Prometheus()
    {
        var documented = MetricsOf("Lifeguard").Select(row => (row.Name, row.Kind, row.Unit, row.InPrometheus)).Order();
        var real = from instrument in await LiveAsync("Lifeguard")
                   select (instrument.Name, instrument.Kind, instrument.Unit, instrument.PrometheusNames[0].Replace("_bucket", "", StringComparison.Ordinal));
        Assert.Equal(real.Order(), documented);
    }

    [Fact]
    public async Task The_page_lists_instruments_of_Npgsql_that_there_are()
    {
        var real = await LiveAsync("Npgsql");
        var documented = MetricsOf("Npgsql");
        Assert.NotEmpty(documented);
        var known = real.Select(instrument => (instrument.Name, instrument.Kind, instrument.Unit)).ToList();
        Assert.All(documented, row => Assert.Contains((row.Name, row.Kind, row.Unit), known));
    }

    [Theory]
    [InlineData("Lifeguard", typeof(PooledDatabase))]
    [InlineData("Npgsql", typeof(NpgsqlDataSource))]
    public void The_attributes_on_the_page_are_written_like_that_in_the_code(string meter, Type type)
    {
        var literals = LiteralsOf(type.Assembly);
        Assert.All(MetricsOf(meter).SelectMany(row => row.Attributes), attribute => Assert.Contains(attribute, literals));
    }

    [Fact]
    public void The_page_names_every_instrument_event_and_attribute_of_the_librarys_own()
    {
        var own = LiteralsOf(typeof(PooledDatabase).Assembly).Where(literal => OwnName().IsMatch(literal)).Except(NamesWithinPolly).ToList();
        Assert.Contains("lifeguard.stale_evicted", own);
        Assert.All(own, name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_lists_every_line_that_is_logged_with_its_id_and_its_level()
    {
        var real = from method in typeof(PooledDatabase).Assembly.GetType("Lifeguard.Telemetry.Log", throwOnError: true)!.GetMethods()
                   from message in method.GetCustomAttributes<LoggerMessageAttribute>()
                   select (message.EventId, method.Name, message.Level.ToString());
        var documented = from Match row in LoggedRow().Matches(Page)
                         select (int.Parse(row.Groups["id"].Value), row.Groups["name"].Value, row.Groups["level"].Value);
        Assert.Equal(real.Order(), documented.Order());
    }

    [Fact]
    public async Task The_dashboard_asks_for_metrics_and_attributes_that_there_are()
    {
        Assert.NotEmpty(Expressions());
        await AssertKnownAsync(string.Join("\n", Expressions()));
    }

    [Fact]
    public async Task The_alerts_ask_for_metrics_and_attributes_that_there_are()
    {
        Assert.Contains("expr:", Alerts, StringComparison.Ordinal);
        await AssertKnownAsync(Alerts);
    }

    [Fact]
    public async Task The_dashboard_shows_every_instrument_of_the_library()
    {
        var asked = string.Join("\n", Expressions());
        Assert.All(await LiveAsync("Lifeguard"), instrument =>
            Assert.Contains(instrument.PrometheusNames, name => asked.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_panel_of_the_dashboard_has_an_id_a_place_and_a_title_of_its_own()
    {
        var panels = Panels().ToList();
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("title").GetString()).Distinct().Count());
        var cells = panels.SelectMany(panel => Cells(panel.GetProperty("gridPos"))).ToList();
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
    }

    [Fact]
    public void Every_alert_says_what_happened_and_what_to_do_and_its_threshold_has_a_reason()
    {
        var alerts = Alerts.Split("- alert:")[1..];
        Assert.NotEmpty(alerts);
        string[] parts = ["expr:", "severity:", "summary:", "description:"];
        Assert.All(alerts, alert => Assert.All(parts, part => Assert.Contains(part, alert, StringComparison.Ordinal)));
        Assert.All(alerts, alert => Assert.Contains($"`{alert.Trim().Split('\n')[0].Trim()}`", Page, StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<LiveInstrument>> AllAsync() => LiveInstrument.AllAsync(database.ConnectionString);

    private async Task<IReadOnlyList<LiveInstrument>> LiveAsync(string meter)
    {
        var live = (await AllAsync()).Where(instrument => instrument.Meter == meter).ToList();
        Assert.NotEmpty(live);
        return live;
    }

    private async Task AssertKnownAsync(string queries)
    {
        var labels = MetricsOf("Lifeguard").Concat(MetricsOf("Npgsql")).SelectMany(row => row.Attributes).Select(LiveInstrument.Underscored);
        var known = (await AllAsync()).SelectMany(instrument => instrument.PrometheusNames).Concat(labels).ToHashSet();
        var asked = MetricOrLabel().Matches(queries).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(known));
    }

    /// <summary>The rows of the table under the heading that names the meter.</summary>
    private static List<MetricRow> MetricsOf(string meter) =>
    [
        .. from Match row in MetricRowText().Matches(Page.Split($"### Meter `{meter}`")[1].Split("\n#")[0])
           select new MetricRow(
               row.Groups["name"].Value,
               row.Groups["kind"].Value,
               row.Groups["unit"].Value,
               [.. Code().Matches(row.Groups["attributes"].Value).Select(match => match.Groups[1].Value)],
               row.Groups["prometheus"].Value),
    ];

    private static IEnumerable<JsonElement> Panels() => Dashboard.GetProperty("panels").EnumerateArray();

    private static IEnumerable<string> Expressions() =>
        from panel in Panels()
        where panel.TryGetProperty("targets", out _)
        from target in panel.GetProperty("targets").EnumerateArray()
        select target.GetProperty("expr").GetString()!;

    private static IEnumerable<(int X, int Y)> Cells(JsonElement place) =>
        from x in Enumerable.Range(place.GetProperty("x").GetInt32(), place.GetProperty("w").GetInt32())
        from y in Enumerable.Range(place.GetProperty("y").GetInt32(), place.GetProperty("h").GetInt32())
        select (x, y);

    /// <summary>Every string that code of the assembly loads.</summary>
    private static HashSet<string> LiteralsOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var literals = new HashSet<string>(StringComparer.Ordinal);
        var handle = MetadataTokens.UserStringHandle(1);
        for (; !handle.IsNil; handle = metadata.GetNextHandle(handle)) literals.Add(metadata.GetUserString(handle));
        return literals;
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", file));

    private sealed record MetricRow(string Name, string Kind, string Unit, IReadOnlyList<string> Attributes, string InPrometheus);

    [GeneratedRegex(@"^\| `(?<name>[\w.]+)` \| (?<kind>\w+) \| `(?<unit>[^`|]*)` \| (?<attributes>[^|]*) \| `(?<prometheus>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex MetricRowText();

    [GeneratedRegex(@"^\| (?<id>\d+) \| `(?<name>\w+)` \| (?<level>\w+) \|", RegexOptions.Multiline)]
    private static partial Regex LoggedRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(?:lifeguard|db_client|db_namespace|error)_\w+")]
    private static partial Regex MetricOrLabel();

    [GeneratedRegex(@"^lifeguard\.[a-z_.]+$")]
    private static partial Regex OwnName();
}
