using System.Runtime.InteropServices;

namespace Lifeguard.Benchmarks.Measuring;

/// <summary>Processor time of processes that this one has started and that have ended, from the operating system's own books.</summary>
internal static class ChildProcesses
{
    private const int Children = -1;

    /// <summary>Zero on systems that do not tell.</summary>
    public static TimeSpan ProcessorTime => OperatingSystem.IsWindows() || Usage(Children, out var usage) != 0 ? TimeSpan.Zero : usage.User.Time + usage.System.Time;

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Usage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Instant
    {
        private readonly nint _seconds;
        private readonly nint _microseconds;

        public TimeSpan Time => TimeSpan.FromSeconds(_seconds) + TimeSpan.FromMicroseconds((double)_microseconds);
    }

    // Two times and fourteen counters.
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly struct ResourceUsage
    {
        public readonly Instant User;
        public readonly Instant System;
    }
}
