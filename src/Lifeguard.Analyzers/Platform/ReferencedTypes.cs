using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>What is there to be used in the assemblies of this compilation?</summary>
/// <remarks>
/// A project references hundreds of assemblies, and to ask each of them for a type takes a tenth of a millisecond; asked for all the types that the rules know, after every edit, that is
/// what an edit costs. What files say is therefore kept for as long as the references are the same, which an edit does not change. What is kept are answers, never a symbol or a compilation.
/// </remarks>
internal sealed class ReferencedTypes
{
    /// <summary>Projects of a solution share their first reference but not all of them; more lists than this are not kept.</summary>
    private const int MaxLists = 8;

    private static readonly ConditionalWeakTable<Compilation, ReferencedTypes> ByCompilation = new();
    private static readonly ConditionalWeakTable<MetadataReference, List<FileAnswers>> ByFirstReference = new();

    private readonly Compilation _compilation;
    private readonly ImmutableArray<MetadataReference> _files;
    private readonly ImmutableArray<MetadataReference> _others;
    private readonly FileAnswers _answers;

    private ReferencedTypes(Compilation compilation)
    {
        _compilation = compilation;
        var references = compilation.ExternalReferences;
        _files = references.Where(reference => reference is PortableExecutableReference).ToImmutableArray();
        _others = references.Where(reference => reference is not PortableExecutableReference).ToImmutableArray();
        _answers = AnswersOf(_files);
    }

    public static ReferencedTypes Of(Compilation compilation) =>
        ByCompilation.TryGetValue(compilation, out var known) ? known : ByCompilation.GetValue(compilation, static key => new ReferencedTypes(key));

    /// <summary>True when the source or a referenced assembly defines a type of this full metadata name.</summary>
    public bool Knows(string fullName) => AnyAssembly(fullName, assembly => assembly.GetTypeByMetadataName(fullName) is not null);

    /// <summary>True when the answer is yes for the assembly being compiled or for one that it references.</summary>
    /// <param name="question">Tells this question from all others; its answers are kept under that name.</param>
    /// <param name="ask">The question. The answer may depend on nothing but the assembly.</param>
    public bool AnyAssembly(string question, Func<IAssemblySymbol, bool> ask)
    {
        if (!_answers.YesNo.TryGetValue(question, out var inFiles))
        {
            inFiles = Assemblies(_files).Any(ask);
            _answers.YesNo.TryAdd(question, inFiles);
        }

        return inFiles || ask(_compilation.Assembly) || Assemblies(_others).Any(ask);
    }

    /// <summary>The names that the assembly being compiled and those that it references give, each once.</summary>
    /// <inheritdoc cref="AnyAssembly" path="/param"/>
    public IEnumerable<string> Names(string question, Func<IAssemblySymbol, IEnumerable<string>> ask)
    {
        if (!_answers.Names.TryGetValue(question, out var inFiles))
        {
            inFiles = Assemblies(_files).SelectMany(ask).Distinct().ToImmutableArray();
            _answers.Names.TryAdd(question, inFiles);
        }

        return inFiles.Concat(ask(_compilation.Assembly)).Concat(Assemblies(_others).SelectMany(ask)).Distinct();
    }

    private IEnumerable<IAssemblySymbol> Assemblies(ImmutableArray<MetadataReference> references) =>
        references.Select(_compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>();

    private static FileAnswers AnswersOf(ImmutableArray<MetadataReference> files)
    {
        if (files.IsEmpty) return new FileAnswers(files);
        var lists = ByFirstReference.GetOrCreateValue(files[0]);
        lock (lists)
        {
            if (lists.Find(candidate => candidate.IsOf(files)) is { } known) return known;
            if (lists.Count == MaxLists) lists.RemoveAt(0);
            var answers = new FileAnswers(files);
            lists.Add(answers);
            return answers;
        }
    }

    private sealed class FileAnswers
    {
        private readonly ImmutableArray<MetadataReference> _files;

        public FileAnswers(ImmutableArray<MetadataReference> files) => _files = files;

        public ConcurrentDictionary<string, bool> YesNo { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, ImmutableArray<string>> Names { get; } = new(StringComparer.Ordinal);

        public bool IsOf(ImmutableArray<MetadataReference> files)
        {
            if (files.Length != _files.Length) return false;
            for (var index = 0; index < files.Length; index++)
            {
                if (!ReferenceEquals(files[index], _files[index])) return false;
            }

            return true;
        }
    }
}
