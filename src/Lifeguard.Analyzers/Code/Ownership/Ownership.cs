using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Was this disposable created here, borrowed, handed on, stored? One per compilation; what costs something is found when the first candidate asks. Unknown means silence.</summary>
internal sealed class Ownership
{
    private readonly LifeguardModel _model;

    private Ownership(LifeguardModel model) => _model = model;

    /// <summary>The questions of this compilation.</summary>
    public static Ownership For(LifeguardModel model) => new(model);

    /// <summary>
    /// What this operation obtains for whoever runs it; null where it obtains nothing, or something that belongs to somebody else (a parameter, EF's connection, what a container gives out).
    /// Cheap: asked of every creation, call and property read of a compilation.
    /// </summary>
    /// <param name="operation">An object creation, an invocation or a property reference.</param>
    /// <param name="cancel">Cancels.</param>
    public Acquisition? AcquiredAt(IOperation operation, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (operation is not IObjectCreationOperation { Type: { } type } creation || !DatabaseProviders.IsConnection(type) || DatabaseProviders.IsUserType(type, _model.Compilation)) return null;
        return new Acquisition(creation, ResourceKind.Connection, type, IsOpen: false, Source: null, "new " + type.Name);
    }

    /// <summary>What becomes of a resource that is handed over as this argument (the receiver of an extension method is one).</summary>
    public ValueFate OfArgument(IArgumentOperation argument, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return argument.Parent is IInvocationOperation { TargetMethod.IsExtensionMethod: true } call && call.Arguments.Length > 0 && call.Arguments[0] == argument ? ValueFate.Borrowed : ValueFate.Unknown;
    }

    /// <summary>
    /// What becomes of a resource on which this instance method is called. <see cref="ValueFate.Borrowed"/> for what only uses it; disposal is not asked here: see <see cref="Disposals"/>.
    /// </summary>
    public ValueFate OfReceiver(IInvocationOperation call, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return call.TargetMethod.Name is "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter" or "GetResult" ? ValueFate.IsResult : ValueFate.Borrowed;
    }
}
