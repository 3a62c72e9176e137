using System.Globalization;

namespace Lifeguard.Execution;

/// <summary>Where in the caller's code a connection was asked for; known to the compiler, so it costs nothing.</summary>
internal readonly record struct LeaseSite(string Member, string File, int Line)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Member} ({FileName}:{Line})");

    // Paths of the machine that built it say nothing; written on either kind of system.
    private ReadOnlySpan<char> FileName => File.AsSpan(File.AsSpan().LastIndexOfAny('/', '\\') + 1);
}
