using Test = Lifeguard.Analyzers.Tests.Disposal.DisposalTest<Lifeguard.Analyzers.Tests.Disposal.Paths.LeakProbe>;

namespace Lifeguard.Analyzers.Tests.Disposal.Paths;

/// <summary>Which kind of leak is it? The normal path before the exceptional one, one an acquisition.</summary>
public sealed class Kinds
{
    [Theory]
    [InlineData("var c = {|Never:_db.OpenConnection()|}; return 1;")]
    [InlineData("var c = {|Never:_db.OpenConnection()|}; if (input == null) return 0; return 1;")]
    [InlineData("var c = {|Never:_db.OpenConnection()|}; Work(c); return 1;")]
    [InlineData("try { var c = {|Never:_db.OpenConnection()|}; } finally { Console.WriteLine(); } return 1;")]
    [InlineData("foreach (var ch in input) { var c = {|Never:_db.OpenConnection()|}; } return 1;")]
    [InlineData("{ var c = {|Never:_db.OpenConnection()|}; } using var d = _db.OpenConnection(); return 1;")]
    [InlineData("try { int.Parse(input); } catch (FormatException) { var c = {|Never:_db.OpenConnection()|}; } return 1;")]
    [InlineData("try { int.Parse(input); } catch (FormatException) { } var c = {|Never:_db.OpenConnection()|}; return 1;")]
    [InlineData("try { int.Parse(input); } finally { var c = {|Never:_db.OpenConnection()|}; } return 1;")]
    [InlineData("lock (_log) { var c = {|Never:_db.OpenConnection()|}; return 1; }")]
    [InlineData("var c = input switch { \"a\" => {|Never:_db.OpenConnection()|}, \"b\" => {|Never:_db.OpenConnection()|}, _ => null }; return 1;")]
    [InlineData("var c = {|Never:new NpgsqlConnection(cs)|}; if (input == null) return 0; return 1;")]
    public Task Never(string body) => Test.Handler(body);

    [Theory]
    [InlineData("var c = {|OnSomePath:_db.OpenConnection()|}; if (input == null) return 0; c.Dispose(); return 1;")]
    [InlineData("var c = {|OnSomePath:_db.OpenConnection()|}; if (input == null) c.Dispose(); return 1;")]
    [InlineData("var c = {|OnSomePath:_db.OpenConnection()|}; if (input == null) return null; return c;")]
    [InlineData("var c = {|OnSomePath:_db.OpenConnection()|}; if (input == null) _field = c; return 1;")]
    [InlineData("var c = {|OnSomePath:_db.OpenConnection()|}; try { Work(c); } catch { c.Dispose(); throw; } return 1;")]
    [InlineData("var c = {|OnSomePath:_db.OpenConnection()|}; while (input.Length > 3) { if (input == null) return 1; c.Close(); c.Open(); } c.Close(); return 1;")]
    [InlineData("var a = {|OnSomePath:_db.OpenConnection()|}; if (a.State == ConnectionState.Closed) a.Dispose(); if (input == null) a.Dispose(); return 1;")]
    [InlineData("var c = {|OnSomePath:_db.OpenConnection()|}; if (input is not null && input.Length > 1) { c.Dispose(); } return 1;")]
    [InlineData("var c = {|OnSomePath:_db.OpenConnection()|}; switch (input) { case null: return 0; case { Length: > 3 }: c.Dispose(); break; default: c.Dispose(); break; } return 1;")]
    [InlineData("var c = {|OnSomePath:_db.OpenConnection()|}; if (input == null) return null; var cmd = new NpgsqlCommand(sql, c); return cmd.ExecuteReader(CommandBehavior.CloseConnection);")]
    [InlineData("var c = {|OnSomePath:new NpgsqlConnection(cs)|}; try { Parse(input); } catch { c.Dispose(); throw; } return 1;")]
    public Task OnSomePath(string body) => Test.Handler(body);

    [Theory]
    [InlineData("var c = {|WhenThrows:_db.OpenConnection()|}; Work(c); c.Dispose(); return 1;")]
    [InlineData("var c = new NpgsqlConnection(cs); c.Open(); c.Close(); c.Open(); c.Close(); return 1;")]
    [InlineData("var c = {|WhenThrows:new NpgsqlConnection(cs)|}; c.Open(); c.Close(); c.Open(); Work(c); c.Close(); return 1;")]
    [InlineData("var c = {|WhenThrows:_db.OpenConnection()|}; try { Work(c); } catch (ArgumentException) { } c.Dispose(); return 1;")]
    [InlineData("NpgsqlConnection c = null; try { c = {|WhenThrows:_db.OpenConnection()|}; Work(c); c.Dispose(); } catch { } return 1;")]
    [InlineData("NpgsqlConnection c = null; for (var i = 0; i < 3; i++) { try { c = {|WhenThrows:_db.OpenConnection()|}; Work(c); c.Dispose(); break; } catch (DbException) { } } return 1;")]
    [InlineData("var c = {|WhenThrows:_db.OpenConnection()|}; var d = {|WhenThrows:_db.OpenConnection()|}; Work(d); d.Dispose(); c.Dispose(); return 1;")]
    [InlineData("var c = {|WhenThrows:_db.OpenConnection()|}; var d = _db.OpenConnection(); d.Dispose(); c.Dispose(); return 1;")]
    [InlineData("var c = {|WhenThrows:_db.OpenConnection()|}; var n = input ?? throw new InvalidOperationException(); c.Dispose(); return n;")]
    [InlineData("try { var c = {|WhenThrows:_db.OpenConnection()|}; Work(c); c.Dispose(); } finally { Console.WriteLine(); } return 1;")]
    [InlineData("var c = {|WhenThrows:_db.OpenConnection()|}; try { Work(c); c.Dispose(); } catch (Exception e) when (e.Message.Length > 3) { c.Dispose(); } return 1;")]
    [InlineData("var c = {|WhenThrows:_db.OpenConnection()|}; try { if (input == null) throw new InvalidOperationException(); } catch (ArgumentException) { } c.Dispose(); return 1;")]
    public Task WhenThrows(string body) => Test.Handler(body);

