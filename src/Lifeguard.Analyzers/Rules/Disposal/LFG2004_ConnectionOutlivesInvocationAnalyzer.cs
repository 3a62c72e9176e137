using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Scopes;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Disposal;

/// <summary>
/// LFG2004. A task that nobody waits for, a callback, or what a function returns, uses a connection whose scope ends first. Looked for from the task: most are awaited where they begin, and the
/// question is over.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionOutlivesInvocationAnalyzer : LifeguardAnalyzer
{
    private const string Unfinished = "what it has not done by then fails or is lost";

    public ConnectionOutlivesInvocationAnalyzer()
        : base(RuleCatalog.ConnectionOutlivesInvocation)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        context.RegisterOperationAction(operation => AnalyzeTask(operation, model), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeVoid(operation, model), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeDelegate(operation, model), OperationKind.DelegateCreation);
        context.RegisterOperationAction(operation => AnalyzeReturn(operation, model), OperationKind.Return);
    }

    // _ = connection.ExecuteAsync(…);   _ = Task.Run(() => connection.Execute(…));   return connection.QueryAsync(…);   tasks.Add(connection.ExecuteAsync(…));
    private static void AnalyzeTask(OperationAnalysisContext context, LifeguardModel model)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!UnfinishedWork.IsTask(call.Type)) return;
        var fate = TaskFate.Of(call);
        if (fate.Kind == TaskFateKind.Elsewhere || (fate.Kind == TaskFateKind.Returned && EnclosingFunction.SymbolOf(call, context.ContainingSymbol) is not { IsAsync: false })) return;
        var cancel = context.CancellationToken;
        var semantics = call.SemanticModel!;
        if (!UnfinishedWork.MayGoOn(call, model, cancel)) return;

        foreach (var used in Uses(call, model, cancel))
        {
            var kind = fate.Kind;
            if (ScopeEnd.Of(used, call.Syntax, kind == TaskFateKind.Returned, semantics, cancel) is not { } end) continue;
            var by = By(call);
            if (kind == TaskFateKind.Kept)
            {
                switch (KeptTask.Of(fate.Variable!, end.Span, semantics, cancel))
                {
                    case KeptTaskKind.Forgotten: by += $", which is kept in '{fate.Variable!.Name}' and never awaited"; break;
                    case KeptTaskKind.TooLate: by += $", which is kept in '{fate.Variable!.Name}' and not awaited before that"; break;
                    case KeptTaskKind.Returned when Leaves(used, call, semantics, context): by += ", whose task is returned before it is done"; break;
                    default: continue;
                }
            }
            else if (kind == TaskFateKind.Dropped && IsWaitedForOtherwise(call, end, semantics, cancel))
            {
                continue;
            }
            else
            {
                by += kind == TaskFateKind.Dropped ? ", which nobody awaits" : ", whose task is returned before it is done";
            }

            Report(context, model, Whole(call).GetLocation(), Word(kind), end, end.At, used.Name, by, end.Told(used), Unfinished);
            return;
        }

        if (fate.Kind == TaskFateKind.Dropped || (fate.Kind == TaskFateKind.Kept && KeptTask.Of(fate.Variable!, FunctionSyntax.Around(call.Syntax).Span, semantics, cancel) == KeptTaskKind.Forgotten)) AnalyzeInjected(context, call, model);
    }

    // _ = Task.Run(() => _db.SaveChangesAsync());   _ = AuditAsync(order);
    private static void AnalyzeInjected(OperationAnalysisContext context, IInvocationOperation call, LifeguardModel model)
    {
        var cancel = context.CancellationToken;
        if (model.Kind(cancel) != ProjectKind.Functions) return;
        var scopes = new ContainerScopes(model, cancel);
        var used = WorkUses.Directly(call).FirstOrDefault(scopes.EndsWithInvocation);
        used ??= Functions(call).Select(function => scopes.UsedBy(function, 0)).FirstOrDefault(found => found is not null);
        if (used is null && call.Syntax is InvocationExpressionSyntax syntax && scopes.CalledBy(syntax, call.SemanticModel!) is { } called && FunctionSyntax.BodyOf(called, model.Compilation, cancel) is { } body)
        {
            var from = called.IsAsync ? FunctionSyntax.FirstAwait(body) : 0;
            if (from is { } start) used = scopes.UsedBy(body, start);
        }

        used ??= Captured(call, model, cancel).FirstOrDefault(scopes.EndsWithInvocation);
        if (used is null) return;
        Report(context, model, Whole(call).GetLocation(), LooseWork.Dropped, null, used.Locations.FirstOrDefault(), used.Name, By(call) + ", which nobody awaits", "the scope that it was injected from ends with the invocation", Unfinished);
    }

    // SaveInBackground(connection), async void;   ThreadPool.QueueUserWorkItem(_ => connection.Execute(…));
    private static void AnalyzeVoid(OperationAnalysisContext context, LifeguardModel model)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        var cancel = context.CancellationToken;
        if (method is { ReturnsVoid: true, IsAsync: true })
        {
            if (FunctionSyntax.BodyOf(method, model.Compilation, cancel) is not { } body || FunctionSyntax.FirstAwait(body) is null) return;
            ReportCallback(context, model, call, Uses(call, model, cancel), $"'{method.Name}', which is 'async void', so that nobody can await it");
        }
        else if (method is { Name: "QueueUserWorkItem" or "UnsafeQueueUserWorkItem", ContainingType.Name: "ThreadPool" } && method.IsInNamespace("System.Threading"))
        {
            ReportCallback(context, model, call, Captured(call, model, cancel), $"the work that '{method.Name}' starts, which nobody waits for");
        }
        else if (method is { Name: "Start", ContainingType.Name: "Thread" } && method.IsInNamespace("System.Threading") && call.Instance is { } thread && WorkUses.Bare(thread) is IObjectCreationOperation creation)
        {
            ReportCallback(context, model, call, Captured(creation, model, cancel), "the thread that is started, which nobody waits for");
        }
    }

    // orders.ForEach(async order => await connection.ExecuteAsync(…));   new Timer(_ => connection.Execute(…));   bus.Received += (_, order) => connection.Execute(…);
    private static void AnalyzeDelegate(OperationAnalysisContext context, LifeguardModel model)
    {
        var creation = (IDelegateCreationOperation)context.Operation;
        var cancel = context.CancellationToken;
        IOperation outer = creation;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation) outer = outer.Parent;
        switch (outer.Parent)
        {
            case IArgumentOperation { Parent: IObjectCreationOperation { Type: { Name: "Timer" } timer } made } when timer.IsInNamespace("System.Threading") && !IsDisposedInTime(made):
                ReportCallback(context, model, made, Captured(creation, model, cancel), "the callback of a timer");
                break;
            case IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Instance: { } source } raised } subscription when IsLeftBehind(source, subscription, cancel):
                ReportCallback(context, model, subscription, Captured(creation, model, cancel), $"the handler of '{raised.Event.Name}'");
                break;
            case IArgumentOperation when creation.Target is IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } } lambda && FunctionSyntax.FirstAwait(((AnonymousFunctionExpressionSyntax)lambda.Syntax).Body) is not null:
                ReportCallback(context, model, creation, Captured(creation, model, cancel), "an async lambda that is passed as 'void' delegate, so that nobody can await it");
                break;
        }
    }

    private static void ReportCallback(OperationAnalysisContext context, LifeguardModel model, IOperation work, IEnumerable<ISymbol> uses, string by)
    {
        var cancel = context.CancellationToken;
        var semantics = work.SemanticModel!;
        ContainerScopes? scopes = null;
        foreach (var used in uses)
        {
            if (ScopeEnd.Of(used, work.Syntax, leaves: false, semantics, cancel) is { } end)
            {
                if (IsWaitedForOtherwise(work, end, semantics, cancel)) continue;
                Report(context, model, work.Syntax.GetLocation(), LooseWork.Callback, end, end.At, used.Name, by, end.Told(used), Unfinished);
                return;
            }

            if (used is ILocalSymbol || model.Kind(cancel) != ProjectKind.Functions || !(scopes ??= new ContainerScopes(model, cancel)).EndsWithInvocation(used)) continue;
            Report(context, model, work.Syntax.GetLocation(), LooseWork.Callback, null, used.Locations.FirstOrDefault(), used.Name, by, "the scope that it was injected from ends with the invocation", Unfinished);
            return;
        }
    }

    // using var connection = …; return command.ExecuteReader();   return db.Orders.Where(…);   return connection;
    private static void AnalyzeReturn(OperationAnalysisContext context, LifeguardModel model)
    {
        if (context.Operation is not IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned }) return;
        var type = returned is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand.Type : returned.Type;
        var value = WorkUses.Bare(returned);
        if (value is IInvocationOperation { TargetMethod.Name: "Ok" or "Json", Arguments: [var content, ..] }) value = WorkUses.Bare(content.Value);
        var cancel = context.CancellationToken;
        var semantics = value.SemanticModel!;
        if (LazyResult.IsSequence(value.Type))
        {
            foreach (var used in LazyResult.Uses(value, model, semantics, cancel))
            {
                if (ScopeEnd.Of(used, value.Syntax, leaves: true, semantics, cancel) is not { } end) continue;
                Report(context, model, value.Syntax.GetLocation(), LooseWork.Result, end, end.At, used.Name, "the result that is returned unread", end.Told(used), "reading it fails");
                return;
            }
        }
        else if (ScopeBound.Is(type))
        {
            AnalyzeReturned(context, value, ScopeBound.IsReader(type), model);
        }
    }

    private static void AnalyzeReturned(OperationAnalysisContext context, IOperation value, bool isReader, LifeguardModel model)
    {
        var cancel = context.CancellationToken;
        foreach (var used in WorkUses.Of(value))
        {
            var isItself = value is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, used);
            if (!isItself && !isReader) continue;
            if (ScopeEnd.Of(used, value.Syntax, leaves: true, type => isItself || !ScopeBound.IsCommand(type), value.SemanticModel!, cancel) is not { } end) continue;
            var isWhatEnds = SymbolEqualityComparer.Default.Equals(end.Subject, used);
            if (!isWhatEnds && (!isReader || ScopeBound.IsCommand(WorkUses.TypeOf(end.Subject)))) continue;
            var (by, so) = isItself && isWhatEnds ? ("the caller, to whom it is returned", "the caller gets what can no longer be used") : ("the reader that is returned", "the caller cannot read from it");
            Report(context, model, value.Syntax.GetLocation(), LooseWork.Result, end, end.At, used.Name, by, end.Told(used), so);
            return;
        }
    }

    private static void Report(OperationAnalysisContext context, LifeguardModel model, Location location, string work, ScopeEnd? end, Location? origin, params object[] arguments)
    {
        if (model.Kind(context.CancellationToken) is not (ProjectKind.Functions or ProjectKind.Library)) return;
        var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Work, work);
        if (end is not null && AsyncDisposal.IsReal(WorkUses.TypeOf(end.Subject), model.Compilation)) properties = properties.Add(DiagnosticKeys.AsyncDisposal, "true");
        context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.ConnectionOutlivesInvocation, location, origin is null ? [] : new[] { origin }, properties, arguments));
    }

    // connection?.ExecuteAsync(…)
    private static SyntaxNode Whole(IOperation call)
    {
        while (call.Parent is IConditionalAccessOperation access && access.WhenNotNull == call) call = access;
        return call.Syntax;
    }

    private static string Word(TaskFateKind kind) => kind switch
    {
        TaskFateKind.Dropped => LooseWork.Dropped,
        TaskFateKind.Returned => LooseWork.Returned,
        _ => LooseWork.Kept,
    };

    private static string By(IInvocationOperation call) => UnfinishedWork.StartsWork(call.TargetMethod)
        ? $"the work that '{call.TargetMethod.Name}' starts"
        : call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } function ? $"'{function.Syntax}'" : $"'{call.TargetMethod.Name}'";

    private static bool Leaves(ISymbol used, IInvocationOperation call, SemanticModel semantics, OperationAnalysisContext context) =>
        EnclosingFunction.SymbolOf(call, context.ContainingSymbol) is { IsAsync: false } && ScopeEnd.Of(used, call.Syntax, leaves: true, semantics, context.CancellationToken) is not null;

    private static IEnumerable<ISymbol> Uses(IInvocationOperation call, LifeguardModel model, CancellationToken cancel) => UsesOfCall(call, model, cancel).Concat(Captured(call, model, cancel));

    // What the call is made on and is given, as far as the method it calls uses that once it has let go of the thread.
    private static IEnumerable<ISymbol> UsesOfCall(IInvocationOperation call, LifeguardModel model, CancellationToken cancel)
    {
        if (call.TargetMethod.Name == "ContinueWith") return [];
        var body = FunctionSyntax.BodyOf(call.TargetMethod, model.Compilation, cancel);
        if (body is null) return WorkUses.Directly(call);
        var from = call.TargetMethod.IsAsync ? FunctionSyntax.FirstAwait(body) ?? int.MaxValue : 0;
        var names = new HashSet<string>(body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => name.Span.End > from).Select(name => name.Identifier.ValueText), StringComparer.Ordinal);
        var given = call.Arguments.Where(argument => argument.Parameter is { } parameter && names.Contains(parameter.Name) && ScopeBound.Is(WorkUses.Bare(argument.Value).Type)).SelectMany(argument => WorkUses.Of(argument.Value));
        return call.Instance is { } instance and not IInstanceReferenceOperation && UsesHeld(body, from, call.TargetMethod.ContainingType, model, cancel) ? WorkUses.Of(instance).Concat(given) : given;
    }

    // The method of a repository that uses the connection which the repository holds.
    private static bool UsesHeld(SyntaxNode body, int from, INamedTypeSymbol owner, LifeguardModel model, CancellationToken cancel) =>
        ScopeBound.Is(owner) || WorkUses.InCode(body, from, model.Models.Of(body), cancel).Any(use => use.Symbol is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } });

    // What the lambdas and local functions use that the work consists of.
    private static IEnumerable<ISymbol> Captured(IOperation work, LifeguardModel model, CancellationToken cancel)
    {
        foreach (var function in Functions(work))
        {
            foreach (var (symbol, _) in WorkUses.InCode(function, 0, model.Models.Of(function), cancel)) yield return symbol;
        }

        if (work is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } local } && FunctionSyntax.BodyOf(local, model.Compilation, cancel) is { } body)
        {
            var from = local.IsAsync ? FunctionSyntax.FirstAwait(body) ?? int.MaxValue : 0;
            foreach (var (symbol, _) in WorkUses.InCode(body, from, model.Models.Of(body), cancel)) yield return symbol;
        }
    }

    private static IEnumerable<SyntaxNode> Functions(IOperation work)
    {
        var delegates = work switch
        {
            IInvocationOperation call => call.Arguments.Select(argument => argument.Value),
            IObjectCreationOperation creation => creation.Arguments.Select(argument => argument.Value),
            _ => [work],
        };
        foreach (var value in delegates)
        {
            switch (WorkUses.Bare(value))
            {
                case IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Syntax: AnonymousFunctionExpressionSyntax { Body: var lambda } } }:
                    yield return lambda;
                    break;
                case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } or { IsStatic: false } } named } when FunctionSyntax.BodyOf(named.Method, work.SemanticModel!.Compilation, default) is { } body && body.SyntaxTree == work.Syntax.SyntaxTree:
                    yield return body;
                    break;
            }
        }
    }

    // The work and the code behind it share a gate, a counter or a source of cancellation: the code may well wait for the work.
    private static bool IsWaitedForOtherwise(IOperation work, ScopeEnd end, SemanticModel semantics, CancellationToken cancel)
    {
        var inside = work.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).ToImmutableHashSet();
        var statement = work.Syntax.FirstAncestorOrSelf<StatementSyntax>() ?? work.Syntax;
        var function = FunctionSyntax.Around(work.Syntax);
        return function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.SpanStart >= statement.Span.End && end.Span.Contains(name.Span) && inside.Contains(name.Identifier.ValueText)
            && semantics.GetSymbolInfo(name, cancel).Symbol is ILocalSymbol { Type: { } type } && IsGate(type));
    }

    private static bool IsGate(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() is { } name && name.StartsWith("System.Threading", StringComparison.Ordinal) && type.Name is not ("CancellationToken" or "Task" or "ValueTask");

    private static bool IsDisposedInTime(IObjectCreationOperation timer)
    {
        if (timer.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }) return false;
        return declarator.Syntax.Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }
            || FunctionSyntax.Around(declarator.Syntax).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name && name.SpanStart > declarator.Syntax.Span.End);
    }

    // The object that raises the event is a field, or was given: it lives on. Whoever mentions it again afterwards may wait for it or unsubscribe.
    private static bool IsLeftBehind(IOperation source, IEventAssignmentOperation subscription, CancellationToken cancel)
    {
        if (WorkUses.Bare(source) is not (IFieldReferenceOperation or IParameterReferenceOperation) || ScopeBound.Is(source.Type)) return false;
        var name = ((WorkUses.Bare(source) as IFieldReferenceOperation)?.Field.Name ?? (WorkUses.Bare(source) as IParameterReferenceOperation)?.Parameter.Name)!;
        cancel.ThrowIfCancellationRequested();
        return !FunctionSyntax.Around(subscription.Syntax).DescendantNodes().OfType<IdentifierNameSyntax>().Any(mention => mention.Identifier.ValueText == name && mention.SpanStart > subscription.Syntax.Span.End);
    }
}
