using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Does a reader close its connection when it is closed itself?</summary>
internal static class CloseBehaviour
{
    private const int CloseConnection = 32;

    /// <summary>True for a call with <c>CommandBehavior.CloseConnection</c>, alone or among others, and where the behaviour is not a constant, so that it may be.</summary>
    public static bool ClosesConnection(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is not { Name: "CommandBehavior" }) continue;
            return argument.Value.ConstantValue is not { HasValue: true, Value: int behaviour } || (behaviour & CloseConnection) != 0;
        }

        return false;
    }
}
