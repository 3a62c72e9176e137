using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>What a local function does to a local of the function around it when it is called.</summary>
internal enum CapturedUse
{
    /// <summary>It uses it.</summary>
    Used,

    /// <summary>It opens it.</summary>
    Opened,

    /// <summary>It disposes or closes it.</summary>
    Ended,

    /// <summary>It commits it or rolls it back.</summary>
    Finished,

    /// <summary>It does something else: writes it, keeps it, hands it on.</summary>
    Unknown,
}

/// <summary>What do the lambdas and local functions inside a function do with its locals?</summary>
internal sealed class NestedFunctions
{
    private readonly Dictionary<SyntaxNode, ImmutableArray<ISymbol>> _keptBy = new();
    private readonly Dictionary<ISymbol, int> _keptFrom = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Dictionary<ISymbol, CapturedUse>> _effects = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);

    /// <summary>Reads the nested functions of a function.</summary>
    public NestedFunctions(FunctionCode function, Ownership ownership, CancellationToken cancel)
    {
        var calls = new List<(ISymbol Caller, ISymbol Callee)>();
        foreach (var operation in function.Operation.Descendants())
        {
            if (operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation) || FunctionCode.FunctionAround(operation) != function.Operation) continue;
            cancel.ThrowIfCancellationRequested();
            var uses = new Dictionary<ISymbol, CapturedUse>(SymbolEqualityComparer.Default);
            foreach (var inner in operation.Descendants())
            {
                if (inner is IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call && operation is ILocalFunctionOperation caller) calls.Add((caller.Symbol, call.TargetMethod));
                if (SymbolOf(inner) is not { } symbol || operation.Syntax.Span.Contains(symbol.Locations.FirstOrDefault()?.SourceSpan ?? default)) continue;
                var use = UseOf(inner, ownership, cancel);
                if (IsWritten(inner)) _written.Add(symbol);
                uses[symbol] = uses.TryGetValue(symbol, out var known) && known > use ? known : use;
            }

            if (operation is ILocalFunctionOperation local) _effects[local.Symbol] = uses;
            else NoteLambda(operation, uses);
        }

        Propagate(calls);
    }

    /// <summary>Locals that a nested function writes.</summary>
    public HashSet<ISymbol> Written => _written;

    /// <summary>The locals that this lambda may keep beyond the call that it is made for.</summary>
    public ImmutableArray<ISymbol> KeptBy(SyntaxNode lambda) => _keptBy.TryGetValue(lambda, out var kept) ? kept : ImmutableArray<ISymbol>.Empty;

    /// <summary>True where a lambda that was made before this place may hold the local.</summary>
    public bool IsKeptBefore(ISymbol local, SyntaxNode place) => _keptFrom.TryGetValue(local, out var from) && from < place.SpanStart;

    /// <summary>What a call of this local function does to locals of the function around it.</summary>
    public IEnumerable<(ISymbol Local, CapturedUse Use)> EffectsOf(IMethodSymbol localFunction) =>
        _effects.TryGetValue(localFunction.OriginalDefinition, out var effects) ? effects.Select(effect => (effect.Key, effect.Value)) : Array.Empty<(ISymbol, CapturedUse)>();

    private void NoteLambda(IOperation lambda, Dictionary<ISymbol, CapturedUse> uses)
    {
        var runsNow = RunsNow(lambda);
        var kept = uses.Where(use => !runsNow || use.Value != CapturedUse.Used).Select(use => use.Key).ToImmutableArray();
        if (kept.IsEmpty) return;
        _keptBy[lambda.Syntax] = kept;
        foreach (var symbol in kept)
        {
            if (!_keptFrom.TryGetValue(symbol, out var from) || from > lambda.Syntax.SpanStart) _keptFrom[symbol] = lambda.Syntax.SpanStart;
        }
    }

    // A local function that calls another does what that one does.
    private void Propagate(List<(ISymbol Caller, ISymbol Callee)> calls)
    {
        for (var round = 0; round < _effects.Count; round++)
        {
            var changed = false;
            foreach (var (caller, callee) in calls)
            {
                if (!_effects.TryGetValue(callee.OriginalDefinition, out var inner) || !_effects.TryGetValue(caller, out var outer) || ReferenceEquals(inner, outer)) continue;
                foreach (var (symbol, use) in inner.Select(effect => (effect.Key, effect.Value)).ToList())
                {
                    if (outer.TryGetValue(symbol, out var known) && known >= use) continue;
                    outer[symbol] = use;
                    changed = true;
                }
            }

            if (!changed) return;
        }
    }

    private static CapturedUse UseOf(IOperation reference, Ownership ownership, CancellationToken cancel)
    {
        var value = reference;
        while (value.Parent is IConversionOperation or IAwaitOperation or IParenthesizedOperation) value = value.Parent;
        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                return UseBy(call);
            case IConditionalAccessOperation access when access.Operation == value:
                return access.WhenNotNull is IInvocationOperation conditional ? UseBy(conditional) : CapturedUse.Used;
            case IUsingOperation:
                return CapturedUse.Ended;
            case IVariableInitializerOperation when value.Parent.Parent?.Parent?.Parent is IUsingDeclarationOperation or IUsingOperation:
                return CapturedUse.Ended;
            case IArgumentOperation argument:
                return ownership.OfArgument(argument, cancel) switch
                {
                    ValueFate.Borrowed => CapturedUse.Used,
                    ValueFate.Disposed => CapturedUse.Ended,
                    _ => CapturedUse.Unknown,
                };
            case IPropertyReferenceOperation or IBinaryOperation or IIsPatternOperation or IIsTypeOperation or IUnaryOperation or IExpressionStatementOperation or INameOfOperation or IConditionalOperation:
                return CapturedUse.Used;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment when assignment.Value == value && Throwing.IsDatabaseType(property.Property.ContainingType):
                return CapturedUse.Used;
            default:
                return value.Type is { SpecialType: not SpecialType.None } ? CapturedUse.Used : CapturedUse.Unknown;
        }
    }

    private static CapturedUse UseBy(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Dispose" or "DisposeAsync" or "Close" or "CloseAsync" => CapturedUse.Ended,
        "Commit" or "CommitAsync" or "Rollback" or "RollbackAsync" => CapturedUse.Finished,
        "Open" or "OpenAsync" => CapturedUse.Opened,
        _ => CapturedUse.Used,
    };

    private static bool IsWritten(IOperation reference) =>
        (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference) || reference.Parent is IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } or ITupleOperation;

    // Passed to something that runs it before it returns, or before the await of what it returns is over.
    private static bool RunsNow(IOperation lambda)
    {
        var value = lambda;
        while (value.Parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation) value = value.Parent;
        if (value.Parent is not IArgumentOperation { Parent: IInvocationOperation call }) return false;
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (type.IsInNamespace("System.Threading.Tasks")) return (method.Name == "Run" && Throwing.AwaitOf(call) is not null) || type.Name == "Parallel";
        if (method.Name is "ForEach" && type.IsInNamespace("System", orBelow: true)) return true;
        return (type.IsInNamespace("System.Linq") && method.ReturnType.SpecialType != SpecialType.None) || ((type.IsInNamespace("Polly", orBelow: true) || method.Name is "ExecuteAsync" or "Execute") && (Throwing.AwaitOf(call) is not null || method.Name == "Execute"));
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
