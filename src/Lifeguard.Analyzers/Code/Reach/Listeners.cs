using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Is a connection one that listens for notifications, and therefore needs to stay open for as long as somebody listens?</summary>
internal static class Listeners
{
    /// <summary>True when code waits on what the field or property holds, or subscribes to its notifications.</summary>
    public static bool Is(ISymbol member, HandlerReach reach, CancellationToken cancel) => reach.Mentions(member, cancel).Any(Listens);

    /// <summary>True for <c>connection.WaitAsync(…)</c> and <c>connection.Notification += …</c>.</summary>
    public static bool Listens(SimpleNameSyntax mention)
    {
        ExpressionSyntax connection = mention.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == mention ? qualified : mention;
        return connection.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "WaitAsync" or "Notification" } use && use.Expression == connection;
    }
}
