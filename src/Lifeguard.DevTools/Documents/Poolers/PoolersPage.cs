using System.Text;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.DevTools.Documents.Poolers;

/// <summary>docs/poolers.md: the whole table of what poolers make of session state.</summary>
internal static class PoolersPage
{
    private static readonly (Pooler Pooler, string Title)[] PostgreSqlColumns =
    [
        (Pooler.PgBouncer, "PgBouncer"), (Pooler.PgBouncerStatement, "PgBouncer, statement mode"), (Pooler.RdsProxy, "RDS Proxy"), (Pooler.Supavisor, "Supavisor"),
        (Pooler.PgCat, "PgCat"), (Pooler.Odyssey, "Odyssey"), (Pooler.PgDog, "pgdog"), (Pooler.Hyperdrive, "Hyperdrive"),
    ];

    private static readonly (Pooler Pooler, string Title)[] MySqlColumns =
        [(Pooler.RdsProxy, "RDS Proxy"), (Pooler.ProxySql, "ProxySQL"), (Pooler.Vitess, "Vitess, PlanetScale"), (Pooler.Hyperdrive, "Hyperdrive")];

    private static readonly (Pooler Pooler, string Title)[] SqlServerColumns = [(Pooler.RdsProxy, "RDS Proxy")];

    public static TextFile Create()
    {
        var cells = new FactCells();
        var page = new StringBuilder();
        page.Append(PoolersPageTexts.Introduction);
        page.Append("\n## PostgreSQL\n\nAll of them in transaction mode, but for the second column.\n").Append(Matrix(SqlDialect.PostgreSql, PostgreSqlColumns, cells));
        page.Append(PoolersPageTexts.Services).Append('\n').Append(Services());
        page.Append("\n## MySQL and MariaDB\n").Append(Matrix(SqlDialect.MySql, MySqlColumns, cells));
        page.Append("\n## SQL Server\n\nRDS Proxy is the one pooler in front of SQL Server; the list is that of June 2023.\n").Append(Matrix(SqlDialect.SqlServer, SqlServerColumns, cells));
        page.Append(Followed());
        page.Append(PoolersPageTexts.Generic).Append('\n').Append(Generic());
        page.Append(PoolersPageTexts.Thresholds).Append('\n').Append(Thresholds());
        page.Append(PoolersPageTexts.Startup).Append('\n').Append(Startup(cells)).Append(PoolersPageTexts.BehindStartup);
        page.Append(PoolersPageTexts.Recognition);
        page.Append(PoolersPageTexts.Measured);
        page.Append("\n## Notes\n\n").Append(string.Concat(cells.Notes.Select((note, index) => $"{index + 1}. {note}\n")));
        page.Append("\n## Sources\n\n| | |\n|---|---|\n");
        foreach (var source in PoolerSources.All) page.Append($"| {source.Key} | [{source.Title}]({source.Link}) |\n");
        page.Append("| I | inferred from how the pooler works; no source says it |\n");
        return new TextFile("docs/poolers.md", page.ToString().ReplaceLineEndings("\n"));
    }

    private static string Matrix(SqlDialect database, (Pooler Pooler, string Title)[] columns, FactCells cells)
    {
        var text = new StringBuilder();
        foreach (var (title, features) in FeatureLabels.Groups(database))
        {
            text.Append(title.Length == 0 ? "\n" : $"\n### {title}\n\n");
            text.Append($"| | {string.Join(" | ", columns.Select(column => column.Title))} |\n|---|{string.Concat(columns.Select(_ => "---|"))}\n");
            foreach (var feature in features)
            {
                text.Append($"| {FeatureLabels.Of(feature, database)} | {string.Join(" | ", columns.Select(column => cells.Of(feature, column.Pooler, database)))} |\n");
            }
        }

        return text.ToString();
    }

