using System.Globalization;
using System.Text;
using Burst.Measuring;

namespace Burst.Reports;

/// <summary>The run as a picture: backends over time and failed invocations, for light and dark pages.</summary>
internal static class SvgChart
{
    // Orange and blue are told apart by nearly everybody. The card has a ground of its own: readable also where page and system disagree on the scheme.
    private const string Style = """
        text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: #59636e; }
        .ground { fill: #ffffff; stroke: #d1d9e0; }
        .title { font-size: 17px; font-weight: 600; fill: #1f2328; }
        .head { font-size: 13px; font-weight: 600; fill: #1f2328; }
        .say { font-size: 13px; fill: #1f2328; }
        .grid { stroke: #d1d9e0; }
        .limit { stroke: #59636e; stroke-dasharray: 6 4; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .naive { stroke: #bc4c00; } .pooled { stroke: #0969da; }
        .of-naive { fill: #bc4c00; font-weight: 600; } .of-pooled { fill: #0969da; font-weight: 600; }
        @media (prefers-color-scheme: dark) {
          text { fill: #9198a1; }
          .ground { fill: #0d1117; stroke: #3d444d; }
          .title, .head, .say { fill: #f0f6fc; }
          .grid { stroke: #2a313c; } .limit { stroke: #9198a1; }
          .naive { stroke: #f0883e; } .pooled { stroke: #58a6ff; }
          .of-naive { fill: #f0883e; } .of-pooled { fill: #58a6ff; }
        }
        """;

    private const int Width = 860;
    private const int Height = 566;
    private const int MostPoints = 300;

