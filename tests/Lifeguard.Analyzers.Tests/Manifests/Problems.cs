namespace Lifeguard.Analyzers.Tests.Manifests;

public sealed class Problems
{
    [Theory]
    [InlineData("""{"function-handler": "A::B::C" """, "'{' is not closed @ {")]
    [InlineData("""{"a": ["A::B::C", }""", "'}' is not expected here @ }")]
    [InlineData("""{"a": [1, 2""", "'[' is not closed @ [")]
    [InlineData("""{"function-handler": "A::B::C}""", "a string is not closed @ \"")]
    [InlineData("{\"function-handler\": \"A::B::C\n\"}", "a string is not closed @ \"")]
    [InlineData("""{"a": 1 "b": 2}""", "',' or '}' is missing before '\"' @ \"")]
    [InlineData("""{"a" 1}""", "':' is missing behind 'a' @ a")]
    [InlineData("""{"a": }""", "'a' has no value @ }")]
    [InlineData("""{"a": 'b'}""", "''' is not expected here @ '")]
    [InlineData("""{{}}""", "'{' is not expected here @ {")]
    [InlineData("<xml/>", "'<' is not expected here @ <")]
    [InlineData("""{"function-handler": "Orders::Handle"}""", "'Orders::Handle' is not of the form Assembly::Namespace.Type::Method @ Orders::Handle")]
    [InlineData("""{"function-handler": "A::B::C::D"}""", "'A::B::C::D' is not of the form Assembly::Namespace.Type::Method @ A::B::C::D")]
    [InlineData("""{"function-handler": "A::B::"}""", "'A::B::' is not of the form Assembly::Namespace.Type::Method @ A::B::")]
    public void InLambdaToolsDefaults(string text, string expected) => Assert.Equal([expected], Reading.Problems("aws-lambda-tools-defaults.json", text));

    [Theory]
    [InlineData("\tHandler: A::B::C", "a tab indents this line, where YAML allows spaces only @ \t")]
    [InlineData("  \tHandler: A::B::C", "a tab indents this line, where YAML allows spaces only @ \t")]
    [InlineData("  Handler: 'A::B::C", "a string is not closed @ '")]
    [InlineData("  Handler: \"A::B::C", "a string is not closed @ \"")]
    [InlineData("  Events: { Path: '/', Method: GET", "'{' is not closed @ {")]
    [InlineData("  Events: [ a, b", "'[' is not closed @ [")]
    [InlineData("  Events: { a: [ b }", "',' or ']' is missing before '}' @ }")]
    [InlineData("  Handler: Orders::Handle\n  Runtime: dotnet8", "'Orders::Handle' is not of the form Assembly::Namespace.Type::Method @ Orders::Handle")]
    public void InYaml(string function, string expected)
    {
        Assert.Equal([expected], Reading.Problems("template.yaml", $"F:\n  Type: AWS::Serverless::Function\n{function}\n"));
        Assert.Equal([expected], Reading.Problems("serverless.template", $"F:\n  Type: AWS::Lambda::Function\n{function}\n"));
    }

    [Fact]
    public void InServerlessFramework() => Assert.Equal(
        ["'Orders::Handle' is not of the form Assembly::Namespace.Type::Method @ Orders::Handle"],
        Reading.Problems("serverless.yml", "provider:\n  runtime: dotnet8\nfunctions:\n  get:\n    handler: Orders::Handle\n"));

    [Fact]
    public void DoNotHideWhatStandsBeforeThem() =>
        Assert.Equal(["A::B::C"], Reading.Handlers("aws-lambda-tools-defaults.json", """{"function-handler": "A::B::C", "oops" }"""));

    [Fact]
    public void AreNotLongerThanALine() =>
        Assert.All(Reading.Problems("aws-lambda-tools-defaults.json", $$"""{"function-handler": "A::{{new string('x', 10_000)}}"}"""), problem => Assert.Contains("…' is not of the form", problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("template.yaml", "{{- if .Values.enabled }}\napiVersion: v1\nkind: ConfigMap\n\tdata: {{ .Values.data | quote }}\n{{- end }}")]
    [InlineData("template.yaml", "image: \"{{ .Values.image }}:{{ .Chart.AppVersion }}\nports: [ 80")]
    [InlineData("orders.template", "<div *ngFor=\"let order of orders\">{{ order.id }} [class]='{a: b'</div>")]
    [InlineData("mail.template", "Dear \"customer,\n\tyour order: [ {0")]
    [InlineData("template.json", "{ \"$schema\": \"x\", \"resources\": [ }")]
    [InlineData("template.json", "{ {{cookiecutter.name}} }")]
    [InlineData("serverless.yml", "provider:\n  runtime: nodejs22.x\nfunctions:\n\tget: 'index.handler")]
    [InlineData("serverless.yml", "provider: 'google")]
    [InlineData("template.yaml", "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Runtime: python3.13\n\tHandler: 'app")]
    [InlineData("template.yaml", "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n\tName: 'q")]
    [InlineData("aws-lambda-tools-defaults.json", "")]
    public void AreNotThoseOfFilesThatAreSomethingElse(string file, string text)
    {
        Assert.Empty(Reading.Problems(file, text));
        Assert.Empty(Reading.Handlers(file, text));
    }
}
