namespace Lifeguard.Cli.Sql.Inputs;

/// <summary>Something that was asked for and cannot be read.</summary>
/// <param name="Name">What, as the user named it.</param>
/// <param name="Reason">Why, as a sentence.</param>
internal sealed record Unreadable(string Name, string Reason)
{
    /// <summary>The reason behind an exception of the file system; null for one that means something else.</summary>
    public static string? ReasonOf(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "There is no such file or directory.",
        UnauthorizedAccessException or System.Security.SecurityException => "Reading it is not permitted.",
        PathTooLongException => "The path is too long.",
        IOException or ArgumentException or NotSupportedException => exception.Message,
        _ => null,
    };
}
