using Lifeguard.Analyzers.Platform.Manifests;

namespace Lifeguard.Analyzers.Tests.Manifests;

public sealed class CloudFormationTemplates
{
    private const string Json = """
        {
          "AWSTemplateFormatVersion": "2010-09-09",
          "Transform": "AWS::Serverless-2016-10-31",
          "Globals": { "Function": { "Runtime": "dotnet8", "Timeout": 20 } },
          "Resources": {
            "Get": {
              "Type": "AWS::Serverless::Function",
              "Properties": {
                "Handler": "Orders::Orders.Functions::Get",
                "Policies": [ "AWSLambdaBasicExecutionRole" ],
                "Events": { "Root": { "Type": "HttpApi", "Properties": { "Path": "/orders/{id}", "Method": "GET" } } }
              }
            },
            "Put": {
              "Type": "AWS::Lambda::Function",
              "Properties": {
                "Handler": "Orders::Orders.Functions::Put", "Timeout": 900, "MemorySize": 1024, "Runtime": "dotnet6",
                "ReservedConcurrentExecutions": 5, "SnapStart": { "ApplyOn": "PublishedVersions" }
              }
            },
            "Image": {
              "Type": "AWS::Serverless::Function",
              "Properties": { "PackageType": "Image", "ImageConfig": { "Command": [ "Orders::Orders.Functions::List" ] } }
            },
            "Other": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "index.handler", "Runtime": "nodejs22.x" } },
            "Table": { "Type": "AWS::DynamoDB::Table", "Properties": {} }
          }
        }
        """;

    private const string Yaml = """
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: AWS::Serverless-2016-10-31
        Description: >
          Orders: takes them, keeps them.
          Handler: Not::A::Handler

        Globals:
          Function:
            Runtime: dotnet8
            Timeout: 20   # seconds

        Resources:
          # the reading side
          Get:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ./src/Orders/
              Handler: Orders::Orders.Functions::Get
              Policies:
              - AWSLambdaBasicExecutionRole
              - Statement:
                - Effect: Allow
                  Action: ['dynamodb:GetItem', "dynamodb:Query"]
                  Resource: !GetAtt Table.Arn
              Events:
                Root:
                  Type: HttpApi
                  Properties: { Path: '/orders/{id}', Method: GET }
          Put:
            Type: 'AWS::Lambda::Function'
            Properties:
              Handler: "Orders::Orders.Functions::Put"
              Timeout: 900
              MemorySize: 1024
              Runtime: dotnet6
              ReservedConcurrentExecutions: 5
              SnapStart:
                ApplyOn: PublishedVersions
          Image:
            Type: AWS::Serverless::Function
            Properties:
              PackageType: Image
              ImageConfig:
                Command:
                  - Orders::Orders.Functions::List
          Other:
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x}
          Table:
            Type: AWS::DynamoDB::Table
        Outputs:
          Api:
            Value: !Sub "https://${ServerlessHttpApi}.execute-api.${AWS::Region}.amazonaws.com/"
        """;

    private static readonly string[] Functions =
    [
        "Orders::Orders.Functions::Get 20s dotnet8",
        "Orders::Orders.Functions::Put 900s 1024MB reserved=5 snapstart dotnet6",
        "Orders::Orders.Functions::List 20s dotnet8",
    ];

