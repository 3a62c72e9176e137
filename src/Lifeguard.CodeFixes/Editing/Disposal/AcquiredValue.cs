using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>What an acquisition yields once it is awaited, unwrapped and cast, and how it can be disposed.</summary>
/// <param name="Value">The whole expression whose value is the resource.</param>
/// <param name="Type">Its static type.</param>
/// <param name="Function">Whose code it is part of.</param>
/// <param name="Keywords">With which words it can be declared, the best first: <c>await using</c>, <c>using</c>.</param>
/// <param name="BecomesAsync">True where the function has to become async, so that the tasks it returns are done when the resource is disposed.</param>
internal sealed record AcquiredValue(ExpressionSyntax Value, ITypeSymbol Type, SyntaxNode Function, ImmutableArray<string> Keywords, bool BecomesAsync)
{
    /// <summary>The value of the creation or call that the diagnostic marks; null where it is not a resource by itself, or code under <c>#if</c>.</summary>
    public static AcquiredValue? At(FixSite site, CancellationToken cancel)
    {
        if (site.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } marked || marked.Span != site.Span) return null;

        var value = Whole(marked);
        if ((site.Model.GetTypeInfo(value, cancel) is var known ? known.Type ?? known.ConvertedType : null) is not { TypeKind: not (TypeKind.Error or TypeKind.Dynamic) } type || LiveValues.IsTask(type)) return null;

        var function = LocalReferences.Function(value);
        return new AcquiredValue(value, type, function, KeywordsFor(type, IsAsync(function), site), BecomesAsync: false);
    }

    /// <summary>The same for a variable of this type that holds it: a variable may hide what the value can do.</summary>
    public AcquiredValue In(ITypeSymbol variable, FixSite site) => this with { Keywords = KeywordsFor(variable, BecomesAsync || IsAsync(Function), site) };

    /// <summary>
    /// The same where what becomes of it is known: itself where it stays in the function; in a function that becomes async where it is only used by tasks that the function returns; null
    /// where it leaves.
    /// </summary>
    public AcquiredValue? Staying(ResourceFlow flow, FixSite site)
    {
        if (!flow.Leaves) return this;
        return flow.LeavesInTasks && !IsAsync(Function) ? this with { BecomesAsync = true, Keywords = KeywordsFor(Type, isAsync: true, site) } : null;
    }

    /// <summary>Enters what makes the function async, if it has to become so; false where it cannot.</summary>
    public bool TryMakeAsync(FixSite site, SourceEdits edits, CancellationToken cancel) => !BecomesAsync || AsyncFunction.TryMake(Function, site, edits, cancel);

    /// <summary>True when the function can await.</summary>
    public static bool IsAsync(SyntaxNode function) =>
        function switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
            CompilationUnitSyntax root => root.Members.OfType<GlobalStatementSyntax>()
                .SelectMany(member => member.DescendantTokens(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
                .Any(token => token.IsKind(SyntaxKind.AwaitKeyword)),
            _ => false,
        };

    private static ImmutableArray<string> KeywordsFor(ITypeSymbol variable, bool isAsync, FixSite site)
    {
        var keywords = ImmutableArray.CreateBuilder<string>();
        var (isDisposable, isAsyncDisposable) = (Implements(variable, "IDisposable"), Implements(variable, "IAsyncDisposable"));
        var mayAwait = isAsyncDisposable && isAsync && ((CSharpParseOptions)site.Root.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp8;
        if (mayAwait && (site.Property(DiagnosticKeys.AsyncDisposal) == "true" || !isDisposable)) keywords.Add("await using");
        if (isDisposable) keywords.Add("using");
        return keywords.ToImmutable();
    }

    // One of several that are made, never one that is borrowed.
    private static bool IsMade(ExpressionSyntax value)
    {
        while (value is ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax)
        {
            value = value is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : value is CastExpressionSyntax cast ? cast.Expression : ((AwaitExpressionSyntax)value).Expression;
        }

        return value is BaseObjectCreationExpressionSyntax or ThrowExpressionSyntax
            || value.IsKind(SyntaxKind.NullLiteralExpression)
            || value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "OpenConnection" or "OpenConnectionAsync" or "CreateConnection" or "CreateCommand" or "CreateDbContext" or "CreateDbContextAsync" } };
    }

    private static bool Implements(ITypeSymbol type, string contract) =>
        type.AllInterfaces.Append(type).Any(implemented => implemented.Name == contract && implemented.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true });

    /// <summary>The expression together with what unwraps it: <c>await</c>, <c>ConfigureAwait</c>, <c>Result</c>, parentheses, casts.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax marked)
    {
        var value = marked;
        while (true)
        {
            switch (value.Parent)
            {
                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression }:
                    value = (ExpressionSyntax)value.Parent;
                    break;
                case PostfixUnaryExpressionSyntax forgiven when Shapes.IsForgiven(forgiven):
                    value = forgiven;
                    break;
                case ConditionalExpressionSyntax conditional when conditional.Condition != value && IsMade(conditional.WhenTrue) && IsMade(conditional.WhenFalse):
                    value = conditional;
                    break;
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } when choice.Arms.All(arm => IsMade(arm.Expression)):
                    value = choice;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" or "WaitAsync", Parent: InvocationExpressionSyntax call } access
                    when access.Expression == value:
                    value = call;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access when access.Expression == value && value is InvocationExpressionSyntax:
                    value = access;
                    break;
                default:
                    return value;
            }
        }
    }
}
