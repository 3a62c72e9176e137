namespace Lifeguard.Clouds.Tests;

/// <summary>A clock on the wall that the test moves.</summary>
internal sealed class WallClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
