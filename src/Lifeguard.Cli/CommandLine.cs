using System.CommandLine;
using Lifeguard.Cli.Sql;

namespace Lifeguard.Cli;

/// <summary>The commands of <c>lifeguard</c>.</summary>
internal static class CommandLine
{
    // A path may begin with @; nothing is read from response files.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Keeps serverless functions from drowning their database.") { SqlCommand.Create(terminal) };
        var parsed = root.Parse(args, Parsing);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors) terminal.Error.WriteLine(problem.Message);
            var command = parsed.CommandResult.Command;
            terminal.Error.WriteLine($"Run 'lifeguard {(command == root ? "" : command.Name + " ")}--help' to see what it takes.");
            return ExitCodes.CannotRun;
        }

        try
        {
            using var output = new StreamWriter(terminal.Output, Terminal.Utf8, leaveOpen: true);
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (IOException exception)
        {
            // What is read is dealt with where it is read: this is the output, on a full disk for instance.
            terminal.Error.WriteLine($"error: The output could not be written: {exception.Message}");
            return ExitCodes.CannotRun;
        }
    }
}
