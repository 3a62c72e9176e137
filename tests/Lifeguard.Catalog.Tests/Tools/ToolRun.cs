using Lifeguard.DevTools;

namespace Lifeguard.Catalog.Tests.Tools;

/// <summary>One run of the developer tools, in process.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static ToolRun In(Repository repository, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = CommandLine.Run(args, repository.Root, output, error);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
