using Lifeguard.Analyzers.Rules.Lifetime;
using static Lifeguard.Analyzers.Tests.Reach.ReachTest;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.ConnectionPerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>Methods of which only the shape says that the runtime calls them, where their own code calls some of them.</summary>
public sealed class ShapesThatCallEachOther
{
    [Fact]
    public Task AHelperThatLooksLikeAHandlerIsReachedFromTheHandler() => Verify("""
        public class First { public string Handle(string input, ILambdaContext context) { return new Second().Handle(input, context); } }
        public class Second { public string Handle(string input, ILambdaContext context) { using var connection = {|#0:new NpgsqlConnection("Host=db")|}; return input; } }
        """,
        "First.Handle → Second.Handle");

    [Fact]
    public Task TwoThatCallEachOtherRunIfOneOfThemDoes() => Verify("""
        public class First { public string Handle(string input, ILambdaContext context) { using var connection = {|#0:new NpgsqlConnection("Host=db")|}; return input == "" ? "" : new Second().Handle(input, context); } }
        public class Second { public string Handle(string input, ILambdaContext context) { using var connection = {|#1:new NpgsqlConnection("Host=db")|}; return new First().Handle("", context); } }
        """,
        "First.Handle",
        "First.Handle → Second.Handle");

    [Fact]
    public Task ThreeThatCallEachOtherThroughOtherCode() => Verify("""
        public class First { public string Handle(string input, ILambdaContext context) { using var connection = {|#0:new NpgsqlConnection("Host=db")|}; return Router.Second(input, context); } }
        public class Second { public string Handle(string input, ILambdaContext context) { using var connection = {|#1:new NpgsqlConnection("Host=db")|}; return new Third().Handle("", context); } }
        public class Third { public string Handle(string input, ILambdaContext context) { using var connection = {|#2:new NpgsqlConnection("Host=db")|}; return new First().Handle("", context); } }
        public static class Router { public static string Second(string input, ILambdaContext context) => new Second().Handle(input, context); }
        """,
        "First.Handle",
        "First.Handle → Router.Second → Second.Handle",
        "First.Handle → Router.Second → Second.Handle → Third.Handle");

    [Fact]
    public Task ACircleBelowAHandlerIsReachedFromIt() => Verify("""
        public class First { public string Handle(string input, ILambdaContext context) { using var connection = {|#0:new NpgsqlConnection("Host=db")|}; return input == "" ? "" : new Second().Handle(input, context); } }
        public class Second { public string Handle(string input, ILambdaContext context) { using var connection = {|#1:new NpgsqlConnection("Host=db")|}; return new First().Handle("", context); } }
        public class Third { public string Handle(string input, ILambdaContext context) { return new First().Handle("", context); } }
        """,
        "Third.Handle → First.Handle",
        "Third.Handle → First.Handle → Second.Handle");

    [Fact]
    public Task ACircleThatACertainHandlerEnters() => Verify("""
        public class First { public string Handle(string input, ILambdaContext context) { using var connection = {|#0:new NpgsqlConnection("Host=db")|}; return input == "" ? "" : new Second().Handle(input, context); } }
        public class Second { public string Handle(string input, ILambdaContext context) { using var connection = {|#1:new NpgsqlConnection("Host=db")|}; return new First().Handle("", context); } }
        public class Functions { [Amazon.Lambda.Annotations.LambdaFunction] public int Add(int x) { new Second().Handle("", null); return x; } }
        """,
        "Functions.Add → Second.Handle → First.Handle",
        "Functions.Add → Second.Handle");

    [Fact]
    public Task AHandlerThatCallsItselfStays() => Verify("""
        public class First { public string Handle(string input, ILambdaContext context) { using var connection = {|#0:new NpgsqlConnection("Host=db")|}; return input == "" ? "" : Handle("", context); } }
        """,
        "First.Handle");

    private static Task Verify(string code, params string[] ways)
    {
        var test = RuleTest<ConnectionPerInvocationAnalyzer>.Create($"{Usings}namespace Shop;\n{code}");
        for (var index = 0; index < ways.Length; index++)
        {
            var handler = ways[index].Split(' ')[0];
            test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithLocation(index).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
                $"'new NpgsqlConnection' takes a connection string on every invocation of '{handler}'{(ways[index] == handler ? "" : $" ({ways[index]} → new NpgsqlConnection)")}. "
                + "Its pool is found by the string's text and has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process."));
        }

        return test.RunAsync();
    }
}
