using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator.Tests;

/// <summary>A class with a pooled handler and a core method, each part of which is drawn: many fit together, many do not.</summary>
internal sealed record RandomHandler(string Source, LanguageVersion Version, NullableContextOptions Nullable)
{
    private static readonly string[] Results =
        ["Task", "Task", "Task<int>", "Task<int>", "Task<string>", "Task<string?>", "Task<object>", "ValueTask", "ValueTask<string>", "ValueTask<List<string?>>", "Task<IReadOnlyList<string>>", "Task<int?>", "Task<dynamic>", "Task<(int A, string B)>", "int", "void", "IAsyncEnumerable<int>"];

    private static readonly string[] OwnParameters =
    [
        "int id", "int id", "string name", "string name", "string? note", "long connection", "byte database", "short self", "Guid @class", "bool Item1", "char Rest", "float _", "int? count", "ILambdaContext context",
        "FunctionContext function", "HttpContext http", "StructContext small", "ExplicitContext hidden", "CancellationToken token", "dynamic any", "(int From, string? To) range", "[DisallowNull] string? event1", "in DateTime since",
        "ref int by", "out int result", "Span<int> span", "NpgsqlConnection mine", "int RunCore", "decimal limit = 1.5m", "params string[] rest",
    ];

    private static readonly string[] Lent =
        ["NpgsqlConnection db", "NpgsqlConnection db", "NpgsqlConnection db", "NpgsqlTransaction tx", "NpgsqlTransaction tx", "PooledDatabase pool", "PooledDatabase pool", "DbConnection db", "IDbTransaction tx", "NpgsqlConnection? db = null", "int nothing = 0"];

    private static readonly string[] Others =
    [
        "", "", "", "", "static Task RunCore(NpgsqlConnection db) => null!;", "static Task RunCore<T1>(T1 a, NpgsqlConnection b) => null!;", "static Task<int> RunCore(object a, object b) => null!;", "static Task RunCore(long id, NpgsqlConnection db) => null!;",
        "static Task RunCore(int id, string name) => null!;",
    ];

    private static readonly string[] Types =
    [
        "public partial class Orders", "public partial class Orders", "public partial class Orders", "public sealed partial class Orders : Base", "internal partial struct Orders", "public partial class Orders<T> where T : class", "public partial record Orders(int Number)",
        "public static partial class Orders", "public partial class Orders : Hiding", "public class Orders", "public partial class Orders(PooledDatabase database, NpgsqlDataSource call)",
    ];

    private static readonly string[] Attributes =
    [
        "Database = \"ORDERS\"", "Database = \"ORDERS\"", "Database = \"ORDERS\"", "Database = \"ORDERS\"", "Database = \"a \\\"quoted\\\" \\u2028 name\"", "Database = \" \"", "", "Source = nameof(_pool)", "Source = nameof(_pool)", "Source = nameof(_source)",
        "Source = nameof(_maybe)", "Source = nameof(database)", "Source = \"call\"", "Source = \"_absent\"", "Source = nameof(_pool), Database = \"ORDERS\"",
    ];

    private static readonly string[] Settings =
    [
        "", "", "", "", "", "", "Retry = RetryScope.ReadOnly", "Retry = RetryScope.Transaction", "Retry = RetryScope.Acquire", "Retry = (RetryScope)9", "Isolation = IsolationLevel.Serializable", "Isolation = IsolationLevel.Chaos", "Isolation = IsolationLevel.Unspecified",
        "Retry = RetryScope.Idempotent, Isolation = IsolationLevel.RepeatableRead",
    ];

    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Data;
        using System.Data.Common;
        using System.Diagnostics.CodeAnalysis;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;

        #nullable enable
        public struct StructContext : ILambdaContext
        {
            public string AwsRequestId => ""; public string FunctionName => ""; public string FunctionVersion => ""; public string InvokedFunctionArn => "";
            public string LogGroupName => ""; public string LogStreamName => ""; public int MemoryLimitInMB => 128; public TimeSpan RemainingTime => TimeSpan.FromSeconds(7);
            public ILambdaLogger Logger => null!; public IClientContext ClientContext => null!; public ICognitoIdentity Identity => null!;
        }

        public sealed class ExplicitContext : ILambdaContext
        {
            string ILambdaContext.AwsRequestId => ""; string ILambdaContext.FunctionName => ""; string ILambdaContext.FunctionVersion => ""; string ILambdaContext.InvokedFunctionArn => "";
            string ILambdaContext.LogGroupName => ""; string ILambdaContext.LogStreamName => ""; int ILambdaContext.MemoryLimitInMB => 128; TimeSpan ILambdaContext.RemainingTime => TimeSpan.FromSeconds(7);
            ILambdaLogger ILambdaContext.Logger => null!; IClientContext ILambdaContext.ClientContext => null!; ICognitoIdentity ILambdaContext.Identity => null!;
        }

