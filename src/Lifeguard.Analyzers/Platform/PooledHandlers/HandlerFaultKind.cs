namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>Why the other half of a pooled handler cannot be written. The number is that of the rule which tells it.</summary>
internal enum HandlerFaultKind
{
    /// <summary>There is nowhere to write it: no body-less partial method in partial types.</summary>
    NoPlace = 7001,

    /// <summary>No method takes the connection.</summary>
    CoreMissing = 7002,

    /// <summary>More than one method could take it.</summary>
    CoreAmbiguous = 7003,

    /// <summary>Nothing supplies a parameter of the method that takes it.</summary>
    ParameterUnsupplied = 7004,

    /// <summary>One of the two methods does not return a task.</summary>
    Synchronous = 7005,

    /// <summary>What the method returns is not what the handler promises.</summary>
    ResultDiffers = 7006,

    /// <summary>The attribute does not say which database.</summary>
    DatabaseUnknown = 7007,

    /// <summary>The attribute asks for a retry or an isolation level that this kind of handler cannot have.</summary>
    SettingWithoutEffect = 7008,
}
