using Lifeguard.Analyzers.Platform.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Tests.Manifests;

public sealed class Caching
{
    private const string Json = """{"function-handler": "A::B::C"}""";

    [Fact]
    public void OneTextIsReadOnce()
    {
        var file = new File("aws-lambda-tools-defaults.json", SourceText.From(Json));

        Assert.Same(HandlerManifests.Read(file, default), HandlerManifests.Read(file, default));
    }

    [Fact]
    public void AChangedTextIsReadAnew()
    {
        var before = new File("aws-lambda-tools-defaults.json", SourceText.From(Json));
        var after = new File("aws-lambda-tools-defaults.json", SourceText.From(Json.Replace("::C", "::D", StringComparison.Ordinal)));

        Assert.Equal("C", HandlerManifests.Read(before, default).Handlers.Single().MethodName);
        Assert.Equal("D", HandlerManifests.Read(after, default).Handlers.Single().MethodName);
    }

    [Fact]
    public void OneTextUnderTwoNamesIsTwoManifests()
    {
        var text = SourceText.From(Json);

        Assert.Single(HandlerManifests.Read(new File("aws-lambda-tools-defaults.json", text), default).Handlers);
        Assert.Empty(HandlerManifests.Read(new File("template.json", text), default).Handlers);
        Assert.Single(HandlerManifests.Read(new File("/other/aws-lambda-tools-defaults.json", text), default).Handlers);
    }

    [Fact]
    public void AFileThatIsGoneNamesNothing()
    {
        var manifest = HandlerManifests.Read(new File("template.yaml", null), default);

        Assert.Empty(manifest.Handlers);
        Assert.Empty(manifest.Problems);
    }

    private sealed class File(string path, SourceText? text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => text;
    }
}
