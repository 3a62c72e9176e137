using System.Collections.Immutable;
using System.Globalization;

namespace Lifeguard.Analyzers.Platform.Manifests;

/// <summary>
/// Which functions does a manifest describe? Every mapping with a handler is one, wherever it stands: templates nest, include and branch in more ways than a fixed path would find,
/// and no text but a .NET handler string has three parts between <c>::</c>.
/// </summary>
internal sealed class ManifestFunctions(ManifestVocabulary words)
{
    private readonly ImmutableArray<ManifestHandler>.Builder _handlers = ImmutableArray.CreateBuilder<ManifestHandler>();
    private readonly ImmutableArray<ManifestProblem>.Builder _problems = ImmutableArray.CreateBuilder<ManifestProblem>();

    /// <summary>The handlers that were found, in the order of the file.</summary>
    public ImmutableArray<ManifestHandler> Handlers => _handlers.ToImmutable();

    /// <summary>Handler strings that Lambda's .NET runtime would refuse.</summary>
    public ImmutableArray<ManifestProblem> Problems => _problems.ToImmutable();

    /// <summary>Reads every function of a document.</summary>
    public void Add(ManifestNode document)
    {
        var defaults = words.Defaults.Length > 0 ? document.At(words.Defaults) as ManifestMapping : null;
        var waiting = new Stack<ManifestNode>();
        waiting.Push(document);
        while (waiting.Count > 0)
        {
            switch (waiting.Pop())
            {
                case ManifestMapping mapping:
                    AddFunction(mapping, defaults);
                    for (var index = mapping.Entries.Count - 1; index >= 0; index--) waiting.Push(mapping.Entries[index].Value);
                    break;
                case ManifestSequence sequence:
                    for (var index = sequence.Items.Count - 1; index >= 0; index--) waiting.Push(sequence.Items[index]);
                    break;
            }
        }
    }

    private void AddFunction(ManifestMapping function, ManifestMapping? defaults)
    {
        var name = function[words.Handler] as ManifestScalar ?? ImageCommand(function);
        if (name is null) return;

        var runtime = Text(function, words.Runtime) ?? Text(defaults, words.Runtime);
        if (HandlerString.TryParse(name.Text, out var handler))
        {
            _handlers.Add(new ManifestHandler(
                handler.Assembly,
                handler.TypeName,
                handler.MethodName,
                name.Span,
                Number(function, words.Timeout) ?? Number(defaults, words.Timeout),
                IsSnapStart(function) ?? IsSnapStart(defaults) ?? false,
                IsMultiConcurrent(function) ?? IsMultiConcurrent(defaults) ?? false)
            {
                ReservedConcurrency = Number(function, words.ReservedConcurrency) ?? Number(defaults, words.ReservedConcurrency),
                MemoryMegabytes = Number(function, words.Memory) ?? Number(defaults, words.Memory),
                Runtime = runtime,
            });
        }
        else if (IsMistake(name.Text, runtime))
        {
            _problems.Add(new ManifestProblem(name.Span, $"'{Shorten(name.Text)}' is not of the form Assembly::Namespace.Type::Method"));
        }
    }

    // "package.Class::method" is how Java names a handler, so two parts are a mistake only where the runtime is known to be .NET.
    private bool IsMistake(string handler, string? runtime) =>
        HandlerString.IsQualified(handler)
        && !HandlerString.HasPlaceholder(handler)
        && (words.IsAlwaysDotNet || runtime?.StartsWith("dotnet", StringComparison.OrdinalIgnoreCase) == true);

    private ManifestScalar? ImageCommand(ManifestMapping function) => function.At(words.ImageCommand) switch
    {
        ManifestScalar scalar => scalar,
        ManifestSequence { Items.Count: > 0 } sequence => sequence.Items[0] as ManifestScalar,
        _ => null,
    };

    private bool? IsSnapStart(ManifestMapping? function) => function?.At(words.SnapStart) is ManifestScalar scalar
        ? scalar.Text.Equals("PublishedVersions", StringComparison.OrdinalIgnoreCase) || scalar.Text.Equals("true", StringComparison.OrdinalIgnoreCase)
        : null;

    private bool? IsMultiConcurrent(ManifestMapping? function)
    {
        if (words.CapacityProvider is null || function?[words.CapacityProvider] is not { } provider) return null;

        var limits = words.ProcessConcurrency.Select(path => Number(provider.At(path)));
        return !limits.Contains(1);
    }

    private static string? Text(ManifestMapping? function, string key) => (function?[key] as ManifestScalar)?.Text;

    private static int? Number(ManifestMapping? function, string? key) => key is null ? null : Number(function?[key]);

    private static int? Number(ManifestNode? node) =>
        node is ManifestScalar scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A block of text under the wrong key must not fill the error list.
    private static string Shorten(string text) => text.Length <= 120 ? text : text.Substring(0, 120) + "…";
}
