using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(TenantReports.Tests.Database))]

namespace TenantReports.Tests;

public sealed class TenantReportsTests(Database database)
{
    // As Lambda does: one object a function, for all invocations of the process.
    private static readonly UsageFunctions Usage = new();
    private static readonly MonthlyReport Reports = new();
    private static readonly UsageExport Exports = new();
    private static readonly NightlyClosing Closing = new();
    private static readonly ExportWatch Watch = new();
    private static readonly AuditTrail Audit = new();
    private static readonly BillingInvoices Invoices = new();

    [Fact]
    public async Task ATenantSeesWhatItImportedAndNothingElse()
    {
        var (anna, ben) = (await TenantAsync(), await TenantAsync());

        Assert.Equal(2, await ImportAsync(anna, ("2026-01-02", 3), ("2026-01-01", 1)));
        Assert.Equal(1, await ImportAsync(ben, ("2026-01-01", 40)));

        Assert.Equal([new DayOfUse("2026-01-01", 1), new DayOfUse("2026-01-02", 3)], await Usage.Usage(new TenantRequest(anna), new LambdaContext()));
        Assert.Equal([new DayOfUse("2026-01-01", 40)], await Usage.Usage(new TenantRequest(ben), new LambdaContext()));
        Assert.Empty(await Usage.Usage(new TenantRequest(await TenantAsync()), new LambdaContext()));
    }

    [Fact]
    public async Task BusyDaysAreThoseAboveTheAverageOfTheWholeMonth()
    {
        var tenant = await TenantAsync();
        await ImportAsync(tenant, ("2026-02-03", 1), ("2026-02-10", 20), ("2026-02-28", 30), ("2026-01-31", 99));

        for (var invocation = 0; invocation < 3; invocation++)
        {
            Assert.Equal([new DayOfUse("2026-02-10", 20), new DayOfUse("2026-02-28", 30)], await Reports.BusyDays(new TenantRequest(tenant), new LambdaContext()));
        }
    }

    [Fact]
    public async Task AnExportHasAllPages()
    {
        var tenant = await TenantAsync();
        var first = new DateOnly(2025, 1, 1);
        await ImportAsync(tenant, [.. Enumerable.Range(0, 230).Select(day => ($"{first.AddDays(day):yyyy-MM-dd}", day))]);

        for (var invocation = 0; invocation < 2; invocation++)
        {
            var lines = (await Exports.Export(new TenantRequest(tenant), new LambdaContext())).TrimEnd().Split('\n');

            Assert.Equal(231, lines.Length);
            Assert.Equal(("day,reports", "2025-01-01,0", "2025-08-18,229"), (lines[0], lines[1], lines[^1]));
        }
    }

    [Fact]
    public async Task ADayIsClosedByOneAtATimeAndCanBeClosedAgain()
    {
        var tenant = await TenantAsync();
        await ImportAsync(tenant, ("2024-06-01", 5));
        await using var other = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        var context = new LambdaContext();

        await ExecuteAsync(other, "SELECT pg_advisory_lock(7001)");
        Assert.False(await Closing.CloseDay("2024-06-01", context));
        Assert.Single(context.Log);

        await ExecuteAsync(other, "SELECT pg_advisory_unlock(7001)");
        Assert.True(await Closing.CloseDay("2024-06-01", new LambdaContext()));
        await database.ExecuteAsync("UPDATE reports.usage SET reports = 8 WHERE day = '2024-06-01'");
        Assert.True(await Closing.CloseDay("2024-06-01", new LambdaContext()));
        Assert.Equal(8, await database.ScalarAsync<long>("SELECT reports FROM reports.closed_days WHERE day = '2024-06-01'"));
    }

    [Fact]
    public async Task TheSupportSeesAllTenants()
    {
        await ImportAsync(await TenantAsync(), ("2023-01-01", 2));
        await ImportAsync(await TenantAsync(), ("2023-01-01", 2));

        var seen = await new SupportAccess().ReportsOfAllTenants(new LambdaContext());

        Assert.Equal(await database.ScalarAsync<long>("SELECT sum(reports) FROM reports.usage"), seen);
        Assert.Empty(await Usage.Usage(new TenantRequest(await TenantAsync()), new LambdaContext()));
    }

    [Fact]
    public async Task WhoWaitsForAnExportLearnsThatItIsReady()
    {
        var export = await ExportAsync();
        var waiting = Watch.WaitForExport(new ExportRequest(export, WaitSeconds: 30), new LambdaContext());
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        await database.ExecuteAsync($"UPDATE reports.exports SET status = 'ready' WHERE id = '{export}'");

        Assert.True(await waiting);
        Assert.True(await Watch.WaitForExport(new ExportRequest(export, WaitSeconds: 0), new LambdaContext()));
    }

    [Fact]
    public async Task WhoWaitsForAnExportInVainLearnsThat()
    {
        Assert.False(await Watch.WaitForExport(new ExportRequest(await ExportAsync(), WaitSeconds: 1), new LambdaContext()));
    }

