using System.Text;

namespace Lifeguard.Cli;

/// <summary>Where a run reads from and writes to.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output: the findings and nothing else.</param>
/// <param name="Error">Standard error: what could not be read, and how far the run is.</param>
/// <param name="WorkingDirectory">Paths are relative to it.</param>
internal sealed record Terminal(Stream Input, Stream Output, TextWriter Error, string WorkingDirectory)
{
    /// <summary>True where somebody would have to type the input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>True where the output takes colour.</summary>
    public bool OutputHasColour { get; init; }

    /// <summary>True where somebody watches the errors, and so the progress.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>UTF-8 without a byte order mark, which a consumer of a pipe would take for text.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The console that this process has.</summary>
    public static Terminal OfThisProcess()
    {
        if (OperatingSystem.IsWindows()) UseUtf8();
        return new Terminal(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, Environment.CurrentDirectory)
        {
            InputIsTerminal = !Console.IsInputRedirected,
            OutputHasColour = !Console.IsOutputRedirected && TakesColour(Environment.GetEnvironmentVariable),
            ErrorIsTerminal = !Console.IsErrorRedirected,
        };
    }

    /// <summary>Whether the user wants colour: https://no-color.org, and terminals that say they have none.</summary>
    public static bool TakesColour(Func<string, string?> variable) => string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb";

    // A console without a code page for it, such as none at all, keeps what it has.
    private static void UseUtf8()
    {
        try
        {
            Console.OutputEncoding = Utf8;
        }
        catch (IOException)
        {
        }
    }
}
