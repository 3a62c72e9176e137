using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.MigrateThroughPoolerAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3015_MigrateThroughPooler;

public sealed class Reports
{
    private const string Usings = "using Microsoft.EntityFrameworkCore;\n";

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) =>
        RuleTest<MigrateThroughPoolerAnalyzer>.Verify(Usings + host.With("using var db = new DbContext(new DbContextOptionsBuilder().Options); [|db.Database.Migrate()|];"), host.Files);

    [Theory]
    [InlineData("await [|db.Database.MigrateAsync()|];")]
    [InlineData("await Prepare(db);", "private static Task Prepare(DbContext context) => [|context.Database.MigrateAsync()|];")]
    public Task WhatAHandlerReaches(string statements, string members = "") => Test.Verify("using var db = new DbContext(new DbContextOptionsBuilder().Options); " + statements, members: members);

    [Fact]
    public Task TheMessageNamesTheWay() => Test.Says(
        "using var db = new DbContext(new DbContextOptionsBuilder().Options); await {|#0:db.Database.MigrateAsync()|};",
        "'MigrateAsync' runs on every invocation of 'Function.FunctionHandler': each instance that starts tries to change the schema while others serve requests, and session state that a migration relies on does not survive a transaction pooler. Migrate from the deployment, over a direct connection.");
}
