namespace Burst;

/// <summary>What the run tells the one who started it.</summary>
internal static class ExitCodes
{
    /// <summary>The pooled functions had no error, lost and doubled nothing, and never used more than their share of the server.</summary>
    public const int Held = 0;

    /// <summary>They did not.</summary>
    public const int Broken = 1;

    /// <summary>The command line is wrong, a server is missing or a file cannot be written.</summary>
    public const int CannotRun = 2;

    /// <summary>Ended by Ctrl+C.</summary>
    public const int Cancelled = 130;
}
