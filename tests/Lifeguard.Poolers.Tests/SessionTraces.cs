using Lifeguard.Core.Sql;
using Npgsql;

namespace Lifeguard.Poolers.Tests;

/// <summary>What a server shows of a session: each trace as a kind and a name.</summary>
public sealed class SessionTraces
{
    // Custom settings are in no view.
    private const string Query = """
        SELECT 'setting ' || name, setting FROM pg_settings WHERE name NOT LIKE 'transaction\_%' AND name NOT IN ('role', 'session_authorization', 'is_superuser')
        UNION ALL SELECT 'setting ' || name, nullif(current_setting(name, true), '') FROM unnest(ARRAY['app.tenant', 'session.x']) AS name
        UNION ALL SELECT 'role', current_user || ' of ' || session_user
        UNION ALL SELECT 'lock', count(*)::text FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
        UNION ALL SELECT 'listen ' || channel, 'on' FROM pg_listening_channels() AS channel
        UNION ALL SELECT 'prepare ' || name, 'on' FROM pg_prepared_statements WHERE from_sql
        UNION ALL SELECT 'temp ' || relname, 'on' FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind IN ('r', 'v', 'S')
        UNION ALL SELECT 'cursor ' || name, 'on' FROM pg_cursors WHERE is_holdable
        """;

    private readonly Dictionary<string, string?> _values;

    private SessionTraces(Dictionary<string, string?> values) => _values = values;

    /// <summary>Looks at a session.</summary>
    public static SessionTraces Of(Client client)
    {
        var values = new Dictionary<string, string?>();
        using (var command = new NpgsqlCommand(Query, client.Connection))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) values[reader.GetString(0)] = reader.IsDBNull(1) ? null : reader.GetString(1);
        }

        // The time stands still inside a transaction; and an error would end it.
        var inTransaction = client.Ask("SELECT now()::text") == client.Ask("SELECT now()::text");
        values["transaction"] = inTransaction ? "open" : "none";
        if (!inTransaction) values["sequence"] = client.Ask("SELECT currval('public.numbers')", orError: "none");
        return new SessionTraces(values);
    }

    /// <summary>What has changed.</summary>
    public IReadOnlyList<string> Since(SessionTraces earlier) => Distinct(
        from name in _values.Keys.Union(earlier._values.Keys)
        where name != "sequence" || _values.ContainsKey(name)
        where _values.GetValueOrDefault(name) != earlier._values.GetValueOrDefault(name)
        select name.StartsWith("setting plpgsql.", StringComparison.Ordinal) ? "load plpgsql" : name);

    /// <summary>What the server must show where the effects are those that a text has.</summary>
    /// <param name="effects">The effects.</param>
    /// <param name="before">The session before: what a RESET ALL or DISCARD has to undo.</param>
    public static IReadOnlyList<string> Told(IEnumerable<SessionEffect> effects, SessionTraces before) => Distinct(effects.SelectMany(effect => effect switch
    {
        { Kind: SessionEffectKind.Setting, Form: SessionEffectForm.Reset, Name: "all" } => before.Changed("setting "),
        { Kind: SessionEffectKind.Setting } => ["setting " + Shown(effect.Name)],
        { Kind: SessionEffectKind.Role } => ["role"],
        { Kind: SessionEffectKind.AdvisoryLock } => ["lock"],
        { Kind: SessionEffectKind.TempObject } => ["temp " + effect.Name],
        { Kind: SessionEffectKind.Listen, Name: "*" } => before.Changed("listen "),
        { Kind: SessionEffectKind.Listen } => ["listen " + effect.Name],
        { Kind: SessionEffectKind.Deallocate, Form: SessionEffectForm.All } => before.Changed("prepare "),
        { Kind: SessionEffectKind.Prepare or SessionEffectKind.Deallocate } => ["prepare " + effect.Name],
        { Kind: SessionEffectKind.Cursor } => ["cursor " + effect.Name],
        { Kind: SessionEffectKind.Load } => ["load " + effect.Name],
        { Kind: SessionEffectKind.SequenceWrite } => ["sequence"],
        { Kind: SessionEffectKind.Discard, Form: SessionEffectForm.All } => before.Changed(""),
        { Kind: SessionEffectKind.Discard, Name: "temp" } => before.Changed("temp "),
        { Kind: SessionEffectKind.Discard, Name: "sequences" } => before.Changed("sequence"),
        { Kind: SessionEffectKind.TransactionControl, Form: SessionEffectForm.Begin } => ["transaction"],

        // To read a sequence or run a statement changes nothing.
        { Kind: SessionEffectKind.SequenceRead or SessionEffectKind.Execute } => [],
        _ => throw new InvalidOperationException($"Nobody has said what {effect} must show."),
    }));

    private static List<string> Distinct(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];

    // pg_settings spells some in mixed case.
    private static string Shown(string name) => name switch
    {
        "timezone" => "TimeZone",
        "datestyle" => "DateStyle",
        _ => name,
    };

    private IEnumerable<string> Changed(string kind) => _values
        .Where(entry => entry.Key.StartsWith(kind, StringComparison.Ordinal))
        .Where(entry => entry.Key switch
        {
            "role" or "transaction" or "lock" => false,
            "sequence" => entry.Value != "none",
            "setting work_mem" => entry.Value != "4096",
            "setting TimeZone" => entry.Value == "Asia/Tokyo",
            "setting app.tenant" => entry.Value is not null,
            var name => !name.StartsWith("setting ", StringComparison.Ordinal),
        })
        .Select(entry => entry.Key);
}
