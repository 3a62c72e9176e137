using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>Can what a call has begun go on after the call has returned?</summary>
internal static class UnfinishedWork
{
    // What they begin does not use the connection any more, or is over when they return.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal) { "DisposeAsync", "CloseAsync", "AddAsync", "AddRangeAsync", "FromResult", "FromException", "FromCanceled" };

    /// <summary>True for a task, whatever it yields.</summary>
    public static bool IsTask(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask" } task && task.IsInNamespace("System.Threading.Tasks");

    /// <summary>True for a call that yields a task, where it is known, or plain from its name, that the task can be unfinished.</summary>
    public static bool MayGoOn(IInvocationOperation call, LifeguardModel model, CancellationToken cancel)
    {
        var method = call.TargetMethod;
        if (!IsTask(call.Type) || Harmless.Contains(method.Name)) return false;
        if (method.MethodKind == MethodKind.DelegateInvoke) return true;
        if (FunctionSyntax.BodyOf(method, model.Compilation, cancel) is { } body) return method.IsAsync ? FunctionSyntax.FirstAwait(body) is not null : ReturnsOpenTask(body);
        return method.Name.EndsWith("Async", StringComparison.Ordinal) || StartsWork(method);
    }

    /// <summary>Runs a delegate on another thread, or later.</summary>
    public static bool StartsWork(IMethodSymbol method) =>
        method is { Name: "Run" or "StartNew" or "ContinueWith", ContainingType.Name: "Task" or "TaskFactory" } && method.IsInNamespace("System.Threading.Tasks");

    private static bool ReturnsOpenTask(SyntaxNode body) => ReturnedBy(body).Any(IsOpen);

    private static IEnumerable<ExpressionSyntax> ReturnedBy(SyntaxNode body) => body is ExpressionSyntax value
        ? [value]
        : FunctionSyntax.OwnNodes(body).OfType<ReturnStatementSyntax>().Select(exit => exit.Expression).OfType<ExpressionSyntax>();

    private static bool IsOpen(ExpressionSyntax value) => value switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" or "FromException" or "FromCanceled" } } => false,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } => false,
        BaseObjectCreationExpressionSyntax or ThrowExpressionSyntax or DefaultExpressionSyntax => false,
        LiteralExpressionSyntax literal => !literal.IsKind(SyntaxKind.DefaultLiteralExpression) && !literal.IsKind(SyntaxKind.NullLiteralExpression),
        ConditionalExpressionSyntax conditional => IsOpen(conditional.WhenTrue) || IsOpen(conditional.WhenFalse),
        _ => true,
    };
}
