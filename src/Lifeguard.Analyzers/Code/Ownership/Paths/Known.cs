namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>What is known of a value on one path.</summary>
internal enum Known : byte
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>It is null.</summary>
    Null,

    /// <summary>It is not null.</summary>
    NotNull,

    /// <summary>It is true.</summary>
    True,

    /// <summary>It is false.</summary>
    False,

    /// <summary>It is <c>ConnectionState.Open</c>.</summary>
    Open,

    /// <summary>It is <c>ConnectionState.Closed</c>.</summary>
    Closed,

    /// <summary>It is another <c>ConnectionState</c>, such as <c>Broken</c>: none in which the walk believes a connection to be.</summary>
    OtherState,
}
