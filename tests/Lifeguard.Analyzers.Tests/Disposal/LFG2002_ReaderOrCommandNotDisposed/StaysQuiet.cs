using Test = Lifeguard.Analyzers.Tests.Disposal.DisposalTest<Lifeguard.Analyzers.Rules.Disposal.ReaderOrCommandNotDisposedAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2002_ReaderOrCommandNotDisposed;

public sealed class StaysQuiet
{
    private const string Connection = "using var c = _db.OpenConnection(); ";

    [Theory]
    [InlineData("using var cmd = new NpgsqlCommand(sql, c); return cmd.ExecuteScalar();")]
    [InlineData("await using var cmd = c.CreateCommand(); cmd.CommandText = sql; await using var reader = await cmd.ExecuteReaderAsync(); while (await reader.ReadAsync()) { if (reader.IsDBNull(0)) return 0; } return 1;")]
    [InlineData("using (var cmd = new NpgsqlCommand { Connection = c }) using (var reader = cmd.ExecuteReader()) { while (reader.Read()) { } } return 1;")]
    [InlineData("NpgsqlCommand cmd = null; try { cmd = c.CreateCommand(); cmd.ExecuteNonQuery(); } finally { cmd?.Dispose(); } return 1;")]
    [InlineData("using var cmd = c.CreateCommand(); NpgsqlDataReader reader = null; try { reader = cmd.ExecuteReader(); reader.Read(); } finally { if (reader != null && !reader.IsClosed) reader.Close(); } return 1;")]
    [InlineData("using var cmd = c.CreateCommand(); var reader = cmd.ExecuteReader(); try { reader.Read(); } finally { if (!reader.IsClosed) { reader.Close(); } } return 1;")]
    [InlineData("using var cmd = c.CreateCommand(); var reader = cmd.ExecuteReader(); try { while (reader.Read()) { } } finally { reader.Close(); } reader = cmd.ExecuteReader(); try { reader.Read(); } finally { reader.Close(); } return 1;")]
    [InlineData("using var importer = c.BeginBinaryImport(\"copy a from stdin (format binary)\"); importer.StartRow(); importer.Complete(); return 1;")]
    [InlineData("using var cmd = new NpgsqlCommand(sql, c); using var adapter = new NpgsqlDataAdapter(cmd); var table = new DataTable(); adapter.Fill(table); return table;")]
    [InlineData("using var adapter = new NpgsqlDataAdapter(); adapter.SelectCommand = new NpgsqlCommand(sql, c); var table = new DataTable(); adapter.Fill(table); return table;")]
    [InlineData("foreach (var ch in input) { using var cmd = c.CreateCommand(); cmd.ExecuteNonQuery(); } return 1;")]
    [InlineData("return await c.ExecuteAsync(sql);")]
    [InlineData("using var cmd = new NpgsqlCommand(sql, c); cmd.Dispose(); return 1;")]
    public Task WhatIsDisposed(string rest) => Test.Handler(Connection + rest);

    [Theory]
    [InlineData("var c = new SqlConnection(cs); c.Open(); var cmd = new SqlCommand(sql, c); return cmd.ExecuteReader(CommandBehavior.CloseConnection);")]
    [InlineData("var c = new SqlConnection(cs); c.Open(); var cmd = c.CreateCommand(); cmd.CommandText = sql; var reader = await cmd.ExecuteReaderAsync(CommandBehavior.CloseConnection); return reader;")]
    [InlineData("var cmd = _connection.CreateCommand(); cmd.CommandText = sql; return cmd;")]
    [InlineData("var cmd = new SqlCommand(sql, null); cmd.Parameters.AddRange(new SqlParameter[0]); Parse(input); return cmd;")]
    [InlineData("var cmd = new NpgsqlCommand(sql, _connection); cmd.Prepare(); return cmd;")]
    [InlineData("var cmd = new NpgsqlCommand(sql, _connection); int.Parse(input); cmd.Dispose(); return 1;")]
    [InlineData("_field = _connection.CreateCommand(); return 1;")]
    [InlineData("return new NpgsqlCommand(sql, _connection);")]
    [InlineData("var commands = new List<NpgsqlCommand>(); foreach (var ch in input) commands.Add(new NpgsqlCommand(sql, _connection)); return commands;")]
    public Task WhatIsHandedOn(string body) => Test.Handler(body);

    [Fact]
    public Task AnIteratorOverAReader() => Test.Method("IEnumerable<int>", "Ids()", "using var c = _db.OpenConnection(); using var cmd = new NpgsqlCommand(sql, c); using var reader = cmd.ExecuteReader(); while (reader.Read()) yield return reader.GetInt32(0);");

    [Fact]
    public Task AMethodThatOnlyConfiguresTheCommand() => Test.Handler("using var cmd = With(new NpgsqlCommand(sql, _connection), 1); return cmd.ExecuteScalar();", "private static NpgsqlCommand With(NpgsqlCommand command, int id) { command.Parameters.AddWithValue(\"id\", id); return command; }");

    [Fact]
    public Task AFileDatabase() => Test.Handler("using var c = new Microsoft.Data.Sqlite.SqliteConnection(cs); c.Open(); var cmd = c.CreateCommand(); return cmd.ExecuteScalar();");
}
