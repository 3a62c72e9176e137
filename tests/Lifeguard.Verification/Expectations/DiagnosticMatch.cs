using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>How far a reported diagnostic is from an expected one, and in what.</summary>
internal sealed class DiagnosticMatch
{
    private readonly List<string> _differences = [];

    private DiagnosticMatch(DiagnosticResult expected, Diagnostic actual) => (Expected, Actual) = (expected, actual);

    public DiagnosticResult Expected { get; }

    public Diagnostic Actual { get; }

    /// <summary>Zero if nothing differs; the weights make the pair a reader would choose the nearest.</summary>
    public double Distance { get; private set; }

    public bool IsExact => Distance == 0;

    /// <summary>Neither the same rule nor the same place: showing them side by side would explain nothing.</summary>
    public bool IsFar { get; private set; }

    public IReadOnlyList<string> Differences => _differences;

    public static DiagnosticMatch Of(DiagnosticResult expected, Diagnostic actual)
    {
        var match = new DiagnosticMatch(expected, actual);
        match.Compare();
        return match;
    }

    private void Compare()
    {
        var sameId = Expected.Id == Actual.Id;
        if (!sameId) Differs(4, $"the id is {Actual.Id}, expected {Expected.Id}");

        CompareLocation();
        IsFar = !sameId && Distance > 5;

        if (!Expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations)) CompareAdditionalLocations();
        if (!Expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) && Expected.Severity != Actual.Severity)
        {
            Differs(1, $"the severity is {Actual.Severity}, expected {Expected.Severity}");
        }

        CompareMessage();
        if (Expected.IsSuppressed is { } suppressed && suppressed != Actual.IsSuppressed)
        {
            Differs(1, Actual.IsSuppressed ? "it is suppressed, expected that it is not" : "it is not suppressed, expected that it is");
        }
    }

    private void CompareLocation()
    {
        if (!Expected.HasLocation)
        {
            if (Actual.Location != Location.None) Differs(3, $"it has a location, {Place(Actual.Location)}, expected none");
            return;
        }

        CompareSpan("it", Expected.Spans[0], Actual.Location, weight: 1);
    }

    private void CompareAdditionalLocations()
    {
        var expected = Expected.Spans.Skip(1).ToImmutableArray();
        var actual = Actual.AdditionalLocations;
        if (expected.Length != actual.Count)
        {
            Differs(1, $"it has {actual.Count} additional locations, expected {expected.Length}");
            return;
        }

        var unnecessary = UnnecessaryIndices();
        for (var i = 0; i < actual.Count; i++)
        {
            CompareSpan($"additional location {i + 1}", expected[i], actual[i], weight: 0.3);

            var isExpectedUnnecessary = expected[i].Options.HasFlag(DiagnosticLocationOptions.UnnecessaryCode);
            if (isExpectedUnnecessary != unnecessary.Contains(i))
            {
                Differs(0.3, $"additional location {i + 1} is {(isExpectedUnnecessary ? "not " : "")}marked as unnecessary code");
            }
        }
    }

    private void CompareMessage()
    {
        if (Expected.Message is { } message)
        {
            var actual = Actual.GetMessage(CultureInfo.InvariantCulture);
            if (message != actual) Differs(1, $"the message is\n        {actual}\n      expected\n        {message}");
            return;
        }

        if (Expected.MessageArguments is not { Length: > 0 } arguments) return;

        var expected = arguments.Select(argument => argument?.ToString() ?? "").ToImmutableArray();
        var given = DiagnosticInternals.Arguments(Actual).Select(argument => argument?.ToString() ?? "").ToImmutableArray();
        if (!expected.SequenceEqual(given)) Differs(1, $"the arguments are ({string.Join(" | ", given)}), expected ({string.Join(" | ", expected)})");
    }

    private void CompareSpan(string what, DiagnosticLocation expected, Location actual, double weight)
    {
        var span = actual.GetLineSpan();
        if (span.Path != expected.Span.Path)
        {
            Differs(3 * weight, $"{what} is in '{span.Path}', expected '{expected.Span.Path}'");
        }
        else if (span.StartLinePosition != expected.Span.StartLinePosition)
        {
            Differs((span.StartLinePosition.Line == expected.Span.StartLinePosition.Line ? 1.5 : 2) * weight, $"{what} starts at {Place(span.StartLinePosition)}, expected {Place(expected.Span.StartLinePosition)}");
        }

        if (span.EndLinePosition != expected.Span.EndLinePosition && !expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength))
        {
            Differs(weight, $"{what} ends at {Place(span.EndLinePosition)}, expected {Place(expected.Span.EndLinePosition)}");
        }
    }

    // The property holds a JSON array of indices into the additional locations, as in "[0,2]".
    private ImmutableArray<int> UnnecessaryIndices()
    {
        if (!Actual.Properties.TryGetValue(WellKnownDiagnosticTags.Unnecessary, out var encoded) || encoded is null) return [];

        var builder = ImmutableArray.CreateBuilder<int>();
        foreach (var item in encoded.Trim().TrimStart('[').TrimEnd(']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < Actual.AdditionalLocations.Count) builder.Add(index);
            else Differs(1, $"its unnecessary locations '{encoded}' are not indices of additional locations");
        }

        return builder.ToImmutable();
    }

    private static string Place(Location location) => DiagnosticText.Place(location.GetLineSpan(), onlyStart: false);

    private static string Place(LinePosition position) => $"({position.Line + 1},{position.Character + 1})";

    private void Differs(double weight, string difference)
    {
        Distance += weight;
        _differences.Add(difference);
    }
}