    [Theory]
    [InlineData("var c = {|Overwritten:_db.OpenConnection()|}; c = _db.OpenConnection(); c.Dispose(); return 1;")]
    [InlineData("var c = {|Overwritten:_db.OpenConnection()|}; c = null; return 1;")]
    [InlineData("var c = {|Overwritten:new NpgsqlConnection(cs)|}; c = null; return 1;")]
    [InlineData("NpgsqlConnection c = null; foreach (var ch in input) c = {|Overwritten:_db.OpenConnection()|}; c?.Dispose(); return 1;")]
    [InlineData("_ = {|Ignored:_db.OpenConnection()|}; return 1;")]
    [InlineData("_ = {|Ignored:new NpgsqlConnection(cs)|}; return 1;")]
    [InlineData("foreach (var ch in input) {|Ignored:_db.OpenConnection()|}; return 1;")]
    public Task OverwrittenOrIgnored(string body) => Test.Handler(body);

    [Theory]
    [InlineData("var c = {|WhenAbandoned:_db.OpenConnection()|}; yield return 1; c.Dispose();")]
    [InlineData("var c = {|WhenAbandoned:_db.OpenConnection()|}; try { yield return 1; } finally { Console.WriteLine(); } c.Dispose();")]
    [InlineData("var c = _db.OpenConnection(); try { yield return 1; yield return 2; } finally { c.Dispose(); }")]
    [InlineData("using var c = _db.OpenConnection(); yield return 1; yield break;")]
    [InlineData("using (var c = _db.OpenConnection()) { yield return 1; } var d = {|Never:_db.OpenConnection()|}; yield return 2;")]
    public Task Iterators(string body) => Test.Method("IEnumerable<int>", "All()", body);

    [Theory]
    [InlineData("using var c = _db.OpenConnection(); {|Held:Mark()|}; return 1;")]
    [InlineData("Mark(); using (var c = _db.OpenConnection()) { {|Held:Mark()|}; } Mark(); return 1;")]
    [InlineData("var c = new NpgsqlConnection(cs); Mark(); c.Open(); try { {|Held:Mark()|}; } finally { c.Close(); Mark(); } return 1;")]
    [InlineData("NpgsqlConnection c = null; try { if (input == null) c = _db.OpenConnection(); Mark(); } finally { c?.Dispose(); } return 1;")]
    [InlineData("using var c = _db.OpenConnection(); foreach (var ch in input) { {|Held:Mark()|}; } return 1;")]
    [InlineData("using var c = _db.OpenConnection(); if (input == null) c.Close(); Mark(); return 1;")]
    [InlineData("using var c = _db.OpenConnection(); Action run = () => Mark(); run(); return 1;")]
    [InlineData("_connection = _db.OpenConnection(); Mark(); return 1;")]
    public Task WhatIsHeld(string body) => Test.Handler(body, "private static void Mark() { }");

    [Fact]
    public Task AThousandOperandsDoNotOverflowTheStack() => Test.Handler(
        "var c = {|WhenThrows:_db.OpenConnection()|}; var text = " + string.Join(" + ", Enumerable.Repeat("input", 1_000)) + "; Work(c); c.Dispose(); return text;");

    [Fact]
    public Task AThousandNestedCallsAreGivenUp() => Test.Handler(
        "var c = _db.OpenConnection(); {|GaveUp:Mark()|}; return input" + string.Concat(Enumerable.Repeat(".Trim()", 600)) + ";", "private static void Mark() { }");

    [Fact]
    public Task ManyIndependentConditionsAreNoProduct() => Test.Handler(
        "var c = {|WhenThrows:_db.OpenConnection()|}; var n = 0; " + string.Concat(Enumerable.Range(0, 60).Select(i => $"if (input.Length > {i}) n++; ")) + "Work(c); c.Dispose(); return n;");

    [Fact]
    public Task ManyFlagsAreGivenUpInTime() => Test.Handler(
        "var c = _db.OpenConnection(); " + string.Concat(Enumerable.Range(0, 24).Select(i => $"var f{i} = input.Length == {i}; if (input[{i}] == 'a') f{i} = false; else f{i} = true; "))
        + string.Concat(Enumerable.Range(0, 24).Select(i => $"if (f{i}) Console.WriteLine(); ")) + "{|GaveUp:Mark()|}; Work(c); c.Dispose(); return 1;", "private static void Mark() { }");
}
