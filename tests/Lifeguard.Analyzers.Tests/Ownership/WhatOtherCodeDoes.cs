using static Lifeguard.Analyzers.Tests.Ownership.OwnershipTest;

namespace Lifeguard.Analyzers.Tests.Ownership;

public sealed class WhatOtherCodeDoes
{
    [Theory]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Borrowed:it|}); } void Use(NpgsqlConnection c) { c.Open(); using var cmd = c.CreateCommand(); cmd.ExecuteNonQuery(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Borrowed:it|}); } static async Task<int> Use(IDbConnection c) => await c.ExecuteAsync("select 1", new { Id = 1 });""")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Borrowed:it|}); } static int Use(IDbConnection c) { if (c == null) throw new ArgumentNullException(nameof(c)); return c is NpgsqlConnection n ? n.ProcessID : 0; }""")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Borrowed:it|}); } static void Use(NpgsqlConnection c) { ArgumentNullException.ThrowIfNull(c); Use2(c); } static void Use2(NpgsqlConnection d) { var e = d; e?.Open(); Console.WriteLine($"{d}"); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Borrowed:it|}); } static async Task Use(NpgsqlConnection c) { await using var tx = await c.BeginTransactionAsync(); await using var cmd = new NpgsqlCommand("x", c, tx); cmd.Connection = c; await cmd.ExecuteNonQueryAsync(); await tx.CommitAsync(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { void Use(NpgsqlConnection c) => c.Open(); Use({|Borrowed:it|}); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Borrowed:it|}, 3); } static void Use(NpgsqlConnection c, int n) { if (n > 0) Use(c, n - 1); c.Open(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { {|Borrowed:it|}.Use(); } """, "static class E { public static int Use(this IDbConnection c) => c.Execute(\"x\"); }")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Borrowed:it|}); } static List<Order> Use(NpgsqlConnection c) { return Enumerable.Range(0, 3).SelectMany(i => c.Query<Order>("select 1")).ToList(); }""")]
    [InlineData("""void M(Context it) { Use({|Borrowed:it|}); } static async Task<List<Order>> Use(Context c) => await c.Orders.Where(o => o.Id > 1).OrderBy(o => o.Id).ToListAsync();""")]
    [InlineData("""void M(Context it) { Use({|Borrowed:it|}); } static async Task Use(Context c) { c.Orders.Add(new Order()); await c.SaveChangesAsync(); foreach (var o in c.Orders) Console.WriteLine(o.Id); }""")]
    [InlineData("""void M(NpgsqlDataReader it) { Use({|Borrowed:it|}); } static Dictionary<string, object> Use(NpgsqlDataReader r) => Enumerable.Range(0, r.FieldCount).ToDictionary(r.GetName, i => r.GetValue(i));""")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Borrowed:it|}); } static void Use(NpgsqlConnection c) { Action run = () => c.Open(); run(); _ = c; }""")]
    public Task OnlyUsesIt(string members, string code = "") => Fates(members, code);

    [Theory]
    [InlineData("""void M(NpgsqlConnection it) { End({|Disposed:it|}); } static void End(NpgsqlConnection c) { c.Close(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { End({|Disposed:it|}); } static void End(NpgsqlConnection c) => c?.Dispose();""")]
    [InlineData("""void M(NpgsqlConnection it) { End({|Disposed:it|}); } static async Task End(NpgsqlConnection c) { await using (c) { await c.OpenAsync(); } }""")]
    [InlineData("""void M(NpgsqlConnection it) { End({|Disposed:it|}); } static int End(IDbConnection c) { try { return c.Execute("x"); } finally { c.Dispose(); } }""")]
    [InlineData("""void M(NpgsqlConnection it) { End({|Disposed:it|}); } static void End(IDisposable c) { using var d = c; }""")]
    [InlineData("""void M(NpgsqlConnection it) { End({|Disposed:it|}); } static void End(IDbConnection c) { if (c != null && c.State == ConnectionState.Open) c.Close(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { End({|Disposed:it|}); } static void End(IDbConnection c) { if (c.State == ConnectionState.Open) { c.Close(); } }""")]
    [InlineData("""void M(NpgsqlTransaction it) { End({|Disposed:it|}); } static async Task End(NpgsqlTransaction c) { await c.CommitAsync(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { A({|Disposed:it|}); } static void A(object c) { (c as IDisposable)?.Dispose(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { A({|Disposed:it|}); } static void A(object c) { if (c is IDisposable d) d.Dispose(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { A({|Disposed:it|}); } static void A(NpgsqlConnection c) { B(c); } static void B(NpgsqlConnection c) { c.Dispose(); }""")]
    [InlineData("""void M(NpgsqlDataReader it) { new DataTable().Load({|Disposed:it|}); }""")]
    [InlineData("""void M(Task<NpgsqlConnection> it) { End({|Disposed:it|}); } static void End(Task<NpgsqlConnection> t) { t.Result.Dispose(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { End({|Disposed:it|}); } static void End(NpgsqlConnection c) { (var d, var n) = (c, 1); d.Dispose(); }""")]
    public Task DisposesIt(string members) => Fates(members);

    [Theory]
    [InlineData("""void M(NpgsqlConnection it, bool b) { End({|Unknown:it|}, b); } static void End(NpgsqlConnection c, bool b) { if (b) c.Close(); }""")]
    [InlineData("""void M(NpgsqlConnection it, bool b) { End({|Unknown:it|}, b); } static void End(NpgsqlConnection c, bool b) { if (b) return; c.Close(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { End({|Unknown:it|}); } static void End(NpgsqlConnection c) { try { c.Open(); } catch { c.Dispose(); throw; } }""")]
    [InlineData("""void M(NpgsqlConnection it) { End({|Unknown:it|}); } static void End(NpgsqlConnection c) { Task.Run(() => c.Dispose()); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Task.Run(() => 1).ContinueWith((_, o) => 1, {|Unknown:it|}); }""")]
    [InlineData("""private Func<int, string>? _f; void M(NpgsqlDataReader it) { Use({|Unknown:it|}); Run({|Unknown:it|}); } void Use(NpgsqlDataReader r) { _f = r.GetName; } void Run(NpgsqlDataReader r) { Task.Run(r.Close); }""")]
    [InlineData("""void M(NpgsqlConnection it, Action<NpgsqlConnection> a) { a({|Unknown:it|}); }""")]
    [InlineData("""void M(NpgsqlConnection it, IThing t) { t.Take({|Unknown:it|}); }""", "public interface IThing { void Take(NpgsqlConnection c); }")]
    [InlineData("""void M(ISession it) { {|Unknown:it|}.Finish(); {|Borrowed:it|}.Open(); Use({|Unknown:it|}); } static void Use(ISession s) { s.Finish(); }""", "public interface ISession : IDbConnection { void Finish(); }")]
    [InlineData("""void M(NpgsqlConnection it) { A({|Unknown:it|}); } static void A(NpgsqlConnection c) { B(c); } static void B(NpgsqlConnection c) { A(c); }""")]
    [InlineData("""void M(NpgsqlConnection it) { System.Text.Json.JsonSerializer.Serialize({|Unknown:it|}); }""")]
    [InlineData("""void M(NpgsqlConnection it) { dynamic d = 1; Use({|Unknown:it|}); } void Use(NpgsqlConnection c) { dynamic d = c; d.Foo(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Unknown:it|}); } static void Use(NpgsqlConnection c) { c = Db.OpenConnection(); c.Dispose(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Unknown:it|}); } static void Use(NpgsqlConnection c) { var pair = (c, 1); Console.WriteLine(pair); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Use({|Unknown:it|}); } static void Use(NpgsqlConnection c) { Func<NpgsqlConnection> get = () => c; }""")]
    [InlineData("""void M(NpgsqlConnection it) { Make({|Unknown:it|}, true); } static NpgsqlCommand Make(NpgsqlConnection c, bool b) { var cmd = new NpgsqlCommand("x", c); if (b) c.Dispose(); return cmd; }""")]
    [InlineData("""void M(NpgsqlRawCopyStream it) { var a = new StreamReader({|Unknown:it|}, leaveOpen: true); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Or({|Unknown:it|}, true); } static NpgsqlConnection Or(NpgsqlConnection c, bool b) { if (b) return Db.OpenConnection(); return c; }""")]
    public Task NobodyKnows(string members, string code = "") => Fates(members, code);

    [Theory]
    [InlineData("""void M(NpgsqlConnection it) { Keep({|HandedOn:it|}); } void Keep(NpgsqlConnection c) { _kept = c; }""")]
    [InlineData("""static NpgsqlConnection? s; void M(NpgsqlConnection it) { Keep({|HandedOn:it|}); } static void Keep(NpgsqlConnection c) => s = c;""")]
    [InlineData("""private readonly List<IDisposable> _all = new(); void M(NpgsqlConnection it) { _all.Add({|HandedOn:it|}); Keep({|HandedOn:it|}); } void Keep(NpgsqlConnection c) { _all.Add(c); }""")]
    [InlineData("""void M(NpgsqlConnection it, Microsoft.AspNetCore.Http.HttpContext http) { http.Response.RegisterForDispose({|HandedOn:it|}); http.Response.RegisterForDisposeAsync({|HandedOn:it|}); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Keep(ref {|HandedOn:it|}); } void Keep(ref NpgsqlConnection c) { }""")]
    [InlineData("""void M(NpgsqlConnection it) { Keep({|HandedOn:it|}); } void Keep(NpgsqlConnection c) { var all = new[] { c }; _ = new Order[0]; Interlocked.Exchange(ref _kept, c); }""")]
    [InlineData("""void M(NpgsqlConnection it) { _kept = {|HandedOn:it|}; }""")]
    [InlineData("""void M(NpgsqlConnection it, DbContextOptionsBuilder b) { b.UseNpgsql({|HandedOn:it|}); b.UseNpgsql({|HandedOn:it|}, contextOwnsConnection: true); b.UseNpgsql({|Borrowed:it|}, contextOwnsConnection: false); }""")]
    [InlineData("""void M(NpgsqlDataSource it, DbContextOptionsBuilder b) { b.UseNpgsql({|HandedOn:it|}); }""")]
    public Task KeepsIt(string members) => Fates(members);

    [Theory]
    [InlineData("""NpgsqlConnection M(NpgsqlConnection it) => Same({|IsResult:it|}); static NpgsqlConnection Same(NpgsqlConnection c) { c.Open(); return c; }""")]
    [InlineData("""async Task M(NpgsqlConnection it) { await Same({|IsResult:it|}); } static async Task<IDbConnection> Same(NpgsqlConnection c) { try { await c.OpenAsync(); return c; } catch { await c.DisposeAsync(); throw; } }""")]
    [InlineData("""void M(NpgsqlConnection it) { Task.FromResult({|IsResult:it|}); ValueTask.FromResult({|IsResult:it|}); new ValueTask<NpgsqlConnection>({|IsResult:it|}); }""")]
    [InlineData("""async Task M(NpgsqlConnection it) { await using var x = {|IsResult:it|}.ConfigureAwait(false); }""")]
    [InlineData("""async Task M(ValueTask<NpgsqlConnection> it) { var x = await {|IsResult:it|}.AsTask(); var y = {|IsResult:it|}.Result; var z = {|IsResult:it|}.GetAwaiter().GetResult(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { {|IsResult:it|}.Opened().Execute("x"); }""", "static class E { public static T Opened<T>(this T c) where T : IDbConnection { if (c.State != ConnectionState.Open) c.Open(); return c; } }")]
    public Task GivesItBack(string members, string code = "") => Fates(members, code);

    private const string Repository = "public class Repository { private readonly NpgsqlConnection _c; public Repository(NpgsqlConnection c) { _c = c; } public int Count() => _c.Execute(\"x\"); }";
    private const string Holder = "public sealed class Holder : IDisposable { private readonly NpgsqlConnection _c; public Holder(NpgsqlConnection c) => _c = c; public void Dispose() => _c.Dispose(); }";

    [Theory]
    [InlineData("UsedByResult", Repository, "Repository")]
    [InlineData("HeldByResult", Holder, "Holder")]
    [InlineData("UsedByResult", "public class B { private readonly IDbConnection _c; public B(IDbConnection c) { _c = c ?? throw new ArgumentNullException(nameof(c)); } public int Count() => _c.Execute(\"x\"); } public class D : B { public D(IDbConnection c) : base(c) { } }", "D")]
    [InlineData("UsedByResult", "public class B { protected readonly IDbConnection _c; public B(IDbConnection c) { _c = c; } } public class D : B { public D(IDbConnection c) : base(c) { } public int Count() => _c.Execute(\"x\"); }", "D")]
    [InlineData("HandedOn", "public class B { protected readonly IDbConnection _c; public B(IDbConnection c) { _c = c; } } public class D : B, IDisposable { public D(IDbConnection c) : base(c) { } public void Dispose() => _c.Dispose(); }", "D")]
    [InlineData("HeldByResult", "public class H : IAsyncDisposable { private IDbConnection C { get; } private int n; public H(IDbConnection c) { (C, n) = (c, 1); } public async ValueTask DisposeAsync() { await Task.Yield(); C.Close(); } }", "H")]
    [InlineData("HeldByResult", "public class H : IDisposable { private IDbConnection? _c; public H(IDbConnection c) : this(c, 1) { } private H(IDbConnection c, int n) { this._c = c; } protected virtual void Dispose(bool disposing) { if (disposing) { _c?.Dispose(); _c = null; } } public void Dispose() { Dispose(true); GC.SuppressFinalize(this); } }", "H")]
    [InlineData("Borrowed", "public class Import { public Import(IDbConnection c) { c.Execute(\"x\"); } }", "Import")]
    [InlineData("HandedOn", "public class Open { public IDbConnection C { get; } public Open(IDbConnection c) { C = c; } }", "Open")]
    [InlineData("HandedOn", "public class Open { private readonly IDbConnection _c; public Open(IDbConnection c) { _c = c; } public IDbConnection Get() => _c; }", "Open")]
    [InlineData("HandedOn", "public class Open { private readonly IDbConnection _c; public Open(IDbConnection c) { _c = c; } public void Finish() => _c.Close(); }", "Open")]
    [InlineData("HandedOn", "public record Open(IDbConnection C);", "Open")]
    [InlineData("HandedOn", "public class Open { public static IDbConnection? C; public Open(IDbConnection c) { C = c; } }", "Open")]
    [InlineData("Unknown", "public class H : IDisposable { private readonly IDbConnection _c; public H(IDbConnection c) { _c = c; if (c.State == ConnectionState.Broken) c.Dispose(); } public void Dispose() => _c.Dispose(); }", "H")]
    public Task AConstructor(string fate, string type, string name) => Fates($$"""void M(NpgsqlConnection it) { var x = new {{name}}({|{{fate}}:it|}); }""", type);

    [Theory]
    [InlineData("""void M(NpgsqlConnection it) { Make({|UsedByResult:it|}); } static Repository Make(NpgsqlConnection c) { var r = new Repository(c); r.Count(); return r; }""")]
    [InlineData("""void M(NpgsqlConnection it) { Make({|HeldByResult:it|}); } static IDisposable Make(NpgsqlConnection c) => new Holder(c);""")]
    [InlineData("""void M(NpgsqlConnection it) { Make({|Disposed:it|}); } static void Make(NpgsqlConnection c) { using var h = new Holder(c); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Make({|Borrowed:it|}); } static void Make(NpgsqlConnection c) { var r = new Repository(c); r.Count(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Make({|UsedByResult:it|}); } static NpgsqlCommand Make(NpgsqlConnection c) => new NpgsqlCommand("x", c);""")]
    [InlineData("""void M(NpgsqlConnection it) { Make({|UsedByResult:it|}); } static NpgsqlDataReader Make(NpgsqlConnection c) { var cmd = new NpgsqlCommand(); cmd.Connection = c; return cmd.ExecuteReader(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Make({|HandedOn:it|}); } static NpgsqlDataReader Make(NpgsqlConnection c) { var cmd = c.CreateCommand(); return cmd.ExecuteReader(CommandBehavior.CloseConnection); }""")]
    [InlineData("""void M(NpgsqlDataReader it) { Rows({|UsedByResult:it|}); } static IEnumerable<int> Rows(NpgsqlDataReader r) { while (r.Read()) yield return r.GetInt32(0); }""")]
    [InlineData("""void M(NpgsqlDataReader it) { Rows({|HandedOn:it|}); } static IEnumerable<int> Rows(NpgsqlDataReader r) { using (r) { while (r.Read()) yield return r.GetInt32(0); } }""")]
    [InlineData("""void M(Context it) { Query({|UsedByResult:it|}); } static IQueryable<Order> Query(Context c) => c.Orders.Where(o => o.Id > 1);""")]
    [InlineData("""void M(Context it) { var x = {|UsedByResult:it|}.Orders; var y = {|UsedByResult:it|}.Set<Order>(); var z = {|Borrowed:it|}.Database; {|Borrowed:it|}.SaveChanges(); }""")]
    [InlineData("""void M(NpgsqlConnection it) { {|Borrowed:it|}.Query("x"); {|UsedByResult:it|}.Query("x", buffered: false); {|Borrowed:it|}.QueryAsync("x"); {|UsedByResult:it|}.QueryUnbufferedAsync("x"); }""")]
    [InlineData("""void M(NpgsqlConnection it) { Make({|UsedByResult:it|}); } static NpgsqlCommand Make(NpgsqlConnection c) => new NpgsqlCommand { Connection = c };""")]
    public Task AHolder(string members) => Fates(members, Repository + Holder);

    [Theory]
    [InlineData("""void M(NpgsqlConnection it) { var a = new NpgsqlCommand("x", {|Borrowed:it|}); var b = new NpgsqlCommand { Connection = {|Borrowed:it|} }; a.Connection = {|Borrowed:it|}; }""")]
    [InlineData("""void M(NpgsqlTransaction it, NpgsqlConnection c, NpgsqlCommand a) { a.Transaction = {|Borrowed:it|}; c.Execute("x", transaction: {|Borrowed:it|}); new CommandDefinition("x", transaction: {|UsedByResult:it|}); }""")]
    [InlineData("""void M(NpgsqlCommand it) { var a = new NpgsqlDataAdapter({|Borrowed:it|}); a.SelectCommand = {|Borrowed:it|}; }""")]
    [InlineData("""void M(SqlClient.SqlConnection it) { var a = new SqlClient.SqlBulkCopy({|UsedByResult:it|}); }""")]
    [InlineData("""void M(NpgsqlConnection it) { SqlMapper.Execute({|Borrowed:it|}, "x"); {|Borrowed:it|}.Open(); {|Borrowed:it|}.CreateCommand(); }""")]
    [InlineData("""void M(NpgsqlTransaction it, Context c) { c.Database.UseTransaction({|Borrowed:it|}); }""")]
    [InlineData("""void M(NpgsqlConnection it, Context c) { c.Database.SetDbConnection({|HandedOn:it|}); c.Database.SetDbConnection({|Borrowed:it|}, contextOwnsConnection: false); }""")]
    [InlineData("""void M(NpgsqlRawCopyStream it) { var a = new StreamReader({|HeldByResult:it|}); }""")]
    [InlineData("""void M(NpgsqlDataReader it) { {|UsedByResult:it|}.Parse<Order>(); {|Borrowed:it|}.Read(); }""")]
    public Task Vendors(string members) => Fates(members);

    [Fact]
    public async Task ExtensionMethodsOfOtherAssemblies()
    {
        var test = RuleTest<FateProbe>.Create(Class("""
            void M(NpgsqlConnection it)
            {
                {|Borrowed:it|}.Count();
                {|Unknown:it|}.CloseQuietly();
                {|Unknown:it|}.DisposeWith(null!);
                {|Unknown:it|}.Wrapped();
                {|Unknown:it|}.Keep();
                {|UsedByResult:it|}.Rows();
                Company.Plain.Use({|Unknown:it|});
            }
            """).Replace("using System.Data;", "using System.Data;\nusing Company;", StringComparison.Ordinal));
        test.TestState.AdditionalReferences.AddRange(Library.FromSource("Company", """
            using System.Data;

            namespace Company
            {
                public static class Extensions
                {
                    public static int Count(this IDbConnection c) => 1;
                    public static void CloseQuietly(this IDbConnection c) => c.Close();
                    public static void DisposeWith(this IDbConnection c, object o) => c.Dispose();
                    public static IDbConnection Wrapped(this IDbConnection c) => c;
                    public static T Keep<T>(this T c) => c;
                    public static System.Collections.Generic.IAsyncEnumerable<int> Rows(this IDbConnection c) => null!;
                }

                public static class Plain { public static void Use(IDbConnection c) { } }
            }
            """).References);
        await test.RunAsync();
    }

    [Fact]
    public Task ExtensionBlocks() => !LanguageUnderTest.Knows("14.0") ? Task.CompletedTask : Fates(
        """void M(NpgsqlConnection it) { {|Unknown:it|}.Use(); {|Unknown:it|}.End(); }""",     // missed: what the block does is not looked up
        "static class E { extension(NpgsqlConnection c) { public int Use() => c.Execute(\"x\"); public void End() { c.Close(); } } }");

    [Fact]
    public Task ImplementationsThatAgree() => Fates(
        """void M(NpgsqlConnection it, IThing t, Base b) { t.Take({|Borrowed:it|}); b.Take({|Unknown:it|}); }""",
        """
        public interface IThing { void Take(NpgsqlConnection c); }
        public class A : IThing { public void Take(NpgsqlConnection c) => c.Open(); }
        public class B : IThing { void IThing.Take(NpgsqlConnection c) { c.Execute("x"); } }
        public abstract class Base { public abstract void Take(NpgsqlConnection c); }
        public class C : Base { public override void Take(NpgsqlConnection c) => c.Open(); }
        public class D : Base { public override void Take(NpgsqlConnection c) => c.Close(); }
        """);
}
