using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>May a value be null, and would a place be given null that is declared not to take it?</summary>
internal static class Nullability
{
    /// <summary>A value of the one type may be null where the other type says that it is not. Code that says nothing about null is never contradicted.</summary>
    public static bool IsLost(ITypeSymbol from, ITypeSymbol to) => MayBeNull(from) && IsNeverNull(to);

    /// <summary>The same for parameters, whose attributes may say more than their types.</summary>
    public static bool IsLost(IParameterSymbol from, IParameterSymbol to) =>
        IsLost(from.Type, to.Type) && !Has(from, "System.Diagnostics.CodeAnalysis.DisallowNullAttribute") && !Has(to, "System.Diagnostics.CodeAnalysis.AllowNullAttribute");

    /// <summary>True where the code says so.</summary>
    public static bool MayBeNull(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated && (!type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);

    private static bool IsNeverNull(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.NotAnnotated && !type.IsValueType;

    private static bool Has(IParameterSymbol parameter, string attribute) => parameter.GetAttributes().Any(candidate => candidate.AttributeClass.IsNamed(attribute));
}
