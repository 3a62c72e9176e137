using Npgsql;

namespace Lifeguard.Tests.Faults;

/// <summary>Something that goes wrong, what the caller sees of it, and what becomes of the connection. <c>docs/faults.md</c> is written from these.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="Connection">What becomes of the connection, in words.</param>
internal sealed record Fault(string Name, string Connection)
{
    /// <summary>What the caller sees, whatever he promised.</summary>
    public Seen Always
    {
        init => Default = Transaction = ReadOnly = Idempotent = value;
    }

    /// <summary>What the caller sees who promised anything that allows another run.</summary>
    public Seen Promised
    {
        init => Transaction = ReadOnly = Idempotent = value;
    }

    public Seen Default { get; init; } = null!;

    public Seen Transaction { get; init; } = null!;

    public Seen ReadOnly { get; init; } = null!;

    public Seen Idempotent { get; init; } = null!;

    /// <summary>When the host ends the invocation. Long, unless the fault is about the deadline.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    public Action<LifeguardOptions>? Options { get; init; }

    /// <summary>Makes it happen ahead of the call.</summary>
    public Func<FaultStage, Task>? Before { get; init; }

    /// <summary>Makes it happen in the first run of the caller's code, after it has written.</summary>
    public Func<FaultStage, NpgsqlTransaction, CancellationToken, Task>? During { get; init; }

    /// <summary>Puts an end to it once the call is under way: at the first attempt beyond the first.</summary>
    public Func<FaultStage, Task>? Meanwhile { get; init; }

    /// <summary>Puts an end to it, where it does not end by itself.</summary>
    public Func<FaultStage, Task>? Afterwards { get; init; }

    /// <summary>Says what became of a COMMIT: the caller's callback.</summary>
    public bool Verifies { get; init; }

    /// <summary>Whether the server got the COMMIT whose answer was lost.</summary>
    public bool IsCommitted { get; init; }

    /// <summary>Settings of PgBouncer's, where there is one.</summary>
    public string[] PgBouncer { get; init; } = [];

    public Seen Of(RetryScope scope) => scope switch
    {
        RetryScope.Transaction => Transaction,
        RetryScope.ReadOnly => ReadOnly,
        RetryScope.Idempotent => Idempotent,
        _ => Default,
    };

    public override string ToString() => Name;
}

/// <summary>What comes out of a call.</summary>
/// <param name="Runs">How often the caller's code was run.</param>
/// <param name="Error">What it throws; null: nothing.</param>
/// <param name="Detail">The error's SQLSTATE, reason or phase.</param>
/// <param name="Words">Stands in the message.</param>
internal sealed record Seen(int Runs, Type? Error = null, string Detail = "", string Words = "")
{
    public static Seen Success(int runs = 1) => new(runs);

    public static Seen Failure<T>(int runs, string detail, string words)
        where T : Exception => new(runs, typeof(T), detail, words);

    public static string DetailOf(Exception error) => error switch
    {
        PostgresException postgres => postgres.SqlState,
        ConnectionAcquisitionException acquisition => acquisition.Reason.ToString(),
        DeadlineExceededException deadline => deadline.Phase.ToString(),
        _ => "",
    };

    /// <summary>In the words of the table.</summary>
    public override string ToString()
    {
        if (Error is null) return Runs == 1 ? "nothing" : "nothing: run again";
        return $"`{Error.Name}`{(Detail.Length > 0 ? $" ({Detail})" : "")}";
    }
}
