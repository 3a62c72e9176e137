namespace Lifeguard.Cli;

/// <summary>What the command line tells the one who started it.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was read, and there is nothing to say about it.</summary>
    public const int Clean = 0;

    /// <summary>Everything was read, and there are findings.</summary>
    public const int Findings = 1;

    /// <summary>The command was not understood, or something could not be read. Findings in the rest are told all the same.</summary>
    public const int CannotRun = 2;
}
