using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>What is to be created once and kept.</summary>
/// <param name="Expression">The expression that moves: the creation itself, or the connection string that a data source is made of.</param>
/// <param name="Held">The type under which the result is kept.</param>
/// <param name="Local">What the author called it so far, or null.</param>
internal sealed record Creation(ExpressionSyntax Expression, ITypeSymbol Held, string? Local)
{
    /// <summary>What is made of the moved expression; given the name of <see cref="Held"/>. Null: the expression itself is the creation.</summary>
    public Func<string, string, string>? Wrap { get; init; }

    /// <summary>
    /// True where creating may fail for reasons that pass, such as a server that cannot be reached. A failed static initialiser would fail the type for the
    /// life of the process, so the holder is a <c>Lazy</c> that forgets a failure.
    /// </summary>
    public bool MayFail => Held.Name is "ConnectionMultiplexer" or "IConnectionMultiplexer";

    /// <summary>The type declaration that the creation is in; null among top-level statements.</summary>
    public TypeDeclarationSyntax? Type => Expression.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The text of a holder's initialiser.</summary>
    /// <param name="value">The value, rendered for its new place.</param>
    /// <param name="factory">The method that builds it, if it needs one.</param>
    /// <param name="names">Names types at the new place.</param>
    public string Initializer(HeldValue value, string? factory, TypeNames names)
    {
        if (!MayFail) return factory is null ? value.Expression : $"{factory}()";

        var type = IsTargetTyped ? "" : $" {HolderType(names)}";
        return $"new{type}({factory ?? $"() => {value.Expression}"}, {names.Of("System.Threading", "LazyThreadSafetyMode", arity: 0)}.PublicationOnly)";
    }

    /// <summary>The text of a holder's type.</summary>
    public string HolderType(TypeNames names) => MayFail ? $"{names.Of("System", "Lazy", arity: 1)}<{names.Of(Held)}>" : names.Of(Held);

    /// <summary>The text that reads a holder.</summary>
    public string Access(string holder) => MayFail ? $"{holder}.Value" : holder;

    /// <summary>True when a member of this type could be a holder of this creation.</summary>
    public bool IsHeldBy(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(MayFail && type is INamedTypeSymbol { Name: "Lazy", TypeArguments.Length: 1 } lazy ? lazy.TypeArguments[0] : type, Held)
        && MayFail == type is INamedTypeSymbol { Name: "Lazy" };

    private bool IsTargetTyped => Expression.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };
}
