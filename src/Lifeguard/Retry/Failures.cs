using System.Net.Sockets;
using Lifeguard.Credentials;
using Npgsql;
using Polly.CircuitBreaker;

namespace Lifeguard.Retry;

/// <summary>Tells the kind of a failure. <c>NpgsqlException.IsTransient</c> is no help: it is true for a command timeout, an exhausted pool and a lost COMMIT alike.</summary>
internal static class Failures
{
    public static FailureKind Of(Exception error) => error switch
    {
        CommitOutcomeUnknownException => FailureKind.CommitUnknown,
        ConnectionAcquisitionException acquisition => Of(acquisition.Reason),
        BrokenCircuitException or DatabaseUnavailableException => FailureKind.BreakerOpen,
        DeadlineExceededException => FailureKind.Cancelled,
        PostgresException postgres => Of(postgres),
        OperationCanceledException => FailureKind.Cancelled,
        NpgsqlException npgsql => Of(npgsql),
        _ => FailureKind.Other,
    };

    /// <summary>Whether the server may have done what it was told although this came back. Only for failures while COMMIT is under way.</summary>
    /// <remarks>
    /// An ERROR is the server's word that it rolled back. FATAL ends the session, and may come after the commit was made; so may anything about the connection.
    /// What the driver refuses to send (a command is running, the connection was closed by the caller's code) has not been sent.
    /// </remarks>
    public static bool LeavesCommitUnknown(Exception error) => error is not (NpgsqlOperationInProgressException or InvalidOperationException) && IsNoAnswer(error);

    private static bool IsNoAnswer(Exception error) => error is not PostgresException postgres
        || postgres.InvariantSeverity is "FATAL" or "PANIC"
        || postgres.SqlState is "40003"
        || postgres.SqlState.StartsWith("08", StringComparison.Ordinal);

    /// <summary>A name for logs and metrics: the SQLSTATE where there is one.</summary>
    public static string NameOf(Exception error) => error switch
    {
        PostgresException postgres => postgres.SqlState,
        ConnectionAcquisitionException { InnerException: PostgresException postgres } => postgres.SqlState,
        ConnectionAcquisitionException acquisition => acquisition.Reason.ToString(),
        _ => error.GetType().Name,
    };

    public static bool IsCredentialUnavailable(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is CredentialUnavailableException) return true;
        }

        return false;
    }

    private static FailureKind Of(AcquisitionFailure reason) => reason switch
    {
        AcquisitionFailure.PoolEmpty => FailureKind.PoolEmpty,
        AcquisitionFailure.ServerSlow => FailureKind.Slow,
        AcquisitionFailure.ServerUnreachable => FailureKind.Unreachable,
        AcquisitionFailure.ServerFull => FailureKind.Full,
        AcquisitionFailure.ServerStarting => FailureKind.Starting,
        AcquisitionFailure.AuthenticationFailed => FailureKind.Authentication,
        _ => FailureKind.Other,
    };

    private static FailureKind Of(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => FailureKind.Conflict,
        PostgresErrorCodes.TooManyConnections or "53000" => FailureKind.Full,

        // A pooler that has no place left for a client says it in words, with the code of a protocol violation.
        PostgresErrorCodes.ProtocolViolation when error.MessageText.Contains("max_client_conn", StringComparison.Ordinal) || error.MessageText.Contains("query_wait_timeout", StringComparison.Ordinal) => FailureKind.Full,
        PostgresErrorCodes.CannotConnectNow => FailureKind.Starting,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or "57P05" => FailureKind.Lost,
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => FailureKind.Authentication,
        PostgresErrorCodes.QueryCanceled => FailureKind.StatementTimeout,
        { } state when state.StartsWith("08", StringComparison.Ordinal) && error.InvariantSeverity is "FATAL" or "PANIC" => FailureKind.Lost,
        _ => FailureKind.Other,
    };

    private static FailureKind Of(NpgsqlException error) => error.InnerException switch
    {
        // 'Pool exhausted' has one as well, but never comes here: the acquisition has told its reason by then.
        TimeoutException => FailureKind.StatementTimeout,
        SocketException or IOException => FailureKind.Lost,

        // 'Unexpected end of stream' and the like, in older versions without anything inside.
        _ => error.IsTransient ? FailureKind.Lost : FailureKind.Other,
    };
}
