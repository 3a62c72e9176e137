using System.CommandLine;
using System.CommandLine.Parsing;
using Lifeguard.Analyzers.Settings;
using Lifeguard.Cli.Sql.Inputs;
using Lifeguard.Cli.Sql.JsonLines;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Sql;

/// <summary><c>lifeguard sql</c>: what do the statements of these files leave in their session, and what does the pooler make of it?</summary>
internal static class SqlCommand
{
    private static readonly Dictionary<string, SqlDialect> Dialects = new(StringComparer.OrdinalIgnoreCase)
    {
        ["postgresql"] = SqlDialect.PostgreSql,
        ["mysql"] = SqlDialect.MySql,
        ["tsql"] = SqlDialect.SqlServer,

        // The words of lifeguard_sql_dialect.
        ["sqlserver"] = SqlDialect.SqlServer,
        ["mssql"] = SqlDialect.SqlServer,
    };

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Files, directories (every *.sql below them), or - for standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var dialect = new Option<string>("--dialect")
        {
            Description = "Whose SQL it is.", DefaultValueFactory = _ => "postgresql", HelpName = "postgresql|mysql|tsql",
        };
        dialect.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Dialects.Keys]);
        var pooler = new Option<string>("--pooler")
        {
            Description = "What stands in front of the database: " + string.Join(", ", SettingCatalog.Pooler.AllowedValues)
                + ". transaction is any pooler that shares connections between transactions, none a direct connection.",
            DefaultValueFactory = _ => "transaction",
            HelpName = "name",
        };
        pooler.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. SettingCatalog.Pooler.AllowedValues]);
        var version = new Option<string?>("--pooler-version") { Description = "The pooler's version, such as 1.21, where a verdict depends on it.", HelpName = "version" };
        version.Validators.Add(result => Check(result, SettingCatalog.PoolerVersion));
        var prepared = new Option<string?>("--prepared-statements")
        {
            Description = "Whether the pooler tracks prepared statements. The default is the pooler's own.", HelpName = "on|off",
        };
        prepared.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. SettingCatalog.PoolerPreparedStatements.AllowedValues]);
        var format = new Option<string>("--format") { Description = "How to write findings.", DefaultValueFactory = _ => "text", HelpName = "text|json|sarif" };
        format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "text", "json", "sarif");
        var all = new Option<bool>("--all") { Description = "With --format json: every statement, not only those with findings." };
        var inTransaction = new Option<bool>("--in-transaction") { Description = "Whoever runs a file does so in one transaction, as many migration tools do." };
        var jsonLines = new Option<bool>("--jsonl-in") { Description = "Read {\"id\",\"sql\"} lines and answer each with a line {\"id\",\"effects\",\"verdict\"}." };
        var include = new Option<string[]>("--include")
        {
            Description = "Which files of a directory are read, such as '*.psql' (default *.sql). * stands for any text, ? for one character.", HelpName = "pattern",
        };
        var exclude = new Option<string[]>("--exclude") { Description = "Which files of a directory are left out, such as 'seed/*'.", HelpName = "pattern" };

        var command = new Command("sql", "Say which statements of SQL files lose, leak or pin session state behind a connection pooler.")
        {
            paths, dialect, pooler, version, prepared, format, all, inTransaction, jsonLines, include, exclude,
        };
        command.Validators.Add(result =>
        {
            var isJson = Is(result.GetValue(format), "json");
            if (result.GetValue(jsonLines) && result.GetResult(format) is { Implicit: false } && !isJson) result.AddError("--jsonl-in answers in JSON lines; leave --format out.");
            if (result.GetValue(all) && !result.GetValue(jsonLines) && !isJson) result.AddError("--all needs --format json.");
            if (result.GetValue(paths) is not { Length: > 0 } && terminal.InputIsTerminal) result.AddError("Name files or directories, or - for standard input.");
        });
        command.SetAction(arguments => Run(
            new SqlRequest(
                arguments.GetValue(paths) is { Length: > 0 } named ? named : [SqlFiles.StandardInput],
                ProfileOf(arguments, dialect, pooler, version, prepared),
                FormatOf(arguments.GetValue(format)))
            {
                All = arguments.GetValue(all),
                InTransaction = arguments.GetValue(inTransaction),
                JsonLines = arguments.GetValue(jsonLines),
                Include = arguments.GetValue(include) ?? [],
                Exclude = arguments.GetValue(exclude) ?? [],
            },
            terminal));
        return command;
    }

    private static int Run(SqlRequest request, Terminal terminal)
    {
        if (NothingIsKnown(request.Profile)) terminal.Error.WriteLine(Advice(request.Profile));
        return request.JsonLines ? Questions.Answer(request, terminal) : LintRun.Of(request, terminal);
    }

    // Every verdict is unknown, and silence would look like praise.
    private static bool NothingIsKnown(PoolerProfile profile)
    {
        if (profile.Pooler == Pooler.None) return false;
        if (profile.Pooler == Pooler.Transaction) return PoolerTable.Generic(profile.Database).Count == 0;
        var owner = PoolerProduct.Of(profile.Pooler).Base;
        return !PoolerTable.Facts.Any(fact => fact.Database == profile.Database && (fact.Pooler == profile.Pooler || fact.Pooler == owner));
    }

    private static string Advice(PoolerProfile profile)
    {
        var database = profile.Database switch { SqlDialect.MySql => "MySQL", SqlDialect.SqlServer => "SQL Server", _ => "PostgreSQL" };
        return profile.Pooler == Pooler.Transaction
            ? $"note: of transaction poolers in general nothing is known for {database}; name yours with --pooler (rds_proxy)."
            : $"note: nothing is known of {PoolerProduct.Of(profile.Pooler).Name} in front of {database}: is --dialect right?";
    }

    private static PoolerProfile ProfileOf(ParseResult arguments, Option<string> dialect, Option<string> pooler, Option<string?> version, Option<string?> prepared) => new(
        Read(SettingCatalog.Pooler, arguments.GetValue(pooler)),
        Dialects[arguments.GetValue(dialect)!],
        Read(SettingCatalog.PoolerVersion, arguments.GetValue(version)),
        Read(SettingCatalog.PoolerPreparedStatements, arguments.GetValue(prepared)));

    private static T Read<T>(SettingDefinition<T> setting, string? text) =>
        text is not null && setting.TryParse(text, out var value) ? value : setting.Default;

    private static void Check(OptionResult result, SettingDefinition setting)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (!setting.Accepts(text)) result.AddError($"'{text}' is not {setting.Expectation}.");
    }

    private static ReportFormat FormatOf(string? word) => Is(word, "json") ? ReportFormat.Json : Is(word, "sarif") ? ReportFormat.Sarif : ReportFormat.Text;

    private static bool Is(string? word, string expected) => string.Equals(word, expected, StringComparison.OrdinalIgnoreCase);
}