    private static string Services()
    {
        var text = new StringBuilder("| Service | as | Version | Named statements of the protocol |\n|---|---|---|---|\n");
        foreach (var product in Enum.GetValues<Pooler>().Select(PoolerProduct.Of).Where(product => product.Base is not null))
        {
            var answer = PoolerTable.Find(SessionFeature.DriverPreparedStatement, new PoolerProfile(product.Pooler, SqlDialect.PostgreSql));
            var certainty = product.InheritanceIsInferred ? ", by inference: its own list of limits was not found" : "";
            var version = product.VersionIsFixed ? $"{product.AssumedVersion} or later" : $"not published; as {product.AssumedVersion}";
            text.Append($"| {product.Name} | {PoolerProduct.Of(product.Base!.Value).Name}{certainty} | {version} | {VerdictSentences.Shortly(answer.Verdict)}; {answer.DependsOnText} |\n");
        }

        return text.ToString();
    }

    private static string Followed()
    {
        var text = new StringBuilder("\n## Settings that are followed\n\nSettings whose value a pooler keeps for each client, where a cell of the matrix says *those below*.\n\n");
        var facts = PoolerTable.Facts.Where(fact => fact.Condition.Names.Count > 6).DistinctBy(fact => (fact.Pooler, fact.Database));
        foreach (var fact in facts)
        {
            text.Append($"- {PoolerProduct.Of(fact.Pooler).Name}, {DatabaseName(fact.Database)}: {string.Join(", ", fact.Condition.Names.Select(name => $"`{name}`"))}\n");
        }

        return text.ToString();
    }

    private static string Generic()
    {
        var text = new StringBuilder("| | Verdict | Unless |\n|---|---|---|\n");
        foreach (var database in new[] { SqlDialect.PostgreSql, SqlDialect.MySql })
        {
            foreach (var feature in FeatureLabels.Groups(database).SelectMany(group => group.Features))
            {
                var answer = PoolerTable.Find(feature, new PoolerProfile(Pooler.Transaction, database));
                if (!answer.IsHarmful) continue;
                text.Append($"| {DatabaseName(database)}: {FeatureLabels.Of(feature, database)} | {answer.Sentence} | {answer.DependsOnText} |\n");
            }
        }

        return text.ToString();
    }

    private static string Thresholds()
    {
        var text = new StringBuilder("| Feature | Condition | Verdict |\n|---|---|---|\n");
        foreach (var fact in PoolerTable.Facts.Where(HangsOnVersionOrOption))
        {
            var label = FeatureLabels.Of(fact.Feature, fact.Database);
            var feature = fact.Condition.Names.Count == 0 ? label : $"{string.Join(", ", fact.Condition.Names.Select(name => $"`{name}`"))} by {label.Split(" of ")[0]}";
            var condition = ConditionText.Of(fact.Condition, PoolerProduct.Of(fact.Pooler));
            text.Append($"| {feature} | {condition} | {FactCells.Verdict(fact.Verdict, fact.Consequences, fact.Certainty)} |\n");
        }

        return text.ToString();
    }

    // Statement mode's versions are those of the transaction mode beside it.
    private static bool HangsOnVersionOrOption(PoolerFact fact) =>
        fact.Pooler != Pooler.PgBouncerStatement && fact.Condition is not { Since: null, Before: null, Option: null };

    private static string Startup(FactCells cells)
    {
        var text = new StringBuilder("| Pooler | Parameter | Outcome | Npgsql's reset ends it | |\n|---|---|---|---|---|\n");
        foreach (var fact in StartupParameters.Facts)
        {
            var names = fact.Names.Count == 0 ? "any other" : string.Join(", ", fact.Names.Select(name => $"`{name}`"));
            var place = fact.InOptions == true ? " inside `options`" : "";
            var outcome = fact.Outcome == StartupOutcome.Applied ? "applied" : "**not applied**";
            var lost = fact.Outcome != StartupOutcome.Applied ? "–" : fact.IsLostOnReset ? "yes" : "not known to";
            text.Append($"| {ConditionText.Of(fact.Condition, PoolerProduct.Of(fact.Pooler))} | {names}{place} | {outcome}{cells.NoteMark(fact.Note)} | {lost} | {FactCells.Sources(fact.Certainty, fact.Sources)} |\n");
        }

        return text.ToString();
    }

    private static string DatabaseName(SqlDialect database) => database switch
    {
        SqlDialect.PostgreSql => "PostgreSQL",
        SqlDialect.MySql => "MySQL",
        _ => "SQL Server",
    };
}
