using Lifeguard.Analyzers.Rules.Disposal;
using Test = Lifeguard.Analyzers.Tests.Disposal.DisposalTest<Lifeguard.Analyzers.Rules.Disposal.ConnectionNotDisposedAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2001_ConnectionNotDisposed;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AConnectionThatIsNeverDisposedOnEveryHost(HandlerShape host) => RuleTest<ConnectionNotDisposedAnalyzer>.Verify(
        host.With("""var connection = [|new Npgsql.NpgsqlConnection("Host=db")|]; connection.Open();"""), host.Files);

    [Theory]
    [InlineData("var c = [|new NpgsqlConnection(cs)|]; c.Open(); Work(c); return 1;")]
    [InlineData("var c = [|new SqlConnection(cs)|]; await c.OpenAsync(); return 1;")]
    [InlineData("var c = [|new MySqlConnector.MySqlConnection(cs)|]; await c.OpenAsync(); return 1;")]
    [InlineData("var c = [|new MySql.Data.MySqlClient.MySqlConnection(cs)|]; await c.OpenAsync(); return 1;")]
    [InlineData("var c = [|new Oracle.ManagedDataAccess.Client.OracleConnection(cs)|]; c.Open(); return 1;")]
    [InlineData("var c = [|new System.Data.SqlClient.SqlConnection(cs)|]; c.Open(); return 1;")]
    [InlineData("IDbConnection c = [|new SqlConnection(cs)|]; c.Open(); return 1;")]
    [InlineData("NpgsqlConnection c = [|new(cs)|]; c.Open(); return 1;")]
    [InlineData("var c = await [|_db.OpenConnectionAsync()|]; return 1;")]
    [InlineData("var c = await [|_db.OpenConnectionAsync()|].ConfigureAwait(false); return await c.ExecuteAsync(sql);")]
    [InlineData("var c = [|_db.OpenConnection()|]; return 1;")]
    [InlineData("var c = [|_db.OpenConnectionAsync().AsTask()|].Result; return 1;", "var c = [|_db.OpenConnectionAsync()|].AsTask().Result; return 1;")]
    [InlineData("var c = [|_db.CreateConnection()|]; c.Open(); return c.Query<int>(sql).ToList();")]
    [InlineData("var c = (DbConnection)[|new NpgsqlConnection(cs)|]; c.Open(); return 1;")]
    [InlineData("var task = [|_db.OpenConnectionAsync()|]; var c = await task; return 1;")]
    [InlineData("var c = [|new NpgsqlConnection(cs)|]; return c.Query<int>(sql).ToList();")]
    [InlineData("var cmd = new SqlCommand(sql, [|new SqlConnection(cs)|]); cmd.Connection.Open(); cmd.ExecuteNonQuery(); cmd.Dispose(); return 1;")]
    [InlineData("NpgsqlConnection c; c = [|new NpgsqlConnection(cs)|]; c.Open(); return 1;")]
    [InlineData("NpgsqlConnection c = null; c ??= [|new NpgsqlConnection(cs)|]; c.Open(); return 1;")]
    [InlineData("var (c, n) = ([|new NpgsqlConnection(cs)|], 1); c.Open(); return n;")]
    [InlineData("var db = [|new OrdersContext()|]; return await db.Orders.CountAsync();")]
    public Task WhatIsNeverDisposed(string body, string? instead = null) => Test.Handler(instead ?? body);

    [Theory]
    [InlineData("var c = [|new NpgsqlConnection(cs)|]; c.Open(); if (input == null) return 0; c.Dispose(); return 1;")]
    [InlineData("var c = [|new NpgsqlConnection(cs)|]; c.Open(); if (input == null) { return 0; } c.Close(); return 1;")]
    [InlineData("var c = [|_db.OpenConnection()|]; switch (input) { case \"a\": c.Dispose(); return 1; case \"b\": return 2; default: c.Dispose(); return 3; }")]
    [InlineData("var c = [|_db.OpenConnection()|]; foreach (var ch in input) { if (ch == 'x') goto end; } c.Dispose(); end: return 1;")]
    [InlineData("while (true) { var c = [|_db.OpenConnection()|]; if (input.Length > 3) continue; c.Dispose(); break; } return 1;")]
    [InlineData("for (var i = 0; i < 3; i++) { var c = [|_db.OpenConnection()|]; if (i == 2) break; c.Dispose(); } return 1;")]
    [InlineData("var c = input == null ? null : [|_db.OpenConnection()|]; if (input == \"x\") c?.Dispose(); return 1;")]
    [InlineData("var own = input == null; var c = [|_db.OpenConnection()|]; if (own) c.Dispose(); return 1;")]
    public Task WhatIsNotDisposedOnSomePath(string body) => Test.Handler(body);

    [Theory]
    [InlineData("var c = [|new NpgsqlConnection(cs)|]; c.Open(); Work(c); c.Close(); return 1;")]
    [InlineData("var c = [|new SqlConnection(cs)|]; await c.OpenAsync(); await c.ExecuteAsync(sql); await c.CloseAsync(); return 1;")]
    [InlineData("var c = [|_db.OpenConnection()|]; var n = Parse(input); c.Dispose(); return n;")]
    [InlineData("var c = [|_db.OpenConnection()|]; var n = int.Parse(input); c.Dispose(); return n;")]
    [InlineData("var c = [|_db.OpenConnection()|]; var text = await _http.GetStringAsync(input); c.Dispose(); return text;")]
    [InlineData("var c = [|_db.OpenConnection()|]; if (input == null) throw new ArgumentNullException(); c.Dispose(); return 1;")]
    [InlineData("NpgsqlConnection c = null; try { c = [|_db.OpenConnection()|]; Work(c); c.Close(); } catch (Exception e) { _log.LogError(e, \"no\"); } return 1;")]
    [InlineData("var c = [|_db.OpenConnection()|]; try { Work(c); c.Close(); } catch (NpgsqlException) { throw; } return 1;")]
    [InlineData("var c = [|_db.OpenConnection()|]; try { Work(c); } catch (ArgumentException) { c.Dispose(); throw; } c.Dispose(); return 1;")]
    [InlineData("var c = [|_db.OpenConnection()|]; try { Work(c); } catch (NpgsqlException e) when (e.IsTransient) { c.Dispose(); throw; } c.Dispose(); return 1;")]
    [InlineData("var c = [|_db.OpenConnection()|]; using (var stream = File.OpenRead(input)) { stream.ReadByte(); } c.Dispose(); return 1;")]
    [InlineData("var task = _http.GetStringAsync(input); var c = [|_db.OpenConnection()|]; var text = await task; c.Dispose(); return text;")]
    [InlineData("var c = [|_db.OpenConnection()|]; foreach (var ch in input) { if (ch == 'x') Work(c); } c.Dispose(); return 1;")]
    [InlineData("var cmd = new SqlCommand(sql); cmd.Connection = [|new SqlConnection(cs)|]; cmd.Connection.Open(); cmd.ExecuteNonQuery(); cmd.Connection.Close(); return 1;")]
    public Task WhatIsLostWhenACallThrows(string body) => Test.Handler(body);

    [Theory]
    [InlineData("var c = [|_db.OpenConnection()|]; c = _db.OpenConnection(); c.Dispose(); return 1;")]
    [InlineData("var c = [|_db.OpenConnection()|]; c = null; return 1;")]
    [InlineData("NpgsqlConnection c = null; for (var i = 0; i < 3; i++) { c = [|_db.OpenConnection()|]; } c?.Dispose(); return 1;")]
    [InlineData("[|_db.OpenConnection()|]; return 1;")]
    [InlineData("await [|_db.OpenConnectionAsync()|]; return 1;")]
    [InlineData("_ = await [|_db.OpenConnectionAsync()|]; return 1;")]
    [InlineData("return [|_db.OpenConnection()|].Query<int>(sql).ToList();")]
    [InlineData("return await [|new NpgsqlConnection(cs)|].QueryAsync<int>(sql);")]
    [InlineData("using var cmd = new NpgsqlCommand(sql, [|_db.OpenConnection()|]); return cmd.ExecuteScalar();")]
    [InlineData("return await [|new OrdersContext()|].Orders.CountAsync();")]
    public Task WhatIsOverwrittenOrNeverKept(string body) => Test.Handler(body);

    [Theory]
    [InlineData("Func<int> run = () => { var c = [|_db.OpenConnection()|]; return 1; }; return run();")]
    [InlineData("return Task.Run(async () => { var c = await [|_db.OpenConnectionAsync()|]; return await c.ExecuteAsync(sql); });")]
    [InlineData("int Run() { var c = [|_db.OpenConnection()|]; return 1; } return Run();")]
    [InlineData("int Outer() { int Run() { var c = [|_db.OpenConnection()|]; return 1; } return Run(); } return Outer();")]
    public Task WhatALambdaOrLocalFunctionLoses(string body) => Test.Handler(body);

    [Fact]
    public Task AnIteratorThatIsNotEnumeratedToTheEnd() => Test.Method("IEnumerable<int>", "All()", "var c = [|_db.OpenConnection()|]; foreach (var n in new[] { 1, 2 }) yield return n; c.Dispose();");

    [Fact]
    public Task ARepositoryInALibrary() => RuleTest<ConnectionNotDisposedAnalyzer>.Verify("""
        public class Orders
        {
            public int Count()
            {
                var connection = [|new Npgsql.NpgsqlConnection("Host=db")|];
                connection.Open();
                using var command = new Npgsql.NpgsqlCommand("select 1", connection);
                return (int)command.ExecuteScalar()!;
            }
        }
        """);

    [Fact]
    public Task WhatAFactoryOfTheClassOpensAndTheCallerClosesOutsideFinally() => Test.Handler(
        "var c = [|Open()|]; Work(c); c.Close(); return 1;",
        "private static SqlConnection Open() { var made = new SqlConnection(cs); made.Open(); return made; }");

    [Fact]
    public Task AReaderThatIsReturnedWithoutItsConnection() => Test.Method("IDataReader", "Run()", "var c = [|new SqlConnection(cs)|]; c.Open(); var cmd = new SqlCommand(sql, c); return cmd.ExecuteReader();");

    [Fact]
    public Task ARepositoryThatCannotDisposeItsConnection() => Test.Handler(
        "var c = [|_db.OpenConnection()|]; var repository = new Repository(c); repository.Save(); return 1;",
        code: "public class Repository { private readonly IDbConnection _c; public Repository(IDbConnection c) { _c = c; } public void Save() { _c.Execute(\"delete from a\"); } }");
}
