using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Disposal;

/// <summary>The frames that the tests of disposal put code into.</summary>
internal static class DisposalTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private const string Usings = """
        using System.Data;
        using System.Data.Common;
        using System.Net.Http;
        using Amazon.Lambda.Core;
        using Dapper;
        using Microsoft.Data.SqlClient;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Logging;
        using Npgsql;

        namespace Shop;

        public class Order { public int Id { get; set; } }

        public class OrdersContext : DbContext { public DbSet<Order> Orders { get; set; } public OrdersContext() { } public OrdersContext(DbContextOptions<OrdersContext> options) : base(options) { } }

        """;

    /// <summary>Statements of an async Lambda handler; <c>cs</c>, <c>sql</c>, <c>_db</c>, <c>_log</c>, <c>_http</c> and <c>input</c> are there. The last statement returns.</summary>
    public static Task Handler(string body, string members = "", string code = "") => Verify(Lambda("async Task<object>", "FunctionHandler(string input, ILambdaContext context)", body, members, code));

    /// <summary>The same in a method of another shape: <c>object Load(string input)</c>.</summary>
    public static Task Method(string returns, string signature, string body, string members = "", string code = "") => Verify(Lambda(returns, signature, body, members, code));

    /// <summary>A whole file.</summary>
    public static Task Verify(string source) => RuleTest<TAnalyzer>.Verify(Usings + source);

    /// <summary>A file of this frame, to be put into a test by hand.</summary>
    public static string Lambda(string returns, string signature, string body, string members = "", string code = "") => $$"""
        public class Function
        {
            private const string cs = "Host=db";
            private const string sql = "select 1";
            private readonly NpgsqlDataSource _db = NpgsqlDataSource.Create(cs);
            private readonly ILogger _log;
            private readonly HttpClient _http = new();
            private object _field;
            private NpgsqlConnection _connection;
            {{members}}

            public {{returns}} {{signature}}
            {
                {{body}}
            }

            public string Handle(string text, ILambdaContext context) => text;

            private static void Work(IDbConnection connection) => connection.ExecuteScalar("select 1");
            private static int Parse(string text) => text.Length > 3 ? text.Length : throw new FormatException();
        }

        {{code}}
        """;
}
