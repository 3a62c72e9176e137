using Lifeguard.Analyzers.Tests.SqlInCode;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Pinning;

/// <summary>A rule about session state in a Lambda function with a connection <c>connection</c> and a context <c>db</c> at hand.</summary>
internal static class PinningTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The statements have the findings that their markup states.</summary>
    /// <param name="statements">The handler's statements.</param>
    /// <param name="pooler">The setting; null for none.</param>
    /// <param name="members">Further members of the function's class.</param>
    /// <param name="code">Further types.</param>
    public static Task Verify(string statements, string? pooler = null, string members = "", string code = "") =>
        RuleTest<TAnalyzer>.Verify(SqlTest.Function(statements, members, code), Settings(pooler));

    /// <summary>The statements have no finding.</summary>
    public static Task StaysQuiet(string statements, string? pooler = null, string members = "", string code = "") =>
        RuleTest<TAnalyzer>.StaysQuiet(SqlTest.Function(statements, members, code), Settings(pooler));

    /// <summary>The statement that is marked as <c>{|#0:…|}</c> is reported in these words.</summary>
    public static Task Says(string statements, string message, string? pooler = null, string members = "")
    {
        var test = RuleTest<TAnalyzer>.Create(SqlTest.Function(statements, members), Settings(pooler));
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<TAnalyzer>.Diagnostic().WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    /// <summary>One statement, sent by itself over a connection of PostgreSQL, of MySQL or of SQL Server.</summary>
    public static string Sends(string sql, string connection = "connection") => $"await {connection}.ExecuteAsync(@\"{sql.Replace("\"", "\"\"", StringComparison.Ordinal)}\");";

    private static (string Path, string Text)[] Settings(string? pooler) => pooler is null ? [] : [(".globalconfig", $"is_global = true\nlifeguard_pooler = {pooler}\n")];
}
