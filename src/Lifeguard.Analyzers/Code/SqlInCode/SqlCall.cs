using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>The call of a method of this compilation that hands its text on, and through which this text came.</summary>
/// <param name="Call">The call.</param>
/// <param name="Method">The method as the call sees it.</param>
/// <param name="Outer">The call around it, where the method is called by another one that hands its text on; null for the outermost.</param>
internal sealed record SqlCall(ExpressionSyntax Call, IMethodSymbol Method, SqlCall? Outer)
{
    /// <summary>What this call, or one around it, passes for the parameter and in which call that stands; null where none is of its method.</summary>
    public (ExpressionSyntax Value, SqlCall? Around)? ArgumentFor(IParameterSymbol parameter)
    {
        for (var call = this; call is not null; call = call.Outer)
        {
            if (call.ArgumentHere(parameter) is { } value) return (value, call.Outer);
        }

        return null;
    }

    private ExpressionSyntax? ArgumentHere(IParameterSymbol parameter)
    {
        var declared = (Method.ReducedFrom ?? Method).OriginalDefinition;
        if (!SymbolEqualityComparer.Default.Equals(declared, parameter.ContainingSymbol?.OriginalDefinition) && !Implements(declared, parameter.ContainingSymbol)) return null;
        if (Method.ReducedFrom is not null && parameter.Ordinal == 0) return Call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Expression : null;
        var position = parameter.Ordinal - (Method.ReducedFrom is null ? 0 : 1);
        return position < Method.Parameters.Length ? Reach.CallArguments.For(Call, Method.Parameters[position]) : null;
    }

    // Called through an interface or a base class, the parameters are those of the implementation, in the same order.
    private static bool Implements(IMethodSymbol called, ISymbol? running) =>
        running is IMethodSymbol method && method.Parameters.Length == called.Parameters.Length && method.Name.EndsWith(called.Name, StringComparison.Ordinal)
        && (called.IsAbstract || called.IsVirtual || called.IsOverride);
}
