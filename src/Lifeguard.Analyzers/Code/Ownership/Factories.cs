using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Does a method of the source give out something new, that nobody but the caller has? Every value that it returns must be one.</summary>
internal sealed class Factories
{
    private const int MaxValues = 64;

    private readonly Ownership _code;
    private readonly Inquiry _inquiry;
    private readonly SyntaxNode _body;
    private readonly Stack<IOperation> _pending = new();
    private readonly HashSet<ILocalSymbol> _locals = new(SymbolEqualityComparer.Default);
    private readonly List<Product> _products = [];

    private Factories(SyntaxNode body, Ownership code, Inquiry inquiry)
    {
        _body = body;
        _code = code;
        _inquiry = inquiry;
    }

    /// <summary>What the method makes; null where it makes nothing, gives out what somebody else has as well, or cannot be understood.</summary>
    public static Product? Of(IMethodSymbol method, Ownership code, Inquiry inquiry)
    {
        if (Bodies.Of(method, code.Model.Compilation, inquiry.Cancel) is not { } body || Bodies.IsIterator(body)) return null;
        return new Factories(body, code, inquiry).Find();
    }

    private Product? Find()
    {
        var model = _code.Model.Models.Of(_body);
        foreach (var value in Bodies.ReturnsOf(_body))
        {
            if (model.GetOperation(value, _inquiry.Cancel) is not { } operation) return null;
            _pending.Push(operation);
        }

        for (var steps = 0; _pending.Count > 0; steps++)
        {
            _inquiry.Cancel.ThrowIfCancellationRequested();
            if (steps > MaxValues || !Look(_pending.Pop())) return null;
        }

        return Common(_products);
    }

    /// <summary>What several ways of making have in common; null where there is no way.</summary>
    public static Product? Common(IReadOnlyCollection<Product> products)
    {
        if (products.Count == 0) return null;
        var made = products.First().Made;
        return new Product(products.All(product => product.IsOpen), products.All(product => SymbolEqualityComparer.Default.Equals(product.Made, made)) ? made : null);
    }

    // False where the value is not new.
    private bool Look(IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: null }) return true;
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null } conversion: return Push(conversion.Operand);
            case IParenthesizedOperation parenthesized: return Push(parenthesized.Operand);
            case IAwaitOperation awaited: return Push(awaited.Operation);
            case IThrowOperation or IDefaultValueOperation: return true;
            case ICoalesceOperation coalesce: return Push(coalesce.Value) && Push(coalesce.WhenNull);
            case IConditionalOperation { WhenFalse: { } otherwise } choice: return Push(choice.WhenTrue) && Push(otherwise);
            case ISwitchExpressionOperation choice: return choice.Arms.All(arm => Push(arm.Value));
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local }: return LookAt(local.Local, value);
            case ILocalReferenceOperation local: return LookAt(local.Local, value);
            case ITypeParameterObjectCreationOperation:
                _products.Add(new Product(IsOpen: false, Made: null));
                return true;
            case IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } when IsTask(task.Type): return Push(task);
        }

        if (_code.AcquiredAt(value, _inquiry) is { } acquired)
        {
            _products.Add(new Product(acquired.IsOpen, acquired.Made));
            return true;
        }

        return Forwarded(value) is { } inner && Push(inner);
    }

    private bool Push(IOperation value)
    {
        _pending.Push(value);
        return true;
    }

    // OpenAsync().AsTask() · Task.FromResult(connection) · new ValueTask<T>(connection) · Opened(connection)
    private IOperation? Forwarded(IOperation value)
    {
        switch (value)
        {
            case IInvocationOperation { Instance: { } instance } call when _code.OfReceiver(call) == ValueFate.IsResult: return instance;
            case IInvocationOperation call: return call.Arguments.FirstOrDefault(argument => MayBeResource(argument) && _code.OfArgument(argument, _inquiry) == ValueFate.IsResult)?.Value;
            case IObjectCreationOperation creation: return creation.Arguments.FirstOrDefault(argument => MayBeResource(argument) && _code.OfArgument(argument, _inquiry) == ValueFate.IsResult)?.Value;
            default: return null;
        }
    }

    private bool MayBeResource(IArgumentOperation argument) => argument.Value.Type is { } type && _code.Kinds.Of(ResourceKinds.Awaited(type)) is not null;

    // A local that nobody else gets to see, and that holds nothing but new objects.
    private bool LookAt(ILocalSymbol local, IOperation at)
    {
        if (!_locals.Add(local)) return true;
        if (Bodies.ScopeOf(local, _inquiry.Cancel) is not { } scope || Mentions.Of(local, scope, _code.Model.Models, _inquiry.Cancel) is not { } mentions) return false;
        if (local.DeclaringSyntaxReferences[0].GetSyntax(_inquiry.Cancel) is not VariableDeclaratorSyntax declaration) return false;
        const ValueUse Shared = ValueUse.NotUnderstood | ValueUse.HandedOn | ValueUse.DisposedByUsing | ValueUse.HeldByThis | ValueUse.UsedByThis;
        var uses = ValueUses.Of(mentions, _body, isConstructor: false, _code, _inquiry);
        if ((uses.Found & Shared) != 0) return false;

        var isOpened = uses.Openings.Any(opening => WaysOut.Of(opening) == WayOut.Every && opening.Syntax.SpanStart < at.Syntax.SpanStart);
        var values = ValuesOf(declaration, mentions);
        if (values is null) return false;
        if (!isOpened) return values.All(Push);

        // Found apart, so that what is opened here counts as open whatever made it.
        var inner = new Factories(_body, _code, _inquiry);
        foreach (var seen in _locals) inner._locals.Add(seen);
        foreach (var value in values) inner.Push(value);
        for (var steps = 0; inner._pending.Count > 0; steps++)
        {
            if (steps > MaxValues || !inner.LookWithoutLocals(inner._pending.Pop())) return false;
        }

        _products.AddRange(inner._products.Select(product => product with { IsOpen = true }));
        return true;
    }

    private bool LookWithoutLocals(IOperation value) => value is not ILocalReferenceOperation && Look(value);

    private List<IOperation>? ValuesOf(VariableDeclaratorSyntax declaration, List<IOperation> mentions)
    {
        var values = new List<IOperation>();
        if (declaration.Initializer is { Value: var initial })
        {
            if (_code.Model.Models.Of(initial).GetOperation(initial, _inquiry.Cancel) is not { } first) return null;
            values.Add(first);
        }

        foreach (var mention in mentions)
        {
            switch (mention.Parent)
            {
                case IAssignmentOperation assignment when assignment.Target == mention:
                    if (assignment is not (ISimpleAssignmentOperation or ICoalesceAssignmentOperation)) return null;
                    values.Add(assignment.Value);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } or ITupleOperation:
                    return null;
            }
        }

        return values;
    }

    private static bool IsTask(ITypeSymbol? type) => type is not null && !SymbolEqualityComparer.Default.Equals(ResourceKinds.Awaited(type), type);
}
