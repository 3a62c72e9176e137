using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Which calls give a resource back?</summary>
internal static class Disposals
{
    /// <summary>
    /// True for <c>Dispose</c>, <c>DisposeAsync</c>, and for <c>Close</c> and <c>CloseAsync</c> of a connection, reader or COPY stream: a closed connection is back in its pool.
    /// </summary>
    public static bool Ends(IInvocationOperation call, ResourceKind kind) => call.TargetMethod.Name switch
    {
        "Dispose" or "DisposeAsync" => true,
        "Close" or "CloseAsync" => kind is ResourceKind.Connection or ResourceKind.Reader or ResourceKind.Copy,
        _ => false,
    };

    /// <summary>True for <c>Commit(Async)</c> and <c>Rollback(Async)</c> of a whole transaction, not to a savepoint.</summary>
    public static bool Finishes(IInvocationOperation call, ResourceKind kind) =>
        kind == ResourceKind.Transaction && call.TargetMethod.Name is "Commit" or "CommitAsync" or "Rollback" or "RollbackAsync" && call.Arguments.All(argument => argument.Parameter?.Type.SpecialType != Microsoft.CodeAnalysis.SpecialType.System_String);
}
