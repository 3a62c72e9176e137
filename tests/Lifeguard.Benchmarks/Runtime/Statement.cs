using Npgsql;

namespace Lifeguard.Benchmarks.Runtime;

/// <summary>The code that a connection is lent to; the same for all that are measured.</summary>
internal static class Statement
{
    private static readonly Task<int> Done = Task.FromResult(1);

    /// <summary>Whether there is a round trip; otherwise it does nothing with its connection.</summary>
    public static bool IsSent { get; set; }

    public static Task<int> RunAsync(NpgsqlConnection connection, CancellationToken token) => IsSent ? SelectAsync(connection, token) : Done;

    private static async Task<int> SelectAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)(await command.ExecuteScalarAsync(token))!;
    }
}
