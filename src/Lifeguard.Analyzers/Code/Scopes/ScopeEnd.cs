using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>Where, in the code around a piece of work, is a connection disposed that the work uses?</summary>
/// <param name="Subject">What is disposed: the connection, or what the work's command, context or repository is made with.</param>
/// <param name="Predicate">How messages tell it: <c>is disposed when its 'using' ends</c>.</param>
/// <param name="At">Where it is declared or disposed.</param>
/// <param name="Span">The code in which it can be used.</param>
internal sealed record ScopeEnd(ISymbol Subject, string Predicate, Location At, TextSpan Span)
{
    private const int Budget = 12;

    /// <summary>The end as a clause of the message that says what <paramref name="used"/> is used by.</summary>
    public string Told(ISymbol used) =>
        SymbolEqualityComparer.Default.Equals(used, Subject) ? "it " + Predicate : $"'{Subject.Name}', which it {(ScopeBound.IsScope(WorkUses.TypeOf(Subject)) ? "comes from" : "works on")}, {Predicate}";

    /// <summary>The end of the scope of a variable, or of one that it hangs on; null where this code does not end it, as for a parameter.</summary>
    /// <param name="symbol">The variable.</param>
    /// <param name="work">The work that uses it.</param>
    /// <param name="leaves">True where the function is left with the work: only what is disposed on that way out counts, and only in the same function.</param>
    /// <param name="model">The semantic model of the work's file.</param>
    /// <param name="cancel">Cancels.</param>
    public static ScopeEnd? Of(ISymbol symbol, SyntaxNode work, bool leaves, SemanticModel model, CancellationToken cancel) => Of(symbol, work, leaves, _ => true, model, cancel);

    /// <inheritdoc cref="Of(ISymbol, SyntaxNode, bool, SemanticModel, CancellationToken)"/>
    /// <param name="counts">Whether the end of such a thing matters.</param>
#pragma warning disable CS1573 // the others are as above
    public static ScopeEnd? Of(ISymbol symbol, SyntaxNode work, bool leaves, Func<ITypeSymbol, bool> counts, SemanticModel model, CancellationToken cancel)
#pragma warning restore CS1573
    {
        var pending = new Queue<ISymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        pending.Enqueue(symbol);
        for (var steps = 0; steps < Budget && pending.Count > 0; steps++)
        {
            var current = pending.Dequeue();
            if (!seen.Add(current) || current is not (ILocalSymbol or IParameterSymbol)) continue;
            if (counts(WorkUses.TypeOf(current)!) && Own(current, work, leaves, model, cancel) is { } end) return end;
            if (current is ILocalSymbol local) foreach (var source in Sources(local, model, cancel)) pending.Enqueue(source);
        }

        return null;
    }

