using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>
/// Where do a resource and what is made from it go, until nothing of it is needed any more? The analyzer has found that it is lost on some path; the fix has to know about all of them:
/// what leaves the function on any path must not be disposed at its end.
/// </summary>
internal sealed class ResourceFlow
{
    private readonly SemanticModel _model;
    private readonly SyntaxNode _function;
    private readonly CancellationToken _cancel;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Queue<(ISymbol Symbol, SyntaxNode Scope)> _open = new();
    private readonly ImmutableArray<SyntaxNode>.Builder _uses = ImmutableArray.CreateBuilder<SyntaxNode>();
    private int _budget;
    private bool _isInTaskOnly;
    private bool _isReturnedAsTask;

    private ResourceFlow(SyntaxNode function, SemanticModel model, int budget, CancellationToken cancel)
    {
        _function = function;
        _model = model;
        _budget = budget;
        _cancel = cancel;
    }

    /// <summary>True when it is kept somewhere, or when nobody can tell.</summary>
    public bool IsKept { get; private set; }

    /// <summary>True when it is what the function yields.</summary>
    public bool IsReturned { get; private set; }

    /// <summary>True when the function, which is not async, returns a task that uses it, and nothing else of it.</summary>
    public bool LeavesInTasks => _isReturnedAsTask && !IsKept && !IsReturned;

    /// <summary>True when it is of use after the function has ended.</summary>
    public bool Leaves => IsKept || IsReturned || LeavesInTasks;

    /// <summary>Every place that names it or something made from it.</summary>
    public ImmutableArray<SyntaxNode> Uses => _uses.ToImmutable();

    /// <summary>What becomes of what a local holds, which <paramref name="function"/> declares.</summary>
    public static ResourceFlow Of(ILocalSymbol local, SyntaxNode function, SemanticModel model, CancellationToken cancel) => Of(local, function, model, budget: 60, cancel);

