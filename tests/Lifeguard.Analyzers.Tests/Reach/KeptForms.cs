using Client = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Rules.Lifetime.ClientPerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>Forms in which code makes something once and finds it again, and forms that only look so.</summary>
public sealed class KeptForms
{
    [Theory]
    [InlineData("private static readonly List<IAmazonDynamoDB> All = new(); private static object Client { get { if (All.Count == 0) All.Add(new AmazonDynamoDBClient()); return All[0]; } }")]
    [InlineData("private static readonly List<IAmazonDynamoDB> All = new(); private static object Client { get { if (!All.Any()) { All.Add(new AmazonDynamoDBClient()); } return All[0]; } }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client => Volatile.Read(ref _c) ?? Init(); private static object Init() { var made = new AmazonDynamoDBClient(); return Interlocked.CompareExchange(ref _c, made, null) ?? made; }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client { get { var local = _c; if (local == null) { local = new AmazonDynamoDBClient(); _c = local; } return local; } }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client { get { var local = _c; if (local != null) return local; local = new AmazonDynamoDBClient(); _c = local; return local; } }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client { get { if (_c is not { } c) { c = new AmazonDynamoDBClient(); _c = c; } return c; } }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client => _c?.ToString() == \"a\" ? _c : (_c = new AmazonDynamoDBClient());")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client { get { switch (_c) { case null: _c = new AmazonDynamoDBClient(); break; } return _c; } }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client { get { while (_c == null) { _c = new AmazonDynamoDBClient(); } return _c; } }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client => _c switch { null => _c = new AmazonDynamoDBClient(), var c => c };")]
    [InlineData("private static readonly Dictionary<string, IAmazonDynamoDB> All = new(); private static object Client => All.TryGetValue(\"eu\", out var c) ? c : All[\"eu\"] = new AmazonDynamoDBClient();")]
    [InlineData("private static readonly Dictionary<string, IAmazonDynamoDB> All = new(); private static object Client => All[\"eu\"] = All.GetValueOrDefault(\"eu\") ?? new AmazonDynamoDBClient();")]
    [InlineData("private static readonly Dictionary<string, IAmazonDynamoDB> All = new(); private static object Client { get { lock (All) { IAmazonDynamoDB? c; if (All.TryGetValue(\"eu\", out c) == false) { c = Make(); All.Add(\"eu\", c); } return c!; } } } private static IAmazonDynamoDB Make() => new AmazonDynamoDBClient();")]
    [InlineData("private static IAmazonDynamoDB? _c; private static DateTime _until; private static object Client { get { if (DateTime.UtcNow > _until) { _c = new AmazonDynamoDBClient(); _until = DateTime.UtcNow.AddMinutes(5); } return _c!; } }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client => _c = _c ?? new AmazonDynamoDBClient();")]
    [InlineData("[ThreadStatic] private static IAmazonDynamoDB? _c; private static object Client => _c ??= new AmazonDynamoDBClient();")]
    [InlineData("private static readonly ThreadLocal<IAmazonDynamoDB> Held = new(() => new AmazonDynamoDBClient()); private static object Client => Held.Value!;")]
    [InlineData("private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<string, IAmazonDynamoDB> All = new(); private static object Client => All.GetValue(\"eu\", _ => new AmazonDynamoDBClient());")]
    [InlineData("private static Task<IAmazonDynamoDB>? _t; private static object Client => (_t ??= Make()).Result; private static async Task<IAmazonDynamoDB> Make() { await Task.Yield(); return new AmazonDynamoDBClient(); }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client { get { Init(); return _c!; } } private static void Init() { lock (Gate) { _c ??= new AmazonDynamoDBClient(); } } private static readonly object Gate = new();")]
    [InlineData("private static bool _done; private static IAmazonDynamoDB? _c; private static object Client { get { if (_done) return _c!; Setup(); _done = true; return _c!; } } private static void Setup() => _c = new AmazonDynamoDBClient();")]
    [InlineData("private static readonly Holder Held = new(); private static object Client => Held.Client; private class Holder { private IAmazonDynamoDB? _c; public IAmazonDynamoDB Client => _c ??= new AmazonDynamoDBClient(); }")]
    [InlineData("private static object Client => Holder<string>.Client; private static class Holder<T> { public static readonly IAmazonDynamoDB Client = new AmazonDynamoDBClient(); }")]
    [InlineData("private static int _ready; private static IAmazonDynamoDB? _c; private static object Client { get { if (Interlocked.Exchange(ref _ready, 1) == 0) { _c = new AmazonDynamoDBClient(); } return _c!; } }")]
    [InlineData("private static bool IsReady => _c != null; private static IAmazonDynamoDB? _c; private static object Client { get { if (!IsReady) { _c = new AmazonDynamoDBClient(); } return _c!; } }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client { get { if (_c == null) { try { _c = new AmazonDynamoDBClient(); } finally { } } return _c; } }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client { get { if (ReferenceEquals(_c, null)) { _c = new AmazonDynamoDBClient(); } return _c; } }")]
    [InlineData("private static (IAmazonDynamoDB? C, int N) _pair; private static object Client { get { if (_pair.C == null) { _pair = (new AmazonDynamoDBClient(), 1); } return _pair.C!; } }")]
    [InlineData("private static (IAmazonDynamoDB? C, int N) _pair; private static object Client { get { if (_pair.C == null) { _pair.C = new AmazonDynamoDBClient(); } return _pair.C; } }")]
    [InlineData("private static readonly Holder Held = new(); private static object Client { get { if (Held.C == null) Held.C = new AmazonDynamoDBClient(); return Held.C; } } private class Holder { public IAmazonDynamoDB? C; }")]
    [InlineData("private static IAmazonDynamoDB? _c; private static object Client { get { if (_c == null) { InitAsync().Wait(); } return _c!; } } private static async Task InitAsync() { await Task.Yield(); await InnerAsync(); } private static async Task InnerAsync() { await Task.Yield(); _c = new AmazonDynamoDBClient(); }")]
    public Task WhatIsFoundAgainIsNotBuiltPerInvocation(string members) => Client.StaysQuiet($$"""
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function
        {
            {{members}}
            public object FunctionHandler(string input, ILambdaContext context) => Client;
        }
        """);

    [Theory]
    [InlineData("public object FunctionHandler(string input, ILambdaContext context) => Go(input); private static object Go(string input, IAmazonDynamoDB? client = null) { client ??= [|new AmazonDynamoDBClient()|]; return client; }")]
    [InlineData("public object FunctionHandler(string input, ILambdaContext context) { IAmazonDynamoDB client; if (input == \"\") client = [|new AmazonDynamoDBClient()|]; else client = [|new AmazonDynamoDBClient()|]; return client; }")]
    [InlineData("private IAmazonDynamoDB? _c; public object FunctionHandler(string input, ILambdaContext context) { _c = [|new AmazonDynamoDBClient()|]; return _c; }")]
    [InlineData("private static IAmazonDynamoDB? _c; public object FunctionHandler(string input, ILambdaContext context) { if (input != null) _c = [|new AmazonDynamoDBClient()|]; return _c!; }")]
    [InlineData("private static int _n; public object FunctionHandler(string input, ILambdaContext context) { if (_n > 3) { return [|new AmazonDynamoDBClient()|]; } return input; }")]
    [InlineData("private static readonly bool Local = false; public object FunctionHandler(string input, ILambdaContext context) => Local ? null! : [|new AmazonDynamoDBClient()|];")]
    [InlineData("private readonly string? _region; public object FunctionHandler(string input, ILambdaContext context) { if (_region == null) { var c = [|new AmazonDynamoDBClient()|]; return c; } return input; }")]
    [InlineData("public async IAsyncEnumerable<string> FunctionHandler(string input, ILambdaContext context) { using var c = [|new AmazonDynamoDBClient()|]; await Task.Yield(); yield return input; }")]
    public Task WhatOnlyLooksGuardedIsBuiltPerInvocation(string members) => Client.Verify($$"""
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function
        {
            {{members}}
        }
        """);
}
