using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>One function of a member that obtains something: its graph, what it obtains, and the operations as they are written.</summary>
/// <param name="Syntax">The lambda, the local function, or the member.</param>
/// <param name="Operation">The function's operation.</param>
/// <param name="Graph">Its graph; null where the compiler makes none, or the function obtains more than a walk tells apart.</param>
/// <param name="Acquisitions">What it obtains, in the order of the source.</param>
/// <param name="Written">The operations as written, by syntax and kind: a graph has copies of them, without what stood around them.</param>
internal sealed record FunctionCode(
    SyntaxNode Syntax, IOperation Operation, ControlFlowGraph? Graph, ImmutableArray<Acquisition> Acquisitions, IReadOnlyDictionary<(SyntaxNode, OperationKind), IOperation> Written)
{
    /// <summary>The functions of the member around an operation that obtain something.</summary>
    public static ImmutableArray<FunctionCode> InMemberOf(IOperation inside, Ownership ownership, CancellationToken cancel)
    {
        var root = inside;
        while (root.Parent is { } parent) root = parent;
        var written = new Dictionary<(SyntaxNode, OperationKind), IOperation>();
        var found = new Dictionary<IOperation, List<Acquisition>>();
        var order = new List<IOperation>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            cancel.ThrowIfCancellationRequested();
            var key = (operation.Syntax, operation.Kind);
            if (!written.TryGetValue(key, out var known) || (known.IsImplicit && !operation.IsImplicit)) written[key] = operation;      // new List { Open() }: an implicit Add stands there, too
            if (operation.Kind is not (OperationKind.ObjectCreation or OperationKind.Invocation or OperationKind.PropertyReference)) continue;
            if (ownership.AcquiredAt(operation, cancel) is not { } acquisition) continue;
            var function = FunctionAround(operation);
            if (!found.TryGetValue(function, out var list))
            {
                found.Add(function, list = new List<Acquisition>());
                order.Add(function);
            }

            list.Add(acquisition);
        }

        if (order.Count == 0) return ImmutableArray<FunctionCode>.Empty;
        if (found.Values.All(list => list.Count > PathWalk.MostAcquisitions)) return order.Select(function => new FunctionCode(function.Syntax, function, null, found[function].ToImmutableArray(), written)).ToImmutableArray();
        var graphs = new Dictionary<IOperation, ControlFlowGraph?> { [root] = GraphOf(root, cancel) };
        return order.Select(function => new FunctionCode(
            function.Syntax, function, found[function].Count > PathWalk.MostAcquisitions ? null : GraphOf(function, graphs, cancel), found[function].OrderBy(acquisition => acquisition.Operation.Syntax.Span.End).ToImmutableArray(), written)).ToImmutableArray();
    }

    /// <summary>The innermost lambda, local function or member around an operation.</summary>
    public static IOperation FunctionAround(IOperation operation)
    {
        var current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation) return current;
        }

        return current;
    }

    private static ControlFlowGraph? GraphOf(IOperation root, CancellationToken cancel) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancel),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancel),
        IBlockOperation block => ControlFlowGraph.Create(block, cancel),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancel),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancel),
        IParameterInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancel),
        _ => null,
    };

    // The graph of a nested function comes from the graph of the function around it, outermost first.
    private static ControlFlowGraph? GraphOf(IOperation function, Dictionary<IOperation, ControlFlowGraph?> graphs, CancellationToken cancel)
    {
        var way = new Stack<IOperation>();
        for (var current = function; !graphs.ContainsKey(current); current = FunctionAround(current)) way.Push(current);
        while (way.Count > 0)
        {
            var next = way.Pop();
            var around = graphs[FunctionAround(next)];
            graphs[next] = around is null ? null : next switch
            {
                ILocalFunctionOperation local when around.LocalFunctions.Contains(local.Symbol) => around.GetLocalFunctionControlFlowGraph(local.Symbol, cancel),
                IAnonymousFunctionOperation lambda when FlowFunctionOf(lambda, around) is { } flow => around.GetAnonymousFunctionControlFlowGraph(flow, cancel),
                _ => null,
            };
        }

        return graphs[function];
    }

    private static IFlowAnonymousFunctionOperation? FlowFunctionOf(IAnonymousFunctionOperation lambda, ControlFlowGraph around)
    {
        foreach (var block in around.Blocks)
        {
            foreach (var operation in block.Operations.Concat(block.BranchValue is { } value ? new[] { value } : Array.Empty<IOperation>()))
            {
                if (!operation.Syntax.Span.Contains(lambda.Syntax.Span)) continue;
                if (operation.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault(flow => flow.Syntax == lambda.Syntax) is { } found) return found;
            }
        }

        return null;
    }
}
