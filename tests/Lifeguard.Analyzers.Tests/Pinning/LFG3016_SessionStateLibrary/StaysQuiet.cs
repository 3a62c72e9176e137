using Lifeguard.Analyzers.Rules.Pinning;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3016_SessionStateLibrary;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("var held = new Medallion.Threading.Postgres.PostgresDistributedLock(new(1), input, options => options.UseTransaction());")]
    [InlineData("var options = new Hangfire.PostgreSql.PostgreSqlStorageOptions();")]
    [InlineData("var options = new Hangfire.PostgreSql.PostgreSqlStorageOptions { EnableLongPolling = false };")]
    [InlineData("new Marten.MartenServiceCollectionExtensions.MartenConfigurationExpression().AddAsyncDaemon(Marten.DaemonMode.Solo);")]
    public Task WhatUsesATransactionOrNothing(string statements) => RuleTest<SessionStateLibraryAnalyzer>.StaysQuiet(SqlInCode.SqlTest.Function(statements).Replace("using Dapper;", "using Dapper;\nusing MassTransit;", StringComparison.Ordinal), ("Libraries.cs", Reports.Libraries));


    [Fact]
    public Task ADirectConnection() => RuleTest<SessionStateLibraryAnalyzer>.StaysQuiet(
        SqlInCode.SqlTest.Function("var held = new Medallion.Threading.Postgres.PostgresDistributedLock(new(1), input);"), ("Libraries.cs", Reports.Libraries), (".globalconfig", "is_global = true\nlifeguard_pooler = none\n"));
}
