using Lifeguard.Analyzers.Rules.Disposal;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2005_ConnectionHeldAcrossExternalCall;

/// <summary>The frames that this rule's tests put code into.</summary>
internal static class Frames
{
    private const string Source = """
        using System.Data;
        using System.Data.Common;
        using System.Net.Http;
        using System.Net.Http.Json;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        using Amazon.Lambda.Core;
        using Azure.Security.KeyVault.Secrets;
        using Dapper;
        using Microsoft.Data.SqlClient;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        namespace Shop;

        public class ShopContext : DbContext { }
        public interface IMailer { Task SendAsync(string text); }
        public class Mailer : IMailer { private readonly HttpClient _http = new(); public async Task SendAsync(string text) { await _http.PostAsync("https://mail", null); } }

        """;

    /// <summary>The members of a class-library Lambda.</summary>
    public static string Members(string members, string code = "") => Source + $$"""
        public class Function
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");
            private static readonly HttpClient Http = new();

            public async Task FunctionHandler(string input, ILambdaContext context) => await Task.Yield();

            {{members}}
        }

        {{code}}
        """;

    /// <summary>The body of an async method in which <c>c</c> is an open connection until the end.</summary>
    public static Task Held(string body, string members = "", string code = "") => Async("await using var c = await Db.OpenConnectionAsync(); " + body, members, code);

    /// <summary>The body of an async method.</summary>
    public static Task Async(string body, string members = "", string code = "") => RuleTest<ConnectionHeldAcrossExternalCallAnalyzer>.Verify(Members(
        $"private async Task<int> Work(string cs, string url, IAmazonDynamoDB dynamo, SecretClient vault, SemaphoreSlim gate, Mailer mailer, CancellationToken cancel) {{ await Task.Yield(); {body} return 1; }} {members}", code));
}
