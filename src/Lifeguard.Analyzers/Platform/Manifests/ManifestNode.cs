using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Platform.Manifests;

/// <summary>A value in a manifest, whether JSON or YAML.</summary>
internal abstract class ManifestNode
{
    /// <summary>The value below a chain of keys; null where one is missing.</summary>
    public ManifestNode? At(IEnumerable<string> path)
    {
        var node = this;
        foreach (var key in path)
        {
            node = (node as ManifestMapping)?[key];
            if (node is null) return null;
        }

        return node;
    }
}

/// <summary>Text, numbers, true, false, null: a manifest's readers do not need to tell them apart.</summary>
/// <param name="text">The value without quotes and escapes.</param>
/// <param name="span">Where it stands, without its quotes.</param>
internal sealed class ManifestScalar(string text, TextSpan span) : ManifestNode
{
    public string Text { get; } = text;

    public TextSpan Span { get; } = span;
}

/// <summary>Keys and values in the order of the file.</summary>
internal sealed class ManifestMapping : ManifestNode
{
    public List<KeyValuePair<string, ManifestNode>> Entries { get; } = [];

    /// <summary>The value of the first such key; null without one. Keys differ by case, as CloudFormation's do.</summary>
    public ManifestNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key) return entry.Value;
            }

            return null;
        }
    }
}

/// <summary>Values in the order of the file.</summary>
internal sealed class ManifestSequence : ManifestNode
{
    public List<ManifestNode> Items { get; } = [];
}
