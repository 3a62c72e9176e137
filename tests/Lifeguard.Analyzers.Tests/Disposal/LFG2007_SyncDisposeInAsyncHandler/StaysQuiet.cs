using Lifeguard.Analyzers.Rules.Disposal;
using Microsoft.CodeAnalysis.CSharp;
using static Lifeguard.Analyzers.Tests.Disposal.LFG2007_SyncDisposeInAsyncHandler.Frames;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2007_SyncDisposeInAsyncHandler;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AnAwaitUsingInAHandlerOfEveryHost(HandlerShape host) => RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.StaysQuiet(
        host.With("""await using var connection = new Npgsql.NpgsqlConnection("Host=db"); await connection.OpenAsync();"""), host.Files);

    [Theory]
    [InlineData("await using var connection = new NpgsqlConnection(cs);")]
    [InlineData("await using (var connection = await Db.OpenConnectionAsync()) { }")]
    [InlineData("var connection = Db.OpenConnection(); await using (connection.ConfigureAwait(false)) { }")]
    [InlineData("var connection = Db.OpenConnection(); await connection.DisposeAsync();")]
    [InlineData("var connection = Db.OpenConnection(); connection.Close();")]
    [InlineData("var connection = new NpgsqlConnection(cs); connection.Dispose();")]
    [InlineData("NpgsqlConnection connection = null; try { connection = Db.OpenConnection(); } finally { connection?.Dispose(); }")]
    public Task WhatIsDisposedAsynchronouslyOrByACall(string body) => Async(body);

    [Theory]
    [InlineData("using var connection = new Microsoft.Data.SqlClient.SqlConnection(cs);")]
    [InlineData("using var connection = new System.Data.SqlClient.SqlConnection(cs);")]
    [InlineData("using var connection = new MySql.Data.MySqlClient.MySqlConnection(cs);")]
    [InlineData("using var connection = new Oracle.ManagedDataAccess.Client.OracleConnection(cs);")]
    [InlineData("using var connection = new Microsoft.Data.Sqlite.SqliteConnection(cs);")]
    [InlineData("using DbConnection connection = new Microsoft.Data.SqlClient.SqlConnection(cs);")]
    [InlineData("using var connection = new Microsoft.Data.SqlClient.SqlConnection(cs); using var transaction = connection.BeginTransaction(); ")]
    [InlineData("using var reader = new Microsoft.Data.SqlClient.SqlCommand(cs).ExecuteReader();")]
    public Task ProvidersThatOnlyHaveTheSignature(string body) => Async(body);

    [Theory]
    [InlineData("using var command = new NpgsqlCommand(cs);")]
    [InlineData("using var batch = new NpgsqlBatch();")]
    [InlineData("using var command = Db.CreateCommand(cs);")]
    [InlineData("using var command = new MySqlConnector.MySqlCommand(cs);")]
    public Task CommandsHaveNothingToWaitFor(string body) => Async(body);

    [Theory]
    [InlineData("using IDbConnection connection = new NpgsqlConnection(cs);")]
    [InlineData("using IDisposable connection = new NpgsqlConnection(cs);")]
    [InlineData("IDbConnection connection = new NpgsqlConnection(cs); using (connection) { }")]
    public Task TypesThatCannotBeAwaited(string body) => Async(body);

    [Theory]
    [InlineData("DbConnection Open() => Db.OpenConnection(); using var connection = Open();")]
    [InlineData("DbConnection connection = Db.CreateConnection(); using (connection) { }")]
    [InlineData("using var reader = await ((DbCommand)new NpgsqlCommand(cs)).ExecuteReaderAsync();")]
    public Task WhatIsBehindABaseClass(string body) => Async(body);

    [Theory]
    [InlineData("using var db = NpgsqlDataSource.Create(cs);")]
    [InlineData("using (Db) { }")]
    public Task DataSources(string body) => Async(body);

    [Theory]
    [InlineData("private int Count() { using var connection = Db.OpenConnection(); return 1; }")]
    [InlineData("private Task Run() { using var connection = Db.OpenConnection(); return Task.CompletedTask; }")]
    [InlineData("private IEnumerable<int> Rows() { using var connection = Db.OpenConnection(); yield return 1; }")]
    [InlineData("private async Task Run() { await Task.Run(() => { using var connection = Db.OpenConnection(); }); }")]
    [InlineData("private async Task Run() { await Task.Yield(); void Work() { using var connection = Db.OpenConnection(); } Work(); }")]
    [InlineData("private static readonly Action Work = () => { using var connection = Db.OpenConnection(); };")]
    public Task FunctionsThatAreNotAsync(string member) => RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.StaysQuiet(Lambda(member));

    [Theory]
    [InlineData("private async Task Run() { await Task.Yield(); lock (this) { using var connection = Db.OpenConnection(); } }")]
    [InlineData("private async Task Run() { try { await Task.Yield(); } catch when (Any()) { } bool Any() { using var connection = Db.OpenConnection(); return true; } }")]
    public Task WhereAwaitIsForbidden(string member) => RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.StaysQuiet(Lambda(member));

    [Theory]
    [InlineData("private async Task Run() { await Task.Yield(); unsafe { using var connection = Db.OpenConnection(); int* p = null; } }")]
    [InlineData("private unsafe Func<Task> Run() => async () => { using var connection = Db.OpenConnection(); };")]
    public Task InUnsafeCode(string member) => RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.StaysQuiet(Lambda(member));

    [Fact]
    public Task BeforeCSharp8()
    {
        var test = RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.Create("""
            namespace Shop
            {
                public class Function
                {
                    public async System.Threading.Tasks.Task FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context)
                    {
                        using (var connection = new Npgsql.NpgsqlConnection("Host=db")) { await connection.OpenAsync(); }
                    }
                }
            }
            """);
        test.TestState.Sources.RemoveAt(1);                                                             // the global usings
        test.SolutionTransforms.Add((solution, project) => solution.WithProjectParseOptions(project, new CSharpParseOptions(LanguageVersion.CSharp7_3)));
        test.Skip(VerificationChecks.LanguageVersions, "what is reported depends on the version");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("Microsoft.Data.SqlClient.dll")]
    [InlineData("MySql.Data.dll")]
    public Task AContextThatMayUseAProviderThatDoesNot(string provider) => WithContext("using var db = new OrdersContext();", "", provider);

    [Fact]
    public Task AContextThatOnlyDisposesSynchronously() => WithContext("using var db = new OrdersContext();", "public override void Dispose() { Console.WriteLine(1); base.Dispose(); }");

    [Fact]
    public Task ATypeOfTheSameNameThatIsNotTheProviders() => RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.StaysQuiet("""
        public class NpgsqlConnection : IDisposable, IAsyncDisposable { public void Dispose() { } public ValueTask DisposeAsync() => default; }
        public class Function
        {
            public async Task FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) { using var connection = new NpgsqlConnection(); await Task.Yield(); }
        }
        """);

    [Fact]
    public Task ATestProject()
    {
        var test = RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.Create(Lambda("[Framework.Fact] public async Task Counts() { using var connection = Db.OpenConnection(); await Task.Yield(); }"));
        test.TestState.AdditionalProjects["xunit.core"].Sources.Add("namespace Framework; public class FactAttribute : System.Attribute { }");
        test.TestState.AdditionalProjectReferences.Add("xunit.core");
        return test.RunAsync();
    }
}
