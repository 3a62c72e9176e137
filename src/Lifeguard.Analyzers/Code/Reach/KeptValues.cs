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
    /// <param name="member">The field or property.</param>
    /// <param name="isMeant">False for values that do not matter: a file database behind an interface, a wrapper that mends itself.</param>
    /// <param name="model">The model of the compilation.</param>
    /// <param name="cancel">Cancels the question.</param>
    public static string? Reason(ISymbol member, Func<ExpressionSyntax, bool> isMeant, LifeguardModel model, CancellationToken cancel)
    {
        var reach = HandlerReach.For(model, cancel);
        if (!member.IsStatic && reach.OwnerEntry(member.ContainingType) is { Instance: InstanceLifetime.Invocation }) return null;
        var writes = WritesOf(member, reach, model, cancel).Where(isMeant).ToList();
        if (writes.Count == 0 || !reach.IsUsedPerInvocation(member, cancel)) return null;

        var reason = member.IsStatic ? "it is static" : InstanceLifetimes.LivesOnBecause(member.ContainingType, reach, model, cancel);
        if (reason is null || Releases.TakenOutInFinally(member, reach, cancel)) return null;
        var survivors = writes.Where(write => Survives(write, reach, model, cancel)).ToList();
        if (survivors.Count == 0) return member.IsStatic && !Releases.Any(member, reach, cancel) ? reason : null;   // a static that every call overwrites is shared all the same
        return survivors.All(write => write.Parent is not EqualsValueClauseSyntax) && Releases.NulledInFinally(member, reach, cancel) ? null : reason;
    }

    /// <summary>Expressions that give the member its value, an initialiser included; null constants are left out.</summary>
    private static IEnumerable<ExpressionSyntax> WritesOf(ISymbol member, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
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

        foreach (var name in reach.Mentions(member, cancel))
        {
            ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target && !IsNull(assignment.Right)) yield return assignment.Right;
        }
    }

    // Written when the object is built, or once and then found again; what every invocation writes anew is not kept.
    private static bool Survives(ExpressionSyntax value, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var semantics = model.Models.Of(value);
        if (ParameterBehind(value, semantics, cancel) is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter) return IsHandedAnewObject(parameter, reach, cancel);
        if (value.Parent is EqualsValueClauseSyntax) return true;
        if (value.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is ConstructorDeclarationSyntax constructor)
        {
            return constructor.Modifiers.Any(SyntaxKind.StaticKeyword) || !reach.RunsPerInvocation(value, cancel) || KeptForReuse.Is(value, semantics, type => reach.IsBuiltPerInvocation(type, cancel), cancel);
        }

        if (KeptForReuse.Is(value, semantics, type => reach.IsBuiltPerInvocation(type, cancel), cancel)) return true;
        return reach.UnitOf(value, cancel) is { } unit && (unit.Kind == CodeUnitKind.Once || reach.RunsAtStart(unit, cancel));
    }

    // connection · connection ?? throw new ArgumentNullException(…) · connection!
    private static IParameterSymbol? ParameterBehind(ExpressionSyntax value, SemanticModel semantics, CancellationToken cancel)
    {
        while (true)
        {
            switch (value)
            {
                case ParenthesizedExpressionSyntax parenthesized: value = parenthesized.Expression; break;
                case CastExpressionSyntax cast: value = cast.Expression; break;
                case PostfixUnaryExpressionSyntax suppressed: value = suppressed.Operand; break;
                case BinaryExpressionSyntax { Right: ThrowExpressionSyntax } checkedForNull: value = checkedForNull.Left; break;
                default: return semantics.GetSymbolInfo(value, cancel).Symbol as IParameterSymbol;
            }
        }
    }

    // What a container injects is the business of the rule on captured services; what ': this(new …)' or 'new Repository(new …)' passes is kept here.
    private static bool IsHandedAnewObject(IParameterSymbol parameter, HandlerReach reach, CancellationToken cancel)
    {
        var type = parameter.ContainingType;
        var isInjected = reach.OwnerEntry(type) is not null || reach.Registrations(cancel).Building(type).Any();
        return !isInjected || reach.ConstructionsBy((IMethodSymbol)parameter.ContainingSymbol, cancel)
            .Any(site => site.At is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax && ArgumentAt(site.At, parameter) is BaseObjectCreationExpressionSyntax);
    }

    private static ExpressionSyntax? ArgumentAt(SyntaxNode call, IParameterSymbol parameter)
    {
        var arguments = call switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList?.Arguments,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList.Arguments,
            _ => null,
        };
        if (arguments is not { } given) return null;
        return given.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)?.Expression
            ?? (parameter.Ordinal < given.Count && given[parameter.Ordinal].NameColon is null ? given[parameter.Ordinal].Expression : null);
    }

    private static bool IsNull(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax suppressed => IsNull(suppressed.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        _ => false,
    };
}
