using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Why does what this field or property holds outlive an invocation?</summary>
internal static class KeptValues
{
    /// <summary>The reason, as the end of a sentence; null when it is not certain that the value survives.</summary>
    public static string? Reason(ISymbol member, LifeguardModel model, CancellationToken cancel)
    {
        var reach = HandlerReach.For(model, cancel);
        if (!reach.IsUsedPerInvocation(member, cancel)) return null;
        if (member.IsStatic) return WritesOf(member, model, cancel).Any() ? "it is static" : null;
        if (InstanceLifetimes.LivesOnBecause(member.ContainingType, reach, model, cancel) is not { } reason) return null;
        return WritesOf(member, model, cancel).Any(write => Survives(write, reach, model, cancel)) ? reason : null;
    }

    /// <summary>Expressions that give the member its value, an initialiser included; null constants are left out.</summary>
    private static IEnumerable<ExpressionSyntax> WritesOf(ISymbol member, LifeguardModel model, CancellationToken cancel)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initial = reference.GetSyntax(cancel) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var value } => value,
                PropertyDeclarationSyntax { Initializer.Value: var value } => value,
                _ => null,
            };
            if (initial is not null && !IsNull(initial)) yield return initial;
        }

        foreach (var name in HandlerReach.For(model, cancel).Mentions(member, cancel))
        {
            ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target && !IsNull(assignment.Right)) yield return assignment.Right;
        }
    }

    // Written when the object is built, or once and then found again; what every invocation writes anew is not kept.
    private static bool Survives(ExpressionSyntax value, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var semantics = model.Models.Of(value);
        if (value.Parent is EqualsValueClauseSyntax) return true;
        if (value.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is ConstructorDeclarationSyntax constructor)
        {
            return semantics.GetSymbolInfo(value, cancel).Symbol is not IParameterSymbol parameter || IsHandedAnewObject(parameter, constructor, reach, semantics, cancel);
        }

        return KeptForReuse.Is(value, semantics, type => reach.IsBuiltPerInvocation(type, cancel), cancel);
    }

    // What a container injects is the business of the rule on captured services; what ': this(new …)' or 'new Repository(new …)' passes is kept here.
    private static bool IsHandedAnewObject(IParameterSymbol parameter, ConstructorDeclarationSyntax constructor, HandlerReach reach, SemanticModel semantics, CancellationToken cancel)
    {
        var type = parameter.ContainingType;
        if (reach.OwnerEntry(type) is { } entry)
        {
            return entry.Host == ServerlessHost.AwsLambda && constructor.Parent is TypeDeclarationSyntax declaration
                && declaration.Members.OfType<ConstructorDeclarationSyntax>().Any(other => other.Initializer is { ThisOrBaseKeyword.ValueText: "this" } initializer
                    && SymbolEqualityComparer.Default.Equals(semantics.GetSymbolInfo(initializer, cancel).Symbol, parameter.ContainingSymbol)
                    && parameter.Ordinal < initializer.ArgumentList.Arguments.Count);
        }

        return !reach.Registrations(cancel).Building(type).Any();
    }

    private static bool IsNull(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax suppressed => IsNull(suppressed.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        _ => false,
    };
}
