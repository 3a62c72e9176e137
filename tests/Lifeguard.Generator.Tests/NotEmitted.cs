using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator.Tests;

public sealed class NotEmitted
{
    private static readonly DiagnosticResult Unwritten =
        DiagnosticResult.CompilerError("CS0619").WithSpan("Lifeguard.Generator/Lifeguard.Generator.PooledHandlerGenerator/Orders.Run.g.cs", 10, 15, 10, 26);

    [Theory]
    [InlineData("LFG7002", "[PooledHandler(Database = \"Orders\")] public partial Task Run(int id);")]
    [InlineData("LFG7003", "[PooledHandler(Database = \"Orders\")] public partial Task Run(int id); Task RunCore(int id, NpgsqlConnection c) => null!; Task RunCore(NpgsqlConnection c) => null!;")]
    [InlineData("LFG7004", "[PooledHandler(Database = \"Orders\")] public partial Task Run(int id); Task RunCore(string id, NpgsqlConnection c) => null!;")]
    [InlineData("LFG7005", "[PooledHandler(Database = \"Orders\")] public partial int Run(int id); Task<int> RunCore(int id, NpgsqlConnection c) => null!;")]
    [InlineData("LFG7005", "[PooledHandler(Database = \"Orders\")] partial void Run(int id); Task RunCore(int id, NpgsqlConnection c) => null!;")]
    [InlineData("LFG7006", "[PooledHandler(Database = \"Orders\")] public partial Task<int> Run(int id); Task<string> RunCore(int id, NpgsqlConnection c) => null!;")]
    [InlineData("LFG7007", "[PooledHandler] public partial Task Run(int id); Task RunCore(int id, NpgsqlConnection c) => null!;")]
    [InlineData("LFG7008", "[PooledHandler(Database = \"Orders\", Retry = RetryScope.Transaction)] public partial Task Run(int id); Task RunCore(int id, NpgsqlConnection c) => null!;")]
    public async Task WhatCannotBeWrittenIsAnErrorThatNamesTheRule(string rule, string members)
    {
        var test = GeneratorTest.Create($"public partial class Orders {{ {members} }}", LanguageVersion.CSharp9, NullableContextOptions.Enable);
        test.TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        test.ExpectedDiagnostics.Add(Unwritten);
        test.DiagnosticVerifier = (diagnostic, _) => Assert.Contains($"Orders.Run: {rule} says why", diagnostic.GetMessage(), StringComparison.Ordinal);
        await test.RunAsync();
    }

    [Fact]
    public Task TheHalfThatCannotBeWrittenCompilesButForThat() => Refused("Refused", """
        public partial class Orders
        {
            [PooledHandler(Database = "Orders")]
            public partial Task<int> Run(ref int id, out string? name);
        }
        """);

    [Fact]
    public async Task WhatIsWrittenTwiceIsWrittenOnce()
    {
        const string Source = "public partial class Orders { [PooledHandler(Database = \"Orders\")] public partial Task Run(int id); static Task RunCore(int id, NpgsqlConnection c) => null!; }";
        var test = GeneratorTest.Create(Source, LanguageVersion.CSharp9, NullableContextOptions.Enable);
        test.TestState.Sources.Add("using System.Threading.Tasks; using Lifeguard; using Npgsql; " + Source);
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        test.Skip(VerificationChecks.GeneratorDeterminism, because: "the first of two is written, and what follows differs");
        await test.RunAsync();
        Assert.Single(test.Generated);
    }

    [Theory]
    [InlineData("public partial class Orders { [PooledHandler(Database = \"Orders\")] public Task Run(int id) => Task.CompletedTask; }")]
    [InlineData("public partial class Orders { [PooledHandler(Database = \"Orders\")] public partial Task Run(int id); public partial Task Run(int id) => Task.CompletedTask; }")]
    [InlineData("public partial class Orders { [PooledHandler(Database = \"Orders\")] public partial Task {|CS8795:Run|}<T>(T id); Task RunCore<T>(T id, NpgsqlConnection c) => Task.CompletedTask; }")]
    [InlineData("public class Orders { [PooledHandler(Database = \"Orders\")] public partial Task {|CS8795:{|CS0751:Run|}|}(int id); Task RunCore(int id, NpgsqlConnection c) => Task.CompletedTask; }")]
    [InlineData("public class Outer { public partial class Orders { [PooledHandler(Database = \"Orders\")] public partial Task {|CS8795:Run|}(int id); Task RunCore(int id, NpgsqlConnection c) => Task.CompletedTask; } }")]
    [InlineData("public partial class Orders { [PooledHandler(Database = \"Orders\")] public Task {|CS0501:Run|}(int id); Task RunCore(int id, NpgsqlConnection c) => Task.CompletedTask; }")]
    [InlineData("namespace Shop { [PooledHandler(Database = \"Orders\")] public partial Task {|CS8795:{|CS0751:{|CS0116:Run|}|}|}(int id); }")]
    public Task WhereThereIsNoPlaceNothingIsWritten(string source) => GeneratorTest.EmitsNothing(source);

    [Fact]
    public Task AnAttributeOfTheUsersOwnIsNotOurs() => GeneratorTest.EmitsNothing("""
        namespace Shop
        {
            public sealed class PooledHandlerAttribute : Attribute { public string? Database { get; set; } }

            public partial class Orders
            {
                [PooledHandler(Database = "Orders")] public partial Task {|CS8795:Run|}(int id);
                private static Task RunCore(int id, NpgsqlConnection connection) => Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task ATypeThatIsNotThereYetIsLeftToTheCompiler() => GeneratorTest.EmitsNothing("""
        public partial class Orders
        {
            [PooledHandler(Database = "Orders")] public partial Task<{|CS0246:Order|}> {|CS8795:Run|}(int id);
        }
        """);

    private static async Task Refused(string name, string source)
    {
        var test = GeneratorTest.Create(source, LanguageVersion.CSharp9, NullableContextOptions.Enable);
        test.TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        test.ExpectedDiagnostics.Add(Unwritten);
        await test.RunAsync();
        Approved.Equal(name, GeneratorTest.WithoutVersion(test.Generated.Single()));
    }
}
