using Lifeguard.Core.Poolers;
using Npgsql;

namespace Lifeguard.Poolers.Tests;

/// <summary>The parameters of a connection, as Npgsql's keywords send them, through real PgBouncers.</summary>
public sealed class WhatConnectionsAskFor(Servers servers)
{
    private const string ProtocolViolation = "08P01";

    public static TheoryData<string, string, string, bool> Keywords => new()
    {
        { "Application Name=proof", "application_name", "proof", false },
        { "Timezone=Asia/Tokyo", "timezone", "Asia/Tokyo", false },
        { "Search Path=elsewhere", "search_path", "elsewhere", false },
        { "Options=-c search_path=elsewhere", "search_path", "elsewhere", true },
        { "Options=-c statement_timeout=17s", "statement_timeout", "17s", true },
        { "Options=-c timezone=Asia/Tokyo", "timezone", "Asia/Tokyo", true },
        { "Options=-c IntervalStyle=iso_8601", "intervalstyle", "iso_8601", true },
        { "Options=-c default_transaction_read_only=on", "default_transaction_read_only", "on", true },
    };

    [Theory]
    [MemberData(nameof(Keywords))]
    public void AreAppliedByPgBouncer118AsTheTableSays(string keyword, string name, string value, bool inOptions) => Check(PgBouncerKind.Old, keyword, name, value, inOptions);

    [Theory]
    [MemberData(nameof(Keywords))]
    public void AreAppliedByPgBouncer124AsTheTableSays(string keyword, string name, string value, bool inOptions) => Check(PgBouncerKind.New, keyword, name, value, inOptions);

    // The reset in front of the second use sets the default of the server, and the pooler takes that for the client's wish.
    [Theory]
    [InlineData("Timezone=Asia/Tokyo", "timezone", "Asia/Tokyo")]
    [InlineData("Application Name=proof", "application_name", "proof")]
    public void EndWithTheResetInFrontOfTheSecondUse(string keyword, string name, string value)
    {
        foreach (var kind in new[] { PgBouncerKind.Old, PgBouncerKind.New })
        {
            Assert.True(StartupParameters.Find(name, false, kind.Profile).IsLostOnReset);

            var pooled = $"{servers.Bench(kind).Pool()};{keyword}".Replace("Pooling=false", "Maximum Pool Size=1", StringComparison.Ordinal);
            Assert.Equal((value, false), (Read(pooled, name, out var second), second == value));
            Assert.Equal((value, true), (Read($"{pooled};No Reset On Close=true", name, out var kept), kept == value));
        }
    }

    // What the server itself applies at login needs nothing of the pooler.
    [Fact]
    public void HoldEverywhereWhereTheRoleBringsThem()
    {
        foreach (var kind in new[] { PgBouncerKind.Old, PgBouncerKind.New })
        {
            var bench = servers.Bench(kind);
            using var direct = bench.Direct();
            var database = direct.Ask("SELECT current_database()");
            direct.Run($"ALTER ROLE postgres IN DATABASE {database} SET idle_session_timeout = '71min'");
            using var client = new Client(bench.Pool());

            Assert.Equal("71min", client.Ask("SHOW idle_session_timeout"));
        }
    }

    private void Check(PgBouncerKind kind, string keyword, string name, string value, bool inOptions)
    {
        var connectionString = $"{servers.Bench(kind).Pool()};{keyword}";
        var seen = StartupOutcome.Applied;
        var error = Client.ErrorOf(() =>
        {
            using var client = new Client(connectionString);
            if (client.Ask($"SHOW {name}") != value) seen = StartupOutcome.NotApplied;
        });
        if (error is not null)
        {
            Assert.Equal(ProtocolViolation, error);
            seen = StartupOutcome.NotApplied;
        }

        Assert.Equal(StartupParameters.Find(name, inOptions, kind.Profile).Outcome, seen);
    }

    private static string? Read(string connectionString, string name, out string? atSecondUse)
    {
        using var source = NpgsqlDataSource.Create(connectionString);
        var first = ReadOnce(source, name);
        atSecondUse = ReadOnce(source, name);
        return first;
    }

    private static string? ReadOnce(NpgsqlDataSource source, string name)
    {
        using var connection = source.OpenConnection();
        using var command = new NpgsqlCommand($"SHOW {name}", connection);
        return (string?)command.ExecuteScalar();
    }
}
