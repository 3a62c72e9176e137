using Lifeguard.Analyzers.Platform.Manifests;

namespace Lifeguard.Analyzers.Tests.Manifests;

public sealed class FileNames
{
    [Theory]
    [InlineData("aws-lambda-tools-defaults.json")]
    [InlineData("/src/Orders/aws-lambda-tools-defaults.json")]
    [InlineData(@"C:\src\Orders\aws-lambda-tools-defaults.json")]
    [InlineData("aws-lambda-tools-production.json")]
    [InlineData("serverless.template")]
    [InlineData("Serverless.Template")]
    [InlineData("orders.template")]
    [InlineData("template.json")]
    [InlineData("template.yaml")]
    [InlineData("template.yml")]
    [InlineData("OrdersStack.template.json")]
    [InlineData("orders.template.yaml")]
    [InlineData("orders.sam.yaml")]
    [InlineData("serverless.yml")]
    [InlineData("serverless.yaml")]
    [InlineData("serverless.json")]
    public void Manifests(string path) => Assert.True(HandlerManifests.IsManifest(path));

    [Theory]
    [InlineData("")]
    [InlineData("appsettings.json")]
    [InlineData("template.cs")]
    [InlineData("mytemplate.yaml")]
    [InlineData("serverless.ts")]
    [InlineData("serverless")]
    [InlineData("aws-lambda-tools-defaults.json.bak")]
    [InlineData("aws-lambda-tools.json")]
    [InlineData("template.yaml/readme.md")]
    [InlineData("docker-compose.yml")]
    [InlineData("BannedSymbols.txt")]
    public void OtherFiles(string path) => Assert.False(HandlerManifests.IsManifest(path));
}
