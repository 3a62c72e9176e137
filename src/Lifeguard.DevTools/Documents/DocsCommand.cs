using System.CommandLine;

namespace Lifeguard.DevTools.Documents;

/// <summary><c>docs</c>: writes what is generated from the catalogue. <c>docs --check</c>: lists what would change and writes nothing.</summary>
internal static class DocsCommand
{
    public static Command Create(Func<Repository> repository, TextWriter output)
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; list the files that would change and exit with 1 if there are any." };
        var command = new Command("docs", "Write page headers, index, tables, settings, presets and the release file from the catalogue.") { check };
        command.SetAction(arguments => arguments.GetValue(check) ? Check(repository(), output) : Write(repository(), output));
        return command;
    }

    private static int Check(Repository repository, TextWriter output)
    {
        var outdated = Outdated(repository);
        foreach (var file in outdated) output.WriteLine($"{file.Path} is not what the catalogue says");
        if (outdated.Count == 0) return CommandLine.Done;

        output.WriteLine("Bring them up to date with: dotnet run --project src/Lifeguard.DevTools -- docs");
        return CommandLine.CheckFailed;
    }

    private static int Write(Repository repository, TextWriter output)
    {
        foreach (var file in Outdated(repository))
        {
            repository.Write(file);
            output.WriteLine($"{file.Path} written");
        }

        return CommandLine.Done;
    }

    private static List<TextFile> Outdated(Repository repository) =>
        [.. GeneratedFiles.For(repository, BuiltCatalogue.For(repository)).Where(file => repository.TryRead(file.Path) != file.Text)];
}
