using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1004_ConnectionKeptBetweenInvocations;

/// <summary>The frames that this rule's tests put code into.</summary>
internal static class Kept
{
    private const string Usings = """
        using System.Collections.Concurrent;
        using System.Collections.Immutable;
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Data.SqlClient;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Npgsql;

        namespace Shop;

        public class OrdersContext : DbContext { public OrdersContext() { } public OrdersContext(DbContextOptions options) : base(options) { } public int Count() => 1; }

        """;

    /// <summary>A class-library Lambda: one object per process.</summary>
    public static Task Lambda(string members, string handler, string code = "") => Verify($$"""
        public class Function
        {
            {{members}}

            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await Task.Yield();
                {{handler}}
                return input;
            }
        }

        {{code}}
        """);

    /// <summary>An isolated Azure function: one object per invocation.</summary>
    public static Task Azure(string members, string handler, string code = "") => Verify($$"""
        public class OrderFunctions
        {
            {{members}}

            [Function("Run")]
            public async Task Run([QueueTrigger("orders")] string message)
            {
                await Task.Yield();
                {{handler}}
            }
        }

        {{code}}
        """);

    /// <summary>A registration beside an Azure function that takes the service.</summary>
    public static Task Registered(string registration, string parameter, string code = "", string handler = "") => Azure(
        $"private readonly Func<object> _use; public OrderFunctions({parameter} service) {{ _use = () => service; }}",
        "_use(); " + handler,
        $$"""
        public static class Startup { public static void Configure(IServiceCollection services) { {{registration}} } }
        {{code}}
        """);

    public static Task Verify(string source) => RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.Verify(Usings + source);
}
