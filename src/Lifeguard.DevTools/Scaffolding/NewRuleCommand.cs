using System.CommandLine;
using Lifeguard.DevTools.Documents;
using Microsoft.CodeAnalysis;

namespace Lifeguard.DevTools.Scaffolding;

/// <summary><c>new-rule</c>: the files of a new rule, tests that fail until it is written included. Writes all of them or, when refused, none.</summary>
internal static class NewRuleCommand
{
    public static Command Create(Func<Repository> repository, TextWriter output)
    {
        var category = new Argument<string>("category") { Description = $"One of {string.Join(", ", RuleGroup.All.Select(group => group.Name))}." };
        var name = new Argument<string>("name") { Description = "The defect as a noun in PascalCase, such as DataSourcePerInvocation." };
        var severity = new Option<DiagnosticSeverity>("--severity")
        {
            Description = "Warning (no false positive is known) or Info.",
            DefaultValueFactory = _ => DiagnosticSeverity.Warning,
        };
        var id = new Option<string?>("--id") { Description = "An unused id of the category; by default the lowest one." };
        var fix = new Option<bool>("--fix") { Description = "Write a code fix and its tests as well." };
        var command = new Command("new-rule", "Write the catalogue entry, analyzer, failing tests and page of a new rule.") { category, name, severity, id, fix };
        command.SetAction(arguments =>
        {
            var request = new NewRule(
                arguments.GetRequiredValue(category),
                arguments.GetRequiredValue(name),
                arguments.GetValue(severity),
                arguments.GetValue(id),
                arguments.GetValue(fix));
            Write(request, repository(), output);
        });
        return command;
    }

    private static void Write(NewRule request, Repository repository, TextWriter output)
    {
        var rule = request.InCatalogueOf(repository);
        var scaffold = RuleScaffold.For(rule, repository).ToList();
        foreach (var file in scaffold.Where(file => file.Path != RuleFiles.Of(rule).Catalogue && repository.Exists(file.Path)))
        {
            throw new RefusedException($"{file.Path} exists already.");
        }

        var rules = BuiltCatalogue.For(repository).Add(rule).OrderBy(known => known.Id, StringComparer.Ordinal);
        var generated = GeneratedFiles.For(repository, [.. rules]);
        foreach (var file in scaffold.Concat(generated).ToList())
        {
            if (repository.TryRead(file.Path) == file.Text) continue;

            repository.Write(file);
            output.WriteLine(file.Path);
        }

        output.WriteLine($"{rule.Id} is yours. What to write where: docs/adding-a-rule.md");
    }
}
