namespace Lifeguard;

/// <summary>The options of a database are wrong.</summary>
public sealed class LifeguardConfigurationException : Exception
{
    /// <param name="name">Which database.</param>
    /// <param name="problems">Everything that is wrong, a sentence each.</param>
    public LifeguardConfigurationException(string name, IReadOnlyList<string> problems)
        : base($"'{name}' is not configured well:{string.Concat(problems.Select(static problem => $"\n- {problem}"))}") => Problems = problems;

    /// <summary>Everything that is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
