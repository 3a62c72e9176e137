using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>What code does with a value.</summary>
[Flags]
internal enum ValueUse
{
    None = 0,

    /// <summary>Something that is not understood.</summary>
    NotUnderstood = 1,

    /// <summary>Kept by an object that lives on, or given to somebody who disposes it.</summary>
    HandedOn = 2,

    /// <summary>Disposed or closed on every way out.</summary>
    Disposed = 4,

    /// <summary>Disposed or closed on some ways.</summary>
    DisposedOnSomeWay = 8,

    /// <summary>Disposed where something failed, and the failure goes on to the caller.</summary>
    DisposedOnFailure = 16,

    /// <summary>Returned.</summary>
    Returned = 32,

    /// <summary>Held by a returned object that disposes it.</summary>
    ReturnedInHolder = 64,

    /// <summary>Used by a returned object that does not dispose it.</summary>
    ReturnedInUser = 128,

    /// <summary>Held by the object that is being constructed, which disposes it.</summary>
    HeldByThis = 256,

    /// <summary>Used by the object that is being constructed, which does not dispose it.</summary>
    UsedByThis = 512,

    /// <summary>Disposed by <c>using</c>.</summary>
    DisposedByUsing = 1024,

    /// <summary>Disposed in any way.</summary>
    AnyDisposal = Disposed | DisposedOnSomeWay | DisposedOnFailure | DisposedByUsing,
}

/// <summary>What does code do with a value? Followed through locals, conversions, objects that hold it and calls that give it back.</summary>
internal sealed class ValueUses
{
    private const int MaxSteps = 600;

    private readonly Ownership _code;
    private readonly Inquiry _inquiry;
    private readonly SyntaxNode? _body;
    private readonly bool _isConstructor;
    private readonly Stack<(IOperation Value, Hold Hold)> _pending = new();
    private readonly HashSet<(IOperation, Hold)> _seen = [];
    private readonly HashSet<(ISymbol, Hold)> _locals = [];

    private ValueUses(SyntaxNode? body, bool isConstructor, Ownership code, Inquiry inquiry)
    {
        _body = body;
        _isConstructor = isConstructor;
        _code = code;
        _inquiry = inquiry;
    }

    // How a value at hand stands to the one that is followed.
    private enum Hold
    {
        Itself,
        Holder,
        User,
    }

    /// <summary>All that was found.</summary>
    public ValueUse Found { get; private set; }

    /// <summary>The returned expressions that are the value itself or hold it.</summary>
    public HashSet<SyntaxNode> Returns { get; } = [];

    /// <summary>The calls that open it.</summary>
    public List<IOperation> Openings { get; } = [];

    /// <summary>Follows the value from these mentions.</summary>
    /// <param name="mentions">Where it is mentioned; null where not all are known.</param>
    /// <param name="body">The function that has the value; null for a member, which every function of its type has. What stands in a function inside may run at any time.</param>
    /// <param name="isConstructor">True for a constructor: what it stores in its own object is the object's.</param>
    /// <param name="code">The questions about other code.</param>
    /// <param name="inquiry">Answers them.</param>
    public static ValueUses Of(IReadOnlyCollection<IOperation>? mentions, SyntaxNode? body, bool isConstructor, Ownership code, Inquiry inquiry)
    {
        var uses = new ValueUses(body, isConstructor, code, inquiry);
        if (mentions is null) uses.Found = ValueUse.NotUnderstood;
        else uses.Follow(mentions);
        return uses;
    }

    private void Follow(IReadOnlyCollection<IOperation> mentions)
    {
        foreach (var mention in mentions) _pending.Push((mention, Hold.Itself));
        var steps = 0;
        while (_pending.Count > 0)
        {
            var (value, hold) = _pending.Pop();
            if (!_seen.Add((value, hold))) continue;
            if (++steps > MaxSteps)
            {
                Found |= ValueUse.NotUnderstood;
                return;
            }

            _inquiry.Cancel.ThrowIfCancellationRequested();
            Use(value, hold);
        }
    }

