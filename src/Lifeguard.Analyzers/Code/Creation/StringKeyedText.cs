using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>Where a connection string comes from.</summary>
internal enum TextOrigin
{
    /// <summary>Out of a field, a property or configuration.</summary>
    Given,

    /// <summary>Written or put together in the function, of nothing but what a static member could be initialised with.</summary>
    PutTogetherHere,
}

/// <summary>What is known of a connection string whose text is the key of a driver's pool?</summary>
internal static class StringKeyedText
{
    /// <summary>True unless the text is known to switch pooling off, or to be another one from call to call.</summary>
    public static bool IsPooledAndStable(ExpressionSyntax text, DatabaseProvider provider, LifeguardModel model, CancellationToken cancel) =>
        Pooling.Of(text, provider.Namespace, model.Models, cancel) is { IsOff: false } && VaryingText.In(text, model.Models.Of(text), cancel) is null;

    /// <summary>Where the text comes from; null when it depends on what a caller passes, on something awaited, or on a local that is set in several ways.</summary>
    public static TextOrigin? OriginOf(ExpressionSyntax text, SemanticModel model, CancellationToken cancel)
    {
        var value = ValueOf(text, model, cancel);
        var symbol = model.GetSymbolInfo(value, cancel).Symbol;
        if (symbol is IFieldSymbol or IPropertySymbol) return RootOf(value, model, cancel) is IParameterSymbol or ILocalSymbol ? null : TextOrigin.Given;
        if (symbol is IParameterSymbol parameter) return IsOfPrimaryConstructor(parameter, cancel) ? TextOrigin.Given : null;
        if (symbol is ILocalSymbol { IsConst: false }) return null;

        return CreationInputs.Of(text, model, ownerLivesOn: true, cancel).Hoist switch
        {
            Catalog.HoistKinds.Static => TextOrigin.PutTogetherHere,
            Catalog.HoistKinds.Instance => TextOrigin.Given,
            _ => null,
        };
    }

    // The value of a local that is set once; what stands there otherwise.
    private static ExpressionSyntax ValueOf(ExpressionSyntax text, SemanticModel model, CancellationToken cancel)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (true)
        {
            switch (text)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    text = parenthesized.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax suppressed:
                    text = suppressed.Operand;
                    continue;
                case IdentifierNameSyntax when model.GetSymbolInfo(text, cancel).Symbol is ILocalSymbol local && seen.Add(local) && SingleValue.OfLocal(local, model, cancel) is { } value:
                    text = value;
                    continue;
                default:
                    return text;
            }
        }
    }

    private static ISymbol? RootOf(ExpressionSyntax member, SemanticModel model, CancellationToken cancel)
    {
        while (member is MemberAccessExpressionSyntax access) member = access.Expression;
        return model.GetSymbolInfo(member, cancel).Symbol switch
        {
            IParameterSymbol parameter when IsOfPrimaryConstructor(parameter, cancel) => null,
            var root => root,
        };
    }

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter, CancellationToken cancel) =>
        parameter.ContainingSymbol.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax(cancel) is TypeDeclarationSyntax;
}
