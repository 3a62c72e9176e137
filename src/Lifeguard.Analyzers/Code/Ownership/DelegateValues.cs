using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Which function does a call of a delegate run?</summary>
internal static class DelegateValues
{
    /// <summary>The function, where the delegate is a local or a private or read-only field or property of the source that is set once; null otherwise.</summary>
    public static IMethodSymbol? Of(IOperation? instance, LifeguardModel model, CancellationToken cancel)
    {
        var symbol = instance switch
        {
            ILocalReferenceOperation local => (ISymbol)local.Local,
            IFieldReferenceOperation { Field: { IsReadOnly: true } or { DeclaredAccessibility: Accessibility.Private } } field => field.Field,
            IPropertyReferenceOperation { Property: { IsReadOnly: true } } property => property.Property,
            _ => null,
        };
        if (symbol?.OriginalDefinition.DeclarationsIn(model.Compilation) is not [var reference]) return null;
        if (OnlyValue(symbol, reference.GetSyntax(cancel), model, cancel) is not { } initial) return null;
        var value = model.Models.Of(initial).GetOperation(initial, cancel);
        while (value is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
        {
            value = value switch
            {
                IConversionOperation conversion => conversion.Operand,
                IDelegateCreationOperation creation => creation.Target,
                _ => ((IParenthesizedOperation)value).Operand,
            };
        }

        return value switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation { IsVirtual: false } method => method.Method,
            _ => null,
        };
    }

    // The initialiser, or the one assignment.
    private static ExpressionSyntax? OnlyValue(ISymbol symbol, SyntaxNode declaration, LifeguardModel model, CancellationToken cancel)
    {
        SyntaxNode? scope = symbol is ILocalSymbol ? Bodies.ScopeOf(symbol, cancel) : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (scope is null || symbol.ContainingType is { DeclaringSyntaxReferences.Length: > 1 } || Mentions.Of(symbol, scope, model.Models, cancel) is not { } mentions) return null;
        var values = new List<ExpressionSyntax>();
        if (InitialValue(declaration) is { } initial) values.Add(initial);
        foreach (var mention in mentions)
        {
            switch (mention.Parent)
            {
                case ISimpleAssignmentOperation { Value.Syntax: ExpressionSyntax value } assignment when assignment.Target == mention: values.Add(value); break;
                case IAssignmentOperation or ITupleOperation or IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref }: return null;
            }
        }

        return values is [var only] ? only : null;
    }

    private static ExpressionSyntax? InitialValue(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        _ => null,
    };
}
