using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>
/// A diagnostic that must be reported. The first location is the primary one, further ones are the additional locations, in order.
/// Lines and columns count from 1.
/// </summary>
public readonly struct DiagnosticResult
{
    private readonly ImmutableArray<DiagnosticLocation> _locations;
    private readonly string? _message;
    private readonly bool _anyMessage;

    /// <summary>A diagnostic of which the message is not known.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        Id = id;
        Severity = severity;
        _locations = [];
    }

    /// <summary>A diagnostic of this rule, with its default severity and its message.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity) => MessageFormat = descriptor.MessageFormat;

    private DiagnosticResult(DiagnosticResult other, ImmutableArray<DiagnosticLocation> locations, string? message, bool anyMessage)
    {
        this = other;
        _locations = locations;
        _message = message;
        _anyMessage = anyMessage;
    }

    /// <summary>The diagnostic's id.</summary>
    public string Id { get; }

    /// <summary>Its effective severity.</summary>
    public DiagnosticSeverity Severity { get; private init; }

    /// <summary>What is left out of the comparison.</summary>
    public DiagnosticOptions Options { get; private init; }

    /// <summary>The format the arguments are put into.</summary>
    public LocalizableString? MessageFormat { get; private init; }

    /// <summary>The message's arguments, or null if they are not stated.</summary>
    public object?[]? MessageArguments { get; private init; }

    /// <summary>Whether a suppressor must have suppressed it; null if that does not matter.</summary>
    public bool? IsSuppressed { get; private init; }

    /// <summary>The primary location, then the additional ones.</summary>
    public ImmutableArray<DiagnosticLocation> Spans => _locations.IsDefault ? [] : _locations;

    /// <summary>False for a diagnostic that belongs to no file.</summary>
    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>The message that must be shown, or null if any will do.</summary>
    public string? Message => _anyMessage ? null : _message ?? FormattedMessage;

    private string? FormattedMessage
    {
        get
        {
            if (MessageFormat?.ToString(CultureInfo.InvariantCulture) is not { } format) return null;

            try
            {
                return string.Format(CultureInfo.InvariantCulture, format, MessageArguments ?? []);
            }
            catch (FormatException) // fewer arguments than holes: compare with the bare format, which says so in the failure
            {
                return format;
            }
        }
    }

    /// <summary>An error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>A warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>States the effective severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>Leaves something out of the comparison.</summary>
    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    /// <summary>States the arguments of the message.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = arguments };

    /// <summary>States the whole message; null accepts any.</summary>
    public DiagnosticResult WithMessage(string? message) => new(this, Spans, message, anyMessage: message is null);

    /// <summary>States the format the arguments are put into.</summary>
    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => this with { MessageFormat = messageFormat };

    /// <summary>States whether a suppressor must have suppressed it.</summary>
    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => this with { IsSuppressed = isSuppressed };

    /// <summary>States that it belongs to no file.</summary>
    public DiagnosticResult WithNoLocation() => WithLocations([]);

    /// <summary>Adds the start of a location in the first source file.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", new LinePosition(line - 1, column - 1));

    /// <summary>Adds the start of a location in the first source file.</summary>
    public DiagnosticResult WithLocation(LinePosition location) => WithLocation("", location);

    /// <summary>Adds the start of a location.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) => WithLocation(path, new LinePosition(line - 1, column - 1));

    /// <summary>Adds the start of a location.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location) => WithLocation(path, location, DiagnosticLocationOptions.None);

    /// <summary>Adds the start of a location.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location, DiagnosticLocationOptions options) =>
        WithSpan(new FileLinePositionSpan(path, location, location), options | DiagnosticLocationOptions.IgnoreLength);

    /// <summary>Adds the span <c>{|#n:…|}</c> of the markup, in whichever file it is.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    /// <summary>Adds the span <c>{|#n:…|}</c> of the markup, in whichever file it is.</summary>
    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options)
    {
        var position = new LinePosition(0, markupKey);
        return WithSpan(new FileLinePositionSpan("", position, position), options | DiagnosticLocationOptions.InterpretAsMarkupKey);
    }

    /// <summary>Adds a span in the first source file.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan("", startLine, startColumn, endLine, endColumn);

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan(new FileLinePositionSpan(path, new LinePosition(startLine - 1, startColumn - 1), new LinePosition(endLine - 1, endColumn - 1)));

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options) =>
        WithLocations(Spans.Add(new DiagnosticLocation(span, options)));

    /// <summary>Fills in the path of the locations that have none.</summary>
    public DiagnosticResult WithDefaultPath(string path) =>
        WithLocations(Spans.Select(location => IsMarkupKey(location) || location.Span.Path != ""
            ? location
            : location with { Span = new FileLinePositionSpan(path, location.Span.Span) }));

    /// <summary>Moves every location down by some lines.</summary>
    public DiagnosticResult WithLineOffset(int offset) =>
        WithLocations(Spans.Select(location => location with { Span = Moved(location.Span, offset) }));

    /// <summary>Replaces keys by the spans that carry them.</summary>
    internal DiagnosticResult WithMarkupLocations(IReadOnlyDictionary<int, FileLinePositionSpan> spansByKey) =>
        WithLocations(Spans.Select(location => IsMarkupKey(location) ? Resolved(location, spansByKey) : location));

    /// <inheritdoc/>
    public override string ToString() => DiagnosticText.Of(this);

    private static bool IsMarkupKey(DiagnosticLocation location) => location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey);

    private static DiagnosticLocation Resolved(DiagnosticLocation location, IReadOnlyDictionary<int, FileLinePositionSpan> spansByKey)
    {
        var key = location.Span.StartLinePosition.Character;
        return spansByKey.TryGetValue(key, out var span)
            ? new DiagnosticLocation(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
            : throw new TestErrorException($"No file has the markup '{{|#{key}:…|}}' at which a diagnostic is expected.");
    }

    private static FileLinePositionSpan Moved(FileLinePositionSpan span, int lines) =>
        new(span.Path, Moved(span.StartLinePosition, lines), Moved(span.EndLinePosition, lines));

    private static LinePosition Moved(LinePosition position, int lines) => new(position.Line + lines, position.Character);

    private DiagnosticResult WithLocations(IEnumerable<DiagnosticLocation> locations) => new(this, [.. locations], _message, _anyMessage);
}
