using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Generator;

/// <summary>A test of a rule about pooled handlers. No generator runs: the rules must speak while there is no other half yet, and as well when there is one.</summary>
internal static class PooledHandlerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private const string Usings = """
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Npgsql;

        """;

    /// <summary>The code has exactly the findings its markup states.</summary>
    public static Task Verify(string source, params (string Path, string Text)[] files) => Create(source, files).RunAsync();

    /// <summary>Members of a partial class have exactly the findings their markup states.</summary>
    public static Task VerifyMembers(string members) => Create(Framed(members)).RunAsync();

    /// <summary>The finding at <c>{|#0:…|}</c> has these arguments.</summary>
    public static Task VerifyMessage(string members, params string[] arguments)
    {
        var test = Create(Framed(members));
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<TAnalyzer>.Diagnostic().WithLocation(0).WithArguments(arguments));
        return test.RunAsync();
    }

    /// <summary>The code has no finding.</summary>
    public static Task StaysQuiet(string members)
    {
        Assert.False(members.Contains("[|", StringComparison.Ordinal) || members.Contains("{|", StringComparison.Ordinal), "a test of silence states findings");
        return VerifyMembers(members);
    }

    private static CSharpAnalyzerVerifier<TAnalyzer>.Test Create(string source, params (string Path, string Text)[] files)
    {
        var test = RuleTest<TAnalyzer>.Create(Usings + source, files);
        test.Libraries.Add(RuntimeLibrary.Known);

        // The other half is missing.
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test;
    }

    private static string Framed(string members) => $$"""
        #nullable enable
        namespace Shop
        {
            public partial class Orders
            {
                {{members}}
            }
        }
        """;
}
