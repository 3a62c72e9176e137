namespace Lifeguard.Analyzers.Tests.SqlInCode;

public sealed class Wrappers
{
    [Theory]
    [InlineData("await Run(connection, \"[|SET x = 1|]\");", "private static Task<int> Run(NpgsqlConnection open, string text) => open.ExecuteAsync(text);")]
    [InlineData("await Run(text: \"[|SET x = 1|]\", open: connection);", "private static Task<int> Run(NpgsqlConnection open, string text) { using var command = new NpgsqlCommand(text, open); return command.ExecuteNonQueryAsync(); }")]
    [InlineData("Run(\"[|SET x = 1|]\");", "private static void Run(string text) { var sql = text; using var command = Db.CreateCommand(sql); command.ExecuteNonQuery(); }")]
    [InlineData("Run(\"[|SET x = 1|]\");", "private static void Run(string text) => Inner(text); private static void Inner(string text) => Db.CreateCommand(text).ExecuteNonQuery();")]
    [InlineData("Run(\"[|SET x = 1|]\");", "private static void Run(string text) => Db.CreateCommand(\"select 1; \" + text).ExecuteNonQuery();")]
    [InlineData("connection.Run(\"[|SET x = 1|]\");", "", "public static class Extensions { public static void Run(this IDbConnection open, string text, object values = null) => open.Execute(text, values); }")]
    [InlineData("\"[|SET x = 1|]\".Run(connection);", "", "public static class Extensions { public static void Run(this string text, IDbConnection open) => open.Execute(text); }")]
    [InlineData("IRunner runner = new Runner(); runner.Run(\"[|SET x = 1|]\");", "", "public interface IRunner { void Run(string text); } public class Runner : IRunner { public void Run(string text) => new NpgsqlConnection().Execute(text); }")]
    [InlineData("Base runner = new Runner(); runner.Run(\"[|SET x = 1|]\");", "", "public abstract class Base { public abstract void Run(string text); } public class Runner : Base { public override void Run(string text) => new NpgsqlConnection().Execute(text); }")]
    [InlineData("new Runner<int>().Run(\"[|SET x = 1|]\");", "", "public class Runner<T> { public T Run(string text) => new NpgsqlConnection().QuerySingle<T>(text); }")]
    [InlineData("void Run(string text) => connection.Execute(text); Run(\"[|SET x = 1|]\");", "")]
    public Task MethodsThatHandTheTextOn(string statements, string members, string code = "") => SqlTest.Finds(statements, members, code);

    [Theory]
    [InlineData("Run(\"SET x = 1\");", "private static void Run(string text) { Console.WriteLine(text); Db.CreateCommand(\"select 1\").ExecuteNonQuery(); }")]
    [InlineData("Run(\"SET x = 1\");", "private static void Run(string text) { text = \"select 1\"; Db.CreateCommand(text).ExecuteNonQuery(); }")]
    [InlineData("Run(\"SET x = 1\");", "private static void Run(string text) => Db.CreateCommand(\"UPDATE t \" + text).ExecuteNonQuery();")]
    // missed: a text that is kept in an object, and more than three methods deep
    [InlineData("new Query(\"SET x = 1\").Run();", "public class Query { private readonly string _text; public Query(string text) => _text = text; public void Run() => new NpgsqlConnection().Execute(_text); }")]
    [InlineData("A(\"SET x = 1\");", "static void A(string s) => B(s); static void B(string s) => C(s); static void C(string s) => D(s); static void D(string s) => Db.CreateCommand(s).ExecuteNonQuery();")]
    public Task MethodsThatDoSomethingElse(string statements, string members) => RuleTest<SqlProbe>.StaysQuiet(SqlTest.Function(statements, members));

    [Fact]
    public Task MethodsThatCallEachOtherEnd() => SqlTest.Finds(
        "A(\"[|SET x = 1|]\");", "static void A(string s) { B(s); Db.CreateCommand(s).ExecuteNonQuery(); } static void B(string s) => A(s);");
}
