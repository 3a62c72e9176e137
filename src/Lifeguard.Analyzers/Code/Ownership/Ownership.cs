using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Was this disposable created here, borrowed, handed on, stored? One per compilation; what costs something is found when the first candidate asks. Unknown means silence.</summary>
internal sealed class Ownership
{
    private static readonly ConditionalWeakTable<LifeguardModel, Ownership> Cache = new();

    private readonly Answers _answers;
    private readonly Acquisitions _acquisitions;

    private Ownership(LifeguardModel model)
    {
        Model = model;
        Kinds = new ResourceKinds(model.Compilation);
        Dispatch = new Dispatch(model);
        Stated = new StatedOwnership(model);
        _answers = new Answers(Find);
        _acquisitions = new Acquisitions(this);
        Providers = new ProvidersOfValues(this);
    }

    /// <summary>The compilation that is asked about.</summary>
    public LifeguardModel Model { get; }

    /// <summary>Which types are resources.</summary>
    public ResourceKinds Kinds { get; }

    /// <summary>Which methods calls run.</summary>
    public Dispatch Dispatch { get; }

    /// <summary>What attributes and the user's file say.</summary>
    public StatedOwnership Stated { get; }

    /// <summary>Which provider is behind a value.</summary>
    public ProvidersOfValues Providers { get; }

    /// <summary>The questions of this compilation.</summary>
    public static Ownership For(LifeguardModel model) => Cache.TryGetValue(model, out var known) ? known : Cache.GetValue(model, static key => new Ownership(key));

    /// <summary>
    /// What this operation obtains for whoever runs it; null where it obtains nothing, or something that belongs to somebody else (a parameter, EF's connection, what a container gives out).
    /// Cheap: asked of every creation, call and property read of a compilation.
    /// </summary>
    /// <param name="operation">An object creation, an invocation or a property reference.</param>
    /// <param name="cancel">Cancels.</param>
    public Acquisition? AcquiredAt(IOperation operation, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return _acquisitions.MayBeAt(operation) ? _answers.Settle(inquiry => AcquiredAt(operation, inquiry), cancel) : null;
    }

    /// <summary>What becomes of a resource that is handed over as this argument (the receiver of an extension method is one).</summary>
    public ValueFate OfArgument(IArgumentOperation argument, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return _answers.Settle(inquiry => OfArgument(argument, inquiry), cancel);
    }

    /// <summary>True where a connection that is handed over as this argument is open when the called method of the source has returned: a helper that opens it.</summary>
    public bool OpensArgument(IArgumentOperation argument, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return _answers.Settle(inquiry => AnswerOf(argument, inquiry), cancel).Opens;
    }

    /// <summary>
    /// What becomes of a resource on which this instance method is called. <see cref="ValueFate.Borrowed"/> for what only uses it; disposal is not asked here: see <see cref="Disposals"/>.
    /// </summary>
    public ValueFate OfReceiver(IInvocationOperation call, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return OfReceiver(call);
    }

    /// <summary>
    /// What becomes of a resource of which this property or field is read: <c>Result</c> of a task is the resource, a query on a context goes where its result goes, anything else only uses it.
    /// </summary>
    public ValueFate OfMember(IMemberReferenceOperation member) => member switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result" } property } when !SymbolEqualityComparer.Default.Equals(ResourceKinds.Awaited(property.ContainingType), property.ContainingType) => ValueFate.IsResult,
        IPropertyReferenceOperation { Type: { } type } when VendorFates.IsQuery(type) => ValueFate.UsedByResult,
        IPropertyReferenceOperation or IFieldReferenceOperation => ValueFate.Borrowed,
        _ => ValueFate.Unknown,
    };

    /// <summary>What becomes of a resource that this field or property is set to: <c>command.Connection = connection</c> borrows it, everything else keeps it.</summary>
    public ValueFate OfStore(IOperation target) =>
        target is IPropertyReferenceOperation { Property: var property } && property.DeclarationsIn(Model.Compilation).IsEmpty ? VendorFates.OfProperty(property) : ValueFate.HandedOn;

    /// <summary>True where the reader that this call yields closes its connection when it is closed, or may do so: the connection is handed on to the reader.</summary>
    public static bool ClosesConnection(IInvocationOperation call) => CloseBehaviour.ClosesConnection(call);

    internal Acquisition? AcquiredAt(IOperation operation, Inquiry inquiry) => _acquisitions.At(operation, inquiry);

    internal ValueFate OfReceiver(IInvocationOperation call)
    {
        // A member of an interface of the source, or of an extension block, for which this Roslyn has no name yet: either may do anything with its receiver. A context's own methods only use it.
        var method = call.TargetMethod;
        if (method.ContainingType is { TypeKind: not (TypeKind.Class or TypeKind.Struct or TypeKind.Delegate) } && method.OriginalDefinition.IsDeclaredIn(Model.Compilation)) return ValueFate.Unknown;
        return VendorFates.OfReceiver(call);
    }

    internal ValueFate OfArgument(IArgumentOperation argument, Inquiry inquiry) => AnswerOf(argument, inquiry).Fate;

    internal Answer AnswerOf(IArgumentOperation argument, Inquiry inquiry)
    {
        if (argument.Parameter is not { } parameter || argument.Value is null) return Answer.Unknown;
        var (callee, arguments) = argument.Parent switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null, default),
        };
        if (callee is null || callee.MethodKind == MethodKind.DelegateInvoke) return Answer.Unknown;
        var definition = (callee.ReducedFrom ?? callee).OriginalDefinition;
        if (parameter.Ordinal < definition.Parameters.Length && Stated.OfParameter(definition.Parameters[parameter.Ordinal]) is { } stated) return Answer.Of(stated);
        if (!definition.IsDeclaredIn(Model.Compilation)) return Answer.Of(VendorFates.OfArgument(argument, parameter, callee, arguments));
        return parameter.Ordinal < definition.Parameters.Length ? OfTargets(definition, parameter.Ordinal, inquiry) : Answer.Unknown;
    }

    // All methods that the call can run have to agree.
    private Answer OfTargets(IMethodSymbol definition, int ordinal, Inquiry inquiry)
    {
        ValueFate? common = null;
        var opens = true;
        foreach (var target in Dispatch.TargetsOf(definition, inquiry.Cancel))
        {
            var question = new Question(QuestionKind.Parameter, target.Parameters[ordinal]);
            if (inquiry.IsCurrent(question)) return Answer.Of(ValueFate.Borrowed);          // passed on to itself: as good or bad as the rest of it
            var answer = inquiry.Ask(question);
            if (common is not null && common != answer.Fate) return Answer.Unknown;
            common = answer.Fate;
            opens &= answer.Opens;
        }

        return common is { } fate ? Answer.Of(fate, opens) : Answer.Unknown;
    }

    private Answer Find(Question question, Inquiry inquiry) => question.Kind switch
    {
        QuestionKind.Parameter => ParameterFates.Of((IParameterSymbol)question.Symbol, this, inquiry),
        QuestionKind.Member => Answer.Of(MemberFates.Of(question.Symbol, this, inquiry)),
        _ => Answer.Of(Factories.Of((IMethodSymbol)question.Symbol, this, inquiry)),
    };
}
