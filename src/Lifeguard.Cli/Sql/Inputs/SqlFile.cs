namespace Lifeguard.Cli.Sql.Inputs;

/// <summary>One text to read.</summary>
/// <param name="Path">Where it is; <see cref="SqlFiles.StandardInput"/> for standard input.</param>
/// <param name="Name">As reports name it: relative to the working directory, with forward slashes.</param>
internal sealed record SqlFile(string Path, string Name)
{
    /// <summary>True for standard input.</summary>
    public bool IsStandardInput => Path == SqlFiles.StandardInput;
}
