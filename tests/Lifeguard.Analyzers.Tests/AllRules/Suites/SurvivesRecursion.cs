namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>
/// Ownership is asked along calls: who makes it, who disposes it, who keeps it. Here the answer to each leads back to the question, or never ends. No rule goes in circles with it, runs out of stack or of time.
/// </summary>
public sealed class SurvivesRecursion
{
    private const string New = "new NpgsqlConnection(\"Host=db\")";

    public static TheoryData<string> Circles => [.. CirclesByName.Keys];

    public static TheoryData<string> Bodies => [.. BodiesByName.Keys];

    [Theory, MemberData(nameof(Circles))]
    public void OfMembers(string name) =>
        SurvivesHardCode.Survive(SurvivesHardCode.Handler("var connection = First.Make(); connection.Open(); First.Use(connection);") + CirclesByName[name]);

    [Theory, MemberData(nameof(Bodies))]
    public void InsideABody(string name) => SurvivesHardCode.Survive(SurvivesHardCode.Handler(BodiesByName[name]));

    [Fact]
    public void FiveHundredNestedUsings() => SurvivesHardCode.Survive(SurvivesHardCode.Handler(
        Times(500, index => $"using (var c{index} = {New}) {{ c{index}.Open();\n") + new string('}', 500)));

    [Fact]
    public void TwoHundredNestedTries() => SurvivesHardCode.Survive(SurvivesHardCode.Handler(
        $"var c = {New}; c.Open();" + Times(200, _ => "try {\n") + "c.ChangeDatabase(input);" + Times(200, index => index % 3 == 0 ? "} finally { c.Close(); }\n" : "} catch (System.Data.Common.DbException) when (input.Length > 3) { throw; }\n")));

    [Fact]
    public void AMethodOfTwoThousandAcquisitions() => SurvivesHardCode.Survive(SurvivesHardCode.Handler(
        Times(2_000, index => $"var c{index} = {New}; c{index}.Open();\n") + Times(2_000, index => $"c{index}.Dispose();\n")));

    [Fact]
    public void AMethodOfTwoThousandUsingDeclarations() => SurvivesHardCode.Survive(SurvivesHardCode.Handler(Times(2_000, index => $"using var c{index} = {New};\n")));

    [Fact]
    public void AMethodOfTenThousandBranches() => SurvivesHardCode.Survive(SurvivesHardCode.Handler(
        $"var c = {New}; c.Open();\n" + Times(10_000, index => $"if (input == \"{index}\") input += \"x\";\n") + "c.Dispose();"));

    [Fact]
    public void AThousandFlagsThatAreAllAsked() => SurvivesHardCode.Survive(SurvivesHardCode.Handler(
        $"var c = {New}; c.Open();\n" + Times(1_000, index => $"var f{index} = input.Length > {index}; if (f{index}) input += \"x\";\n") + "if (" + string.Join(" && ", Enumerable.Range(0, 1_000).Select(index => "f" + index)) + ") c.Dispose();"));

    [Fact]
    public void ASwitchOfAThousandCases() => SurvivesHardCode.Survive(SurvivesHardCode.Handler(
        $"var c = {New}; c.Open();\nswitch (input) {{\n" + Times(1_000, index => $"case \"{index}\": c.ChangeDatabase(\"{index}\"); goto case \"{(index + 7) % 1_000}\";\n") + "default: c.Dispose(); break; }"));

    [Fact]
    public void AChainOfAThousandFactories() => SurvivesHardCode.Survive(SurvivesHardCode.Handler("var connection = First.Make0(); connection.Open();")
        + "public static class First {\n" + Times(1_000, index => $"public static NpgsqlConnection Make{index}() => Make{index + 1}();\n") + $"public static NpgsqlConnection Make1000() => {New};\n}}");

    [Fact]
    public void AChainOfAThousandDisposers() => SurvivesHardCode.Survive(SurvivesHardCode.Handler($"var connection = {New}; connection.Open(); First.End0(connection);")
        + "public static class First {\n" + Times(1_000, index => $"public static void End{index}(NpgsqlConnection c) {{ if (c != null) End{index + 1}(c); }}\n") + "public static void End1000(NpgsqlConnection c) => c.Dispose();\n}");

    [Fact]
    public void AThousandCallersOfOneFactory() => SurvivesHardCode.Survive(SurvivesHardCode.Handler("First.Use0();")
        + $"public static class First {{ public static NpgsqlConnection Make() => {New};\n" + Times(1_000, index => $"public static void Use{index}() {{ var c = Make(); c.Open(); Use{(index + 1) % 1_000}(); }}\n") + "}");