    [Fact]
    public async Task OldExportsAreRemoved()
    {
        await database.ExecuteAsync("INSERT INTO reports.exports (id, started_at) VALUES (gen_random_uuid(), now() - interval '31 days'), (gen_random_uuid(), now() - interval '29 days')");

        Assert.Equal(1, await new ExportCleanup().RemoveOld(new LambdaContext()));
    }

    [Fact]
    public async Task AnotherPlanIsTakenWrittenDownAndCounted()
    {
        var tenant = await TenantAsync();
        var before = await new PlanTotals().Totals(new LambdaContext());

        await new PlanChange().Change(new PlanRequest(tenant, "plus"), new LambdaContext());
        var after = await new PlanTotals().Totals(new LambdaContext());

        Assert.Equal("plus", await database.ScalarAsync<string>($"SELECT plan FROM reports.plan_changes WHERE tenant = '{tenant}'"));
        Assert.Equal([before[0] with { Tenants = before[0].Tenants - 1 }, before[1] with { Tenants = before[1].Tenants + 1 }], after);
    }

    [Fact]
    public async Task ATenantThatLeavesIsRemoved()
    {
        var tenant = await TenantAsync();
        await new PlanChange().Change(new PlanRequest(tenant, "plus"), new LambdaContext());

        Assert.Equal(2, await new Offboarding().Remove(new TenantRequest(tenant), new LambdaContext()));
        Assert.Equal(0, await database.ScalarAsync<long>($"SELECT count(*) FROM reports.tenants WHERE id = '{tenant}'"));
    }

    [Fact]
    public async Task WhatWasDoneIsInTheAuditTrail()
    {
        // What the deployment does.
        await using (var audit = new AuditContext()) await audit.Database.MigrateAsync(TestContext.Current.CancellationToken);
        var tenant = Guid.NewGuid();

        Assert.Equal(1, await Audit.Add(new AuditEntry { Tenant = tenant, Action = "exported" }, new LambdaContext()));
        Assert.Equal(1, await Audit.Add(new AuditEntry { Tenant = tenant, Action = "left" }, new LambdaContext()));
        Assert.Equal("exported,left", await database.ScalarAsync<string>($"SELECT string_agg(action, ',' ORDER BY id) FROM audit_entries WHERE tenant = '{tenant}'"));
    }

    [Fact]
    public async Task InvoicesAreNumberedOneAfterTheOther()
    {
        var tenant = Guid.NewGuid();

        var first = await Invoices.Issue(new InvoiceRequest(tenant, 10.50m), new LambdaContext());
        var second = await Invoices.Issue(new InvoiceRequest(tenant, 2), new LambdaContext());

        Assert.Equal(first + 1, second);
        Assert.Equal(10.50m, await database.ScalarAsync<decimal>($"SELECT amount FROM billing.invoices WHERE number = {first}"));
    }

    [Fact]
    public async Task ThePriceListIsReplacedAsAWhole()
    {
        await database.ExecuteAsync("INSERT INTO billing.prices VALUES ('OLD', 'Fax', 99)");

        Assert.Equal(250, await new BillingPriceList().Publish(new LambdaContext()));
        Assert.Equal(250, await new BillingPriceList().Publish(new LambdaContext()));

        Assert.Equal(250, await database.ScalarAsync<long>("SELECT count(*) FROM billing.prices"));
        Assert.Equal("Usage export, London, up to 250 a month: 22.80", await database.ScalarAsync<string>("SELECT description || ': ' || price FROM billing.prices WHERE code = 'UK-UE3-0250'"));
    }

    private static Task<int> ImportAsync(Guid tenant, params (string Day, int Reports)[] days) =>
        Usage.Import(new UsageImport(tenant, [.. days.Select(day => new DayOfUse(day.Day, day.Reports))]), new LambdaContext());

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Guid> TenantAsync()
    {
        var tenant = Guid.NewGuid();
        await database.ExecuteAsync($"INSERT INTO reports.tenants (id, name) VALUES ('{tenant}', 'A tenant')");
        return tenant;
    }

    private async Task<Guid> ExportAsync()
    {
        var export = Guid.NewGuid();
        await database.ExecuteAsync($"INSERT INTO reports.exports (id) VALUES ('{export}')");
        return export;
    }
}

/// <summary>The sample's databases, which are one here. Its functions have a login of their own: row-level security is not for administrators.</summary>
public sealed class Database : SampleDatabase
{
    public Database()
        : base("TENANTS_DB")
    {
        var login = new NpgsqlConnectionStringBuilder(ConnectionString) { Username = "report_functions" };
        Environment.SetEnvironmentVariable("TENANTS_DB", login.ConnectionString);
        Environment.SetEnvironmentVariable("BILLING_DB_HOST", login.Host);
        Environment.SetEnvironmentVariable("BILLING_DB_PORT", $"{login.Port}");
        Environment.SetEnvironmentVariable("BILLING_DB_NAME", login.Database);
        Environment.SetEnvironmentVariable("BILLING_DB_USER", login.Username);
    }
}
