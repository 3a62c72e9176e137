using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>Files of a test, each of which may carry markup. A file without a name is called <c>{prefix}{number}.cs</c>.</summary>
public sealed class SourceFileList(string defaultPrefix, string defaultExtension) : List<(string Filename, SourceText Content)>
{
    /// <summary>Adds a file under the next default name.</summary>
    public void Add(string content) => Add(SourceText.From(content, Encoding.UTF8));

    /// <summary>Adds a file under the next default name.</summary>
    public void Add(SourceText content) => Add(($"{defaultPrefix}{Count}.{defaultExtension}", content));

    /// <summary>Adds a file.</summary>
    public void Add((string Filename, string Content) file) => Add((file.Filename, SourceText.From(file.Content, Encoding.UTF8)));

    /// <summary>Adds a file that a generator has made.</summary>
    public void Add((Type SourceGeneratorType, string Filename, string Content) file) => Add((file.SourceGeneratorType, file.Filename, SourceText.From(file.Content, Encoding.UTF8)));

    /// <summary>Adds a file that a generator has made.</summary>
    public void Add((Type SourceGeneratorType, string Filename, SourceText Content) file) =>
        Add((Path.Combine(file.SourceGeneratorType.Assembly.GetName().Name!, file.SourceGeneratorType.FullName!, file.Filename), file.Content));
}
