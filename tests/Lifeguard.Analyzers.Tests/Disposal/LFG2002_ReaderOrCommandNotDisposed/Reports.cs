using Lifeguard.Analyzers.Rules.Disposal;
using Test = Lifeguard.Analyzers.Tests.Disposal.DisposalTest<Lifeguard.Analyzers.Rules.Disposal.ReaderOrCommandNotDisposedAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2002_ReaderOrCommandNotDisposed;

public sealed class Reports
{
    private const string Connection = "using var c = _db.OpenConnection(); ";

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task ACommandThatIsNeverDisposedOnEveryHost(HandlerShape host) => RuleTest<ReaderOrCommandNotDisposedAnalyzer>.Verify(
        host.With("""using var connection = new Npgsql.NpgsqlConnection("Host=db"); connection.Open(); var command = [|new Npgsql.NpgsqlCommand("select 1", connection)|]; command.ExecuteNonQuery();"""), host.Files);

    [Theory]
    [InlineData("var cmd = [|new NpgsqlCommand(sql, c)|]; return cmd.ExecuteScalar();")]
    [InlineData("var cmd = [|c.CreateCommand()|]; cmd.CommandText = sql; return await cmd.ExecuteScalarAsync();")]
    [InlineData("return [|new NpgsqlCommand(sql, c)|].ExecuteScalar();")]
    [InlineData("[|new NpgsqlCommand(sql, c)|].ExecuteNonQuery(); return 1;")]
    [InlineData("return await [|_db.CreateCommand(sql)|].ExecuteScalarAsync();")]
    [InlineData("var cmd = [|new NpgsqlCommand { Connection = c, CommandText = sql }|]; return cmd.ExecuteScalar();")]
    [InlineData("var batch = [|c.CreateBatch()|]; return batch.ExecuteNonQuery();")]
    [InlineData("var batch = [|new NpgsqlBatch(c)|]; return batch.ExecuteNonQuery();")]
    [InlineData("using var cmd = new NpgsqlCommand(sql, c); var reader = [|cmd.ExecuteReader()|]; while (reader.Read()) { } return 1;")]
    [InlineData("using var cmd = new NpgsqlCommand(sql, c); var reader = await [|cmd.ExecuteReaderAsync()|]; await reader.ReadAsync(); return reader.GetInt32(0);")]
    [InlineData("using var cmd = new NpgsqlCommand(sql, c); if ([|cmd.ExecuteReader()|].Read()) return 1; return 2;")]
    [InlineData("var reader = [|c.ExecuteReader(sql)|]; reader.Read(); return 1;")]
    [InlineData("var importer = [|c.BeginBinaryImport(\"copy a from stdin (format binary)\")|]; importer.StartRow(); importer.Complete(); return 1;")]
    [InlineData("var writer = await [|c.BeginTextImportAsync(\"copy a from stdin\")|]; await writer.WriteAsync(input); return 1;")]
    [InlineData("NpgsqlCommand cmd; foreach (var ch in input) { cmd = [|c.CreateCommand()|]; cmd.CommandText = sql; await cmd.ExecuteNonQueryAsync(); } return 1;")]
    [InlineData("foreach (var ch in input) { var cmd = [|c.CreateCommand()|]; cmd.CommandText = sql; cmd.ExecuteNonQuery(); } return 1;")]
    [InlineData("return input.Split(',').Sum(id => [|new NpgsqlCommand(sql, c)|].ExecuteNonQuery());")]
    public Task WhatIsNeverDisposed(string rest) => Test.Handler(Connection + rest);

    [Theory]
    [InlineData("var reader = [|cmd.ExecuteReader()|]; while (reader.Read()) { } reader.Close(); return 1;")]
    [InlineData("var reader = await [|cmd.ExecuteReaderAsync()|]; while (await reader.ReadAsync()) { } await reader.CloseAsync(); return 1;")]
    [InlineData("var reader = [|cmd.ExecuteReader()|]; if (!reader.HasRows) return 0; reader.Close(); return 1;")]
    [InlineData("NpgsqlDataReader reader = null; try { reader = [|cmd.ExecuteReader()|]; reader.Read(); reader.Close(); } catch (Exception e) { _log.LogError(e, \"no\"); } return 1;")]
    [InlineData("var reader = [|cmd.ExecuteReader()|]; reader.Read(); reader = cmd.ExecuteReader(); using (reader) { return reader.Read(); }")]
    [InlineData("var importer = [|c.BeginBinaryImport(\"copy a from stdin (format binary)\")|]; foreach (var ch in input) { importer.StartRow(); } importer.Complete(); importer.Dispose(); return 1;")]
    [InlineData("var a = [|cmd.ExecuteReader()|]; using (a) { if (a.Read()) return 1; } var b = [|cmd.ExecuteReader()|]; return b.Read();", "var a = cmd.ExecuteReader(); using (a) { if (a.Read()) return 1; } var b = [|cmd.ExecuteReader()|]; return b.Read();")]
    public Task WhatIsLostOnSomePath(string rest, string? instead = null) => Test.Handler(Connection + "using var cmd = new NpgsqlCommand(sql, c); " + (instead ?? rest));

    [Fact]
    public Task AReaderThatClosesItsConnectionIsOneFinding() => Test.Handler("var c = new SqlConnection(cs); c.Open(); using var cmd = new SqlCommand(sql, c); var reader = [|cmd.ExecuteReader(CommandBehavior.CloseConnection)|]; reader.Read(); return 1;");

    [Theory]
    [InlineData("using var c = new SqlConnection(cs); c.Open(); var cmd = [|new SqlCommand(sql, c)|]; return cmd.ExecuteScalar();")]
    [InlineData("using var c = new MySqlConnector.MySqlConnection(cs); c.Open(); var cmd = [|c.CreateCommand()|]; return cmd.ExecuteScalar();")]
    [InlineData("using IDbConnection c = new SqlConnection(cs); c.Open(); var cmd = [|c.CreateCommand()|]; return cmd.ExecuteScalar();")]
    public Task OtherProviders(string body) => Test.Handler(body);

    [Fact]
    public Task ACommandOfABorrowedConnection() => Test.Method("object", "Count(NpgsqlConnection c)", "var cmd = [|c.CreateCommand()|]; return cmd.ExecuteScalar();");
}
