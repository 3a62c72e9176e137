using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Disposal;

/// <summary>A leak in the words in which it is told.</summary>
internal static class MessageTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>One finding, at <c>{|#0:…|}</c>, with <c>{|#1:…|}</c> as the place where it is lost, if there is one.</summary>
    /// <param name="body">Statements; <c>connection</c>, <c>command</c> and <c>text</c> are there and somebody else's.</param>
    /// <param name="subject">What is lost.</param>
    /// <param name="way">On which way.</param>
    /// <param name="cost">What that costs.</param>
    /// <param name="returns">The type of the method's result.</param>
    public static Task Verify(string body, string subject, string way, string cost, string returns = "void")
    {
        var test = RuleTest<TAnalyzer>.Create($$"""
            using Dapper;
            using Npgsql;

            namespace Shop;

            public class Repository
            {
                public {{returns}} Load(NpgsqlConnection connection, NpgsqlCommand command, string text)
                {
                    {{body}}
                }
            }
            """);
        var expected = CSharpAnalyzerVerifier<TAnalyzer>.Diagnostic().WithLocation(0).WithArguments(subject, way, cost);
        test.ExpectedDiagnostics.Add(body.Contains("{|#1:", StringComparison.Ordinal) ? expected.WithLocation(1) : expected);
        return test.RunAsync();
    }
}