    private void Use(IOperation value, Hold hold)
    {
        switch (value.Parent)
        {
            case IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IAwaitOperation or ICoalesceOperation:
            case IConditionalOperation { Type: not null } choice when choice.Condition != value:
            case IConditionalAccessOperation access when access.WhenNotNull == value:
                Push(value.Parent, hold);
                break;
            case ISwitchExpressionArmOperation arm when arm.Value == value && arm.Parent is { } chosen:
                Push(chosen, hold);
                break;
            case IConditionalAccessOperation access:
                foreach (var instance in access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>())
                {
                    if (OwnerOf(instance) == access) Push(instance, hold);
                }

                break;
            case ISwitchExpressionOperation or ISwitchOperation or IIsPatternOperation:
                FollowPatterns(value.Parent, hold);
                break;
            case IInvocationOperation call when call.Instance == value:
                UseAsReceiver(call, hold);
                break;
            case IArgumentOperation argument:
                UseAsArgument(argument, hold);
                break;
            case IPropertyReferenceOperation property:
                if (property.Property.Name == "Result" && !SymbolEqualityComparer.Default.Equals(ResourceKinds.Awaited(property.Property.ContainingType), property.Property.ContainingType)) Push(property, hold);
                else if (VendorFates.IsQuery(property.Type!)) Push(property, Hold.User);
                break;
            case IMethodReferenceOperation method:
                if (IsEnd(method.Method.Name) || MayLiveOn(method)) Found |= ValueUse.NotUnderstood;       // connection.Dispose as a delegate
                break;
            case IEventReferenceOperation { Event.Name: not "Disposed" }:
                break;
            case IAssignmentOperation assignment when assignment.Target == value:
                if (value is IParameterReferenceOperation) Found |= ValueUse.NotUnderstood;
                break;
            case ISimpleAssignmentOperation or ICoalesceAssignmentOperation:
                var stored = (IAssignmentOperation)value.Parent;
                Store(stored.Target, hold);
                if (stored.Parent is not (IExpressionStatementOperation or IObjectOrCollectionInitializerOperation)) Push(stored, hold);
                break;
            case ITupleOperation tuple:
                UseInTuple(tuple, value, hold);
                break;
            case IArrayInitializerOperation { Parent.Parent: not IArgumentOperation { ArgumentKind: ArgumentKind.ParamArray } }:
                Found |= ValueUse.HandedOn;
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                Alias(declarator.Symbol, hold);
                if (declarator.Parent?.Parent?.Parent is IUsingOperation or IUsingDeclarationOperation) DisposeByUsing(declarator, hold);
                break;
            case IUsingOperation:
                DisposeByUsing(value, hold);
                break;
            case IReturnOperation result:
                UseAsResult(result, value, hold);
                break;
            case IFieldInitializerOperation initializer:
                foreach (var field in initializer.InitializedFields) StoreInThis(field, hold);
                break;
            case IPropertyInitializerOperation initializer:
                foreach (var property in initializer.InitializedProperties) StoreInThis(property, hold);
                break;
            case IExpressionStatementOperation or IBinaryOperation or IIsTypeOperation or IInterpolationOperation or ILockOperation or IForEachLoopOperation or INameOfOperation
                or IFieldReferenceOperation or ITypeOfOperation or IUnaryOperation:
                NoteInner(value, hold);
                break;
            default:
                Found |= ValueUse.NotUnderstood;
                break;
        }
    }

    private void Push(IOperation value, Hold hold) => _pending.Push((value, hold));

    private void UseAsReceiver(IInvocationOperation call, Hold hold)
    {
        NoteInner(call, hold);
        var method = call.TargetMethod;
        if (hold != Hold.User && IsEnd(method.Name))
        {
            Dispose(call);
            return;
        }

        if (hold == Hold.Itself)
        {
            if (method.Name is "Open" or "OpenAsync") Openings.Add(call);
            switch (_code.OfReceiver(call))
            {
                case ValueFate.IsResult: Push(call, hold); return;
                case ValueFate.UsedByResult: Push(call, Hold.User); return;
                case ValueFate.Unknown: Found |= ValueUse.NotUnderstood; return;
            }
        }

        if (hold == Hold.User && CloseBehaviour.ClosesConnection(call)) Found |= ValueUse.HandedOn;
        if (VendorMembers.ObtainedBy(method, _code.Model.Compilation) is not null || VendorFates.IsQuery(method.ReturnType)) Push(call, Hold.User);
    }

