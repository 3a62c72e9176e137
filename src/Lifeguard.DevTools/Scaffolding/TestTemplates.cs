using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools.Scaffolding;

/// <summary>
/// The tests of a new rule. They fail until they are written: Reports and Fixes demand a diagnostic that the silent analyzer does not give,
/// StaysQuiet holds code that does not compile, which the verifier never forgives.
/// </summary>
internal static class TestTemplates
{
    public static string Reports(Rule rule) => Source(rule, "Reports", $"using {RulesNamespace(rule)};", $$"""
            [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
            public Task TheDefectInTheHandler(HandlerShape host) =>
                RuleTest<{{rule.Name}}Analyzer>.Verify(host.With("_ = [|new object()|];"), host.Files);
        """);

    public static string StaysQuiet(Rule rule) => Source(rule, "StaysQuiet", $"using {RulesNamespace(rule)};", $$""""
            [Fact]
            public Task TheNearestLegalCode() => RuleTest<{{rule.Name}}Analyzer>.StaysQuiet("""
                #error The legal code that comes nearest to the defect is not written yet.
                """);
        """");

    public static string Fixes(Rule rule) => Source(rule, "Fixes", $"""
        using Verify = Lifeguard.Verification.CSharpCodeFixVerifier<
            {RulesNamespace(rule)}.{rule.Name}Analyzer,
            Lifeguard.CodeFixes.Rules.{RuleGroup.Of(rule.Id).Name}.{rule.Name}Fix>;
        """, """"
            [Fact]
            public Task TheDefectInItsPlainestForm() => Verify.VerifyCodeFixAsync("""
                class Function
                {
                    object Handle() => [|new object()|];
                }
                """, """
                class Function
                {
                    private static readonly object Kept = new object();

                    object Handle() => Kept;
                }
                """);
        """");

    private static string RulesNamespace(Rule rule) => $"Lifeguard.Analyzers.Rules.{RuleGroup.Of(rule.Id).Name}";

    private static string Source(Rule rule, string className, string usings, string test) => $$"""
        {{usings}}

        namespace Lifeguard.Analyzers.Tests.{{RuleGroup.Of(rule.Id).Name}}.{{rule.Stem}};

        public sealed class {{className}}
        {
        {{test}}
        }

        """.ReplaceLineEndings("\n");
}
