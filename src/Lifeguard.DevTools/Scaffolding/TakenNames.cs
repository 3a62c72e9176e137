using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Lifeguard.DevTools.Documents;

namespace Lifeguard.DevTools.Scaffolding;

/// <summary>Which ids and rule names has the repository used, ever? Read from the sources, so that an entry counts before anything is rebuilt.</summary>
/// <param name="Ids">Ids of the catalogue and of every release, removed rules included.</param>
/// <param name="Rules">Names of the catalogue's rules, with their ids.</param>
internal sealed partial record TakenNames(ImmutableHashSet<string> Ids, ImmutableDictionary<string, string> Rules)
{
    private const string CatalogueFolder = "src/Lifeguard.Analyzers/Catalog";

    public static TakenNames In(Repository repository)
    {
        var rules = repository.FilesIn(CatalogueFolder)
            .SelectMany(file => CatalogueEntry().Matches(repository.Read(file)))
            .ToImmutableDictionary(entry => entry.Groups["name"].Value, entry => entry.Groups["id"].Value);
        return new TakenNames([.. rules.Values, .. ReleaseFile.Parse(repository.Read(Releases.ShippedPath)).Keys], rules);
    }

    [GeneratedRegex("""DiagnosticDescriptor (?<name>\w+) = Create\(\s*id: "(?<id>LFG[0-9]{4})",""")]
    private static partial Regex CatalogueEntry();
}
