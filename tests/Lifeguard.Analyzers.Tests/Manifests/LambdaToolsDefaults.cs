namespace Lifeguard.Analyzers.Tests.Manifests;

public sealed class LambdaToolsDefaults
{
    private const string File = "aws-lambda-tools-defaults.json";

    [Fact]
    public void NameAHandlerWithItsFunctionsProperties() => Assert.Equal(
        ["Orders::Orders.Function::Handle 30s 512MB dotnet8"],
        Reading.Handlers(File, """
            {
              "Information": [
                "This file provides default values for the deployment wizard inside Visual Studio and the AWS Lambda commands.",
                "dotnet lambda help"
              ],
              "profile": "",
              "region": "eu-west-1",
              "configuration": "Release",
              "function-architecture": "arm64",
              "function-runtime": "dotnet8",
              "function-memory-size": 512,
              "function-timeout": 30,
              "function-handler": "Orders::Orders.Function::Handle"
            }
            """));

    [Theory]
    [InlineData("""{"function-handler": "A::B::C"}""", "A::B::C")]
    [InlineData("""{"function-handler" : "A::B::C" , }""", "A::B::C")]
    [InlineData("""{"function-handler": "A::B::C", "function-timeout": "30"}""", "A::B::C 30s")]
    [InlineData("""{"function-handler": "A::B::C", "function-timeout": 1.5}""", "A::B::C")]
    [InlineData("""{"function-handler": "A::B::C", "snap-start-apply-on": "PublishedVersions"}""", "A::B::C snapstart")]
    [InlineData("""{"function-handler": "A::B::C", "snap-start-apply-on": "None"}""", "A::B::C")]
    [InlineData("""{"package-type": "image", "image-command": "A::B::C"}""", "A::B::C")]
    [InlineData("""{"image-command": ["A::B::C"]}""", "A::B::C")]
    [InlineData("""{"function-handler": "A\u003a\u003aB::C"}""", "A::B::C")]
    [InlineData("\uFEFF{\"function-handler\": \"A::B::C\"}", "A::B::C")]
    [InlineData("{\r\n\t\"function-handler\":\r\n\t\t\"A::B::C\"\r\n}", "A::B::C")]
    [InlineData("// comment\n{ /* another */ \"function-handler\": // and one more\n \"A::B::C\" }", "A::B::C")]
    public void AreReadInAnyLegalForm(string text, string expected)
    {
        Assert.Equal([expected], Reading.Handlers(File, text));
        Assert.Empty(Reading.Problems(File, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"function-handler": "bootstrap"}""")]
    [InlineData("""{"function-handler": "Orders"}""")]
    [InlineData("""{"function-handler": ""}""")]
    [InlineData("""{"function-handler": null}""")]
    [InlineData("""{"function-handler": ["A::B::C"]}""")]
    [InlineData("""{"function-handler": "${Assembly}::B::C"}""")]
    [InlineData("""{"template": "serverless.template"}""")]
    [InlineData("""{"note": "A::B::C"}""")]
    public void MayNameNone(string text)
    {
        Assert.Empty(Reading.Handlers(File, text));
        Assert.Empty(Reading.Problems(File, text));
    }
}
