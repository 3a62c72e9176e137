using Lifeguard.Analyzers.Rules.Disposal;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2007_SyncDisposeInAsyncHandler;

/// <summary>The frames that this rule's tests put code into.</summary>
internal static class Frames
{
    private const string Usings = """
        using System.Data;
        using System.Data.Common;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Storage;
        using Npgsql;

        namespace Shop;

        """;

    private static readonly string[] EntityFramework =
    [
        "Amazon.Lambda.Core.dll", "Microsoft.EntityFrameworkCore.dll", "Microsoft.EntityFrameworkCore.Abstractions.dll", "Microsoft.EntityFrameworkCore.Relational.dll", "Npgsql.dll",
        "Npgsql.EntityFrameworkCore.PostgreSQL.dll",
    ];

    /// <summary>The members of a class-library Lambda.</summary>
    public static string Lambda(string members) => Usings + $$"""
        public class Function
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");

            public async Task FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) => await Task.Yield();

            {{members}}
        }
        """;

    /// <summary>Verifies the body of an async method.</summary>
    public static Task Async(string body) => RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.Verify(Lambda($"private async Task<int> Work(string cs) {{ await Task.Yield(); {body} return 1; }}"));

    /// <summary>Verifies the body of an async method that has a context, with the providers that these assemblies bring.</summary>
    public static Task WithContext(string body, string members = "", params string[] further)
    {
        var test = RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.Create(Lambda($$"""
            private async Task<int> Work(IDbContextFactory<OrdersContext> factory) { await Task.Yield(); {{body}} return 1; }
            public class OrdersContext : DbContext { {{members}} }
            """));
        test.ReferenceAssemblies = Packages.Only([.. EntityFramework, .. further]);
        return test.RunAsync();
    }
}
