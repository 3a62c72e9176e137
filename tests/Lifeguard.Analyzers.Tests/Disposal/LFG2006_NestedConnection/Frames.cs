using Lifeguard.Analyzers.Rules.Disposal;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2006_NestedConnection;

/// <summary>The frames that this rule's tests put code into.</summary>
internal static class Frames
{
    private const string Source = """
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Data.SqlClient;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        namespace Shop;

        """;

    /// <summary>The members of a class-library Lambda.</summary>
    public static string Members(string members, string code = "") => Source + $$"""
        public class Function
        {
            private const string Text = "Host=db";
            private static readonly string Setting = Environment.GetEnvironmentVariable("DB");
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");
            private static readonly NpgsqlDataSource Replica = NpgsqlDataSource.Create("Host=replica");
            private readonly string _text = "Host=" + Environment.MachineName;
            private readonly IConfiguration _configuration = null;

            public async Task FunctionHandler(string input, ILambdaContext context) => await Task.Yield();

            {{members}}
        }

        {{code}}
        """;

    /// <summary>The body of an async method.</summary>
    public static Task Async(string body, string members = "", string code = "") =>
        RuleTest<NestedConnectionAnalyzer>.Verify(Members($"private async Task<int> Work(string cs, string tenant, NpgsqlDataSource source, List<int> ids, bool b) {{ await Task.Yield(); {body} return 1; }} {members}", code));

    /// <summary>An isolated Azure function and a repository that are given the same data source.</summary>
    public static Task Injected(string body, string parameter = "NpgsqlDataSource db") => RuleTest<NestedConnectionAnalyzer>.Verify(Source + $$"""
        public class OrderFunctions
        {
            private readonly NpgsqlDataSource _db;
            private readonly IOrders _orders;
            public OrderFunctions(NpgsqlDataSource db, IOrders orders) { _db = db; _orders = orders; }
            [Function("Run")] public async Task Run([QueueTrigger("orders")] string message) { {{body}} }
        }
        public interface IOrders { Task SaveAsync(); Task SaveAsync(NpgsqlConnection connection); }
        public class Orders : IOrders
        {
            private readonly NpgsqlDataSource _source;
            public Orders({{parameter}}) => _source = db;
            public async Task SaveAsync() { await using var c = await _source.OpenConnectionAsync(); await SaveAsync(c); }
            public async Task SaveAsync(NpgsqlConnection connection) { await connection.ExecuteAsync("x"); }
        }
        public static class Startup { public static void Configure(IServiceCollection services) { services.AddNpgsqlDataSource("Host=db"); services.AddScoped<IOrders, Orders>(); } }
        public static class Extensions { public static IServiceCollection AddNpgsqlDataSource(this IServiceCollection services, string text) => services; }
        """);
}
