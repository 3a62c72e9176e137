using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>What of a connection does a value need that has not been read yet: a LINQ query, an unbuffered result, the rows of an iterator?</summary>
internal sealed class LazyResult
{
    private const int Budget = 24;

    private static readonly HashSet<string> Sequences = new(StringComparer.Ordinal)
    {
        "IEnumerable", "IQueryable", "IOrderedEnumerable", "IOrderedQueryable", "IAsyncEnumerable", "IIncludableQueryable", "DbSet", "DbRawSqlQuery", "DbSqlQuery",
    };

    private readonly LifeguardModel _model;
    private readonly SemanticModel _semantics;
    private readonly CancellationToken _cancel;
    private readonly List<ISymbol> _found = [];

    private LazyResult(LifeguardModel model, SemanticModel semantics, CancellationToken cancel)
    {
        _model = model;
        _semantics = semantics;
        _cancel = cancel;
    }

    /// <summary>The variables of connections, contexts and readers that are used when somebody reads the value; none for what is read already.</summary>
    public static IReadOnlyList<ISymbol> Uses(IOperation value, LifeguardModel model, SemanticModel semantics, CancellationToken cancel)
    {
        var result = new LazyResult(model, semantics, cancel);
        result.Follow(value);
        return result._found;
    }

    /// <summary>True for the types that sequences have which may not have been read yet.</summary>
    public static bool IsSequence(ITypeSymbol? type) => type is INamedTypeSymbol named && Sequences.Contains(named.Name) && named.ContainingNamespace.ToDisplayString() is { } name
        && (name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));

    private void Follow(IOperation value)
    {
        var pending = new Stack<IOperation>();
        pending.Push(value);
        for (var steps = 0; steps < Budget && pending.Count > 0; steps++)
        {
            var current = WorkUses.Bare(pending.Pop());
            if (current is IConditionalOperation { WhenFalse: { } otherwise } conditional)
            {
                pending.Push(otherwise);
                pending.Push(conditional.WhenTrue);
                continue;
            }

            if (!IsSequence(current.Type)) continue;
            switch (current)
            {
                case ILocalReferenceOperation { Local: var local } when ValueOf(local) is { } initial: pending.Push(initial); break;
                case IPropertyReferenceOperation { Instance: { } owner } when ScopeBound.Is(WorkUses.Bare(owner).Type): _found.AddRange(WorkUses.Of(owner)); break;
                case IInvocationOperation call: OfCall(call, pending); break;
            }
        }
    }

    private void OfCall(IInvocationOperation call, Stack<IOperation> pending)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is { Name: "Enumerable" or "Queryable" or "AsyncEnumerable" } && method.IsInNamespace("System.Linq") && method.IsExtensionMethod)
        {
            foreach (var argument in call.Arguments.Skip(1)) Captured(argument.Value);
            pending.Push(call.Arguments[0].Value);
        }
        else if (method.IsExtensionMethod && method.IsInNamespace("Microsoft.EntityFrameworkCore", orBelow: true) && call.Arguments.Length > 0)
        {
            if (IsSequence(WorkUses.Bare(call.Arguments[0].Value).Type)) pending.Push(call.Arguments[0].Value);
            else _found.AddRange(WorkUses.Of(call.Arguments[0].Value));                                     // context.Database.SqlQuery<T>(…)
        }
        else if (method.IsInNamespace("Dapper", orBelow: true) && method.IsExtensionMethod)
        {
            var isUnbuffered = method.Name == "QueryUnbufferedAsync" || call.Arguments.Any(argument => argument.Parameter?.Name == "buffered" && argument.Value.ConstantValue is { HasValue: true, Value: false });
            if (isUnbuffered) _found.AddRange(WorkUses.Of(call.Arguments[0].Value));
        }
        else if (call.Instance is { } queried && IsSequence(WorkUses.Bare(queried).Type))
        {
            pending.Push(queried);                                                                         // db.Orders.AsAsyncEnumerable(), a method of DbSet
        }
        else if (method.Name == "Set" && DatabaseProviders.IsContext(method.ContainingType) && call.Instance is { } context)
        {
            _found.AddRange(WorkUses.Of(context));
        }
        else if (FunctionSyntax.BodyOf(method, _model.Compilation, _cancel) is { } body && FunctionSyntax.OwnNodes(body).Any(node => node is YieldStatementSyntax))
        {
            foreach (var argument in call.Arguments)
            {
                if (ScopeBound.Is(WorkUses.Bare(argument.Value).Type) && argument.Parameter is { } parameter && Mentions(body, parameter.Name)) _found.AddRange(WorkUses.Of(argument.Value));
            }
        }
    }

    // ids.Select(id => connection.QuerySingle<Order>(…)): runs when somebody reads.
    private void Captured(IOperation argument)
    {
        if (WorkUses.Bare(argument) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } && lambda.Syntax is AnonymousFunctionExpressionSyntax { Body: { } body })
        {
            _found.AddRange(WorkUses.InCode(body, 0, _semantics, _cancel).Select(use => use.Symbol).Where(symbol => ScopeBound.Is(WorkUses.TypeOf(symbol))));
        }
    }

    // var query = db.Orders.Where(…); and then nothing but query = query.Take(10);
    private IOperation? ValueOf(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancel) is not VariableDeclaratorSyntax { Initializer.Value: var value } declarator) return null;
        foreach (var assignment in FunctionSyntax.Around(declarator).DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is not IdentifierNameSyntax name || name.Identifier.ValueText != local.Name) continue;
            if (!Mentions(assignment.Right, local.Name) || _semantics.GetOperation(assignment.Right, _cancel) is not { } next || !IsSequence(WorkUses.Bare(next).Type)) return null;
        }

        return _semantics.GetOperation(value, _cancel);
    }

    private static bool Mentions(SyntaxNode body, string name) => body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(mention => mention.Identifier.ValueText == name);
}
