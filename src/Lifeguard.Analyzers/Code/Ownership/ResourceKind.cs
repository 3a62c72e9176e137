namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>What is it that has to be given back?</summary>
internal enum ResourceKind
{
    /// <summary>A connection, which holds a place in its pool while it is open.</summary>
    Connection,

    /// <summary>A data source, which is a pool.</summary>
    DataSource,

    /// <summary>A context of EF Core or EF6, which holds a connection.</summary>
    Context,

    /// <summary>A command.</summary>
    Command,

    /// <summary>A batch of commands.</summary>
    Batch,

    /// <summary>A data reader: its connection can do nothing else while it is open.</summary>
    Reader,

    /// <summary>A COPY importer, exporter or stream: its connection can do nothing else while it is open.</summary>
    Copy,

    /// <summary>A transaction.</summary>
    Transaction,
}