    public static string Draw(BurstReport report)
    {
        var plan = report.Plan;
        var (naive, pooled) = (report.Naive, report.Pooled);
        var seconds = Math.Max(naive.Samples[^1].Time.TotalSeconds, pooled.Samples[^1].Time.TotalSeconds);
        int[] counts = [plan.MaxConnections, naive.PeakBackends, pooled.PeakBackends];
        var backends = new Panel("Backends (pg_stat_activity)", Top: 150, Bottom: 320, seconds, counts.Max() * 1.12);
        var failures = new Panel("Failed invocations so far", Top: 394, Bottom: 514, seconds, Math.Max(10, Math.Max(naive.Failed, pooled.Failed)) * 1.12);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img" aria-labelledby="title summary">
            <title id="title">{Title(plan)}</title>
            <desc id="summary">Naive: {Naive(naive)}. Pooled: {Pooled(pooled, plan)}.</desc>
            <style>
            {Style}
            </style>
            <rect class="ground" x="0.5" y="0.5" width="{Width - 1}" height="{Height - 1}" rx="8"/>

            """);
        Text(svg, 28, 38, "title", Title(plan));
        Legend(svg, 66, "naive", Naive(naive));
        Legend(svg, 90, "pooled", Pooled(pooled, plan));

        backends.Frame(svg);
        backends.Limit(svg, plan.MaxConnections, $"max_connections = {Whole(plan.MaxConnections)}");
        backends.Limit(svg, plan.ServerConnections, $"PgBouncer: {Whole(plan.ServerConnections)} server connections");
        backends.Line(svg, "naive", Thinned(naive.Samples, sample => sample.Backends));
        backends.Line(svg, "pooled", Thinned(pooled.Samples, sample => sample.Backends));

        var (naiveEnd, pooledEnd) = (naive.Samples[^1], pooled.Samples[^1]);
        backends.Mark(svg, "pooled", pooledEnd.Time.TotalSeconds, pooledEnd.Backends, $"done after {Whole(pooled.Duration.TotalSeconds)} s", below: true);

        failures.Frame(svg);
        failures.Line(svg, "naive", Thinned(naive.Samples, sample => sample.Failed));
        failures.Line(svg, "pooled", Thinned(pooled.Samples, sample => sample.Failed));
        failures.Mark(svg, "naive", naiveEnd.Time.TotalSeconds, naive.Failed, $"{Whole(naive.Failed)} failed");
        failures.Mark(svg, "pooled", pooledEnd.Time.TotalSeconds, pooled.Failed, $"{Whole(pooled.Failed)} failed");
        Text(svg, (Panel.Left + Panel.Right) / 2, Height - 14, "", "seconds since the burst began", "middle");
        return svg.Append("</svg>\n").ToString();
    }

    private static string Title(BurstPlan plan) =>
        $"{Whole(plan.Functions)} function instances at once, one PostgreSQL with {Whole(plan.MaxConnections)} connections";

    private static string Naive(SeriesResult series) =>
        $"a connection per invocation, straight to PostgreSQL: {Whole(series.Failed)} of {Whole(series.Invocations)} failed" +
        (series.Errors.Count == 0 ? "" : $" ({series.Errors.Keys.First()})");

    private static string Pooled(SeriesResult series, BurstPlan plan) =>
        $"Lifeguard through PgBouncer: {Whole(series.Failed)} of {Whole(series.Invocations)} failed, " +
        $"at most {Whole(series.PeakBackends)} of {Whole(plan.ServerConnections)} backends in use";

    private static void Legend(StringBuilder svg, int y, string series, string words)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"line {series}\" x1=\"28\" y1=\"{y - 4}\" x2=\"48\" y2=\"{y - 4}\" stroke-width=\"3\"/>\n");
        Text(svg, 58, y, $"say of-{series}", series);
        Text(svg, 114, y, "say", words);
    }

    private static void Text(StringBuilder svg, double x, double y, string kind, string words, string anchor = "start")
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\"");
        if (kind.Length > 0) svg.Append(CultureInfo.InvariantCulture, $" class=\"{kind}\"");
        if (anchor != "start") svg.Append(CultureInfo.InvariantCulture, $" text-anchor=\"{anchor}\"");
        svg.Append(CultureInfo.InvariantCulture, $">{System.Security.SecurityElement.Escape(words)}</text>\n");
    }

    /// <summary>From nothing at the beginning; where there are more points than the eye sees, the highest of each stretch.</summary>
    private static IEnumerable<(double Second, double Value)> Thinned(IReadOnlyList<Sample> samples, Func<Sample, int> value)
    {
        var stretch = Math.Max(1, samples.Count / MostPoints);
        return samples.Chunk(stretch).Select(chunk => (chunk[^1].Time.TotalSeconds, (double)chunk.Max(value))).Prepend((0, 0));
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>One diagram: time to the right, values upwards.</summary>
    private sealed record Panel(string Title, double Top, double Bottom, double Seconds, double Most)
    {
        public const double Left = 76;
        public const double Right = Width - 34;

        public void Frame(StringBuilder svg)
        {
            Text(svg, 28, Top - 14, "head", Title);
            foreach (var value in Ticks(Most, 4))
            {
                Rule(svg, "grid", Y(value));
                Text(svg, Left - 10, Y(value) + 4, "", Whole(value), "end");
            }

            foreach (var second in Ticks(Seconds, 8)) Text(svg, X(second), Bottom + 18, "", second.ToString("0.#", CultureInfo.InvariantCulture), "middle");
        }

        public void Limit(StringBuilder svg, double value, string words)
        {
            Rule(svg, "limit", Y(value));
            Text(svg, Right, Y(value) - 6, "", words, "end");
        }

        public void Line(StringBuilder svg, string series, IEnumerable<(double Second, double Value)> points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"line {series}\" points=\"");
            foreach (var (second, value) in points) svg.Append(CultureInfo.InvariantCulture, $"{X(second):F1},{Y(value):F1} ");
            svg.Append("\"/>\n");
        }

        /// <summary>Words at the end of a line: beside it where there is room, else before it.</summary>
        public void Mark(StringBuilder svg, string series, double second, double value, string words, bool below = false)
        {
            var hasRoom = X(second) < Right - 160;
            Text(svg, X(second) + (hasRoom ? 6 : 0), Y(value) + (below ? 16 : hasRoom ? -4 : -8), $"of-{series}", words, hasRoom ? "start" : "end");
        }

        private static void Rule(StringBuilder svg, string kind, double y) =>
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{kind}\" x1=\"{Left:F1}\" y1=\"{y:F1}\" x2=\"{Right:F1}\" y2=\"{y:F1}\"/>\n");

        private double X(double second) => Left + ((Right - Left) * second / Math.Max(Seconds, 0.001));

        private double Y(double value) => Bottom - ((Bottom - Top) * value / Most);

        /// <summary>Round numbers from zero up, about as many as asked for.</summary>
        private static IEnumerable<double> Ticks(double most, int about)
        {
            var rough = most / about;
            var size = Math.Pow(10, Math.Floor(Math.Log10(rough)));
            var step = new[] { 1, 2, 2.5, 5, 10 }.Select(factor => factor * size).First(step => step >= rough * 0.99);
            for (var value = 0d; value <= most; value += step) yield return value;
        }
    }
}
