using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>What is asked of a symbol of the source?</summary>
internal enum QuestionKind
{
    /// <summary>Of a parameter: what becomes of what is passed for it?</summary>
    Parameter,

    /// <summary>Of a field or property: what does the object that holds it do with it in the end?</summary>
    Member,

    /// <summary>Of a method or accessor: does it give out something new that the caller has to give back?</summary>
    Result,
}

/// <summary>A question about a symbol, answered once a compilation.</summary>
internal readonly struct Question : IEquatable<Question>
{
    private readonly QuestionKind _kind;
    private readonly ISymbol _symbol;

    public Question(QuestionKind kind, ISymbol symbol)
    {
        _kind = kind;
        _symbol = symbol;
    }

    public QuestionKind Kind => _kind;

    public ISymbol Symbol => _symbol;

    public bool Equals(Question other) => _kind == other._kind && SymbolEqualityComparer.Default.Equals(_symbol, other._symbol);

    public override bool Equals(object? obj) => obj is Question other && Equals(other);

    public override int GetHashCode() => unchecked((SymbolEqualityComparer.Default.GetHashCode(_symbol) * 31) + (int)_kind);
}

/// <summary>The answer to a <see cref="Question"/>.</summary>
/// <param name="Fate">Of parameters and members.</param>
/// <param name="Product">Of methods; null where the method gives out nothing new, or nothing that is known.</param>
/// <param name="Opens">Of parameters: true where a connection that is passed is open when the method has returned.</param>
internal sealed record Answer(ValueFate Fate, Product? Product, bool Opens)
{
    public static readonly Answer Unknown = new(ValueFate.Unknown, null, Opens: false);

    public static Answer Of(ValueFate fate, bool opens = false) => fate == ValueFate.Unknown && !opens ? Unknown : new Answer(fate, null, opens);

    public static Answer Of(Product? product) => product is null ? Unknown : new Answer(ValueFate.Unknown, product, Opens: false);
}

/// <summary>What a method of the source makes and gives out.</summary>
/// <param name="IsOpen">True for a connection that it opens on every way.</param>
/// <param name="Made">The type that is really made; null where ways differ or it is a type parameter.</param>
internal sealed record Product(bool IsOpen, ITypeSymbol? Made);
