namespace Lifeguard.Core.ConnectionStrings;

/// <summary>What a keyword sets, whatever a driver calls it.</summary>
public enum ConnectionStringKeyword
{
    /// <summary>The server or servers to connect to.</summary>
    Host,

    /// <summary>Whether closed connections are kept for reuse; on by default in every driver.</summary>
    Pooling,

    /// <summary>How many physical connections the pool may hold.</summary>
    MaximumPoolSize,

    /// <summary>Seconds to wait for a connection.</summary>
    ConnectTimeout,
}
