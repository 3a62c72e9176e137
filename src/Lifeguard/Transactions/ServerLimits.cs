using System.Globalization;
using Lifeguard.Execution;

namespace Lifeguard.Transactions;

/// <summary>What the server is told at the beginning of a transaction.</summary>
internal static class ServerLimits
{
    /// <summary>
    /// The statement that makes the server stop by itself when the deadline has passed; null where it is not known. A little later than the client does: the client's word is the better one,
    /// but some proxies do not pass it on.
    /// </summary>
    public static string? StatementTimeout(Lease lease)
    {
        if (!lease.Options.LimitStatementsOnServer || !lease.HasDeadline) return null;
        var time = lease.Remaining + (lease.Grace / 2);
        return string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {Math.Max(1, (long)time.TotalMilliseconds)}");
    }
}