    private static readonly Dictionary<string, string> CirclesByName = new(StringComparer.Ordinal)
    {
        ["factories that return each other"] = Class("public static NpgsqlConnection Make() => Other(); static NpgsqlConnection Other() => Make();"),
        ["a factory that returns itself"] = Class("public static NpgsqlConnection Make() => Make();"),
        ["factories that return each other or a new one"] = Class($"public static NpgsqlConnection Make() => DateTime.Now.Hour > 3 ? Other() : {New}; static NpgsqlConnection Other() => Make() ?? {New};"),
        ["asynchronous factories of each other"] = Class("public static NpgsqlConnection Make() => A().Result; static async Task<NpgsqlConnection> A() => await B(); static async Task<NpgsqlConnection> B() => await A().ConfigureAwait(false);"),
        ["a property that returns itself"] = Class("static NpgsqlConnection Self => Self; public static NpgsqlConnection Make() => Self;"),
        ["properties that return each other"] = Class("static NpgsqlConnection A => B; static NpgsqlConnection B { get { return A; } } public static NpgsqlConnection Make() => A;"),
        ["delegates that return each other"] = Class("static readonly Func<NpgsqlConnection> A = () => B(); static readonly Func<NpgsqlConnection> B = () => A(); public static NpgsqlConnection Make() => A();"),
        ["a generic factory with growing types"] = Class($"public static NpgsqlConnection Make() => Grow<int>(); static NpgsqlConnection Grow<T>() => Grow<List<T>>() ?? {New};"),
        ["interfaces whose implementations call each other"] = Class("public static NpgsqlConnection Make() => new A().Open();") + "public interface IOpen { NpgsqlConnection Open(); } public class A : IOpen { IOpen _o = new B(); public NpgsqlConnection Open() => _o.Open(); } public class B : IOpen { IOpen _o = new A(); public NpgsqlConnection Open() => _o.Open(); }",
        ["overrides that call their base and back"] = Class("public static NpgsqlConnection Make() => new Derived().Open();") + $"public class Base {{ public virtual NpgsqlConnection Open() => Again(); protected NpgsqlConnection Again() => Open() ?? {New}; }} public class Derived : Base {{ public override NpgsqlConnection Open() => base.Open(); }}",
        ["disposal helpers that call each other"] = Class("public static void Use(NpgsqlConnection c) => A(c); static void A(NpgsqlConnection c) { B(c); } static void B(NpgsqlConnection c) { A(c); c.Dispose(); }"),
        ["a disposal helper that calls itself"] = Class("public static void Use(IDisposable c) { if (c is null) return; Use(c); c.Dispose(); }"),
        ["extensions that call each other"] = Class("public static void Use(NpgsqlConnection c) => c.A();") + "public static class Extensions { public static void A(this IDisposable c) => c.B(); public static void B(this IDisposable c) => c.A(); }",
        ["methods that return their argument to each other"] = Class("public static void Use(NpgsqlConnection c) => A(c).Dispose(); static NpgsqlConnection A(NpgsqlConnection c) => B(c); static NpgsqlConnection B(NpgsqlConnection c) => A(c);"),
        ["wrappers that wrap each other"] = Class("public static void Use(NpgsqlConnection c) { using var w = new A(new B(new A(null, c))); }") + "public class A : IDisposable { readonly B _b; readonly NpgsqlConnection _c; public A(B b, NpgsqlConnection c = null) { _b = b; _c = c; } public void Dispose() => _b.Dispose(); } public class B : IDisposable { readonly A _a; public B(A a) => _a = a; public void Dispose() => _a.Dispose(); }",
        ["a wrapper of itself"] = Class("public static void Use(NpgsqlConnection c) { new W(new W(null, c), c); }") + "public class W : IDisposable { readonly W _w; readonly NpgsqlConnection _c; public W(W w, NpgsqlConnection c) { _w = w ?? this; _c = c; } public void Dispose() { _w.Dispose(); } }",
        ["constructors that pass it in a circle"] = Class("public static void Use(NpgsqlConnection c) { new W(c); }") + "public class W { public W(NpgsqlConnection c) : this(c, 1) { } public W(NpgsqlConnection c, int n) : this(c) { } }",
        ["base classes in a circle"] = Class("public static void Use(NpgsqlConnection c) { using var w = new A(c); }") + "public class A : B { public A(NpgsqlConnection c) : base(c) { } } public class B : A, IDisposable { public B(NpgsqlConnection c) : base(c) { } public void Dispose() { } }",
        ["dispose patterns that call each other"] = Class("public static void Use(NpgsqlConnection c) { using var w = new W(c); }") + "public class W : IDisposable { readonly NpgsqlConnection _c; public W(NpgsqlConnection c) => _c = c; public void Dispose() => Dispose(true); void Dispose(bool d) { if (d) Close(); else Dispose(); } void Close() { Dispose(false); } }",
        ["loans that lend to each other"] = Class($"public static void Use(NpgsqlConnection c) => A(x => B(y => A(z => z.Open()))); static void A(Action<NpgsqlConnection> w) => B(w); static void B(Action<NpgsqlConnection> w) {{ using var c = {New}; A(w); }}"),
        ["tasks that return each other"] = Class("public static void Use(NpgsqlConnection c) { _ = A(c); } static Task A(NpgsqlConnection c) => B(c); static Task B(NpgsqlConnection c) => A(c);"),
        ["what opens in a circle"] = Class($"public static void Use(NpgsqlConnection c) => A(); static void A() {{ using var c = {New}; c.Open(); B(); }} static void B() {{ using var c = {New}; c.Open(); A(); }}"),
        ["fields that come from each other"] = Class("static NpgsqlConnection X = Y; static NpgsqlConnection Y = X; public static NpgsqlConnection Make() => X ?? Y;"),
        ["iterators of each other"] = Class($"public static void Use(NpgsqlConnection c) {{ foreach (var x in A(c)) {{ }} }} static IEnumerable<int> A(NpgsqlConnection c) {{ var d = {New}; d.Open(); foreach (var x in B(c)) yield return x; }} static IEnumerable<int> B(NpgsqlConnection c) {{ foreach (var x in A(c)) yield return x; c.Dispose(); }}"),
        ["partial methods without a body"] = "public static partial class First { public static partial NpgsqlConnection Make(); public static partial void Use(NpgsqlConnection c); }",
        ["extern methods"] = "public static class First { public static extern NpgsqlConnection Make(); public static extern void Use(NpgsqlConnection c); }",
    };

