using System.CommandLine;
using Lifeguard.DevTools.Documents;
using Lifeguard.DevTools.Scaffolding;

namespace Lifeguard.DevTools;

/// <summary>The commands and their exit codes: 0 done, 1 the check found something, 2 the command could not run.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int CheckFailed = 1;
    public const int CannotRun = 2;

    /// <summary>Runs one command on the repository that holds <paramref name="directory"/>.</summary>
    public static int Run(string[] args, string directory, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Scaffolds a rule; generates and checks what is written from the rule catalogue.")
        {
            NewRuleCommand.Create(() => Repository.Containing(directory), output),
            DocsCommand.Create(() => Repository.Containing(directory), output),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors) error.WriteLine(problem.Message);
            error.WriteLine("Run with --help to see the commands and their arguments.");
            return CannotRun;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (RefusedException refused)
        {
            error.WriteLine(refused.Message);
            return CannotRun;
        }
    }
}
