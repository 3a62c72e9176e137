using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>The fix for a task that goes on after the scope of its connection has ended: it is awaited, if need be in a function that becomes async for that.</summary>
internal static class AwaitedWork
{
    /// <summary>The plan; null where there is nothing to await, or the function cannot.</summary>
    public static FixPlan? Plan(FixSite site, string rule, CancellationToken cancel)
    {
        if (site.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } marked || marked.Span != site.Span) return null;

        var task = WithConfiguration(marked);
        if (task is ConditionalAccessExpressionSyntax || task.Parent is AwaitExpressionSyntax || !LiveValues.IsTask(site.Model.GetTypeInfo(task, cancel).Type)) return null;

        var edits = new SourceEdits(site.Text);
        var isPlanned = site.Property(DiagnosticKeys.Work) switch
        {
            LooseWork.Dropped => AwaitDropped(task, site, edits, cancel),
            LooseWork.Kept => AwaitKept(task, site, edits, cancel),
            LooseWork.Returned => AsyncFunction.TryMake(LocalReferences.Function(task), site, edits, cancel),
            _ => false,
        };
        return isPlanned && edits.ToChanges() is { } changes ? new FixPlan("Await it", $"{rule}:await", changes) : null;
    }

    // SaveAsync(connection); or _ = SaveAsync(connection);
    private static bool AwaitDropped(ExpressionSyntax task, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        var statement = task.Parent as ExpressionStatementSyntax;
        if (task.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax discarding } assignment
            && site.Model.GetSymbolInfo(assignment.Left, cancel).Symbol is IDiscardSymbol or null)
        {
            if (Comments.In(assignment, TextSpan.FromBounds(assignment.SpanStart, task.SpanStart)).Any()) return false;

            edits.Replace(TextSpan.FromBounds(assignment.SpanStart, task.SpanStart), "await ");
            statement = discarding;
        }
        else
        {
            edits.Insert(task.SpanStart, "await ");
        }

        if (statement is null) return false;

        var function = LocalReferences.Function(task);
        return AcquiredValue.IsAsync(function) || (function is not CompilationUnitSyntax && AsyncFunction.TryMake(function, site, edits, cancel));
    }

    // var saving = SaveAsync(connection); of which nothing is heard again.
    private static bool AwaitKept(ExpressionSyntax task, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (Shapes.VariableSetTo(task) is not { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement } variable
            || !AcquiredValue.IsAsync(LocalReferences.Function(task))
            || site.Model.GetDeclaredSymbol(variable, cancel) is not { } local
            || LocalReferences.In(LocalReferences.Member(task), local, site.Model, cancel).Length > 0
            || Comments.In(statement, TextSpan.FromBounds(statement.SpanStart, task.SpanStart)).Any())
        {
            return false;
        }

        edits.Replace(TextSpan.FromBounds(statement.SpanStart, task.SpanStart), "await ");
        return true;
    }

    private static ExpressionSyntax WithConfiguration(ExpressionSyntax task)
    {
        while (true)
        {
            switch (task.Parent)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    task = parenthesized;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "WaitAsync", Parent: InvocationExpressionSyntax call } access when access.Expression == task:
                    task = call;
                    break;
                default:
                    return task;
            }
        }
    }
}