    private static readonly Dictionary<string, string> BodiesByName = new(StringComparer.Ordinal)
    {
        ["local functions that dispose each other's"] = $"var c = {New}; c.Open(); A(); void A() {{ B(); }} void B() {{ A(); c.Dispose(); }}",
        ["a local function that calls itself in finally"] = $"var c = {New}; try {{ c.Open(); }} finally {{ A(); }} void A() {{ try {{ c.Dispose(); }} finally {{ A(); }} }}",
        ["local functions that make each other's"] = $"using var c = A(); NpgsqlConnection A() => B(); NpgsqlConnection B() => A() ?? {New};",
        ["a lambda that calls itself"] = $"Action end = null; var c = {New}; c.Open(); end = () => {{ c.Dispose(); end(); }}; end();",
        ["a variable that is assigned from itself"] = $"var c = {New}; c = c; c = c ?? c; c = (c = c); c.Open();",
        ["variables that are assigned from each other"] = $"var a = {New}; var b = a; a = b; b = a; while (input != \"\") {{ var t = a; a = b; b = t; }} a.Open();",
        ["a loop that never ends"] = $"var c = {New}; c.Open(); while (true) {{ }}",
        ["gotos in circles"] = $"var c = {New}; a: c.Open(); if (input == \"\") goto b; b: c.Close(); if (input == \"x\") goto a; goto b;",
        ["a try that returns to itself"] = $"again: var c = {New}; try {{ c.Open(); }} catch {{ goto again; }} finally {{ c.Close(); }}",
        ["nested lambdas that capture each other's"] = $"Func<NpgsqlConnection> a = null, b = null; a = () => {{ var c = b(); c.Open(); return c; }}; b = () => {{ var c = a(); return c ?? {New}; }}; using var d = a();",
        ["a using of itself"] = "using var c = c; using (c) using (c) c.Open();",
        ["a task that awaits itself"] = "Task t = null; t = Task.Run(async () => await t); await t;",
        ["fluent calls of what they return"] = $"var c = {New}; c.CreateCommand().Connection.CreateCommand().Connection.CreateCommand().Connection.Open();",
        ["unreachable code"] = $"return input; var c = {New}; c.Open();",
        ["an expression of everything"] = $"_ = input switch {{ \"a\" => {New}, \"b\" when {New} is {{ }} x => x, _ => (_kept ??= {New}) ?? throw new Exception() }};",
        ["tuples of tuples"] = $"var ((a, b), (c, d)) = (({New}, 1), ({New}, 2)); ((a, b), (c, d)) = ((c, d), (a, b)); a.Open();",
        ["pointers and stackalloc"] = $"unsafe {{ int* p = stackalloc int[3]; var c = {New}; c.Open(); *p = c.ProcessID; }}",
        ["ref locals in a circle"] = $"var a = {New}; ref var r = ref a; ref var s = ref r; r = s; s.Open();",
    };

    private static string Class(string members) => $"public static class First {{ {members} {(members.Contains(" Make()", StringComparison.Ordinal) ? "" : $"public static NpgsqlConnection Make() => {New};")} {(members.Contains(" Use(", StringComparison.Ordinal) ? "" : "public static void Use(NpgsqlConnection c) { }")} }}\n";

    private static string Times(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));
}
