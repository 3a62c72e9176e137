using Lifeguard.Analyzers.Rules.Disposal;
using Test = Lifeguard.Analyzers.Tests.Disposal.DisposalTest<Lifeguard.Analyzers.Rules.Disposal.ConnectionNotDisposedAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2001_ConnectionNotDisposed;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("using var c = new NpgsqlConnection(cs); c.Open(); Work(c); return 1;")]
    [InlineData("await using var c = await _db.OpenConnectionAsync(); return await c.ExecuteScalarAsync<int>(sql);")]
    [InlineData("await using (var c = await _db.OpenConnectionAsync().ConfigureAwait(false)) { if (input == null) return 0; Work(c); } return 1;")]
    [InlineData("var c = new NpgsqlConnection(cs); await using (c.ConfigureAwait(false)) { await c.OpenAsync(); return await c.ExecuteAsync(sql); }")]
    [InlineData("var c = new NpgsqlConnection(cs); await using var _ = c.ConfigureAwait(false); await c.OpenAsync(); return await c.ExecuteAsync(sql);")]
    [InlineData("using var c = _db.OpenConnectionAsync().AsTask().GetAwaiter().GetResult(); return 1;")]
    [InlineData("using var c = _db.OpenConnectionAsync().GetAwaiter().GetResult(); return 1;")]
    [InlineData("var task = _db.OpenConnectionAsync().AsTask(); task.Wait(); using var c = task.Result; return 1;")]
    [InlineData("using (IDbConnection c = new SqlConnection(cs)) { c.Open(); return c.Query<int>(sql).ToList(); }")]
    [InlineData("SqlConnection c = null; using (c = new SqlConnection(cs)) { c.Open(); Work(c); } return 1;")]
    [InlineData("var c = new SqlConnection(cs); using (c) { c.Open(); Work(c); } return 1;")]
    [InlineData("using var a = new SqlConnection(cs); using var b = new SqlConnection(cs); a.Open(); b.Open(); return 1;")]
    [InlineData("using NpgsqlConnection a = new(cs), b = new(cs); a.Open(); b.Open(); return 1;")]
    [InlineData("foreach (var ch in input) { using var c = _db.OpenConnection(); if (ch == 'x') continue; if (ch == 'y') break; if (ch == 'z') return 1; Work(c); } return 1;")]
    public Task Usings(string body) => Test.Handler(body);

    [Theory]
    [InlineData("var c = new NpgsqlConnection(cs); try { c.Open(); Work(c); } finally { c.Dispose(); } return 1;")]
    [InlineData("var c = new NpgsqlConnection(cs); try { c.Open(); return Parse(input); } finally { c.Close(); }")]
    [InlineData("NpgsqlConnection c = null; try { c = _db.OpenConnection(); Work(c); return 1; } finally { c?.Dispose(); }")]
    [InlineData("NpgsqlConnection c = null; try { c = await _db.OpenConnectionAsync(); Work(c); return 1; } finally { if (c != null) await c.DisposeAsync(); }")]
    [InlineData("NpgsqlConnection c = null; try { c = _db.OpenConnection(); Work(c); return 1; } finally { if (c is not null) { c.Dispose(); } }")]
    [InlineData("NpgsqlConnection c = null; try { c = _db.OpenConnection(); Work(c); return 1; } finally { if (c is { }) c.Dispose(); }")]
    [InlineData("NpgsqlConnection c = null; try { c = _db.OpenConnection(); Work(c); return 1; } finally { if (null != c) c.Dispose(); }")]
    [InlineData("var c = new SqlConnection(cs); try { c.Open(); Work(c); } finally { if (c.State == ConnectionState.Open) c.Close(); } return 1;")]
    [InlineData("var c = new SqlConnection(cs); try { c.Open(); Work(c); } finally { if (c.State != ConnectionState.Closed) { c.Close(); } } return 1;")]
    [InlineData("var c = new SqlConnection(cs); try { c.Open(); Work(c); } finally { if (c is { State: ConnectionState.Open }) c.Close(); } return 1;")]
    [InlineData("SqlConnection c = null; try { c = new SqlConnection(cs); c.Open(); Work(c); } finally { if (c != null && c.State == ConnectionState.Open) c.Close(); } return 1;")]
    [InlineData("SqlConnection c = null; try { c = new SqlConnection(cs); c.Open(); Work(c); } finally { if (c?.State == ConnectionState.Open) c.Close(); } return 1;")]
    [InlineData("var c = new SqlConnection(cs); try { c.Open(); Work(c); } finally { if ((c.State & ConnectionState.Open) != 0) c.Close(); } return 1;")]
    [InlineData("var c = _db.OpenConnection(); try { Work(c); c.Close(); } catch { c.Close(); throw; } return 1;")]
    [InlineData("var c = _db.OpenConnection(); try { Work(c); c.Close(); } catch (Exception e) { _log.LogError(e, \"no\"); c.Close(); } return 1;")]
    [InlineData("var c = _db.OpenConnection(); try { Work(c); } catch (NpgsqlException) { c.Dispose(); throw; } c.Dispose(); return 1;")]
    [InlineData("var c = _db.OpenConnection(); try { Work(c); } catch (DbException) { c.Dispose(); throw; } c.Dispose(); return 1;")]
    [InlineData("var c = _db.OpenConnection(); try { try { Work(c); } finally { Parse(input); } } finally { c.Dispose(); } return 1;")]
    [InlineData("var c = _db.OpenConnection(); try { Work(c); } catch (Exception) { Parse(input); throw; } finally { c.Dispose(); } return 1;")]
    [InlineData("var c = _db.OpenConnection(); _log.LogInformation(\"opened\"); Console.WriteLine(c.State); var n = Math.Max(1, 2); try { Work(c); } finally { c.Dispose(); } return n;")]
    [InlineData("var c = _db.OpenConnection(); var cmd = c.CreateCommand(); cmd.CommandText = sql; cmd.Parameters.AddWithValue(\"a\", 1); try { cmd.ExecuteNonQuery(); } finally { c.Dispose(); } return 1;")]
    [InlineData("var c = new SqlConnection(cs); try { c.Open(); Work(c); } finally { if (c.State != ConnectionState.Closed && c.State != ConnectionState.Broken) c.Close(); } return 1;")]
    [InlineData("var c = new SqlConnection(cs); try { c.Open(); Work(c); } finally { switch (c.State) { case ConnectionState.Broken: break; case ConnectionState.Open: c.Close(); break; } } return 1;")]
    [InlineData("var c = _db.OpenConnection(); try { Work(c); } finally { if (ConnectionState.Broken != c.State) c.Close(); } return 1;")]
    public Task FinallyAndCatch(string body) => Test.Handler(body);

    [Theory]
    [InlineData("var ok = false; var c = _db.OpenConnection(); try { Work(c); ok = true; return c; } finally { if (!ok) c.Dispose(); }")]
    [InlineData("NpgsqlConnection c = null; try { c = _db.OpenConnection(); Work(c); var result = c; c = null; return result; } finally { c?.Dispose(); }")]
    [InlineData("var own = input == null; var c = own ? _db.OpenConnection() : _connection; try { Work(c); } finally { if (own) c.Dispose(); } return 1;")]
    [InlineData("NpgsqlConnection c = null; if (input != null) c = _db.OpenConnection(); try { Work(_connection); } finally { if (input != null) c.Dispose(); } return 1;")]
    [InlineData("NpgsqlConnection c = null; if (input.Length > 3) c = _db.OpenConnection(); if (input.Length > 3) c.Dispose(); return 1;")]
    [InlineData("var c = _connection ?? _db.OpenConnection(); var mine = _connection == null; try { Work(c); } finally { if (mine) c.Dispose(); } return 1;")]
    [InlineData("var c = new SqlConnection(cs); if (c.State != ConnectionState.Open) c.Open(); try { Work(c); } finally { c.Close(); } return 1;")]
    [InlineData("var c = new SqlConnection(cs); if (c.State == ConnectionState.Closed) { await c.OpenAsync(); } try { Work(c); } finally { c.Close(); } return 1;")]
    [InlineData("if (input == null) { var c = _db.OpenConnection(); c.Dispose(); } else { var d = _db.OpenConnection(); d.Dispose(); } return 1;")]
    [InlineData("var c = _db.OpenConnection(); if (c is DbConnection d) { d.Dispose(); } return 1;")]
    [InlineData("object o = _db.OpenConnection(); (o as IDisposable)?.Dispose(); return 1;")]
    [InlineData("object o = _db.OpenConnection(); ((IDisposable)o).Dispose(); return 1;")]
    [InlineData("object o = _db.OpenConnection(); if (o is IDisposable d) d.Dispose(); return 1;")]
    [InlineData("var c = _db.OpenConnection(); var alias = c; alias.Dispose(); return 1;")]
    [InlineData("NpgsqlConnection c; if (input == null) { c = _db.OpenConnection(); } else { c = new NpgsqlConnection(cs); } c.Dispose(); return 1;")]
    [InlineData("do { try { using var c = _db.OpenConnection(); Work(c); break; } catch (NpgsqlException) { await Task.Delay(1); } } while (true); return 1;")]
    [InlineData("var c = _connection ?? _db.OpenConnection(); try { Work(c); } finally { if (c != _connection) c.Dispose(); } return 1;")]
    [InlineData("var c = _connection ?? _db.OpenConnection(); try { Work(c); } finally { if (!ReferenceEquals(c, _connection)) c.Dispose(); } return 1;")]
    public Task ConditionsThatBelongTogether(string body) => Test.Handler(body);

    [Theory]
    [InlineData("var own = lent is null; var c = lent ?? await _db.OpenConnectionAsync(); try { Work(c); } finally { if (own) await c.DisposeAsync(); } return 1;")]
    [InlineData("var own = lent == null; lent ??= await _db.OpenConnectionAsync(); try { Work(lent); } finally { if (own) await lent.DisposeAsync(); } return 1;")]
    [InlineData("var own = false; if (lent == null) { lent = _db.OpenConnection(); own = true; } try { Work(lent); } finally { if (own) lent.Dispose(); } return 1;")]
    [InlineData("var c = lent; if (lent == null) c = _db.OpenConnection(); try { Work(c); } finally { if (lent == null) c.Dispose(); } return 1;")]
    [InlineData("var c = lent ?? _db.OpenConnection(); try { Work(c); } finally { if (lent is null) c.Dispose(); } return 1;")]
    [InlineData("NpgsqlConnection mine = null; var c = lent ?? (mine = _db.OpenConnection()); try { Work(c); } finally { mine?.Dispose(); } return 1;")]
    public Task WhatIsDisposedOnlyWhereItWasNotLent(string body) => Test.Method("async Task<int>", "Load(NpgsqlConnection lent)", body);

    [Theory]
    [InlineData("var c = new NpgsqlConnection(cs); await c.OpenAsync(); return c;")]
    [InlineData("return new NpgsqlConnection(cs);")]
    [InlineData("return (_db.OpenConnection(), 1);")]
    [InlineData("return Task.FromResult(_db.OpenConnection());")]
    [InlineData("return _db.OpenConnectionAsync();")]
    [InlineData("return new List<NpgsqlConnection> { _db.OpenConnection() };")]
    [InlineData("return new[] { _db.OpenConnection() };")]
    [InlineData("return new { Connection = _db.OpenConnection() };")]
    [InlineData("_connection = _db.OpenConnection(); return 1;")]
    [InlineData("_connection ??= _db.OpenConnection(); return 1;")]
    [InlineData("var c = _db.OpenConnection(); _field = c; return 1;")]
    [InlineData("var c = _db.OpenConnection(); var all = new List<IDisposable>(); all.Add(c); return all;")]
    [InlineData("var c = _db.OpenConnection(); var all = new Dictionary<string, IDisposable>(); all[\"a\"] = c; return all;")]
    [InlineData("var c = _db.OpenConnection(); Func<int> run = () => c.Execute(sql); return run;")]
    [InlineData("var c = _db.OpenConnection(); AppDomain.CurrentDomain.ProcessExit += (s, e) => c.Dispose(); return 1;")]
    [InlineData("var c = _db.OpenConnection(); GC.KeepAlive(c); return Activator.CreateInstance(typeof(object), c);")]
    [InlineData("var c = _db.OpenConnection(); Action done = c.Dispose; return done;")]
    [InlineData("var c = new SqlConnection(cs); c.Open(); try { return new SqlCommand(sql, c).ExecuteReader(CommandBehavior.CloseConnection); } catch { c.Close(); throw; }")]
    [InlineData("var c = new SqlConnection(cs); var rows = c.Query<int>(sql); c.Dispose(); return rows;")]
    [InlineData("var c = new SqlConnection(cs); if (input == null) return 1; c.Open(); try { Work(c); } finally { c.Close(); } return 2;")]
    [InlineData("var c = _db.OpenConnection(); try { return c.BeginTransaction(); } catch { c.Dispose(); throw; }")]
    [InlineData("var c = _db.OpenConnection(); return c.CreateCommand();")]
    [InlineData("var db = new OrdersContext(); return db.Orders.Where(o => o.Id > 3);")]
    [InlineData("var db = new OrdersContext(); return db;")]
    [InlineData("dynamic d = new object(); d.Keep(_db.OpenConnection()); return 1;")]
    public Task WhatIsHandedOn(string body) => Test.Handler(body);

    [Theory]
    [InlineData("void Close() => c.Dispose(); var n = 1; Close(); return n;")]
    [InlineData("void Close() { if (c != null) c.Close(); } try { Work(c); } finally { Close(); } return 1;")]
    [InlineData("void Close() { Really(); } void Really() => c?.Dispose(); try { Work(c); } finally { Close(); } return 1;")]
    [InlineData("async Task Close() { await c.DisposeAsync(); } try { Work(c); } finally { await Close(); } return 1;")]
    [InlineData("Keep(); return 1; void Keep() { _connection = c; }")]
    public Task LocalFunctionsThatDisposeOrKeep(string rest) => Test.Handler("var c = _db.OpenConnection(); " + rest);

    [Theory]
    [InlineData("var c = _db.OpenConnection(); Done(c); return 1;", "private static void Done(IDbConnection c) => c.Dispose();")]
    [InlineData("var c = _db.OpenConnection(); try { Work(c); } finally { Done(c); } return 1;", "private static void Done(IDbConnection c) { if (c != null) { c.Close(); c.Dispose(); } }")]
    [InlineData("using var holder = new Holder(_db.OpenConnection()); return 1;", "private sealed class Holder : IDisposable { private readonly IDbConnection _c; public Holder(IDbConnection c) { _c = c; } public void Dispose() => _c.Dispose(); }")]
    [InlineData("var c = _db.OpenConnection(); using var holder = new Holder(c); Work(c); return 1;", "private sealed class Holder : IDisposable { private readonly IDbConnection _c; public Holder(IDbConnection c) { _c = c; } public void Dispose() => _c.Dispose(); }")]
    [InlineData("return new Holder(_db.OpenConnection());", "private sealed class Holder { private readonly IDbConnection _c; public Holder(IDbConnection c) { _c = c; } public void Save() => _c.Execute(sql); }")]
    public Task CodeThatDisposes(string body, string members) => Test.Handler(body, members);

    [Fact]
    public Task AnIteratorWhoseUsingRunsWhenItIsAbandoned() => Test.Method("IEnumerable<int>", "All()", "using var c = _db.OpenConnection(); foreach (var n in new[] { 1, 2 }) yield return n;");

    [Fact]
    public Task AnAsyncIteratorWhoseFinallyRunsWhenItIsAbandoned() => Test.Method("async IAsyncEnumerable<int>", "All()", "var c = await _db.OpenConnectionAsync(); try { while (true) { await Task.Yield(); yield return 1; } } finally { await c.DisposeAsync(); }");

    [Fact]
    public Task AMethodThatOnlyEverThrowsOrReturnsTheConnection() => Test.Method("NpgsqlConnection", "Open()", "var c = new NpgsqlConnection(cs); try { c.Open(); return c; } catch { c.Dispose(); throw; }");

    [Theory]
    [InlineData("var db = NpgsqlDataSource.Create(cs); using var c = db.OpenConnection(); return c.Execute(sql);", "")]
    [InlineData("using var c = Source.OpenConnection(); return c.Execute(sql);", "private static NpgsqlDataSource Source => NpgsqlDataSource.Create(cs);")]
    public Task ADataSourceThatLFG1001Reports(string body, string members) => Test.Handler(body, members);

    [Fact]
    public Task AFileDatabase() => Test.Handler("var c = new Microsoft.Data.Sqlite.SqliteConnection(cs); c.Open(); return 1;");

    [Fact]
    public Task AProgramThatNoHostRuns()
    {
        var test = RuleTest<ConnectionNotDisposedAnalyzer>.Create("""var connection = new Npgsql.NpgsqlConnection("Host=db"); connection.Open();""");
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task AClassThatOnlyHasTheName() => RuleTest<ConnectionNotDisposedAnalyzer>.StaysQuiet("""
        namespace Mine { public class NpgsqlConnection : IDisposable { public void Open() { } public void Dispose() { } } }
        public class Orders { public void Load() { var connection = new Mine.NpgsqlConnection(); connection.Open(); } }
        """);

    [Theory]
    [InlineData("Open(out var c); using (c) Work(c); return 1;", "static void Open(out SqlConnection made) { made = new SqlConnection(cs); made.Open(); }")]
    [InlineData("Open(out _connection); return 1;", "static void Open(out NpgsqlConnection made) { made = new NpgsqlConnection(cs); made.Open(); }")]                        // kept
    [InlineData("if (!TryOpen(out var c)) return 0; c.Dispose(); return 1;", "static bool TryOpen(out SqlConnection made) { made = null; if (cs == sql) return false; made = new SqlConnection(cs); return true; }")]
    [InlineData("if (!TryOpen(out var c)) return 0; c.Dispose(); return 1;", "static bool TryOpen(out SqlConnection made) { made = new SqlConnection(cs); try { made.Open(); return true; } catch (SqlException) { made.Dispose(); return false; } }")]
    [InlineData("Lend(out var c); Work(c); return 1;", "void Lend(out NpgsqlConnection lent) { lent = _connection; }")]                                                        // the object's
    [InlineData("Lend(out var c); Work(c); return 1;", "void Lend(out NpgsqlConnection lent) { lent = _db.OpenConnection(); _connection = lent; }")]
    [InlineData("Inner(out var c); Work(c); return 1;", "void Inner(out NpgsqlConnection lent) => Lend(out lent); void Lend(out NpgsqlConnection lent) { lent = _connection; }")]
    public Task WhatComesThroughAParameter(string body, string members) => Test.Handler(body, members);

    [Theory]
    [InlineData("var (c, n) = Open(); using (c) Work(c); return n;", "static (SqlConnection, int) Open() { var made = new SqlConnection(cs); made.Open(); return (made, 1); }")]
    [InlineData("var (c, n) = Open(); Work(c); return n;", "(NpgsqlConnection, int) Open() => (_connection, 1);")]                                                              // the object's
    [InlineData("var (c, n) = Open(); Work(c); return n;", "(NpgsqlConnection, int) Open() { var made = _db.OpenConnection(); _connection = made; return (made, 1); }")]
    [InlineData("var (ok, c) = Open(); if (!ok) return 0; c.Dispose(); return 1;", "(bool, NpgsqlConnection) Open() => _field is null ? (false, null) : (true, _db.OpenConnection());")]
    [InlineData("var (ok, c) = Open(); if (!ok) return 0; c.Dispose(); return 1;", "(bool, NpgsqlConnection) Open() { if (_field is null) return default; return (true, _db.OpenConnection()); }")]
    [InlineData("var (c, n) = Open(); Work(c); return n;", "(NpgsqlConnection, int) Open() => Made; (NpgsqlConnection, int) Made => (_connection, 1);")]
    [InlineData("var both = Open(); both.Item1.Dispose(); return both.Item2;", "(NpgsqlConnection, int) Open() => (_db.OpenConnection(), 1);")]
    [InlineData("return Open();", "(NpgsqlConnection, int) Open() => (_db.OpenConnection(), 1);")]
    public Task WhatComesInATuple(string body, string members) => Test.Handler(body, members);
}
