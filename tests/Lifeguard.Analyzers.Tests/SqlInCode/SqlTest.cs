using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Tests.SqlInCode.SqlProbe>;

namespace Lifeguard.Analyzers.Tests.SqlInCode;

/// <summary>Which SQL is found in this code?</summary>
internal static class SqlTest
{
    /// <summary>The statements of a Lambda function, with a connection <c>connection</c> at hand the parameter <c>input</c> and the field <c>number</c>.</summary>
    public static Task Finds(string statements, string members = "", string code = "") => RuleTest<SqlProbe>.Verify(Function(statements, members, code));

    /// <summary>The text that the expression yields, • for each hole, where its statement is marked as <c>{|#0:…|}</c>.</summary>
    public static Task Folds(string statements, string text, string members = "", string code = "")
    {
        var test = RuleTest<SqlProbe>.Create(Function(statements, members, code));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithLocation(0).WithMessage("PostgreSql: " + text));
        return test.RunAsync();
    }

    public static string Function(string statements, string members = "", string code = "") => $$"""
        using System.Data;
        using System.Data.Common;
        using System.Text;
        using Amazon.Lambda.Core;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        namespace Shop
        {
            public class Function
            {
                private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");
                private int number = 1;

                public async Task<string> FunctionHandler(string input, ILambdaContext context)
                {
                    await using var connection = await Db.OpenConnectionAsync();
        {{statements}}
                    return input;
                }

                {{members}}
            }

            {{code}}
        }
        """;
}
