using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>
/// Which code does a handler reach? Asked through LFG1002, which reports a connection built from a string exactly where a handler leads to it.
/// </summary>
internal static class ReachTest
{
    public const string Usings = """
        using System.Collections.Concurrent;
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Npgsql;

        """;

    /// <summary>A connection that the handler reaches.</summary>
    public const string Reached = """[|new NpgsqlConnection("Host=db")|]""";

    /// <summary>A connection that it does not reach.</summary>
    public const string NotReached = """new NpgsqlConnection("Host=db")""";

    /// <summary>Verifies a Lambda function and the code around it.</summary>
    /// <param name="handler">The handler's statements.</param>
    /// <param name="code">Further types.</param>
    /// <param name="members">Further members of the function's class.</param>
    /// <param name="files">Further files.</param>
    public static Task Verify(string handler, string code = "", string members = "", params (string Path, string Text)[] files) =>
        RuleTest<ConnectionPerInvocationAnalyzer>.Verify(Function(handler, code, members), files);

    /// <summary>The code that <see cref="Verify"/> verifies.</summary>
    public static string Function(string handler, string code = "", string members = "") => $$"""
        {{Usings}}
        namespace Shop
        {
            public class Function
            {
                public async Task<string> FunctionHandler(string input, ILambdaContext context)
                {
                    await Task.Yield();
                    {{handler}}
                    return input;
                }

                {{members}}
            }

            {{code}}
        }
        """;
}
