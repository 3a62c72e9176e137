namespace Lifeguard.Benchmarks.Generated;

/// <summary>What the generated project does with a database.</summary>
public enum ProjectKind
{
    /// <summary>Nothing: it references none. The rules must cost next to nothing.</summary>
    NoDatabase,

    /// <summary>As it should be: data sources live as long as the process, connections as long as a query. There is nothing to report.</summary>
    NoHits,

    /// <summary>A connection is built from a string in each repository, and the handler calls the repository.</summary>
    Hits,

    /// <summary>As <see cref="Hits"/>, with two more interfaces and a base class between the handler and the connection.</summary>
    DeepHits,
}