    private static ScopeEnd? Own(ISymbol symbol, SyntaxNode work, bool leaves, SemanticModel model, CancellationToken cancel)
    {
        var type = WorkUses.TypeOf(symbol);
        if ((!ScopeBound.Is(type) && !ScopeBound.IsScope(type)) || ScopeBound.IsCommand(type)) return null;            // a command that is disposed while it runs goes on: its connection counts
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is VariableDeclaratorSyntax { Parent.Parent: { } statement } declarator)
        {
            var scope = statement switch
            {
                LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } => statement.Parent,
                UsingStatementSyntax block => block.Statement,
                _ => null,
            };
            if (scope is not null) return Ended(scope, declarator.Identifier.GetLocation());
        }

        foreach (var block in work.Ancestors().OfType<UsingStatementSyntax>())
        {
            if (block.Expression is { } used && NameIn(used) is { } name && Is(name, symbol, model, cancel)) return Ended(block.Statement, name.GetLocation());
        }

        return Called(symbol, type!, work, leaves, model, cancel);

        ScopeEnd? Ended(SyntaxNode scope, Location at)
        {
            if (!scope.Span.Contains(work.Span) || FunctionSyntax.RunsAsLongAsTheProcess(scope)) return null;
            if (leaves && FunctionSyntax.Around(work) != FunctionSyntax.Around(scope)) return null;
            return new ScopeEnd(symbol, "is disposed when its 'using' ends", at, scope.Span);
        }
    }

    // connection.Dispose() behind the work, whatever happens in between; where the function is left with the work, in a 'finally' around it.
    private static ScopeEnd? Called(ISymbol symbol, ITypeSymbol type, SyntaxNode work, bool leaves, SemanticModel model, CancellationToken cancel)
    {
        if (symbol is not ILocalSymbol || symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is not { } declaration) return null;
        var function = FunctionSyntax.Around(declaration);
        if (IsGivenUp(symbol, function) || FunctionSyntax.RunsAsLongAsTheProcess(declaration) || (leaves && FunctionSyntax.Around(work) != function)) return null;
        foreach (var name in function.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.SpanStart <= work.Span.End || name.Identifier.ValueText != symbol.Name || VerbOn(name) is not { } verb) continue;
            if (verb is not ("Dispose" or "DisposeAsync") && !(verb is "Close" or "CloseAsync" && DatabaseProviders.IsConnection(type))) continue;
            if (FunctionSyntax.Around(name) != function || !Is(name, symbol, model, cancel) || !IsCertain(name, work, leaves)) continue;
            return new ScopeEnd(symbol, $"is given back by '{verb}' first", name.GetLocation(), TextSpan.FromBounds(function.SpanStart, name.SpanStart));
        }

        return null;
    }

    // connection = null: from there on 'Dispose' disposes nothing.
    private static bool IsGivenUp(ISymbol local, SyntaxNode function) => function.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
        assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name && assignment.Right.IsKind(SyntaxKind.NullLiteralExpression));

    // From the call up to the code that holds the work as well: no condition but one on the variable itself, no catch, no loop.
    private static bool IsCertain(IdentifierNameSyntax name, SyntaxNode work, bool leaves)
    {
        var isInFinally = false;
        foreach (var ancestor in name.Ancestors())
        {
            if (ancestor.Span.Contains(work.Span)) return !leaves || (isInFinally && ancestor is TryStatementSyntax);
            switch (ancestor)
            {
                case FinallyClauseSyntax:
                    isInFinally = true;
                    break;
                case IfStatementSyntax condition when condition.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().All(other => other.Identifier.ValueText != name.Identifier.ValueText):
                case CatchClauseSyntax or SwitchSectionSyntax or WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or ConditionalExpressionSyntax or ElseClauseSyntax:
                    return false;
            }
        }

        return false;
    }

    // What a variable is made with: the connection of a command, the command of a reader, the scope that a context is resolved from, the connection that a repository is given.
    private static IEnumerable<ISymbol> Sources(ILocalSymbol local, SemanticModel model, CancellationToken cancel)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is not VariableDeclaratorSyntax { Initializer.Value: var value } || model.GetOperation(value, cancel) is not { } initial) return [];
        var made = WorkUses.Bare(initial);
        var isHolder = made is IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: false };
        return isHolder || ScopeBound.Is(local.Type) || ScopeBound.Is(made.Type) || IsResolved(made) ? WorkUses.Of(made) : [];
    }

    private static bool IsResolved(IOperation made) =>
        made is IPropertyReferenceOperation { Property.Name: "ServiceProvider" } || made is IInvocationOperation { TargetMethod.Name: "GetRequiredService" or "GetService" };

    private static IdentifierNameSyntax? NameIn(ExpressionSyntax used) => used switch
    {
        IdentifierNameSyntax name => name,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: IdentifierNameSyntax name } } => name,
        _ => null,
    };

    private static bool Is(IdentifierNameSyntax name, ISymbol symbol, SemanticModel model, CancellationToken cancel) =>
        name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, symbol);

    private static string? VerbOn(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access when access.Expression == name => access.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } access when access.Expression == name => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
