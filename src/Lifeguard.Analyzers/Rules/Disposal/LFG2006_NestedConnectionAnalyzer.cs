using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Ownership;
using Lifeguard.Analyzers.Code.Ownership.Paths;
using Lifeguard.Analyzers.Code.Scopes;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Disposal;

/// <summary>
/// LFG2006. Who holds a connection and waits for another one from the same pool can wait for ever. Reported only where both certainly come from the same pool, in one method or along calls.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NestedConnectionAnalyzer : LifeguardAnalyzer
{
    public NestedConnectionAnalyzer()
        : base(RuleCatalog.NestedConnection)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        CallsOfHolders.Register(context, model, call => true, (call, report, cancel) => Analyze(call, report, model, cancel));

    private static void Analyze(IInvocationOperation call, Action<Diagnostic> report, LifeguardModel model, CancellationToken cancel)
    {
        var opened = OpenedBy(call, model, cancel);
        if (opened is null && !MayRunUserCode(call, model)) return;
        if (!AwaitedCall.Is(call) && opened is null) return;
        var paths = BodyPaths.Of(call, model, cancel);
        var held = paths.HeldAt(call).Where(acquisition => acquisition.Kind == ResourceKind.Connection && !IsOverwrittenBy(call, paths.LeakOf(acquisition.Operation))).ToList();
        if (held.Count == 0 || held.Any(acquisition => acquisition.Operation.Syntax == opened?.Operation.Syntax) || model.Kind(cancel) is not (ProjectKind.Functions or ProjectKind.Library)) return;
        var scopes = new ContainerScopes(model, cancel);
        var keys = held.Select(acquisition => (Acquisition: acquisition, Key: PoolKey.Of(acquisition, model, scopes, cancel))).Where(pair => pair.Key is not null && !OnlyListens(pair.Acquisition, cancel)).ToList();
        if (keys.Count == 0) return;
        if (opened is not null)
        {
            var key = PoolKey.Of(opened, model, scopes, cancel);
            if (keys.FirstOrDefault(pair => pair.Key == key) is { Acquisition: { } first }) Report(report, call, opened.Name, first);
        }
        else if (!IsGiven(call))
        {
            AnalyzeBelow(call, report, keys.Where(pair => pair.Key!.IsGlobal).ToList(), scopes, model, cancel);
        }
    }

    // await using var connection = …; await SaveAsync(order); which opens its own.
    private static void AnalyzeBelow(
        IInvocationOperation call, Action<Diagnostic> report, List<(Acquisition Acquisition, PoolKey? Key)> held, ContainerScopes scopes, LifeguardModel model, CancellationToken cancel)
    {
        if (held.Count == 0) return;
        foreach (var below in CallsBelow.Of(call, model, cancel))
        {
            foreach (var inner in CallsBelow.Calls(below.Body, model, cancel))
            {
                if (OpenedBy(inner, model, cancel) is not { } opened || PoolKey.Of(opened, model, scopes, cancel) is not { IsGlobal: true } key || !(key.IsOfProcess || below.IsOnSelf)) continue;
                if (held.FirstOrDefault(pair => pair.Key == key) is not { Acquisition: { } first }) continue;
                Report(report, call, string.Join(" → ", below.Way.Add(opened.Name)), first);
                return;
            }
        }
    }

    private static void Report(Action<Diagnostic> report, IInvocationOperation call, string second, Acquisition first) =>
        report(Diagnostic.Create(RuleCatalog.NestedConnection, call.Syntax.GetLocation(), [first.Operation.Syntax.GetLocation()], second, first.Name));

    // connection = Open(); … connection = Open(); the first one is lost: that is the cause, and LFG2001 says so.
    private static bool IsOverwrittenBy(IInvocationOperation call, Leak? leak) => leak is { Kind: LeakKind.Overwritten, At: { } assignment } && assignment.Syntax.Span.Contains(call.Syntax.Span);

    // source.OpenConnectionAsync() · connection.Open(), of one made before · Dapper's methods on one that is closed, which they open
    private static Acquisition? OpenedBy(IInvocationOperation call, LifeguardModel model, CancellationToken cancel)
    {
        var method = call.TargetMethod;
        var ownership = Ownership.For(model);
        if (method.Name is "Open" or "OpenAsync" && call.Instance is { Type: { } type } && DatabaseProviders.IsConnection(type)) return MadeFor(call.Instance, call, ownership, cancel);
        if (method.IsExtensionMethod && call.Arguments.Length > 0 && method.IsInNamespace("Dapper") && DatabaseProviders.IsConnection(WorkUses.Bare(call.Arguments[0].Value).Type)) return MadeFor(call.Arguments[0].Value, call, ownership, cancel);
        if (call.Arguments.FirstOrDefault(argument => DatabaseProviders.IsConnection(WorkUses.Bare(argument.Value).Type) && ownership.OpensArgument(argument, cancel)) is { } opened) return MadeFor(opened.Value, call, ownership, cancel);
        return ownership.AcquiredAt(call, cancel) is { Kind: ResourceKind.Connection, IsOpen: true } acquired ? acquired : null;
    }

    private static Acquisition? MadeFor(IOperation connection, IInvocationOperation call, Ownership ownership, CancellationToken cancel)
    {
        if (WorkUses.Bare(connection) is not ILocalReferenceOperation { Local: var local } || SingleValue.OfLocal(local, call.SemanticModel!, cancel) is not { } value || call.SemanticModel!.GetOperation(value, cancel) is not { } made) return null;
        return ownership.AcquiredAt(WorkUses.Bare(made), cancel) is { Kind: ResourceKind.Connection, IsOpen: false } acquired ? acquired : null;
    }

    private static bool MayRunUserCode(IInvocationOperation call, LifeguardModel model) =>
        call.TargetMethod.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.LocalFunction && call.TargetMethod.IsDeclaredIn(model.Compilation);

    // What is given the connection works on that one.
    private static bool IsGiven(IInvocationOperation call) => call.Arguments.Any(argument => ScopeBound.Is(WorkUses.Bare(argument.Value).Type));

    // A connection that waits for notifications is one that nobody else can share.
    private static bool OnlyListens(Acquisition held, CancellationToken cancel)
    {
        if (held.Operation.Syntax.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { Identifier.ValueText: var name } declarator) return false;
        cancel.ThrowIfCancellationRequested();
        return FunctionSyntax.Around(declarator).DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access =>
            access is { Expression: IdentifierNameSyntax { Identifier.ValueText: var owner }, Name.Identifier.ValueText: "Wait" or "WaitAsync" or "Notification" } && owner == name);
    }
}
