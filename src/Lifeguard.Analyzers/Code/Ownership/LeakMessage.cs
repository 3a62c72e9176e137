using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>How is a leak told? What is lost, on which way it happens, and what it costs; true for every provider.</summary>
internal static class LeakMessage
{
    /// <summary>What is lost: the variable that holds it, or what obtains it.</summary>
    public static string Subject(Leak leak)
    {
        if (leak.Variable is { } variable) return $"'{variable}'";
        return leak.Acquisition.Operation is IObjectCreationOperation ? $"'{leak.Acquisition.Name}'" : $"The {Noun(leak.Acquisition.Kind)} of '{leak.Acquisition.Name}'";
    }

    /// <summary>What happens: <c>is not disposed when 'ExecuteNonQuery' throws</c>.</summary>
    public static string Way(Leak leak)
    {
        var kind = leak.Acquisition.Kind;
        var isTransaction = kind == ResourceKind.Transaction;
        switch (leak.Kind)
        {
            case LeakKind.Never:
                return isTransaction ? "is never committed, rolled back or disposed" : kind is ResourceKind.Connection or ResourceKind.Reader ? "is never disposed or closed" : "is never disposed";
            case LeakKind.OnSomePath:
                return isTransaction ? "is left unfinished on some paths" : "is not disposed on every path";
            case LeakKind.WhenThrows:
                return $"is {(isTransaction ? "neither committed, rolled back nor disposed" : "not disposed")} when {Thrower(leak.At)}";
            case LeakKind.Overwritten:
                return $"is {(isTransaction ? "not finished" : "not disposed")} before its variable gets another value";
            case LeakKind.Ignored:
                return $"is kept in no variable and never {(isTransaction ? "finished" : "disposed")}";
            case LeakKind.WhenAbandoned:
                return $"is {(isTransaction ? "not finished" : "not disposed")} when the caller stops before the last element";
            default:
                return "is disposed but never committed";
        }
    }

    /// <summary>What that costs, as the clause after <c>so</c>.</summary>
    public static string Cost(Leak leak)
    {
        switch (leak.Acquisition.Kind)
        {
            case ResourceKind.Connection when !leak.WasOpen:
                return "nothing closes it should it be open";
            case ResourceKind.Connection:
                return leak.Acquisition.Provider?.Name switch
                {
                    "Npgsql" => "the pool never gets it back",
                    "Microsoft.Data.SqlClient" or "System.Data.SqlClient" or "MySqlConnector" or "MySql.Data" => "its place in the pool comes back only when the garbage collector happens to find it",
                    _ => "its place in the pool stays taken",
                };
            case ResourceKind.DataSource:
                return "its pool is left behind with the connections in it";
            case ResourceKind.Context:
                return "nothing releases what it tracks or closes a connection that it has open";
            case ResourceKind.Reader:
                return "its connection stays busy with the result";
            case ResourceKind.Copy:
                return "its connection stays in COPY mode and can do nothing else";
            case ResourceKind.Transaction:
                return leak.Kind == LeakKind.NotCommitted ? "what is written in it is rolled back" : "its locks stay until something else closes the connection";
            default:
                return "what it holds is left to the garbage collector";
        }
    }

    private static string Noun(ResourceKind kind) => kind switch
    {
        ResourceKind.DataSource => "data source",
        ResourceKind.Copy => "COPY operation",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Thrower(IOperation? at)
    {
        switch (at)
        {
            case IInvocationOperation call:
                return $"'{call.TargetMethod.Name}' throws";
            case IAwaitOperation { Operation.Syntax: IdentifierNameSyntax task }:
                return $"'{task.Identifier.ValueText}' fails";
            case IAwaitOperation:
                return "what is awaited fails";
            case { Type: { } thrown }:
                return $"'{(at is IConversionOperation { IsImplicit: true, Operand.Type: { } operand } ? operand : thrown).Name}' is thrown";
            default:
                return "something throws";
        }
    }
}
