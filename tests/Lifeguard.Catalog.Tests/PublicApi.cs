using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Catalog.Tests;

/// <summary>What another assembly can name of an assembly, as declarations in a stable order.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat MemberFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(Assembly assembly)
    {
        var reference = MetadataReference.CreateFromFile(assembly.Location);
        var compilation = CSharpCompilation.Create("PublicApi", references: [reference, .. LoadableAssemblies.References]);
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        return string.Concat(TypesIn(symbol.GlobalNamespace).Where(IsVisible).Select(Declaration).Order(StringComparer.Ordinal));
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        var baseType = type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum) } parent ? $" : {parent.ToDisplayString(MemberFormat)}" : "";
        var modifiers = (type.IsAbstract, type.IsSealed, type.IsStatic) switch { (_, _, true) => "static ", (true, _, _) when type.TypeKind == TypeKind.Class => "abstract ", (_, true, _) when type.TypeKind == TypeKind.Class => "sealed ", _ => "" };
        var members = type.GetMembers().Where(member => IsVisible(member) && member is not (INamedTypeSymbol or IMethodSymbol { AssociatedSymbol: not null }))
            .Select(member => $"    {member.ToDisplayString(MemberFormat)}\n").Order(StringComparer.Ordinal);
        return $"{modifiers}{type.ToDisplayString(TypeFormat)}{baseType}\n{string.Concat(members)}";
    }

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}