    private void UseAsArgument(IArgumentOperation argument, Hold hold)
    {
        NoteInner(argument, hold);
        if (argument.Parent is not { } call)
        {
            Found |= ValueUse.NotUnderstood;
            return;
        }

        // Where(…), ToListAsync(…) of a query on a context.
        if (hold == Hold.User && argument.Parameter?.Type is { } queried && VendorFates.IsQuery(queried))
        {
            if (call.Type is { } result && VendorFates.IsQuery(result)) Push(call, hold);
            return;
        }

        var isInitializer = call is IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor };
        var answer = _code.AnswerOf(argument, _inquiry);
        if (answer.Opens && hold == Hold.Itself) Openings.Add(call);
        switch (answer.Fate)
        {
            case ValueFate.Borrowed:
                if (call is IInvocationOperation invoked && VendorMembers.ObtainedBy(invoked.TargetMethod, _code.Model.Compilation) is not null) Push(call, Hold.User);
                if (call is IObjectCreationOperation { Type: { } made } && VendorFates.IsCommandObject(made)) Push(call, Hold.User);
                break;
            case ValueFate.Disposed when hold != Hold.User:
                Dispose(call);
                break;
            case ValueFate.Disposed:
                break;
            case ValueFate.HandedOn:
                Found |= ValueUse.HandedOn;
                break;
            case ValueFate.IsResult:
                Push(call, hold);
                break;
            case ValueFate.HeldByResult when isInitializer:
                Found |= hold == Hold.User ? ValueUse.UsedByThis : ValueUse.HeldByThis;
                break;
            case ValueFate.UsedByResult when isInitializer:
                Found |= ValueUse.UsedByThis;
                break;
            case ValueFate.HeldByResult:
                Push(call, hold == Hold.User ? Hold.User : Hold.Holder);
                break;
            case ValueFate.UsedByResult:
                Push(call, Hold.User);
                break;
            default:
                Found |= ValueUse.NotUnderstood;
                break;
        }
    }

    private void UseAsResult(IReturnOperation result, IOperation value, Hold hold)
    {
        if (FunctionAround(value) is not null || result.Kind == OperationKind.YieldReturn)
        {
            // What a lambda returns goes to whoever calls it; the statement of a lambda that returns nothing is no result.
            Found |= result.Kind != OperationKind.YieldReturn && FunctionAround(value) is IAnonymousFunctionOperation { Symbol.ReturnsVoid: true } ? ValueUse.None : ValueUse.NotUnderstood;
            return;
        }

        Returns.Add(result.Syntax is ReturnStatementSyntax { Expression: { } returned } ? returned : result.Syntax);
        Found |= hold switch
        {
            Hold.Itself => ValueUse.Returned,
            Hold.Holder => ValueUse.ReturnedInHolder,
            _ => ValueUse.ReturnedInUser,
        };
    }

    // (_connection, _name) = (connection, name)
    private void UseInTuple(ITupleOperation tuple, IOperation value, Hold hold)
    {
        IOperation whole = tuple;
        while (whole.Parent is IConversionOperation) whole = whole.Parent;
        var index = tuple.Elements.IndexOf(value);
        if (whole.Parent is IDeconstructionAssignmentOperation { Target: ITupleOperation targets } deconstruction && deconstruction.Value == whole && index >= 0 && index < targets.Elements.Length)
        {
            Store(targets.Elements[index], hold);
        }
        else if (whole.Parent is not IDeconstructionAssignmentOperation { Target: var target } || target != whole)
        {
            Found |= ValueUse.NotUnderstood;
        }
    }

    private void Store(IOperation target, Hold hold)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                if (local.IsRef) Found |= ValueUse.HandedOn;
                else Alias(local, hold);
                break;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }:
                Alias(declared.Local, hold);
                break;
            case IDiscardOperation:
                break;
            case IPropertyReferenceOperation property when VendorFates.OfProperty(property.Property) == ValueFate.Borrowed && property.Property.DeclarationsIn(_code.Model.Compilation).IsEmpty:
                StoreInCommand(property.Instance);
                break;
            case IFieldReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } field when _isConstructor:
                StoreInThis(field.Field, hold);
                break;
            case IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } property when _isConstructor:
                StoreInThis(property.Property, hold);
                break;
            default:
                Found |= ValueUse.HandedOn;
                break;
        }
    }

    // command.Connection = connection · new SqlCommand { Connection = connection }
    private void StoreInCommand(IOperation? command)
    {
        switch (command)
        {
            case ILocalReferenceOperation local:
                Alias(local.Local, Hold.User);
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver:
                for (var creation = receiver.Parent; creation is not null; creation = creation.Parent)
                {
                    if (creation is not IObjectCreationOperation made) continue;
                    Push(made, Hold.User);
                    break;
                }

                break;
        }
    }

    private void StoreInThis(ISymbol member, Hold hold)
    {
        var fate = member.IsStatic ? ValueFate.HandedOn : _inquiry.Ask(new Question(QuestionKind.Member, member.OriginalDefinition)).Fate;
        Found |= fate switch
        {
            ValueFate.HeldByResult => hold == Hold.User ? ValueUse.UsedByThis : ValueUse.HeldByThis,
            ValueFate.UsedByResult => ValueUse.UsedByThis,
            ValueFate.HandedOn => ValueUse.HandedOn,
            _ => ValueUse.NotUnderstood,
        };
    }

    private void Alias(ILocalSymbol local, Hold hold)
    {
        if (!_locals.Add((local, hold))) return;
        if (Bodies.ScopeOf(local, _inquiry.Cancel) is not { } scope || Mentions.Of(local, scope, _code.Model.Models, _inquiry.Cancel) is not { } mentions)
        {
            Found |= ValueUse.NotUnderstood;
            return;
        }

        foreach (var mention in mentions) Push(mention, hold);
    }

    // value is NpgsqlConnection npgsql · switch (value) { case NpgsqlConnection npgsql: … }
    private void FollowPatterns(IOperation question, Hold hold)
    {
        foreach (var operation in question.Descendants())
        {
            if (operation is IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local }) Alias(local, hold);
            else if (operation is IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol declared }) Alias(declared, hold);
        }
    }

    private void DisposeByUsing(IOperation at, Hold hold)
    {
        if (hold == Hold.User) return;
        Found |= ValueUse.DisposedByUsing;
        Dispose(at);
    }

    private void Dispose(IOperation at) => Found |= FunctionAround(at) is not null ? ValueUse.NotUnderstood : WaysOut.Of(at) switch
    {
        WayOut.Every => ValueUse.Disposed,
        WayOut.Failure => ValueUse.DisposedOnFailure,
        _ => ValueUse.DisposedOnSomeWay,
    };

    // A use inside a lambda that somebody may keep and call later.
    private void NoteInner(IOperation use, Hold hold)
    {
        if (hold == Hold.Itself && FunctionAround(use) is IAnonymousFunctionOperation lambda && MayLiveOn(lambda)) Found |= ValueUse.NotUnderstood;
    }

    private static bool MayLiveOn(IOperation function)
    {
        var value = function.Parent;
        while (value is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) value = value.Parent;
        return value is not (IArgumentOperation { Parent: IInvocationOperation } or IVariableInitializerOperation or IInvocationOperation);
    }

    // The function inside the one that has the value; null outside of all.
    private IOperation? FunctionAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation) return current.Syntax == _body ? null : current;
        }

        return null;
    }

    private static IConditionalAccessOperation? OwnerOf(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        for (var current = instance.Parent; current is not null; child = current, current = current.Parent)
        {
            if (current is IConditionalAccessOperation access && access.WhenNotNull == child) return access;
        }

        return null;
    }

    private static bool IsEnd(string name) => name is "Dispose" or "DisposeAsync" or "Close" or "CloseAsync" or "Commit" or "CommitAsync" or "Rollback" or "RollbackAsync";
}
