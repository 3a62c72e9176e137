namespace Lifeguard.Analyzers.Tests.Lifeguard.LFG0002_ManifestNotRead;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("aws-lambda-tools-defaults.json", """{ "function-handler": "A::B::C", } // as the tools allow""")]
    [InlineData("aws-lambda-tools-defaults.json", """{ "function-handler": "bootstrap" }""")]
    [InlineData("aws-lambda-tools-defaults.json", """{ "function-handler": "Orders" }""")]
    [InlineData("aws-lambda-tools-defaults.json", "")]
    [InlineData("serverless.template", """{ "F": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "A::B::C" } } }""")]
    [InlineData("template.yaml", "F:\n  Type: AWS::Serverless::Function\n  Runtime: dotnet8\n  Handler: !Sub '${Assembly}::B'\n")]
    [InlineData("serverless.yml", "provider:\n  runtime: dotnet8\nfunctions:\n  get:\n    handler: ${file(handlers.yml):get}\n")]
    public Task AManifestThatCanBeRead(string file, string text) => Verify(file, text);

    [Theory]
    [InlineData("template.yaml", "apiVersion: v1\ndata: {{ .Values.data | quote }}\n")]
    [InlineData("orders.template", "<p [title]=\"'order\">{{ order }}</p>")]
    [InlineData("serverless.yml", "provider:\n  runtime: nodejs22.x\nfunctions:\n\tget: 'index.handler\n")]
    [InlineData("template.yaml", "F:\n  Type: AWS::Serverless::Function\n  Runtime: java21\n  Handler: com.example.Handler::handleRequest\n")]
    [InlineData("template.json", "{ \"resources\": [ }")]
    public Task AFileThatIsSomethingElse(string file, string text) => Verify(file, text);

    [Theory]
    [InlineData("appsettings.json", "{ \"a\": ")]
    [InlineData("notes.txt", "{ \"function-handler\": ")]
    [InlineData("docker-compose.yml", "services:\n\tdb: 'x")]
    public Task AFileOfAnotherName(string file, string text) => Verify(file, text);

    // missed: with the runtime in a parameter the two parts might be Java's.
    [Fact]
    public Task AMalformedHandlerWhoseRuntimeIsNotTold() => Verify("template.yaml", "F:\n  Type: AWS::Serverless::Function\n  Runtime: !Ref Runtime\n  Handler: Orders::Handle\n");

    // missed: whether the type and the method exist is for the compiler's symbols to say, and they may be in another assembly.
    [Fact]
    public Task AHandlerThatIsNotInThisProject() => Verify("aws-lambda-tools-defaults.json", """{ "function-handler": "Other::Other.Function::Handle" }""");

    private static Task Verify(string file, string text)
    {
        var test = Manifests.Test();
        test.TestState.AdditionalFiles.Add(($"/0/{file}", text));
        return test.RunAsync();
    }
}
