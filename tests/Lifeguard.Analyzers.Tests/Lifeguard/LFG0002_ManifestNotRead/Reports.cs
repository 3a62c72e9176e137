using Verify = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifeguard.ManifestNotReadAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifeguard.LFG0002_ManifestNotRead;

public sealed class Reports
{
    [Theory]
    [InlineData("aws-lambda-tools-defaults.json", """{|#0:{|} "function-handler": "A::B::C" """, "'{' is not closed")]
    [InlineData("aws-lambda-tools-defaults.json", """{ "function-handler": {|#0:"|}A::B::C }""", "a string is not closed")]
    [InlineData("aws-lambda-tools-defaults.json", """{ "function-handler": "{|#0:Orders::Handle|}" }""", "'Orders::Handle' is not of the form Assembly::Namespace.Type::Method")]
    [InlineData("serverless.template", """{ "F": { "Type": "AWS::Serverless::Function" {|#0:"|}Properties": {} } }""", "',' or '}' is missing before '\"'")]
    [InlineData("template.yaml", "F:\n  Type: AWS::Serverless::Function\n{|#0:\t|}Handler: A::B::C\n", "a tab indents this line, where YAML allows spaces only")]
    [InlineData("template.yaml", "F:\n  Type: AWS::Serverless::Function\n  Runtime: dotnet8\n  Handler: {|#0:A::B|}\n", "'A::B' is not of the form Assembly::Namespace.Type::Method")]
    [InlineData("serverless.yml", "provider:\n  runtime: dotnet8\nfunctions: {|#0:{|} get:\n", "'{' is not closed")]
    public Task AtTheMistake(string file, string text, string reason) => Project(file, text, Verify.Diagnostic().WithLocation(0).WithArguments(file, reason));

    [Fact]
    public Task TheWholeMessage() => Project("aws-lambda-tools-defaults.json", """{ "function-handler": "{|#0:A::B|}" }""", Verify.Diagnostic().WithLocation(0).WithMessage(
        "'aws-lambda-tools-defaults.json' could not be read for handler names: 'A::B' is not of the form Assembly::Namespace.Type::Method. Handlers that only this file names may be missed."));

    [Fact]
    public Task EveryHandlerThatIsMalformed() => Project(
        "serverless.yml",
        "provider: { runtime: dotnet8 }\nfunctions:\n  a: { handler: '{|#0:A::B|}' }\n  b: { handler: '{|#1:C::D|}' }\n",
        Verify.Diagnostic().WithLocation(0).WithArguments("serverless.yml", "'A::B' is not of the form Assembly::Namespace.Type::Method"),
        Verify.Diagnostic().WithLocation(1).WithArguments("serverless.yml", "'C::D' is not of the form Assembly::Namespace.Type::Method"));

    [Fact]
    public Task EachOfSeveralFiles()
    {
        var test = Manifests.Test(
            Verify.Diagnostic().WithLocation(0).WithArguments("aws-lambda-tools-defaults.json", "'{' is not closed"),
            Verify.Diagnostic().WithLocation(1).WithArguments("serverless.template", "'{' is not closed"));
        test.TestState.AdditionalFiles.Add(("/0/aws-lambda-tools-defaults.json", "{|#0:{|}"));
        test.TestState.AdditionalFiles.Add(("/0/serverless.template", """{ "Type": {|#1:{|} "a": "AWS::Serverless::Function" """));
        return test.RunAsync();
    }

    [Fact]
    public Task WithWindowsLineEndings() => Project(
        "template.yaml",
        "F:\r\n  Type: AWS::Serverless::Function\r\n  Handler: {|#0:'|}A::B::C\r\n",
        Verify.Diagnostic().WithLocation(0).WithArguments("template.yaml", "a string is not closed"));

    private static Task Project(string file, string text, params DiagnosticResult[] expected)
    {
        var test = Manifests.Test(expected);
        test.TestState.AdditionalFiles.Add(($"/0/{file}", text));
        return test.RunAsync();
    }
}
