using Lifeguard.Analyzers.Catalog;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Disposal.ConnectionOutlivesInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2004_ConnectionOutlivesInvocation;

public sealed class Messages
{
    private const string Unfinished = "what it has not done by then fails or is lost";

    [Theory]
    [InlineData("using var {|#1:c|} = Db.OpenConnection(); _ = {|#0:Task.Run(() => c.Execute(\"x\"))|};", LooseWork.Dropped, "c", "the work that 'Run' starts, which nobody awaits", "it is disposed when its 'using' ends", Unfinished)]
    [InlineData("using var {|#1:c|} = Db.OpenConnection(); var cmd = c.CreateCommand(); {|#0:cmd.ExecuteNonQueryAsync()|};", LooseWork.Dropped, "cmd", "'ExecuteNonQueryAsync', which nobody awaits", "'c', which it works on, is disposed when its 'using' ends", Unfinished)]
    [InlineData("var c = Db.OpenConnection(); _ = {|#0:c.ExecuteAsync(\"x\")|}; {|#1:c|}.Close();", LooseWork.Dropped, "c", "'ExecuteAsync', which nobody awaits", "it is given back by 'Close' first", Unfinished)]
    [InlineData("using var {|#1:scope|} = ((IServiceProvider)null).CreateScope(); var db = scope.ServiceProvider.GetRequiredService<ShopContext>(); {|#0:db.SaveChangesAsync()|};", LooseWork.Dropped, "db", "'SaveChangesAsync', which nobody awaits", "'scope', which it comes from, is disposed when its 'using' ends", Unfinished)]
    [InlineData("Task t; using (var {|#1:c|} = Db.OpenConnection()) { t = {|#0:c.ExecuteAsync(\"x\")|}; } t.Wait();", LooseWork.Kept, "c", "'ExecuteAsync', which is kept in 't' and not awaited before that", "it is disposed when its 'using' ends", Unfinished)]
    [InlineData("using var {|#1:c|} = Db.OpenConnection(); var t = {|#0:c.ExecuteAsync(\"x\")|};", LooseWork.Kept, "c", "'ExecuteAsync', which is kept in 't' and never awaited", "it is disposed when its 'using' ends", Unfinished)]
    [InlineData("Func<Task> f = () => { using var {|#1:c|} = Db.OpenConnection(); return {|#0:c.ExecuteAsync(\"x\")|}; };", LooseWork.Returned, "c", "'ExecuteAsync', whose task is returned before it is done", "it is disposed when its 'using' ends", Unfinished)]
    [InlineData("Func<Func<NpgsqlConnection, Task>, Task> f = work => { using var {|#1:c|} = Db.OpenConnection(); return {|#0:work(c)|}; };", LooseWork.Returned, "c", "'work', whose task is returned before it is done", "it is disposed when its 'using' ends", Unfinished)]
    [InlineData("using var {|#1:c|} = Db.OpenConnection(); new List<int>().ForEach({|#0:async i => await c.ExecuteAsync(\"x\")|});", LooseWork.Callback, "c", "an async lambda that is passed as 'void' delegate, so that nobody can await it", "it is disposed when its 'using' ends", Unfinished)]
    [InlineData("Func<IEnumerable<int>> f = () => { using var {|#1:db|} = new ShopContext(); return {|#0:db.Orders|}; };", LooseWork.Result, "db", "the result that is returned unread", "it is disposed when its 'using' ends", "reading it fails")]
    [InlineData("Func<NpgsqlDataReader> f = () => { using var {|#1:c|} = Db.OpenConnection(); return {|#0:c.CreateCommand().ExecuteReader()|}; };", LooseWork.Result, "c", "the reader that is returned", "it is disposed when its 'using' ends", "the caller cannot read from it")]
    [InlineData("Func<NpgsqlConnection> f = () => { using var {|#1:c|} = Db.OpenConnection(); return {|#0:c|}; };", LooseWork.Result, "c", "the caller, to whom it is returned", "it is disposed when its 'using' ends", "the caller gets what can no longer be used")]
    public async Task SayWhatUsesItAndWhatEndsFirst(string body, string? work, string name, string by, string end, string so)
    {
        var test = RuleTest<Rules.Disposal.ConnectionOutlivesInvocationAnalyzer>.Create($$"""
            using Dapper;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.DependencyInjection;
            using Npgsql;
            public class ShopContext : DbContext { public DbSet<int[]> Lists { get; set; } public IQueryable<int> Orders => null; }
            public class Function
            {
                private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");
                public void FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) { {{body}} }
            }
            """);
        if (work is not null) test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithArguments(name, by, end, so).WithLocation(0).WithLocation(1));
        test.DiagnosticVerifier = (diagnostic, _) => Assert.Equal(work, diagnostic.Properties[DiagnosticKeys.Work]);
        await test.RunAsync();
    }

    [Fact]
    public async Task SayThatTheScopeOfAnInjectedContextEndsWithTheInvocation()
    {
        var test = RuleTest<Rules.Disposal.ConnectionOutlivesInvocationAnalyzer>.Create("""
            using Microsoft.Azure.Functions.Worker;
            public class ShopContext : Microsoft.EntityFrameworkCore.DbContext { }
            public class OrderFunctions
            {
                private readonly ShopContext {|#1:_db|};
                public OrderFunctions(ShopContext db) => _db = db;
                [Function("Run")] public void Run([QueueTrigger("orders")] string message) { _ = {|#0:_db.SaveChangesAsync()|}; }
            }
            """);
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithArguments("_db", "'SaveChangesAsync', which nobody awaits", "the scope that it was injected from ends with the invocation", Unfinished).WithLocation(0).WithLocation(1));
        await test.RunAsync();
    }
}