    /// <summary>What becomes of the value of an expression.</summary>
    public static ResourceFlow Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancel)
    {
        var flow = new ResourceFlow(LocalReferences.Function(value), model, budget: 60, cancel);
        flow.Follow(value);
        flow.FollowAll();
        return flow;
    }

    private static ResourceFlow Of(ISymbol variable, SyntaxNode function, SemanticModel model, int budget, CancellationToken cancel)
    {
        var flow = new ResourceFlow(function, model, budget, cancel);
        flow.Taint(variable, function);
        flow.FollowAll();
        return flow;
    }

    private void FollowAll()
    {
        while (_open.Count > 0 && !IsKept)
        {
            _cancel.ThrowIfCancellationRequested();
            if (_budget-- <= 0)
            {
                IsKept = true;
                return;
            }

            var (symbol, scope) = _open.Dequeue();
            foreach (var reference in LocalReferences.In(scope, symbol, _model, _cancel))
            {
                _uses.Add(reference);
                if (symbol is IMethodSymbol && reference.Parent is InvocationExpressionSyntax call) FollowResult(call);
                else Follow(reference);
                if (symbol is not IMethodSymbol) FollowCaptures(reference, symbol);
            }
        }
    }

    private void Taint(ISymbol? symbol, SyntaxNode? scope = null)
    {
        switch (symbol)
        {
            case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                if (scope is null && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancel) is { } declared) scope = LocalReferences.Member(declared);
                if (scope is null) IsKept = true;
                else if (_seen.Add(symbol)) _open.Enqueue((symbol, scope));
                break;
            case IDiscardSymbol:
                break;
            default:
                IsKept = true;
                break;
        }
    }

    /// <summary>What a lambda or local function uses goes where the lambda goes, and is used where the local function is called.</summary>
    private void FollowCaptures(SyntaxNode reference, ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancel) is not { } declared) return;

        foreach (var function in reference.Ancestors().TakeWhile(node => !node.Span.Contains(declared.Span) || node == declared))
        {
            if (function is AnonymousFunctionExpressionSyntax lambda && _seen.Add(Declared(lambda) ?? symbol)) Follow(lambda);
            if (function is LocalFunctionStatementSyntax local) Taint(_model.GetDeclaredSymbol(local, _cancel));
        }
    }

    private ISymbol? Declared(AnonymousFunctionExpressionSyntax lambda) => _model.GetSymbolInfo(lambda, _cancel).Symbol;

    /// <summary>Follows a value outwards, for as long as what is made of it still needs the resource.</summary>
    private void Follow(ExpressionSyntax? value)
    {
        _isInTaskOnly = false;
        while (value is not null && !IsKept) value = Next(value);
    }

    /// <summary>The expression that the value becomes part of; null when it ends here or has gone into a variable.</summary>
    private ExpressionSyntax? Next(ExpressionSyntax value)
    {
        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or CheckedExpressionSyntax: return (ExpressionSyntax)value.Parent;
            case PostfixUnaryExpressionSyntax forgiven when Shapes.IsForgiven(forgiven): return forgiven;
            case AwaitExpressionSyntax awaited: return IfLive(awaited);
            case ConditionalExpressionSyntax conditional: return conditional.Condition == value ? null : conditional;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression } binary: return binary;
            case BinaryExpressionSyntax or InterpolationSyntax or ThrowStatementSyntax or ThrowExpressionSyntax: return null;
            case IsPatternExpressionSyntax pattern: return Names(pattern.Pattern);
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax whole } arm: return arm.Expression == value ? whole : null;
            case SwitchExpressionSyntax whole: return Names(whole);
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == value && call.Expression == access: return ResultOf(call, value);
            case MemberAccessExpressionSyntax access when access.Expression == value: return IfLive(access);
            case ConditionalAccessExpressionSyntax conditional when conditional.Expression == value: return IfLive(conditional);
            case ConditionalAccessExpressionSyntax conditional: return conditional;
            case ElementAccessExpressionSyntax element when element.Expression == value: return IfLive(element);
            case InvocationExpressionSyntax call when call.Expression == value: return IfLive(call);
            case ArgumentSyntax argument: return Passed(argument, value);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }: return Into(_model.GetDeclaredSymbol(variable, _cancel));
            case AssignmentExpressionSyntax assignment: return Assigned(assignment, value);
            case InitializerExpressionSyntax { Parent: ExpressionSyntax made }: return made;
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax or YieldStatementSyntax or AnonymousFunctionExpressionSyntax: return Returned(value);
            case ExpressionStatementSyntax: return Ended(value);
            case ForEachStatementSyntax loop when loop.Expression == value: return Iterated(loop);
            case UsingStatementSyntax or LockStatementSyntax or IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax: return null;
            default: return Kept();
        }
    }

    private ExpressionSyntax? IfLive(ExpressionSyntax value) => LiveValues.Is(_model.GetTypeInfo(value, _cancel).Type) ? value : null;

    private ExpressionSyntax? Kept()
    {
        IsKept = true;
        return null;
    }

    private ExpressionSyntax? Into(ISymbol? variable)
    {
        Taint(variable);
        return null;
    }

    private ExpressionSyntax? Returned(ExpressionSyntax value)
    {
        // What a lambda or local function within returns, its caller gets: it is followed to there.
        if (LocalReferences.Function(value) != _function) return null;

        var isTask = _model.GetTypeInfo(value, _cancel).Type is INamedTypeSymbol type && LiveValues.IsTask(type) && (_isInTaskOnly || !type.TypeArguments.Any(LiveValues.Is));
        if (isTask && !AcquiredValue.IsAsync(_function)) _isReturnedAsTask = true;
        else IsReturned = true;
        return null;
    }

    // Work that nobody waits for goes on after the end of the block.
    private ExpressionSyntax? Ended(ExpressionSyntax value) => LiveValues.IsTask(_model.GetTypeInfo(value, _cancel).Type) ? Kept() : null;

    private ExpressionSyntax? Iterated(ForEachStatementSyntax loop) =>
        _model.GetDeclaredSymbol(loop, _cancel) is { } variable && LiveValues.Is(variable.Type) ? Into(variable) : null;

    /// <summary>The names that a pattern gives the value.</summary>
    private ExpressionSyntax? Names(SyntaxNode pattern)
    {
        foreach (var name in pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>()) Taint(_model.GetDeclaredSymbol(name, _cancel));
        return null;
    }

    private ExpressionSyntax? Assigned(AssignmentExpressionSyntax assignment, ExpressionSyntax value)
    {
        if (assignment.Left == value) return null;
        if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)) return Kept();
        if (assignment.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made }) return made;
        if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "_" } && Symbol(assignment.Left) is IDiscardSymbol or null) return Ended(value);
        if (Target(assignment.Left) is not { } target) return Kept();

        Taint(target);
        return assignment.Parent is ExpressionStatementSyntax ? null : assignment;
    }

    /// <summary>The local that is assigned, or of which a part is.</summary>
    private ISymbol? Target(ExpressionSyntax left)
    {
        while (left is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
        {
            left = left is MemberAccessExpressionSyntax access ? access.Expression : ((ElementAccessExpressionSyntax)left).Expression;
        }

        return Symbol(left) is ILocalSymbol { RefKind: RefKind.None } local ? local : null;
    }

    private ExpressionSyntax? Passed(ArgumentSyntax argument, ExpressionSyntax value)
    {
        if (!argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword)) return Kept();
        switch (argument.Parent?.Parent)
        {
            case InvocationExpressionSyntax call: return ResultOf(call, value);
            case BaseObjectCreationExpressionSyntax made: return Made(made, value);
            case ElementAccessExpressionSyntax: return null;
            default: return argument.Parent is TupleExpressionSyntax { Parent: not AssignmentExpressionSyntax } tuple ? tuple : Kept();
        }
    }

    // What is made from a command or connection needs it; a delegate that is handed to a constructor is called some time.
    private ExpressionSyntax? Made(BaseObjectCreationExpressionSyntax made, ExpressionSyntax value) =>
        _model.GetTypeInfo(value, _cancel).ConvertedType?.TypeKind == TypeKind.Delegate && _model.GetTypeInfo(made, _cancel).Type is { Locations.Length: > 0 } type && !IsOurs(type)
            ? Kept()
            : made;

    private void FollowResult(InvocationExpressionSyntax call)
    {
        if (IfLive(call) is { } live) Follow(live);
    }

    /// <summary>A call on the value, or one that it is passed to: what the call yields, if that still needs it.</summary>
    private ExpressionSyntax? ResultOf(InvocationExpressionSyntax call, ExpressionSyntax value)
    {
        if (_model.GetSymbolInfo(call, _cancel).Symbol is not IMethodSymbol method) return call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } ? null : Kept();

        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        var isReceiver = receiver == value && method.ReducedFrom is null;
        if (!isReceiver)
        {
            var parameter = ParameterOf(call, value, method);
            if (parameter is null) return Kept();

            var definition = (method.ReducedFrom ?? method).OriginalDefinition;
            if (Body(definition) is { } body)
            {
                // What the parameter does in there says more than the type of the result.
                var inside = Of(definition.Parameters[parameter.Ordinal], body, ModelOf(body), _budget / 2, _cancel);
                if (inside.IsKept) return Kept();
                if (!inside.IsReturned && !LiveValues.IsTask(method.ReturnType)) return null;
                if (!inside.IsReturned) return Awaited(call);
            }
            else if (!BorrowingCalls.Borrows(method, parameter, receiver is null ? null : _model.GetTypeInfo(receiver, _cancel).Type))
            {
                // tasks.Add(connection.ExecuteAsync(…)): what is done with the list is what is done with the task.
                if (receiver is null || Target(receiver) is not { } collection || !BorrowingCalls.AddsTo(method)) return Kept();
                Taint(collection);
                return null;
            }
        }

        if (LiveValues.IsBuffered(call, method)) return LiveValues.IsTask(method.ReturnType) ? Awaited(call) : null;
        return IfLive(call);
    }

    /// <summary>The task itself is of use only while the resource lives; what it yields is not.</summary>
    private ExpressionSyntax? Awaited(ExpressionSyntax task)
    {
        _isInTaskOnly = true;
        while (true)
        {
            switch (task.Parent)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    task = parenthesized;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter", Parent: InvocationExpressionSyntax next }:
                    task = next;
                    break;
                case AwaitExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" or "GetResult" or "Wait" }:
                    return null;
                default:
                    return task;
            }
        }
    }

    private IParameterSymbol? ParameterOf(InvocationExpressionSyntax call, ExpressionSyntax value, IMethodSymbol method)
    {
        if (value.Parent is not ArgumentSyntax argument) return method.ReducedFrom?.Parameters[0];

        var offset = method.ReducedFrom is null ? 0 : 1;
        var parameters = (method.ReducedFrom ?? method).Parameters;
        if (argument.NameColon is { } label) return parameters.FirstOrDefault(parameter => parameter.Name == label.Name.Identifier.ValueText);

        var index = call.ArgumentList.Arguments.IndexOf(argument) + offset;
        return index < parameters.Length ? parameters[index] : parameters.LastOrDefault(parameter => parameter.IsParams);
    }

    /// <summary>The code of a method that is this and no other, whatever the object.</summary>
    private SyntaxNode? Body(IMethodSymbol method) =>
        !method.IsAbstract && !method.IsExtern && (!(method.IsVirtual || method.IsOverride) || method.IsSealed || method.ContainingType.IsSealed)
            && method.DeclaringSyntaxReferences.Length == 1
            && method.DeclaringSyntaxReferences[0].GetSyntax(_cancel) is var declared
            && declared is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null } or LocalFunctionStatementSyntax
                ? declared
                : null;

#pragma warning disable RS0030 // Binds a foreign file: a few methods when a fix is asked for, not all of them in each build. Analyzers' models are out of reach here.
    private SemanticModel ModelOf(SyntaxNode node) => node.SyntaxTree == _model.SyntaxTree ? _model : _model.Compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS0030

    private ISymbol? Symbol(ExpressionSyntax expression) => _model.GetSymbolInfo(expression, _cancel).Symbol;

    private static bool IsOurs(ITypeSymbol type) => type.Locations.Any(location => location.IsInSource);
}
