using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>Turns marked texts into plain ones and the diagnostics they state.</summary>
internal sealed class MarkupReader(MarkupOptions options, ImmutableArray<DiagnosticDescriptor> descriptors, DiagnosticDescriptor? defaultDescriptor, ImmutableHashSet<string> fixableIds)
{
    /// <summary>The file a location without a path is in.</summary>
    public const string DefaultPath = "/0/Test0.cs";

    /// <exception cref="TestErrorException">Unbalanced markup, a key used twice, <c>[|…|]</c> that could mean several rules.</exception>
    public TestInput Read(EffectiveState state)
    {
        var expected = ImmutableArray.CreateBuilder<DiagnosticResult>();
        var spansByKey = new Dictionary<int, FileLinePositionSpan>();

        var projects = state.Markup == MarkupMode.None
            ? state.Projects
            : state.Projects.Select(project => project.Select((path, content) => Read(path, content, state.Markup, expected, spansByKey))).ToImmutableArray();

        var stated = state.Expected.Select(result => result.WithDefaultPath(DefaultPath).WithMarkupLocations(spansByKey));
        return new TestInput(projects, [.. stated, .. expected]);
    }

    private SourceText Read(string path, SourceText content, MarkupMode mode, ImmutableArray<DiagnosticResult>.Builder expected, Dictionary<int, FileLinePositionSpan> spansByKey)
    {
        var markup = MarkupText.Parse(content.ToString(), readsPositions: !options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode));
        var text = SourceText.From(markup.Text, content.Encoding, content.ChecksumAlgorithm);

        foreach (var (name, span) in markup.Spans)
        {
            var place = new FileLinePositionSpan(path, text.Lines.GetLinePositionSpan(span));
            if (name.StartsWith('#')) AddKey(name, place, spansByKey);
            else if (Result(name, mode) is { } result) expected.Add(result.WithSpan(place));
        }

        foreach (var position in markup.Positions)
        {
            if (Result("", mode) is { } result) expected.Add(result.WithLocation(path, text.Lines.GetLinePosition(position)));
        }

        return text;
    }

    private static void AddKey(string name, FileLinePositionSpan place, Dictionary<int, FileLinePositionSpan> spansByKey)
    {
        if (!int.TryParse(name.AsSpan(1), out var key)) throw new TestErrorException($"'{{|{name}:…|}}' is not a numbered span.");
        if (!spansByKey.TryAdd(key, place)) throw new TestErrorException($"The key of '{{|{name}:…|}}' is used more than once.");
    }

    // The diagnostic that markup of this name states, or null if this state ignores it.
    private DiagnosticResult? Result(string name, MarkupMode mode)
    {
        var descriptor = name == "" ? defaultDescriptor ?? throw AmbiguousMarkup() : null;
        var id = descriptor?.Id ?? name;
        if (mode == MarkupMode.Ignore || (mode == MarkupMode.IgnoreFixable && fixableIds.Contains(id))) return null;

        var candidates = descriptor is not null ? [descriptor] : descriptors.Where(candidate => candidate.Id == name).ToImmutableArray();
        return (candidates.IsEmpty ? DiagnosticResult.CompilerError(name) : new DiagnosticResult(candidates[0]))
            .WithMessage(null)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | (candidates.Length == 1 ? DiagnosticOptions.None : DiagnosticOptions.IgnoreSeverity));
    }

    private static TestErrorException AmbiguousMarkup() =>
        new($"'[|…|]' and '$$' need an analyzer with exactly one rule. Name the rule, as in '{{|ID:…|}}', or set {nameof(MarkupOptions)}.{nameof(MarkupOptions.UseFirstDescriptor)}.");
}
