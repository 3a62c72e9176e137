using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.Reach;

public sealed class WithinAType
{
    [Theory]
    [InlineData("await using var connection = {0};")]
    [InlineData("using (var connection = {0}) connection.Open();")]
    [InlineData("NpgsqlConnection connection = [|new(\"Host=db\")|];")]
    [InlineData("IDbConnection connection; connection = {0};")]
    [InlineData("using var command = new NpgsqlCommand(\"select 1\", {0});")]
    [InlineData("if (input.Length > 0) {{ using var connection = {0}; }}")]
    [InlineData("try {{ using var connection = {0}; }} catch (NpgsqlException) {{ throw; }}")]
    [InlineData("foreach (var c in input) {{ using var connection = {0}; }}")]
    [InlineData("var connection = input is \"\" ? null : {0};")]
    [InlineData("var connection = input switch {{ \"\" => null, _ => {0} }};")]
    [InlineData("var (connection, text) = ({0}, input);")]
    [InlineData("var connections = new[] {{ {0} }};")]
    public Task StatementsOfTheHandler(string statement) => Verify(string.Format(null, statement, Reached));

    [Theory]
    [InlineData("Load();", "private void Load() { using var connection = {0}; }")]
    [InlineData("Load();", "private static void Load() => {0}.Open();")]
    [InlineData("this.Load();", "protected virtual void Load() { using var connection = {0}; }")]
    [InlineData("Function.Load();", "public static NpgsqlConnection Load() => {0};")]
    [InlineData("await LoadAsync().ConfigureAwait(false);", "private async Task LoadAsync() { await using var connection = {0}; }")]
    [InlineData("Load(1);", "private void Load() { } private void Load(int id) { using var connection = {0}; }")]
    [InlineData("Load<int>();", "private static T Load<T>() { using var connection = {0}; return default; }")]
    [InlineData("Load(1, 2, 3);", "private static void Load(params int[] ids) { using var connection = {0}; }")]
    [InlineData("Load();", "private static void Load(int limit = 10) { using var connection = {0}; }")]
    [InlineData("foreach (var row in Rows()) { }", "private static IEnumerable<int> Rows() { using var connection = {0}; yield return 1; }")]
    public Task AMethodThatTheHandlerCalls(string call, string method) => Verify(call, members: method.Replace("{0}", Reached, StringComparison.Ordinal));

    [Theory]
    [InlineData("Connection.Open();", "private NpgsqlConnection Connection => {0};")]
    [InlineData("using var connection = this.Connection;", "private NpgsqlConnection Connection { get { return {0}; } }")]
    [InlineData("Connection = null;", "private NpgsqlConnection Connection { get => null; set { using var other = {0}; } }")]
    [InlineData("Total += 1;", "private int Total { get { using var connection = {0}; return 1; } set { } }")]
    public Task APropertyThatTheHandlerUses(string use, string property) => Verify(use, members: property.Replace("{0}", Reached, StringComparison.Ordinal));

    [Theory]
    [InlineData("Connection = null;", "private NpgsqlConnection Connection { get => {0}; set { } }")]
    [InlineData("_ = Total;", "private int Total { get => 1; set { using var connection = {0}; } }")]
    [InlineData("_ = nameof(Load);", "private static void Load() { using var connection = {0}; }")]
    [InlineData("Load();", "private static void Load() { } private static void Load(int id) { using var connection = {0}; }")]
    [InlineData("", "private static void Load() { using var connection = {0}; }")]
    [InlineData("", "private static void Load() { using var connection = {0}; Load(); }")]
    [InlineData("", "private static readonly NpgsqlConnection Probe = {0};")]
    [InlineData("", "private static NpgsqlConnection Probe { get; } = {0};")]
    [InlineData("", "static Function() { using var connection = {0}; }")]
    [InlineData("", "private readonly NpgsqlConnection _probe = {0};")]
    [InlineData("", "public Function() { using var connection = {0}; }")]
    [InlineData("", "~Function() { using var connection = {0}; }")]
    public Task WhatTheHandlerLeavesAlone(string use, string member) => Verify(use, members: member.Replace("{0}", NotReached, StringComparison.Ordinal));

    [Fact]
    public Task ALocalFunction() => Verify($$"""
        Load();
        static void Load() { using var connection = {{Reached}}; }
        """);

    [Fact]
    public Task ALocalFunctionOfACalledMethod() => Verify("Load();", members: $$"""
        private static void Load()
        {
            using var connection = Open();
            NpgsqlConnection Open() { return {{Reached}}; }
        }
        """);

    [Fact]
    public Task ALocalFunctionThatNobodyCalls() => Verify($$"""
        static void Load() { using var connection = {{NotReached}}; }
        """);

    [Fact]
    public Task LocalFunctionsOfTheSameNameAreToldApart() => Verify("First(); Second();", members: $$"""
        private static void First() { Open(); void Open() { using var connection = {{Reached}}; } }
        private static void Second() { void Open() { using var connection = {{NotReached}}; } }
        """);

    [Fact]
    public Task ALambdaRunsWithTheCodeAroundIt() => Verify($$"""
        Func<NpgsqlConnection> open = () => {{Reached}};
        var retried = Task.Run(async () => { await using var connection = {{Reached}}; });
        """);

    [Fact]
    public Task CodeThatThePreprocessorLeavesOutIsNotThere() => Verify($$"""
        #if DEBUG_DATABASE
        using var connection = {{NotReached}};
        #endif
        """);

    [Fact]
    public Task APartialTypeOverTwoFiles() => RuleTest<Rules.Lifetime.ConnectionPerInvocationAnalyzer>.Verify(
        Usings + "namespace Shop; public partial class Function { public string FunctionHandler(string input, ILambdaContext context) { Load(); return input; } private partial void Load(); }",
        ("Function.Load.cs", $$"""using Npgsql; namespace Shop; public partial class Function { private partial void Load() { using var connection = {{Reached}}; } }"""));
}
