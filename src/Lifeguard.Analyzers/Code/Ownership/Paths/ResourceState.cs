using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>How one acquisition stands on one path.</summary>
internal enum ResourceStatus : byte
{
    /// <summary>Not obtained, given back, or handed on: nothing to watch.</summary>
    None,

    /// <summary>Obtained, but not in use: a connection before it is opened.</summary>
    Made,

    /// <summary>Given back, but still reachable by a variable, which may open it again.</summary>
    Closed,

    /// <summary>In use.</summary>
    Open,
}

/// <summary>One acquisition on one path.</summary>
internal struct ResourceState
{
    /// <summary>How it stands.</summary>
    public ResourceStatus Status;

    /// <summary>The rank of what has been thrown since it was obtained; none where nothing was.</summary>
    public ThrowRank Thrown;

    /// <summary>What it works on and leads to: the connection of a command, the command of a reader; a bit each.</summary>
    public ulong Sources;

    /// <summary>What threw. No part of the state's identity: the first one that leads here is told.</summary>
    public IOperation? Cause;

    /// <summary>True while somebody has to give it back.</summary>
    public readonly bool IsLive => Status is ResourceStatus.Made or ResourceStatus.Open;
}
