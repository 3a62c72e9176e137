using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>Where the value of a parameter comes from.</summary>
internal enum ArgumentSource
{
    /// <summary>A parameter of the handler.</summary>
    Handler,

    /// <summary>The pool.</summary>
    Database,

    /// <summary>The lent connection.</summary>
    Connection,

    /// <summary>The transaction.</summary>
    Transaction,

    /// <summary>The token that ends with the deadline.</summary>
    Token,

    /// <summary>Its default value.</summary>
    Default,
}

/// <summary>What a parameter of the method that does the work is given.</summary>
internal sealed class CoreArgument(IParameterSymbol parameter, ArgumentSource source, IParameterSymbol? own = null)
{
    public IParameterSymbol Parameter => parameter;

    public ArgumentSource Source => source;

    /// <summary>The handler's parameter, where that is the source.</summary>
    public IParameterSymbol? Own => own;

    /// <summary>Both are the same type, but inside of it they differ in what may be null.</summary>
    public bool DiffersInNullability => own is not null && !SymbolEqualityComparer.IncludeNullability.Equals(own.Type, parameter.Type);
}
