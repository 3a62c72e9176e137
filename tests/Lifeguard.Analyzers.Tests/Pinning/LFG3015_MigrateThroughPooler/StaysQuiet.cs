using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.MigrateThroughPoolerAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3015_MigrateThroughPooler;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("var pending = await db.Database.GetPendingMigrationsAsync();")]
    [InlineData("await db.Database.EnsureCreatedAsync();")]
    [InlineData("new Tool().Migrate();")]
    public Task WhatMigratesNothing(string statements) => Test.StaysQuiet("using var db = new DbContext(new DbContextOptionsBuilder().Options); " + statements, code: "public class Tool { public void Migrate() { } }");

    [Fact]
    public Task WhatNoHandlerReaches() => Test.StaysQuiet("", code: "public static class Deployment { public static void Run(DbContext db) => db.Database.Migrate(); }");

    [Fact]
    public Task ADirectConnection() => Test.StaysQuiet("using var db = new DbContext(new DbContextOptionsBuilder().Options); await db.Database.MigrateAsync();", "none");
}
