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
internal sealed record AcquiredValue(ExpressionSyntax Value, ITypeSymbol Type, SyntaxNode Function, ImmutableArray<string> Keywords)
{
    /// <summary>The value of the creation or call that the diagnostic marks; null where it is not a resource by itself, or code under <c>#if</c>.</summary>
    public static AcquiredValue? At(FixSite site, CancellationToken cancel)
    {
        if (site.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } marked || marked.Span != site.Span) return null;

        var value = Whole(marked);
        if (site.Model.GetTypeInfo(value, cancel).Type is not { TypeKind: not (TypeKind.Error or TypeKind.Dynamic) } type || LiveValues.IsTask(type)) return null;

        var function = LocalReferences.Function(value);
        return new AcquiredValue(value, type, function, KeywordsFor(type, type, function, site));
    }

    /// <summary>The same for a variable of this type that holds it: a variable may hide what the value can do.</summary>
    public AcquiredValue In(ITypeSymbol variable, FixSite site) => this with { Keywords = KeywordsFor(variable, Type, Function, site) };

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

    private static ImmutableArray<string> KeywordsFor(ITypeSymbol variable, ITypeSymbol value, SyntaxNode function, FixSite site)
    {
        var keywords = ImmutableArray.CreateBuilder<string>();
        var (isDisposable, isAsyncDisposable) = (Implements(variable, "IDisposable"), Implements(variable, "IAsyncDisposable"));
        var mayAwait = isAsyncDisposable && IsAsync(function) && ((CSharpParseOptions)site.Root.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp8;
        if (mayAwait && (site.Property(DiagnosticKeys.AsyncDisposal) == "true" || !isDisposable)) keywords.Add("await using");
        if (isDisposable) keywords.Add("using");
        return keywords.ToImmutable();
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
