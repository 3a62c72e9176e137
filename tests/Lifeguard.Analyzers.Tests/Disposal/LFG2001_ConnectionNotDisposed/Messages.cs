using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Disposal.ConnectionNotDisposedAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2001_ConnectionNotDisposed;

public sealed class Messages
{
    private const string Npgsql = "the pool never gets it back";
    private const string Collected = "its place in the pool comes back only when the garbage collector happens to find it";

    [Theory]
    [InlineData("NpgsqlConnection", Npgsql)]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection", Collected)]
    [InlineData("System.Data.SqlClient.SqlConnection", Collected)]
    [InlineData("MySqlConnector.MySqlConnection", Collected)]
    [InlineData("MySql.Data.MySqlClient.MySqlConnection", Collected)]
    [InlineData("Oracle.ManagedDataAccess.Client.OracleConnection", "its place in the pool stays taken")]
    public Task WhatALostConnectionCostsDependsOnTheProvider(string type, string cost) => Verify(
        $"var c = {{|#0:new {type}(text)|}}; c.Open();", "'c'", "is never disposed or closed", cost);

    [Fact]
    public Task TheProviderBehindAnInterface() => Verify("System.Data.IDbConnection c = {|#0:new NpgsqlConnection(text)|}; c.Open();", "'c'", "is never disposed or closed", Npgsql);

    [Fact]
    public Task AConnectionThatIsNotOpenedHere() => Verify("var c = {|#0:new NpgsqlConnection(text)|}; c.Query<int>(text);", "'c'", "is never disposed or closed", "nothing closes it should it be open");

    [Theory]
    [InlineData("c.Open(); if (text.Length == 0) return; c.Close();", "is not disposed on every path")]
    [InlineData("c.Open(); {|#1:c.Execute(text)|}; c.Close();", "is not disposed when 'Execute' throws")]
    [InlineData("c.Open(); int.Parse(text); {|#1:c.Execute(text)|}; c.Close();", "is not disposed when 'Execute' throws")]
    [InlineData("c.Open(); {|#1:int.Parse(text)|}; c.Close();", "is not disposed when 'Parse' throws")]
    [InlineData("c.Open(); if (text.Length == 0) throw {|#1:new ArgumentException()|}; c.Close();", "is not disposed when 'ArgumentException' is thrown")]
    [InlineData("c.Open(); {|#1:c = null|}; System.Console.WriteLine(c);", "is not disposed before its variable gets another value")]
    [InlineData("c.Open(); {|#1:c.ExecuteAsync(text)|}.Wait(); c.Close();", "is not disposed when 'ExecuteAsync' throws")]
    [InlineData("c.Open(); {|#1:c.ExecuteAsync(text)|}.GetAwaiter().GetResult(); c.Close();", "is not disposed when 'ExecuteAsync' throws")]
    [InlineData("c.Open(); {|#1:c.Execute(text)|}; c.ExecuteScalar<int>(text); c.Close();", "is not disposed when 'Execute' throws")]
    [InlineData("c.Open(); try { {|#1:c.Execute(text)|}; } catch (Exception e) { throw new InvalidOperationException(text, e); } c.Close();", "is not disposed when 'Execute' throws")]
    public Task Ways(string rest, string way) => Verify("var c = {|#0:new NpgsqlConnection(text)|}; " + rest, "'c'", way, Npgsql);

    [Fact]
    public Task AResultThatIsIgnored() => Verify("{|#0:_db.OpenConnection()|};", "The connection of 'OpenConnection'", "is kept in no variable and never disposed", Npgsql);

    [Fact]
    public Task ATemporaryObject() => Verify("{|#0:new NpgsqlConnection(text)|}.Query<int>(text);", "'new NpgsqlConnection'", "is kept in no variable and never disposed", "nothing closes it should it be open");

    [Fact]
    public Task AContext() => Verify("var c = {|#0:new Orders()|}; c.SaveChanges();", "'c'", "is never disposed", "nothing releases what it tracks or closes a connection that it has open");

    [Fact]
    public Task ADataSource() => Verify("var c = {|#0:NpgsqlDataSource.Create(text)|}; c.CreateConnection().Dispose();", "'c'", "is never disposed", "its pool is left behind with the connections in it");

    private static Task Verify(string body, params string[] arguments)
    {
        var test = new Verifier.Test { ReferenceAssemblies = Packages.All };
        test.TestState.Sources.Add(("/0/Usings.cs", Packages.Usings));
        test.TestState.Sources.Add(("/0/Test0.cs", $$"""
            using Dapper;
            using Npgsql;
            public class Orders : Microsoft.EntityFrameworkCore.DbContext { }
            public class Repository { private readonly NpgsqlDataSource _db = NpgsqlDataSource.Create(""); public void Load(string text) { {{body}} } }
            """));
        var expected = Verifier.Diagnostic().WithLocation(0).WithArguments(arguments[0], arguments[1], arguments[2]);
        test.ExpectedDiagnostics.Add(body.Contains("{|#1:", StringComparison.Ordinal) ? expected.WithLocation(1) : expected);
        return test.RunAsync();
    }
}
