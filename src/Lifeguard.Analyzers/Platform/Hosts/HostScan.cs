using Lifeguard.Analyzers.Platform.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>What the scans of all hosts work with: the compilation, its index of names, and where found entry points go.</summary>
internal sealed class HostScan
{
    private readonly Dictionary<ISymbol, List<EntryPoint>> _methods = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, EntryPoint> _lambdas = new();

    public HostScan(Compilation compilation, SourceIndex source, SemanticModels models, HostSettings settings, IReadOnlyList<HandlerManifest> manifests, CancellationToken cancel)
    {
        Compilation = compilation;
        Source = source;
        Models = models;
        Settings = settings;
        Manifests = manifests;
        Cancel = cancel;
    }

    public Compilation Compilation { get; }

    public SourceIndex Source { get; }

    public SemanticModels Models { get; }

    public HostSettings Settings { get; }

    public IReadOnlyList<HandlerManifest> Manifests { get; }

    public CancellationToken Cancel { get; }

    public IEnumerable<EntryPoint> Found => _methods.Values.SelectMany(entries => entries).Concat(_lambdas.Values);

    /// <summary>Adds an entry point. Certain ones replace tentative ones; an inherited method is one for every class that the host builds; otherwise the first stays.</summary>
    public void Add(EntryPoint? entry)
    {
        if (entry is null) return;
        if (entry.Lambda is { } lambda)
        {
            if (!_lambdas.ContainsKey(lambda)) _lambdas.Add(lambda, entry);
            return;
        }

        if (!_methods.TryGetValue(entry.Method, out var known)) _methods.Add(entry.Method, known = new List<EntryPoint>());
        if (!entry.IsTentative) known.RemoveAll(other => other.IsTentative);
        else if (known.Any(other => !other.IsTentative)) return;
        if (!known.Any(other => SymbolEqualityComparer.Default.Equals(other.Owner, entry.Owner))) known.Add(entry);
    }

    /// <summary>Methods of the source that have one of these tokens as the name of an attribute, of a parameter's type, or elsewhere in their declaration outside the body.</summary>
    public IEnumerable<(MethodDeclarationSyntax Syntax, IMethodSymbol Symbol)> MethodsMentioning(params string[] names)
    {
        var seen = new HashSet<SyntaxNode>();
        foreach (var name in names)
        {
            foreach (var token in Source.TokensOf(name, Cancel))
            {
                var method = token.Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>();
                if (method is null || !seen.Add(method)) continue;
                if (Models.Of(method).GetDeclaredSymbol(method, Cancel) is { } symbol) yield return (method, symbol);
            }
        }
    }

    /// <summary>Classes of the source that mention one of these names in their base list, directly.</summary>
    public IEnumerable<INamedTypeSymbol> TypesWithBase(params string[] names)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var name in names)
        {
            foreach (var token in Source.TokensOf(name, Cancel))
            {
                if (token.Parent?.FirstAncestorOrSelf<BaseListSyntax>() is not { Parent: BaseTypeDeclarationSyntax declaration }) continue;
                if (Models.Of(declaration).GetDeclaredSymbol(declaration, Cancel) is { } type && seen.Add(type)) yield return type;
            }
        }
    }

    /// <summary>Classes of the source that derive from this one, over any number of steps.</summary>
    public IEnumerable<INamedTypeSymbol> TypesBelow(INamedTypeSymbol type)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { type.OriginalDefinition };
        var queue = new Queue<INamedTypeSymbol>();
        queue.Enqueue(type);
        while (queue.Count > 0)
        {
            var current = queue.Dequeue();
            foreach (var candidate in TypesWithBase(current.Name))
            {
                if (!SymbolEqualityComparer.Default.Equals(candidate.BaseType?.OriginalDefinition, current.OriginalDefinition) || !seen.Add(candidate.OriginalDefinition)) continue;
                yield return candidate;
                queue.Enqueue(candidate);
            }
        }
    }

    /// <summary>The classes of which a host can build an object to call the method on: the declaring one, or where that is abstract or generic, those below it.</summary>
    public IEnumerable<INamedTypeSymbol> BuildableOwners(INamedTypeSymbol declaring) =>
        IsBuildable(declaring) ? [declaring] : TypesBelow(declaring).Where(IsBuildable);

    private static bool IsBuildable(INamedTypeSymbol type) => type is { IsAbstract: false, IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct };

    /// <summary>Calls and creations whose method or type has one of these names, in files that also mention <paramref name="near"/>.</summary>
    public IEnumerable<(ExpressionSyntax Call, IMethodSymbol Method, ArgumentListSyntax Arguments)> CallsOf(string[] names, params string[] near)
    {
        foreach (var name in names)
        {
            foreach (var token in Source.TreesWith(name, Cancel).Where(tree => near.Length == 0 || near.Any(TreeNames.Of(tree, Cancel).Contains)).SelectMany(tree => SourceIndex.TokensIn(tree, name, Cancel)))
            {
                if (token.Parent is not SimpleNameSyntax mention) continue;
                ExpressionSyntax called = mention;
                while (called.Parent is MemberAccessExpressionSyntax access && access.Name == called) called = access;
                while (called.Parent is QualifiedNameSyntax qualified) called = qualified;
                if (called.Parent is MemberBindingExpressionSyntax binding) called = binding;
                (ExpressionSyntax Call, ArgumentListSyntax Arguments)? found = called.Parent switch
                {
                    InvocationExpressionSyntax invocation when invocation.Expression == called => (invocation, invocation.ArgumentList),
                    ObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation when creation.Type == called => (creation, arguments),
                    _ => null,
                };
                if (found is not { } site) continue;
                var info = Models.Of(site.Call).GetSymbolInfo(site.Call, Cancel);
                if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method) yield return (site.Call, method, site.Arguments);
            }
        }
    }
}