    [Theory]
    [InlineData("serverless.template", Json)]
    [InlineData("template.json", Json)]
    [InlineData("serverless.template", Yaml)]
    [InlineData("template.yaml", Yaml)]
    [InlineData("template.yml", Yaml)]
    [InlineData("template.yaml", Json)]
    public void AreReadAsJsonAndAsYaml(string file, string text)
    {
        Assert.Equal(Functions, Reading.Handlers(file, text));
        Assert.Empty(Reading.Problems(file, text));
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Yaml)]
    public void AreReadWithEitherLineEnding(string text) => Assert.Equal(Functions, Reading.Handlers("serverless.template", text.ReplaceLineEndings("\r\n")));

    [Theory]
    [InlineData("serverless.template", Json)]
    [InlineData("template.yaml", Yaml)]
    public void TellWhereEachHandlerStringStands(string file, string text)
    {
        var spans = HandlerManifests.Read(file, text).Handlers.Select(handler => text.Substring(handler.Span.Start, handler.Span.Length));

        Assert.Equal(["Orders::Orders.Functions::Get", "Orders::Orders.Functions::Put", "Orders::Orders.Functions::List"], spans);
    }

    [Theory]
    [InlineData("Handler: A::B::C", "A::B::C")]
    [InlineData("Handler: 'A::B::C' # the old one was A::B::D", "A::B::C")]
    [InlineData("Handler: A::B::C # comment", "A::B::C")]
    [InlineData("Handler:   A::B::C   ", "A::B::C")]
    [InlineData("'Handler': A::B::C", "A::B::C")]
    [InlineData("\"Handler\" : A::B::C", "A::B::C")]
    [InlineData("Handler: !Sub A::B::C", "A::B::C")]
    [InlineData("Handler: !Sub 'A::B::C'", "A::B::C")]
    [InlineData("Handler: &handler A::B::C", "A::B::C")]
    [InlineData("Handler:\n  A::B::C", "A::B::C")]
    [InlineData("Handler:\n  \"A::B::C\"", "A::B::C")]
    [InlineData("Handler: >-\n  A::B::C", "A::B::C")]
    [InlineData("Handler: |\n\n    A::B::C\nTimeout: 5", "A::B::C 5s")]
    [InlineData("Handler: \"A::B::C\"\nTimeout: !Ref Seconds", "A::B::C")]
    [InlineData("ImageConfig:\n  Command: [A::B::C]", "A::B::C")]
    [InlineData("ImageConfig:\n  Command: [ \"A::B::C\", second ]", "A::B::C")]
    [InlineData("ImageConfig:\n  Command:\n  - A::B::C", "A::B::C")]
    [InlineData("ImageConfig: { Command: [ A::B::C ] }", "A::B::C")]
    [InlineData("ImageConfig:\n  Command: A::B::C", "A::B::C")]
    [InlineData("Handler: A::B::C\nSnapStart:\n  ApplyOn: None", "A::B::C")]
    [InlineData("Handler: A::B::C\nCapacityProviderConfig:\n  Arn: !Ref Provider", "A::B::C multi")]
    [InlineData("Handler: A::B::C\nCapacityProviderConfig:\n  Arn: x\n  PerExecutionEnvironmentMaxConcurrency: 16", "A::B::C multi")]
    [InlineData("Handler: A::B::C\nCapacityProviderConfig:\n  Arn: x\n  PerExecutionEnvironmentMaxConcurrency: 1", "A::B::C")]
    [InlineData("Handler: A::B::C\nCapacityProviderConfig:\n  LambdaManagedInstancesCapacityProviderConfig:\n    PerExecutionEnvironmentMaxConcurrency: 1", "A::B::C")]
    [InlineData("Handler: A::B::C\nHandler2: D::E::F", "A::B::C")]
    [InlineData("Handler: A::B::C\n<<: *defaults", "A::B::C")]
    public void AreReadHoweverAPropertyIsWritten(string properties, string expected)
    {
        var text = "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n" + Indented(properties, 6);

        Assert.Equal([expected], Reading.Handlers("template.yaml", text));
        Assert.Empty(Reading.Problems("template.yaml", text));
    }

    [Theory]
    [InlineData("Handler: !Sub '${Assembly}::B::C'")]
    [InlineData("Handler: !Ref Handler")]
    [InlineData("Handler: !If [IsProd, A::B::C, A::B::D]")]
    [InlineData("Handler: *handler")]
    [InlineData("Handler: bootstrap\nRuntime: provided.al2023")]
    [InlineData("Handler: com.example.Handler::handleRequest\nRuntime: java21")]
    [InlineData("Handler: com.example.Handler::handleRequest\nRuntime: !Ref Runtime")]
    [InlineData("# Handler: A::B::C")]
    [InlineData("Description: 'Handler: A::B::C'")]
    [InlineData("Description: |\n  Handler: A::B::C")]
    [InlineData("Description: a long\n  Handler: A::B::C")]
    [InlineData("InlineCode: |\n  Handler: A::B::C\n\n  Timeout: 3\nTimeout: 5")]
    [InlineData("handler: A::B::C")]
    public void NameNoHandlerThatIsNotThere(string properties)
    {
        var text = "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n" + Indented(properties, 6);

        Assert.Empty(Reading.Handlers("template.yaml", text));
        Assert.Empty(Reading.Problems("template.yaml", text));
    }

    [Fact]
    public void MayHoldSeveralDocuments() => Assert.Equal(
        ["A::B::C 5s", "A::B::D"],
        Reading.Handlers("template.yaml", """
            --- # one
            Globals: { Function: { Timeout: 5 } }
            F: { Handler: A::B::C }
            ---
            F:
              Handler: A::B::D
            ...
            """));

    [Fact]
    public void MayNestFunctionsAnywhere() => Assert.Equal(
        ["Orders::Orders.Function::Handle"],
        Reading.Handlers("template.yml", """
            ROSTemplateFormatVersion: '2015-09-01'
            Transform: 'Aliyun::Serverless-2018-04-03'
            Resources:
              orders:
                Type: 'Aliyun::Serverless::Service'
                handle:
                  Type: 'Aliyun::Serverless::Function'
                  Properties:
                    Handler: Orders::Orders.Function::Handle
            """));

    private static string Indented(string text, int columns) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', columns) + line));
}
