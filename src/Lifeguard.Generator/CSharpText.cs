using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator;

/// <summary>Symbols as C# that means the same in every file.</summary>
internal static class CSharpText
{
    private static readonly SymbolDisplayFormat FullTypes = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
    private static readonly SymbolDisplayFormat Namespaces = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static string Type(ITypeSymbol type) => type.ToDisplayString(FullTypes);

    public static string Namespace(INamespaceSymbol space) => space.ToDisplayString(Namespaces);

    /// <summary>A name, with an at sign where it would be a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>How a further part of a type begins.</summary>
    public static string PartOf(INamedTypeSymbol type)
    {
        var kind = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        var typeParameters = type.TypeParameters.Select(parameter => parameter.Variance switch
        {
            VarianceKind.In => "in ",
            VarianceKind.Out => "out ",
            _ => "",
        } + Identifier(parameter.Name));
        return $"partial {kind} {Identifier(type.Name)}{(type.Arity == 0 ? "" : $"<{string.Join(", ", typeParameters)}>")}";
    }

    /// <summary>A parameter as the other half of its method repeats it: without attributes and default, which stand there already.</summary>
    public static string Parameter(IParameterSymbol parameter, bool isThis)
    {
        // 'out' and 'params' are scoped without saying so.
        var isScoped = parameter.ScopedKind != ScopedKind.None && parameter is { RefKind: not RefKind.Out, IsParams: false };
        var modifier = (isThis ? "this " : "") + (isScoped ? "scoped " : "") + (parameter.IsParams ? "params " : "") + parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            _ => "",
        };
        return $"{modifier}{Type(parameter.Type)} {Identifier(parameter.Name)}";
    }
}
