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
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(Assembly assembly)
    {
        var reference = MetadataReference.CreateFromFile(assembly.Location);
        var compilation = CSharpCompilation.Create("PublicApi", references: LoadableAssemblies.Except(assembly.GetName().Name!).Append(reference));
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        return string.Concat(TypesIn(symbol.GlobalNamespace)
            .Where(IsVisible).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal).Select(Declaration));
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        var baseType = type.BaseType is { SpecialType: SpecialType.None } parent ? $" : {parent.ToDisplayString(MemberFormat)}" : "";
        var modifier = type switch
        {
            { IsStatic: true } => "static ",
            { TypeKind: TypeKind.Class, IsAbstract: true } => "abstract ",
            { TypeKind: TypeKind.Class, IsSealed: true } => "sealed ",
            _ => "",
        };
        var members = type.GetMembers().Where(member => IsVisible(member) && CanBeNamed(member))
            .Select(member => $"    {member.ToDisplayString(MemberFormat)}\n").Order(StringComparer.Ordinal);
        return $"{modifier}{type.ToDisplayString(TypeFormat)}{baseType}\n{string.Concat(members)}";
    }

    // Accessors are told with their property, nested types by themselves; an enum's constructor and a record's clone method have no spelling in C#.
    private static bool CanBeNamed(ISymbol member) => member switch
    {
        INamedTypeSymbol or IMethodSymbol { AssociatedSymbol: not null } or IMethodSymbol { ContainingType.TypeKind: TypeKind.Enum } => false,
        _ => !member.Name.StartsWith('<'),
    };

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}
