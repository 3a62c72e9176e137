using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>How long a registered service lives.</summary>
internal enum ServiceLifetime
{
    Singleton,
    Scoped,
    Transient,
}

/// <summary>One registration with Microsoft's dependency injection.</summary>
/// <param name="Call">The call that registers.</param>
/// <param name="Lifetime">How long an instance lives.</param>
/// <param name="Service">What is asked for.</param>
/// <param name="Implementation">What is built for it, when a type is named; null for factories and ready instances.</param>
/// <param name="Factory">The lambda or method group that builds it; null when a type is named.</param>
/// <param name="Instance">The ready object handed over; null otherwise.</param>
/// <param name="Provided">The class of the object that is handed out, whichever way it is made; null when the factory does not tell.</param>
internal sealed record Registration(
    InvocationExpressionSyntax Call,
    ServiceLifetime Lifetime,
    ITypeSymbol Service,
    INamedTypeSymbol? Implementation,
    ExpressionSyntax? Factory,
    ExpressionSyntax? Instance,
    INamedTypeSymbol? Provided);
