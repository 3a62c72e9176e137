using System.Text;
using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>Code whose calls go in circles, far, or wide.</summary>
public sealed class Graphs
{
    [Fact]
    public Task RecursionEnds() => Verify("Walk(3);", members: $$"""
        private static void Walk(int depth) { using var connection = {{Reached}}; if (depth > 0) Walk(depth - 1); }
        """);

    [Fact]
    public Task MutualRecursionEnds() => Verify("Even(3);", members: $$"""
        private static void Even(int n) { if (n > 0) Odd(n - 1); }
        private static void Odd(int n) { using var connection = {{Reached}}; if (n > 0) Even(n - 1); }
        """);

    [Fact]
    public Task ACircleThatNoHandlerEntersIsNotReached() => Verify("", members: $$"""
        private static void Even(int n) { if (n > 0) Odd(n - 1); }
        private static void Odd(int n) { using var connection = {{NotReached}}; if (n > 0) Even(n - 1); }
        """);

    [Fact]
    public Task ConstructorsThatBuildEachOtherEnd() => Verify("new Order(0);", $$"""
        public class Order { public Order(int depth) { if (depth < 3) new Line(depth + 1); } }
        public class Line { public Line(int depth) { using var connection = {{Reached}}; new Order(depth); } }
        """);

    [Fact]
    public Task ServicesThatTakeEachOtherEnd() => Verify("", $$"""
        public class Setup { public void ConfigureServices(IServiceCollection services) { services.AddScoped<First>().AddScoped<Second>(); } }
        public class First { public First(Second second) { } }
        public class Second { public Second(First first) { using var connection = {{NotReached}}; } }
        """);

    [Fact]
    public Task AHandlerThatCallsItself() => Verify($$"""if (input == "") await FunctionHandler("again", context); using var connection = {{Reached}};""");

    [Fact]
    public Task ADiamondIsReportedOnce() => Verify("Left(); Right();", members: $$"""
        private static void Left() => Bottom();
        private static void Right() => Bottom();
        private static void Bottom() { using var connection = {{Reached}}; }
        """);

    [Fact]
    public Task AChainOfAThousandCalls() => Verify("Chain.M0();", Chain(1_000, Reached));

    // missed: the search stops after 2,000 pieces of code above one creation
    [Fact]
    public Task AChainBeyondTheBudgetIsNotJudged() => Verify("Chain.M0();", Chain(2_100, NotReached));

    [Fact]
    public Task AThousandCallers() => Verify("Wide.M999();", $$"""
        public static class Wide { {{string.Concat(Enumerable.Range(0, 1_000).Select(index => $"public static void M{index}() => Bottom();\n"))}} private static void Bottom() { using var connection = {{Reached}}; } }
        """);

    [Fact]
    public Task ManyLayersOfDiamonds()
    {
        var code = new StringBuilder("public static class Layers {\n");
        for (var layer = 0; layer < 60; layer++)
        {
            var below = layer == 59 ? "Bottom()" : $"L{layer + 1}();";
            code.Append(null, $"public static void L{layer}() {{ A{layer}(); B{layer}(); }} static void A{layer}() {{ {below.TrimEnd(';')}; }} static void B{layer}() {{ {below.TrimEnd(';')}; }}\n");
        }

        code.Append(null, $"static void Bottom() {{ using var connection = {Reached}; }} }}");
        return Verify("Layers.L0();", code.ToString());
    }

    private static string Chain(int length, string connection)
    {
        var code = new StringBuilder("public static class Chain {\n");
        for (var index = 0; index < length - 1; index++) code.Append(null, $"public static void M{index}() => M{index + 1}();\n");
        return code.Append(null, $"public static void M{length - 1}() {{ using var connection = {connection}; }} }}").ToString();
    }
}
