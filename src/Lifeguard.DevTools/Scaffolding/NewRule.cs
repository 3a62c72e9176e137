using System.Text.RegularExpressions;
using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Lifeguard.DevTools.Scaffolding;

/// <summary>A rule that somebody asks for. Is it one that the catalogue can take?</summary>
internal sealed partial record NewRule(string Category, string Name, DiagnosticSeverity Severity, string? Id, bool HasFix)
{
    private static readonly string[] ReservedEndings = ["Analyzer", "Fix", "Rule", "Tests"];

    /// <summary>The entry it becomes.</summary>
    /// <exception cref="RefusedException">The category does not exist, or name, severity or id cannot be used.</exception>
    public Rule InCatalogueOf(Repository repository)
    {
        var group = RuleGroup.All.SingleOrDefault(group => group.Name == Category)
            ?? throw new RefusedException($"There is no category '{Category}'. Categories: {string.Join(", ", RuleGroup.All.Select(group => group.Name))}.");
        CheckName();
        if (Severity is not (DiagnosticSeverity.Warning or DiagnosticSeverity.Info))
        {
            throw new RefusedException($"A rule starts as Warning or Info, not as {Severity}.");
        }

        var taken = TakenNames.In(repository);
        if (taken.Rules.TryGetValue(Name, out var owner)) throw new RefusedException($"The name '{Name}' belongs to {owner}.");

        var id = ChooseId(group, taken);
        var descriptor = new DiagnosticDescriptor(
            id, ScaffoldTexts.Title, ScaffoldTexts.Message, RuleCategory.Of(id), Severity, isEnabledByDefault: true,
            ScaffoldTexts.Description, RuleCatalog.HelpRoot + RuleCatalog.PagePath(id));
        return new Rule(descriptor, Name, HasFix ? ScaffoldTexts.Fix : null, [], ReportsInGeneratedCode: false);
    }

    private void CheckName()
    {
        if (!PascalCase().IsMatch(Name))
        {
            throw new RefusedException($"'{Name}' is no rule name: it takes 3 to 60 letters and digits in PascalCase, such as DataSourcePerInvocation.");
        }

        var ending = ReservedEndings.FirstOrDefault(ending => Name.EndsWith(ending, StringComparison.Ordinal));
        if (ending is not null) throw new RefusedException($"'{Name}' must name the defect alone, without '{ending}' at its end.");
    }

    private string ChooseId(RuleGroup group, TakenNames taken)
    {
        if (Id is null)
        {
            return Enumerable.Range(1, 999).Select(number => $"LFG{group.Digit}{number:000}").FirstOrDefault(id => !taken.Ids.Contains(id))
                ?? throw new RefusedException($"Every id of {group.Ids} has been used.");
        }

        if (!IdForm().IsMatch(Id) || Id[3] - '0' != group.Digit) throw new RefusedException($"'{Id}' is not an id of {group.Name}; those look like {group.Ids}.");

        return taken.Ids.Contains(Id) ? throw new RefusedException($"{Id} has been used; ids are never used again.") : Id;
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]{2,59}$")]
    private static partial Regex PascalCase();

    [GeneratedRegex("^LFG[0-9]{4}$")]
    private static partial Regex IdForm();
}
