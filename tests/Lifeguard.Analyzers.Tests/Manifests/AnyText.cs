using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Lifeguard.Analyzers.Platform.Manifests;

namespace Lifeguard.Analyzers.Tests.Manifests;

public sealed class AnyText
{
    private static readonly string[] Files = ["aws-lambda-tools-defaults.json", "serverless.template", "template.yaml", "serverless.yml", "template.json"];

    private static readonly Arbitrary<string> Texts = Gen.Elements(
        "{", "}", "[", "]", ":", "::", ": ", ",", "\"", "'", "\\", "\\u00", "- ", "-", "\n", "\r\n", "\r", "  ", "\t", "#", "//", "/*", "*/", "|", ">", "!", "!Sub ", "&", "*", "%", "---", "...",
        "Handler", "handler", "function-handler", "A::B::C", "A::B", "Type", "AWS::Serverless::Function", "dotnet8", "provider", "${", "\uFEFF", "\uD800", "\0").ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60);

    [Fact]
    public void NeverMakesTheReaderThrow() => Prop.ForAll(Texts, Gen.Elements(Files).ToArbitrary(), (text, file) =>
    {
        var manifest = HandlerManifests.Read(file, text);
        return manifest.Handlers.All(handler => handler.Span.End <= text.Length && handler.Assembly.Length > 0 && handler.TypeName.Length > 0 && handler.MethodName.Length > 0)
            && manifest.Problems.All(problem => problem.Span.End <= text.Length && problem.Reason.Length > 0);
    }).Check(Often);

    [Fact]
    public void IsReadAlikeWithEitherLineEnding() => Prop.ForAll(Texts, Gen.Elements(Files).ToArbitrary(), (text, file) =>
    {
        var unix = text.ReplaceLineEndings("\n");
        return Reading.Handlers(file, unix).SequenceEqual(Reading.Handlers(file, unix.ReplaceLineEndings("\r\n")));
    }).Check(Often);

    [Fact]
    public void GivesBackEveryHandlerThatWasWrittenAsJson() => Prop.ForAll(Names, names =>
    {
        var handlers = names.Select(name => $"{name}::{name}.Function::Handle").ToArray();
        var template = new { Resources = handlers.Select((handler, index) => (handler, index)).ToDictionary(pair => $"F{pair.index}", pair => new { Properties = new { Handler = pair.handler } }) };
        return Reading.Handlers("template.json", System.Text.Json.JsonSerializer.Serialize(template)).SequenceEqual(handlers)
            && Reading.Handlers("template.yaml", System.Text.Json.JsonSerializer.Serialize(template)).SequenceEqual(handlers);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void GivesBackEveryHandlerThatWasWrittenAsYaml() => Prop.ForAll(Names, Gen.Choose(1, 8).ToArbitrary(), Gen.Elements("", "'", "\"").ToArbitrary(), (names, indent, quote) =>
    {
        var handlers = names.Select(name => $"{name}::{name}.Function::Handle").ToArray();
        var step = new string(' ', indent);
        var functions = handlers.Select((handler, index) => $"{step}f{index}: # {handler}\n{step}{step}events:\n{step}{step}- http: x\n{step}{step}handler: {quote}{handler}{quote}\n");
        return Reading.Handlers("serverless.yml", $"functions:\n{string.Concat(functions)}").SequenceEqual(handlers);
    }).Check(Config.QuickThrowOnFailure);

    // Each would take minutes, or the whole stack, if time or depth grew faster than the text.
    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("a:\n")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("\\")]
    [InlineData("/*")]
    [InlineData("//")]
    [InlineData("!a ")]
    [InlineData("&a ")]
    [InlineData("key ")]
    [InlineData("# ")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("k: |\n")]
    [InlineData("- a\n")]
    [InlineData("a: b\n")]
    [InlineData("a: 'b'\n")]
    [InlineData("\"a\": [\n")]
    [InlineData("a: [b, 'c']\n")]
    [InlineData("::")]
    [InlineData("---\n")]
    public void TakesTimeInProportionToTheText(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var watch = Stopwatch.StartNew();

        foreach (var file in Files) HandlerManifests.Read(file, text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public void MayBeNestedDeeperThanAnyStack()
    {
        const int depth = 100_000;
        var staircase = string.Concat(Enumerable.Range(0, 1_000).Select(column => $"{new string(' ', column)}a:\n")) + new string(' ', 1_000) + "Handler: A::B::C";

        Assert.Equal(["A::B::C"], Reading.Handlers("template.json", $"{string.Concat(Enumerable.Repeat("{\"a\":[", depth))}{{\"Handler\":\"A::B::C\"}}{string.Concat(Enumerable.Repeat("]}", depth))}"));
        Assert.Equal(["A::B::C"], Reading.Handlers("template.yaml", $"{string.Concat(Enumerable.Repeat("- ", depth))}Handler: A::B::C"));
        Assert.Equal(["A::B::C"], Reading.Handlers("template.yaml", staircase));
    }

    private static Arbitrary<string[]> Names => Gen.Elements("Orders", "Orders.Api", "Größe", "A_1", "x").NonEmptyListOf().Select(names => names.ToArray()).ToArbitrary();
}