        public abstract class Base
        {
            protected static Task RunCore(string name, NpgsqlConnection db) => Task.CompletedTask;
            protected virtual Task<int> RunCore(int id, NpgsqlTransaction tx) => Task.FromResult(id);
        }

        public abstract class Hiding : Base
        {
            protected new static Task RunCore(string name, NpgsqlConnection db) => Task.CompletedTask;
            protected override Task<int> RunCore(int id, NpgsqlTransaction tx) => Task.FromResult(id);
        }

        """;

    public override string ToString() => Source;

    public static RandomHandler Of(int seed)
    {
        var random = new Random(seed);
        var own = Draw(random, OwnParameters, random.Next(4)).DistinctBy(NameOf).OrderBy(parameter => parameter.Contains("params", StringComparison.Ordinal) ? 2 : parameter.Contains('=', StringComparison.Ordinal) ? 1 : 0).ToList();
        var type = One(random, Types);
        var isStatic = type.Contains("static", StringComparison.Ordinal) || random.Next(4) == 0;
        var result = One(random, Results);
        var shape = random.Next(20) switch
        {
            0 => "public {0}",
            1 => "public async {0} partial",
            2 => "partial {0}",
            3 => "public {0} unsafe partial",
            4 => "internal {0} partial",
            5 => "private {0} partial",
            6 when !isStatic => "protected internal virtual {0} partial",
            _ => "public {0} partial",
        };
        var modifiers = string.Join(" ", string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, isStatic ? "static" : "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var body = random.Next(25) == 0 ? " => throw new NotSupportedException();" : ";";

        // One wrong thing hides the others: half of the attributes are as they should be.
        var attribute = random.Next(2) == 0 ? Attributes[0] : string.Join(", ", new[] { One(random, Attributes), One(random, Settings) }.Where(part => part.Length > 0));
        var isOfInstance = !isStatic && random.Next(2) == 0;
        var members = $"""
                [PooledHandler({attribute})]
                {modifiers} {result} Run({string.Join(", ", own)}){body}
                {(random.Next(12) == 0 ? "" : CoreOf(random, own, result, isOfInstance || random.Next(15) == 0))}
                {One(random, Others)}
                private {(isStatic ? "static " : "")}PooledDatabase _pool => null!;
                private static NpgsqlDataSource _source => null!;
                private static PooledDatabase? _maybe = null;
            """;
        var isNullable = random.Next(4) != 0;
        var written = $"{type}\n{{\n{members}\n}}\n";
        if (random.Next(2) == 0) written = $"namespace Shop\n{{\n{written}}}\n";
        return new RandomHandler($"{Head}{(isNullable ? "" : "#nullable disable\n")}{written}", random.Next(2) == 0 ? LanguageVersion.CSharp9 : LanguageVersion.Latest, isNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable);
    }

    private static string CoreOf(Random random, List<string> own, string result, bool isOfInstance)
    {
        var parameters = own.Where(_ => random.Next(4) != 0).Select(parameter => random.Next(12) == 0 ? "object " + NameOf(parameter) : Plain(parameter)).ToList();
        parameters.Insert(random.Next(parameters.Count + 1), One(random, Lent));
        if (random.Next(2) == 0) parameters.Add("CancellationToken deadline");
        if (random.Next(10) == 0) parameters.Add(One(random, Lent).Replace("db", "second", StringComparison.Ordinal).Replace("tx", "third", StringComparison.Ordinal));
        if (random.Next(12) == 0) parameters.Add("string unknown");
        parameters = [.. parameters.DistinctBy(NameOf).OrderBy(parameter => parameter.Contains('=', StringComparison.Ordinal) ? 1 : 0)];
        if (random.Next(12) == 0) parameters.Add("params object[] others");
        var returned = random.Next(6) == 0 ? One(random, Results) : result.Replace("Task<object>", random.Next(2) == 0 ? "Task<string>" : "Task<object>", StringComparison.Ordinal);
        if (random.Next(3) == 0 && returned.StartsWith("ValueTask", StringComparison.Ordinal)) returned = returned["Value".Length..];
        return $"private {(isOfInstance ? "" : "static ")}{returned} RunCore{(random.Next(25) == 0 ? "<TCore>" : "")}({string.Join(", ", parameters)}) => throw new NotSupportedException();";
    }

    // As a core method would have it: without attributes, defaults and references.
    private static string Plain(string parameter)
    {
        var plain = parameter[(parameter.IndexOf(']', StringComparison.Ordinal) is var end && parameter.StartsWith('[') ? end + 2 : 0)..].Split(" = ")[0];
        foreach (var modifier in new[] { "in ", "ref ", "out ", "params " }) plain = plain.StartsWith(modifier, StringComparison.Ordinal) ? plain[modifier.Length..] : plain;
        return plain;
    }

    private static string NameOf(string parameter) => parameter.Split(" = ")[0].Split(' ')[^1];

    private static IEnumerable<string> Draw(Random random, string[] from, int count) => Enumerable.Range(0, count).Select(_ => One(random, from));

    private static string One(Random random, string[] from) => from[random.Next(from.Length)];
}
