using Lifeguard.Core.Poolers;
using Npgsql;

namespace Lifeguard.Poolers.Tests.Proofs;

internal static class SettingProofs
{
    private static readonly (string Name, string Value)[] Reported =
    [
        ("client_encoding", "SQL_ASCII"), ("datestyle", "SQL, DMY"), ("timezone", "Asia/Tokyo"), ("standard_conforming_strings", "off"), ("application_name", "proof"),
        ("intervalstyle", "iso_8601"),
    ];

    private static readonly (string Name, string Value)[] Unreported =
        [("work_mem", "7MB"), ("statement_timeout", "17s"), ("search_path", "elsewhere"), ("app.tenant", "42"), ("default_transaction_read_only", "on")];

    public static IEnumerable<Proof> All =>
    [
        .. Reported.Select(setting => new Proof(SessionFeature.ReportedSetting, setting.Name, bench => Kept(bench, $"SET {setting.Name} = '{setting.Value}'", Reading(setting.Name)))),
        .. Unreported.Select(setting => new Proof(SessionFeature.Setting, setting.Name, bench => Kept(bench, $"SET {setting.Name} = '{setting.Value}'", Reading(setting.Name)))),
        .. Reported.Concat(Unreported).Select(setting => new Proof(
            SessionFeature.SetConfig, setting.Name, bench => Kept(bench, $"SELECT set_config('{setting.Name}', '{setting.Value}', false)", Reading(setting.Name)))),
        .. Reported.Where(setting => setting.Name != "intervalstyle").Append(("work_mem", "7MB")).Select(setting => new Proof(SessionFeature.ResetSetting, setting.Item1, bench => Reset(bench, setting.Item1, setting.Item2))),
        new(SessionFeature.SessionCharacteristics, "", bench =>
            Kept(bench, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE", Reading("default_transaction_isolation"))),
        new(SessionFeature.Role, "", bench => Kept(bench, $"SET ROLE {bench.Clerk}", "SELECT current_user")),
        new(SessionFeature.SessionAuthorization, "", bench => Kept(bench, $"SET SESSION AUTHORIZATION {bench.Clerk}", "SELECT session_user")),
        new(SessionFeature.StateSetInRoutine, "", bench => Kept(bench, "DO $$ BEGIN PERFORM set_config('app.tenant', '42', false); END $$", Reading("app.tenant"))),
        new(SessionFeature.LocalSetting, "app.tenant", bench => InTransaction(bench, "SET LOCAL app.tenant = '42'", Reading("app.tenant"))),
        new(SessionFeature.LocalSetConfig, "app.tenant", bench => InTransaction(bench, "SELECT set_config('app.tenant', '42', true)", Reading("app.tenant"))),
        new(SessionFeature.LocalSetConfig, "in one batch", InOneBatch),
        new(SessionFeature.LocalRole, "", bench => InTransaction(bench, $"SET LOCAL ROLE {bench.Clerk}", "SELECT current_user")),
        new(SessionFeature.TransactionCharacteristics, "", bench => InTransaction(bench, "SET TRANSACTION READ ONLY", Reading("transaction_read_only"))),
        new(SessionFeature.LocalSettingOutsideTransaction, "", WithoutTransaction),
        new(SessionFeature.RoutineWithSetClause, "", RoutineWithSetClause),
    ];

    // A setting that nobody has set reads as NULL, and as empty once somebody had set it: both are nothing.
    private static string Reading(string setting) => $"SELECT nullif(current_setting('{setting}', true), '')";

    private static Observation Kept(Bench bench, string set, string read)
    {
        using var shared = bench.Share();
        var untouched = shared.Second.Ask(read);
        shared.First.Run(set);
        var leaks = shared.Second.Ask(read) != untouched;

        using var spread = bench.Spread();
        spread.First.Run(set);
        var own = spread.First.Ask(read);
        Assert.NotEqual(untouched, own);
        spread.PushFirstAway();
        var lost = spread.First.Ask(read) != own;

        return Observation.Of((leaks, Consequences.Leaks), (lost, Consequences.Lost));
    }

    private static Observation Reset(Bench bench, string name, string value)
    {
        using var shared = bench.Share();
        shared.First.Run($"SET {name} = '{value}'");
        var before = shared.First.Ask(Reading(name));
        shared.Second.Run($"RESET {name}");

        return Observation.Of((shared.First.Ask(Reading(name)) != before, Consequences.DisturbsOthers));
    }

    private static Observation InTransaction(Bench bench, string set, string read)
    {
        using var shared = bench.Share();
        var untouched = shared.Second.Ask(read);
        shared.First.Run("BEGIN");
        shared.First.Run(set);
        var inside = shared.First.Ask(read);
        shared.First.Run("COMMIT");

        return Observation.Of((shared.Second.Ask(read) != untouched, Consequences.Leaks), (inside == untouched, Consequences.Lost));
    }

    private static Observation InOneBatch(Bench bench)
    {
        using var shared = bench.Share();
        using var batch = new NpgsqlBatch(shared.First.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('app.tenant', '42', true)"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Reading("app.tenant")));
        using (var reader = batch.ExecuteReader())
        {
            reader.NextResult();
            reader.Read();
            if (reader.GetString(0) != "42") return Observation.Of((true, Consequences.Lost));
        }

        return Observation.Of((shared.Second.Ask(Reading("app.tenant")) is not null, Consequences.Leaks));
    }

    private static Observation WithoutTransaction(Bench bench)
    {
        using var shared = bench.Share();
        shared.First.Run("SET LOCAL app.tenant = '42'");
        var first = shared.First.Ask(Reading("app.tenant"));
        shared.First.Run("SELECT set_config('app.tenant', '42', true)");
        using var direct = bench.Direct();
        direct.Run("SET LOCAL app.tenant = '42'");

        Assert.Null(direct.Ask(Reading("app.tenant")));
        return first is null && shared.First.Ask(Reading("app.tenant")) is null ? Observation.NoEffect : Observation.Safe;
    }

    private static Observation RoutineWithSetClause(Bench bench)
    {
        using var shared = bench.Share();
        shared.First.Run("CREATE FUNCTION nine() RETURNS text LANGUAGE sql SET work_mem = '9MB' AS $$ SELECT current_setting('work_mem') $$");

        return Observation.Of((shared.First.Ask("SELECT nine()") != "9MB", Consequences.Lost), (shared.Second.Ask("SHOW work_mem") == "9MB", Consequences.Leaks));
    }
}
