using System.Text;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>
/// Code that goes in circles, is far too large or far too deep, or is no code at all. Who recurses through user code dies here: fixes run on a stack of 1 MB, rules on that of the pool's threads.
/// </summary>
public sealed class SurvivesHardCode
{
    /// <summary>A thread of the compiler has 1 MB on Windows, where the stack is smallest.</summary>
    private const int Stack = 1024 * 1024;

    // A hang, not a slow run: what takes a second here must not fail on a busy machine.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    private const string Usings = """
        using System.Data;
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        """;

    private const string New = "new NpgsqlConnection(\"Host=db\")";

    public static TheoryData<string> Circles => [.. CirclesByName.Keys];

    public static TheoryData<string> DeepExpressions => [.. DeepByName.Keys];

    public static TheoryData<string> NoCode => [.. NoCodeByName.Keys];

    [Theory, MemberData(nameof(Circles))]
    public void Circle(string name) => Survive(Handler("using var connection = " + New + "; new First().Run();") + CirclesByName[name]);

    // Deeper than people write, and as deep as Roslyn goes itself: its binder and its operations overflow a stack of 1 MB at 200 nested lambdas and at 1,000 of most other things;
    // what a fix is proved by is bound a few frames deeper than what a rule is given.
    [Theory, MemberData(nameof(DeepExpressions))]
    public void DeeplyNested(string name)
    {
        var (open, middle, close) = DeepByName[name];
        var levels = name is "concatenations" or "interpolations" ? 1_000 : name == "concatenations in parentheses" ? 400 : 100;
        var deep = string.Concat(Enumerable.Repeat(open, levels)) + middle + string.Concat(Enumerable.Repeat(close, levels));

        Survive(Handler($"object deep = {deep}; using var connection = new NpgsqlConnection((string){deep});", $"private static object Kept = {deep};"));
    }

    [Theory, MemberData(nameof(NoCode))]
    public void WhatIsNoCode(string name) => Survive(NoCodeByName[name]);

    [Fact]
    public void AMethodOfTenThousandStatements() => Survive(Handler(string.Concat(Enumerable.Range(0, 10_000).Select(index => (index % 500) switch
    {
        0 => $"using (var connection{index} = {New}) {{ connection{index}.Open(); }}\n",
        1 => $"var made{index} = $\"Host={{input}};Database={index}\";\n",
        2 => $"_kept ??= new NpgsqlConnection(made{index - 1});\n",
        _ => $"input += \"{index}\";\n",
    })), "private NpgsqlConnection _kept;"));

    // At 1,000 the binder of Roslyn itself is at the end of this stack, or just beyond while its code is not optimised yet.
    [Fact]
    public void FiveHundredNestedBlocks() =>
        Survive(Handler(string.Concat(Enumerable.Range(0, 500).Select(index => $"if (input == \"{index}\") {{ ")) + "_kept ??= " + New + ";" + new string('}', 500), "private NpgsqlConnection _kept;"));

    [Fact]
    public void AThousandLocalsThatAreMadeOfEachOther() => Survive(Handler(
        "var text0 = input;\n" + string.Concat(Enumerable.Range(1, 1_000).Select(index => $"var text{index} = text{index - 1} + \";\" + text{index - 1};\n")) + "using var connection = new NpgsqlConnection(text1000);"));

    [Fact]
    public void AThousandClassesThatDeriveFromOne() => Survive(
        Handler("new Class999().Run();") + "public class Class { public virtual void Run() { using var connection = " + New + "; } }\n"
        + string.Concat(Enumerable.Range(0, 1_000).Select(index => $"public class Class{index} : Class {{ public override void Run() => base.Run(); }}\n")));

    [Fact]
    public void AHundredClassesThatDeriveFromEachOther() => Survive(
        Handler("new Class99().Run();") + "public class Class0 { public virtual void Run() { using var connection = " + New + "; } }\n"
        + string.Concat(Enumerable.Range(1, 99).Select(index => $"public class Class{index} : Class{index - 1} {{ public override void Run() => base.Run(); }}\n")));

    [Fact]
    public void ATypeOfAThousandParts() => Survive(
        Handler("new Parts().Run999();") + "public partial class Parts { private NpgsqlConnection _kept; public void Run0() { _kept ??= " + New + "; } }\n"
        + string.Concat(Enumerable.Range(1, 999).Select(index => $"public partial class Parts {{ public void Run{index}() => Run{index - 1}(); }}\n")));

    private static readonly Dictionary<string, string> CirclesByName = new()
    {
        ["methods that call each other"] = $"public class First {{ public void Run() {{ Other(); }} void Other() {{ using var c = {New}; Run(); }} }}",
        ["a property of itself"] = "public class First { public static string Text => Text + Text; public void Run() { using var c = new NpgsqlConnection(Text); } }",
        ["read-only fields of each other"] = "public class First { static readonly string A = B + B; static readonly string B = A + A; public void Run() { using var c = new NpgsqlConnection(A); } }",
        ["constants of each other"] = "public class First { const string A = B; const string B = A; public void Run() { using var c = new NpgsqlConnection(A); } }",
        ["a local of itself"] = "public class First { public void Run() { var text = text + \"\"; using var c = new NpgsqlConnection(text); string a = b, b = a; using var d = new NpgsqlConnection(a); } }",
        ["a lambda of itself"] = $"public class First {{ public void Run() {{ Func<NpgsqlConnection> open = null; open = () => open() ?? {New}; open(); }} }}",
        ["delegates of each other"] = "public class First { static Func<NpgsqlConnection> A = () => B(); static Func<NpgsqlConnection> B = () => A(); public void Run() => A(); }",
        ["generic recursion with growing types"] = $"public class First {{ public void Run() => Grow<int>(0); void Grow<T>(int n) {{ using var c = {New}; Grow<List<T>>(n + 1); }} }}",
        ["generic types that grow"] = $"public class Grow<T> {{ public Grow<List<T>> Next => new Grow<List<T>>(); public void Run() {{ using var c = {New}; Next.Run(); }} }} public class First {{ public void Run() => new Grow<int>().Run(); }}",
        ["a class that derives from itself"] = $"public class First : First {{ public void Run() {{ using var c = {New}; }} }}",
        ["classes that derive from each other"] = $"public class First : Second {{ public void Run() {{ using var c = {New}; }} }} public class Second : First {{ NpgsqlConnection _kept = {New}; }}",
        ["interfaces that derive from each other"] = $"public interface IA : IB {{ void Run(); }} public interface IB : IA {{ }} public class First : IA {{ public void Run() {{ using var c = {New}; }} }}",
        ["constraints in a circle"] = $"public class Of<T, U> where T : U where U : T {{ public void Run() {{ using var c = {New}; }} }} public class First {{ public void Run() => new Of<object, object>().Run(); }}",
        ["the curiously recurring base"] = $"public abstract class Base<T> where T : Base<T>, new() {{ public void Run() {{ using var c = {New}; new T().Run(); }} }} public class First : Base<First> {{ }}",
        ["nested types that derive from their outer type"] = $"public class First {{ public class Inner : First {{ public class Inner2 : Inner {{ }} }} public void Run() {{ using var c = {New}; new Inner.Inner2().Run(); }} }}",
        ["constructors that leave it to each other"] = $"public class First {{ NpgsqlConnection _c = {New}; public First() : this(1) {{ }} public First(int n) : this() {{ }} public void Run() {{ }} }}",
        ["objects that hold each other"] = $"public class First {{ readonly Second _s = new(); NpgsqlConnection _c; public void Run() {{ _c ??= {New}; }} }} public class Second {{ readonly First _f = new(); static NpgsqlConnection K = {New}; }}",
        ["services that take each other"] = $"public class Setup {{ public void Configure(IServiceCollection s) {{ s.AddScoped<First>(p => new First(p.GetRequiredService<First>())); s.AddSingleton<First>(); }} }} public class First {{ public First() {{ }} public First(First f) {{ using var c = {New}; }} public void Run() {{ }} }}",
        ["partial types that disagree"] = $"public partial class First {{ public void Run() {{ using var c = {New}; }} }} public partial struct First {{ public void Run() {{ using var c = {New}; }} }} public partial interface First {{ void Run(); }}",
        ["types of the same name"] = $"public class First {{ public void Run() {{ using var c = {New}; }} }} public class First {{ public void Run() {{ using var c = {New}; }} public void Run() {{ }} }}",
        ["members of the same name"] = $"public class First {{ NpgsqlConnection _c = {New}; NpgsqlConnection _c = {New}; NpgsqlConnection _c {{ get; }} = {New}; public void Run() {{ _c.Open(); }} public int Run => 1; }}",
        ["a type called as a vendor's"] = "namespace Npgsql { public class NpgsqlConnection { public NpgsqlConnection(string text) { } } } public class First { public void Run() => new Npgsql.NpgsqlConnection(\"\"); }",
        ["aliases of themselves"] = "namespace N { using A = B; using B = A; public class X { A a; } } public class First { public void Run() { } }",
        ["a context of itself"] = "public class First : DbContext { static First Kept = new First(); First Own { get; } = new(); public void Run() { Kept.Own.Run(); } protected override void OnConfiguring(DbContextOptionsBuilder o) => o.UseNpgsql(Kept.ToString()); }",
        ["an implementation of everything"] = $"public class First : IDbConnection, IEnumerable<First>, IServiceProvider, Func<First> {{ public void Run() {{ using var c = {New}; }} }}",
    };

    private static readonly Dictionary<string, (string Open, string Middle, string Close)> DeepByName = new()
    {
        ["concatenations"] = ("input + ", "input", ""),
        ["concatenations in parentheses"] = ("(input + ", "input", ")"),
        ["interpolations"] = ("\"Host=\" + $\"{input}\" + ", "input", ""),
        ["lambdas"] = ("(Func<object>)(() => ", New, ")"),
        ["calls"] = ("Same(", New, ")"),
        ["calls of results"] = ("", New, ".ToString()"),
        ["coalesced"] = ("_kept ?? ", New, ""),
        ["coalesced assignments"] = ("_kept ??= ", New, ""),
        ["ternaries"] = ("input == \"\" ? input : ", "input", ""),
        ["ternaries of conditions"] = ("(_kept == null ? ", New, " : null)"),
        ["object initialisers"] = ("new Box { Inner = ", "null", " }"),
        ["target-typed object initialisers"] = ("new Box { Inner = (Box)", "null", " }"),
        ["casts"] = ("(object)", New, ""),
        ["negations"] = ("!", "true", ""),
        ["parentheses"] = ("(", New, ")"),
        ["switch expressions"] = ("input switch { \"\" => ", New, ", _ => null }"),
        ["awaits"] = ("await (dynamic)", New, ""),
        ["arrays"] = ("new object[] { ", New, " }"),
        ["assignments"] = ("_kept = ", New, ""),
        ["member accesses"] = ("", "_box", ".Inner"),
        ["conditional accesses"] = ("", "_box", "?.Inner"),
        ["element accesses"] = ("", "_box", "[0]"),
        ["creations"] = ("new NpgsqlConnection(\"\" + ", "input", ")"),
    };

    private static readonly Dictionary<string, string> NoCodeByName = new()
    {
        ["nothing"] = "",
        ["white space"] = "\r\n\t \n",
        ["only comments"] = "// new NpgsqlConnection(\"Host=db\")\n/* using Amazon.Lambda.Core;",
        ["only errors"] = "class class { void ( ) => ; new new NpgsqlConnection( \"Host=db } } } ) ) ;; using namespace [assembly:",
        ["only braces"] = new string('{', 2_000) + new string('}', 2_000),
        ["only usings"] = "using Npgsql; using Amazon.Lambda.Core; using static; global using",
        ["directives that do not end"] = "#if A\n#region\n#pragma warning disable\n#line 7 \"x\"\n#nullable",
        ["an attribute without a target"] = "[Function] [FunctionName(] [assembly: LambdaSerializer(typeof(",
        ["binary"] = new string([.. Enumerable.Range(0, 4_096).Select(index => (char)(index * 7919 % 65_536))]),
        ["bytes"] = Encoding.Latin1.GetString([.. Enumerable.Range(0, 4_096).Select(index => (byte)(index * 31))]),
        ["half a surrogate pair"] = "class C { string s = \"\uD800\"; void M() { new Npgsql.NpgsqlConnection(\"Host=\uDC00;Password=\uD800\"); } }",
        ["null characters"] = "class\0C\0{ void M() { new Npgsql.NpgsqlConnection(\"Host=\0\"); } }",
        ["a very long string"] = "class C { object o = new Npgsql.NpgsqlConnection(\"" + new string('=', 100_000) + "\"); }",
        ["a string of many keywords"] = "public class F { public string H(string i, Amazon.Lambda.Core.ILambdaContext c) { new Npgsql.NpgsqlConnection(\"" + string.Concat(Enumerable.Repeat("Host=a;Pooling=false;'", 5_000)) + "\"); return i; } }",
    };

    internal static string Handler(string body, string members = "") => $$"""
        {{Usings}}
        public class Function
        {
            private static NpgsqlConnection _kept;
            private Box _box;
            {{members}}
            private static object Same(object it) => it;
            public class Box { public Box Inner { get; set; } public Box this[int i] => this; }

            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await Task.Yield();
                {{body}}
                return input;
            }
        }

        """;

    internal static void Survive(string code)
    {
        Exception? thrown = null;
        var thread = new Thread(Run, Stack);
        thread.Start();
        Assert.True(thread.Join(Hang), "The rules do not come to an end.");
        Assert.Null(thrown);

        void Run()
        {
            try
            {
                var project = Corpus.FromTexts("Hard", ("Function.cs", code)).Project;
                var compilation = project.GetCompilationAsync().GetAwaiter().GetResult()!;
                var found = RuleRun.Of(compilation, project.AnalyzerOptions).GetAwaiter().GetResult();
                RuleRun.Fix(project, found.Take(4)).GetAwaiter().GetResult();
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        }
    }
}
