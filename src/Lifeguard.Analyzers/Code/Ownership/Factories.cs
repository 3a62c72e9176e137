using System.Collections.Immutable;
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
    private readonly Stack<(IOperation Value, bool IsOpened)> _pending = new();
    private readonly HashSet<(ISymbol Local, bool IsOpened)> _locals = new();
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
            Push(operation, isOpened: false);
        }

        for (var steps = 0; _pending.Count > 0; steps++)
        {
            _inquiry.Cancel.ThrowIfCancellationRequested();
            var (value, isOpened) = _pending.Pop();
            if (steps > MaxValues || !Look(value, isOpened)) return null;
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

    // False where the value is not new. What is opened on the way out is open, whatever made it.
    private bool Look(IOperation value, bool isOpened)
    {
        if (value.ConstantValue is { HasValue: true, Value: null }) return true;
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null } conversion: return Push(conversion.Operand, isOpened);
            case IParenthesizedOperation parenthesized: return Push(parenthesized.Operand, isOpened);
            case IAwaitOperation awaited: return Push(awaited.Operation, isOpened);
            case IThrowOperation or IDefaultValueOperation: return true;
            case ICoalesceOperation coalesce: return Push(coalesce.Value, isOpened) && Push(coalesce.WhenNull, isOpened);
            case IConditionalOperation { WhenFalse: { } otherwise } choice: return Push(choice.WhenTrue, isOpened) && Push(otherwise, isOpened);
            case ISwitchExpressionOperation choice: return choice.Arms.All(arm => Push(arm.Value, isOpened));
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local }: return LookAt(local.Local, value, isOpened);
            case ILocalReferenceOperation local: return LookAt(local.Local, value, isOpened);
            case ITypeParameterObjectCreationOperation:
                _products.Add(new Product(isOpened, Made: null));
                return true;
            case IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } when IsTask(task.Type): return Push(task, isOpened);
        }

        if (_code.AcquiredAt(value, _inquiry) is { } acquired)
        {
            _products.Add(new Product(acquired.IsOpen || isOpened, acquired.Made));
            return true;
        }

        return Forwarded(value, isOpened);
    }

    private bool Push(IOperation value, bool isOpened)
    {
        _pending.Push((value, isOpened));
        return true;
    }

    // OpenAsync().AsTask() · Task.FromResult(connection) · new ValueTask<T>(connection) · Opened(connection)
    private bool Forwarded(IOperation value, bool isOpened)
    {
        if (value is IInvocationOperation { Instance: { } instance } chained && _code.OfReceiver(chained) == ValueFate.IsResult) return Push(instance, isOpened);
        var arguments = value switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        foreach (var argument in arguments)
        {
            if (MayBeResource(argument) && _code.AnswerOf(argument, _inquiry) is { Fate: ValueFate.IsResult } answer) return Push(argument.Value, isOpened || answer.Opens);
        }

        return false;
    }

    private bool MayBeResource(IArgumentOperation argument) => argument.Value.Type is { } type && _code.Kinds.Of(ResourceKinds.Awaited(type)) is not null;

    // A local that nobody else gets to see, and that holds nothing but new objects.
    private bool LookAt(ILocalSymbol local, IOperation at, bool isOpened)
    {
        if (!_locals.Add((local, isOpened))) return true;
        if (Bodies.ScopeOf(local, _inquiry.Cancel) is not { } scope || Mentions.Of(local, scope, _code.Model.Models, _inquiry.Cancel) is not { } mentions) return false;
        if (local.DeclaringSyntaxReferences[0].GetSyntax(_inquiry.Cancel) is not VariableDeclaratorSyntax declaration) return false;
        const ValueUse Shared = ValueUse.NotUnderstood | ValueUse.HandedOn | ValueUse.DisposedByUsing | ValueUse.HeldByThis | ValueUse.UsedByThis;
        var uses = ValueUses.Of(mentions, _body, isConstructor: false, _code, _inquiry);
        if ((uses.Found & Shared) != 0) return false;
        isOpened |= uses.Openings.Any(opening => WaysOut.Of(opening) == WayOut.Every && opening.Syntax.SpanStart < at.Syntax.Span.End);
        return ValuesOf(declaration, mentions) is { } values && values.All(value => Push(value, isOpened));
    }

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
