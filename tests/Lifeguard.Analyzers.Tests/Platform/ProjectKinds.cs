using Microsoft.CodeAnalysis;
using Kinds = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Tests.Platform.ProjectKindProbe>;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>Which projects are functions, which are libraries that a function may call, and which are nobody's business.</summary>
public sealed class ProjectKinds
{
    private static readonly (string, string) Lambda = (".globalconfig", "is_global = true\nlifeguard_host = aws_lambda\n");

    [Fact]
    public Task AProjectWithAHandler() => Kinds.Verify("""
        public class {|Functions:Function|} { public string FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) => input; }
        """);

    [Fact]
    public Task ALibrary() => Kinds.Verify("public class {|Library:Orders|} { public string Load(int id) => \"\"; }");

    [Fact]
    public Task ALibraryWithAHost() => Kinds.Verify("public class {|Functions:Orders|} { public string Load(int id) => \"\"; }", Lambda);

    [Theory]
    [InlineData("public static class {|Quiet:Program|} { public static void Main() { } }")]
    [InlineData("public class {|Quiet:Worker|} : Microsoft.Extensions.Hosting.BackgroundService { public static void Main() { } protected override Task ExecuteAsync(CancellationToken stop) => Task.CompletedTask; }")]
    [InlineData("public class {|Quiet:OrdersController|} : Microsoft.AspNetCore.Mvc.ControllerBase { public static void Main() { } public string Get() => \"\"; }")]
    public Task AProgramThatNoFunctionHostRuns(string source) => VerifyProgram(source);

    [Fact]
    public Task AProgramWithAHost() => VerifyProgram("public static class {|Library:Program|} { public static void Main() { } }", Lambda);

    [Fact]
    public Task AProgramThatLambdaRuns() => VerifyProgram("""
        public static class {|Functions:Program|}
        {
            public static Task Main() => Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder.Create<string>(input => Task.CompletedTask, null!).Build().RunAsync();
        }
        """);

    [Theory]
    [InlineData("xunit.core", "Fact")]
    [InlineData("xunit.v3.core", "Theory")]
    [InlineData("nunit.framework", "Test")]
    [InlineData("nunit.framework", "TestCaseSource")]
    [InlineData("Microsoft.VisualStudio.TestPlatform.TestFramework", "TestMethod")]
    [InlineData("MSTest.TestFramework", "DataTestMethod")]
    [InlineData("TUnit.Core", "Test")]
    [InlineData("BenchmarkDotNet.Annotations", "Benchmark")]
    public Task TestsAndBenchmarks(string framework, string attribute) => Referencing(framework, attribute, $$"""
        public class {|Quiet:Function|} { public string FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) => input; }
        public class {|Quiet:FunctionTests|} { [Framework.{{attribute}}] public void Works() { } }
        """).RunAsync();

    [Fact]
    public Task TestsWithAHostAreStillTests()
    {
        var test = Referencing("xunit.core", "Fact", "public class {|Quiet:FunctionTests|} { [Framework.Fact] public void Works() { } }");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", Lambda.Item2));
        return test.RunAsync();
    }

    [Fact]
    public Task AFunctionProjectThatMerelyReferencesATestFramework() => Referencing("xunit.core", "Fact", """
        public class {|Functions:Function|} { public string FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) => input; }
        """).RunAsync();

    private static Task VerifyProgram(string source, params (string Path, string Text)[] files)
    {
        var test = Kinds.Create(source, files);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    // A project of the framework's assembly name stands in for the framework.
    private static CSharpAnalyzerVerifier<ProjectKindProbe>.Test Referencing(string framework, string attribute, string source)
    {
        var test = Kinds.Create(source);
        var project = test.TestState.AdditionalProjects[framework];
        project.Sources.Add($$"""namespace Framework; public class {|Library:{{attribute}}Attribute|} : System.Attribute { }""");
        test.TestState.AdditionalProjectReferences.Add(framework);
        return test;
    }
}
