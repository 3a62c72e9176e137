using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification;

/// <summary>
/// Something the code under test references and an analyzer knows by name: a database provider, a function host. The verifier also runs
/// the test without it, and with types of the user's own in its place.
/// </summary>
public sealed class Library
{
    private static readonly ConcurrentDictionary<string, Lazy<Library>> BySource = new(StringComparer.Ordinal);

    private Library(string name, ImmutableArray<MetadataReference> references) => (Name, References) = (name, references);

    /// <summary>What failures call it.</summary>
    public string Name { get; }

    /// <summary>Its assemblies.</summary>
    public ImmutableArray<MetadataReference> References { get; }

    /// <summary>The assembly that holds this type, and no other.</summary>
    public static Library Of<T>() => FromFiles(typeof(T).Assembly.GetName().Name!, [typeof(T).Assembly.Location]);

    /// <summary>The assemblies at these paths.</summary>
    public static Library FromFiles(string name, params IEnumerable<string> paths) => new(name, [.. paths.Select(SharedReferences.FromFile)]);

    /// <summary>An assembly made of C#, for packages that are not at hand: their public types as far as tests need them. Compiled once.</summary>
    /// <exception cref="TestErrorException">The source does not compile.</exception>
    public static Library FromSource(string assemblyName, string source, params IEnumerable<Library> references)
    {
        ImmutableArray<Library> all = [.. references];
        var key = string.Join('\0', all.Select(library => library.Name).Append(assemblyName).Append(source));
        return BySource.GetOrAdd(key, _ => new Lazy<Library>(() => Compile(assemblyName, source, all))).Value;
    }

    internal static Compilation Remove(ImmutableArray<Library> libraries, Compilation compilation) =>
        compilation.RemoveReferences(libraries.SelectMany(library => library.References).Where(compilation.References.Contains).Distinct());

    private static Library Compile(string assemblyName, string source, ImmutableArray<Library> references)
    {
        var compilation = CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(source)],
            [.. ReferenceAssemblies.AspNetCore.Net100.References, .. references.SelectMany(library => library.References)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (result.Success) return new Library(assemblyName, [MetadataReference.CreateFromImage(image.ToArray(), filePath: $"{assemblyName}.dll")]);

        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(DiagnosticText.Of);
        throw new TestErrorException($"The source of library '{assemblyName}' does not compile:\n  {string.Join("\n  ", errors)}");
    }
}
