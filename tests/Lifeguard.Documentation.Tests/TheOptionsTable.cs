using System.Globalization;
using System.Reflection;
using System.Xml.Linq;

namespace Lifeguard.Documentation.Tests;

/// <summary>The table of options is that of the code: every option, its default, and what it may be.</summary>
public sealed class TheOptionsTable
{
    private static readonly XDocument Documentation = XDocument.Load(Path.ChangeExtension(typeof(LifeguardOptions).Assembly.Location, ".xml"));

    private static readonly IReadOnlyList<string[]> Rows = Page.PooledHandler["Options"].Tables.Single();

    public static TheoryData<string> Bounded => [.. Rows.Where(row => row[2].Length > 0).Select(row => row[0])];

    public static TheoryData<string> All => [.. Rows.Select(row => row[0])];

    [Fact]
    public void HasEveryOptionOnce() =>
        Assert.Equal(typeof(LifeguardOptions).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal), Rows.Select(row => row[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void SaysTheDefault(string option)
    {
        var value = Property(option).GetValue(new LifeguardOptions());
        var expected = value switch
        {
            null => "not set",
            true => "on",
            false => "off",
            TimeProvider clock when ReferenceEquals(clock, TimeProvider.System) => "the system's",
            TimeSpan time when time < TimeSpan.FromSeconds(1) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds} ms"),
            TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} s"),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"The default of '{option}' is of a kind that this test does not know."),
        };
        Assert.Equal(expected, Row(option)[1]);
    }

    [Theory]
    [MemberData(nameof(Bounded))]
    public void SaysWhatItMayBe(string option)
    {
        var (inside, outside) = Edges(option, Row(option)[2]);
        foreach (var value in inside) Assert.DoesNotContain(ProblemsWith(option, value), problem => problem.StartsWith(option + " ", StringComparison.Ordinal));
        foreach (var value in outside) Assert.Contains(ProblemsWith(option, value), problem => problem.StartsWith(option + " ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void MissesNoBound(string option)
    {
        if (Row(option)[2].Length > 0) return;
        foreach (var value in Extremes(Property(option).PropertyType)) Assert.DoesNotContain(ProblemsWith(option, value), problem => problem.StartsWith(option + " ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void SaysWhatTheEditorSays(string option)
    {
        var value = Documentation.Root!.Descendants("member").Single(member => (string?)member.Attribute("name") == $"P:Lifeguard.LifeguardOptions.{option}").Element("value");
        var said = string.Concat(value?.Nodes().Select(node => node is XElement { Name.LocalName: "see" } see ? ((string)see.Attribute("cref")!).Split('.')[^1] : node.ToString()) ?? []).TrimEnd('.');
        Assert.Equal(Row(option)[2], said, ignoreCase: true);
    }

    // Values on the edge that are allowed, and the nearest that are not.
    private static (IReadOnlyList<object> Inside, IReadOnlyList<object> Outside) Edges(string option, string words)
    {
        var type = Nullable.GetUnderlyingType(Property(option).PropertyType) ?? Property(option).PropertyType;
        if (words == "more than 0") return ([Of(type, 0, +1)], [Of(type, 0, 0)]);
        if (words.Split(" to ") is [var low, var high]) return ([Of(type, Number(low), 0), Of(type, Number(high), 0)], [Of(type, Number(low), -1), Of(type, Number(high), +1)]);
        if (!words.EndsWith(" or more", StringComparison.Ordinal)) throw new InvalidOperationException($"'{words}' of '{option}' is no way to say a bound that this test knows.");

        var least = words[..^" or more".Length].Replace(" s", "", StringComparison.Ordinal);
        var edge = typeof(LifeguardOptions).GetProperty(least) is { } other ? ((TimeSpan)other.GetValue(new LifeguardOptions())!).TotalSeconds : Number(least);
        return ([Of(type, edge, 0)], [Of(type, edge, -1)]);
    }

    // A number of seconds where it is a time; a little more or less, by the smallest step.
    private static object Of(Type type, double value, int steps) =>
        type == typeof(TimeSpan) ? TimeSpan.FromSeconds(value) + TimeSpan.FromTicks(steps)
        : type == typeof(int) ? (object)((int)value + steps)
        : steps < 0 ? Math.BitDecrement(value) : steps > 0 ? Math.BitIncrement(value) : value;

    private static IEnumerable<object> Extremes(Type type) =>
        type == typeof(bool) ? [true, false]
        : Nullable.GetUnderlyingType(type) is { IsEnum: true } choices ? Enum.GetValues(choices).Cast<object>()
        : type == typeof(TimeSpan) || type == typeof(int) || type == typeof(double) ? throw new InvalidOperationException("A number without a bound: say what it may be.")
        : [];

    private static IReadOnlyList<string> ProblemsWith(string option, object value)
    {
        var options = new LifeguardOptions { ConnectionString = "Host=localhost;Username=shop" };
        Property(option).SetValue(options, value);
        try
        {
            _ = new PooledDatabase(options, "bounds").DisposeAsync().AsTask();
            return [];
        }
        catch (LifeguardConfigurationException error)
        {
            return error.Problems;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Row(string option) => Rows.Single(row => row[0] == option);

    private static PropertyInfo Property(string option) => typeof(LifeguardOptions).GetProperty(option) ?? throw new InvalidOperationException($"There is no option '{option}'.");
}
