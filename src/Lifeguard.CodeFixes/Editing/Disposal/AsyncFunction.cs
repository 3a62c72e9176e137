using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Makes a function async that returned tasks: every task it returned is awaited.</summary>
internal static class AsyncFunction
{
    /// <summary>Enters the edits; false for functions that return no task.</summary>
    public static bool TryMake(SyntaxNode function, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (AcquiredValue.IsAsync(function) || Symbol(function, site, cancel) is not { } symbol) return false;
        if (symbol.ReturnType is not INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: var arity } || Place(function) is not { } place) return false;

        edits.Insert(place, "async ");
        var hasResult = arity == 1;
        if (Arrow(function) is { } arrow) return Await(arrow, hasResult, edits, site, cancel);
        if (Body(function) is not { } body) return false;

        foreach (var node in body.DescendantNodes(inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            switch (node)
            {
                case ReturnStatementSyntax { Expression: { } value } exit when hasResult:
                    if (!Await(value, hasResult, edits, site, cancel)) return false;
                    break;
                case ReturnStatementSyntax { Expression: { } value } exit:
                    if (!AwaitInstead(exit, value, body, edits, site, cancel)) return false;
                    break;
                case UsingStatementSyntax { AwaitKeyword.RawKind: 0 } statement when DisposesAsynchronously(statement, site, cancel):
                    edits.Insert(statement.UsingKeyword.SpanStart, "await ");
                    break;
                case LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0, UsingKeyword.RawKind: not 0 } declaration when DisposesAsynchronously(declaration, site, cancel):
                    edits.Insert(declaration.UsingKeyword.SpanStart, "await ");
                    break;
            }
        }

        return true;
    }

    // return SaveAsync(); in a function without result.
    private static bool AwaitInstead(ReturnStatementSyntax exit, ExpressionSyntax value, BlockSyntax body, SourceEdits edits, FixSite site, CancellationToken cancel)
    {
        if (IsFinished(value, site, cancel))
        {
            edits.Replace(TextSpan.FromBounds(exit.ReturnKeyword.Span.End, value.Span.End), "");
            return true;
        }

        if (!Await(value, hasResult: false, edits, site, cancel)) return false;
        if (EndsFunction(exit, body))
        {
            edits.Replace(TextSpan.FromBounds(exit.SpanStart, value.SpanStart), "");
            return true;
        }

        // if (…) return SaveAsync();
        var isAlone = StatementList.Around(exit) is null;
        edits.Replace(TextSpan.FromBounds(exit.SpanStart, value.SpanStart), isAlone ? "{ " : "");
        if (isAlone) edits.Insert(exit.Span.End, " return; }");
        else if (SourceStyle.StartsLine(exit, site.Text)) edits.Insert(exit.Span.End, edits.NewLine + SourceStyle.IndentationAt(site.Text, exit.SpanStart) + "return;");
        else edits.Insert(exit.Span.End, " return;");
        return true;
    }

    private static bool Await(ExpressionSyntax value, bool hasResult, SourceEdits edits, FixSite site, CancellationToken cancel)
    {
        if (hasResult && value is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call && IsFinished(value, site, cancel))
        {
            if (Comments.In(call, call.Span).Any()) return false;

            // Task.FromResult(x)
            edits.Replace(TextSpan.FromBounds(call.SpanStart, arguments[0].SpanStart), "");
            edits.Replace(TextSpan.FromBounds(arguments[0].Span.End, call.Span.End), "");
            return true;
        }

        if (value is ThrowExpressionSyntax) return true;

        var isUnary = value is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or BaseObjectCreationExpressionSyntax
            or ElementAccessExpressionSyntax or DefaultExpressionSyntax;
        edits.Insert(value.SpanStart, isUnary ? "await " : "await (");
        if (!isUnary) edits.Insert(value.Span.End, ")");
        return true;
    }

    private static bool IsFinished(ExpressionSyntax value, FixSite site, CancellationToken cancel) =>
        site.Model.GetSymbolInfo(value, cancel).Symbol is { Name: "CompletedTask" or "FromResult", ContainingType.Name: "Task" or "ValueTask" };

    private static bool EndsFunction(StatementSyntax statement, BlockSyntax body)
    {
        SyntaxNode current = statement;
        while (current is StatementSyntax inner && inner != body)
        {
            if (StatementList.Around(inner) is { } list && (list.Owner is not BlockSyntax || list.Statements[list.Statements.Count - 1] != inner)) return false;
            if (inner.Parent is not (BlockSyntax or UsingStatementSyntax)) return false;
            current = inner.Parent;
        }

        return current == body;
    }

    /// <summary>True where the type of what is disposed says more about it than the roots of ADO.NET do, whose own <c>DisposeAsync</c> only calls <c>Dispose</c>.</summary>
    private static bool DisposesAsynchronously(StatementSyntax statement, FixSite site, CancellationToken cancel)
    {
        var declaration = statement is UsingStatementSyntax block ? block.Declaration : ((LocalDeclarationStatementSyntax)statement).Declaration;
        if (declaration is not { Variables: { Count: 1 } variables } || site.Model.GetDeclaredSymbol(variables[0], cancel) is not ILocalSymbol { Type: var type }) return false;
        if (!DatabaseTypes.Is(type) || DatabaseTypes.IsCommand(type)) return false;

        for (var current = type; current is not null && current.ContainingNamespace?.ToDisplayString() != "System.Data.Common"; current = current.BaseType)
        {
            if (current.GetMembers("DisposeAsync").Any(member => member is IMethodSymbol { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public })) return true;
        }

        return false;
    }

    private static IMethodSymbol? Symbol(SyntaxNode function, FixSite site, CancellationToken cancel) =>
        (function is AnonymousFunctionExpressionSyntax ? site.Model.GetSymbolInfo(function, cancel).Symbol : site.Model.GetDeclaredSymbol(function, cancel)) as IMethodSymbol;

    /// <summary>Where the modifier goes: behind the others, before <c>partial</c>.</summary>
    private static int? Place(SyntaxNode function) =>
        function switch
        {
            MethodDeclarationSyntax method => Before(method.Modifiers, method.ReturnType),
            LocalFunctionStatementSyntax local => Before(local.Modifiers, local.ReturnType),
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ReturnType?.SpanStart ?? lambda.ParameterList.SpanStart,
            SimpleLambdaExpressionSyntax lambda => lambda.Parameter.SpanStart,
            AnonymousMethodExpressionSyntax method => method.DelegateKeyword.SpanStart,
            _ => null,
        };

    private static int Before(SyntaxTokenList modifiers, TypeSyntax type)
    {
        var partial = modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return partial >= 0 ? modifiers[partial].SpanStart : type.SpanStart;
    }

    private static ExpressionSyntax? Arrow(SyntaxNode function) =>
        function switch
        {
            MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
            LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
            AnonymousFunctionExpressionSyntax lambda => lambda.ExpressionBody,
            _ => null,
        };

    private static BlockSyntax? Body(SyntaxNode function) =>
        function switch
        {
            MethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax local => local.Body,
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            _ => null,
        };
}
