namespace Lifeguard.Analyzers.Tests.Manifests;

public sealed class ServerlessFramework
{
    [Fact]
    public void NamesHandlersInYaml() => Assert.Equal(
        [
            "Orders::Orders.Functions::Get 10s 512MB dotnet8",
            "Orders::Orders.Functions::Put 60s 2048MB reserved=2 snapstart dotnet6",
            "Orders::Orders.Functions::List 10s 512MB dotnet8",
            "Orders::Orders.Functions::Busy 10s 512MB multi dotnet8",
        ],
        Reading.Handlers("serverless.yml", """
            service: orders # of all things
            frameworkVersion: '4'

            provider:
              name: aws
              runtime: dotnet8
              timeout: 10
              memorySize: 512
              region: ${opt:region, 'eu-west-1'}
              environment:
                ORDERS_DB: ${ssm:/orders/db}
              iam:
                role:
                  statements:
                    - Effect: Allow
                      Action:
                        - ssm:GetParameter
                      Resource: "*"

            package:
              individually: true

            functions:
              get:
                handler: Orders::Orders.Functions::Get
                package:
                  artifact: bin/release/net8.0/orders.zip
                events:
                  - httpApi: 'GET /orders/{id}'
                  - schedule:
                      rate: rate(5 minutes)
                      enabled: false
              put:
                handler: "Orders::Orders.Functions::Put"
                runtime: dotnet6
                timeout: 60
                memorySize: 2048
                reservedConcurrency: 2
                snapStart: true
              list:
                image:
                  name: orders
                  command:
                    - Orders::Orders.Functions::List
              busy:
                handler: Orders::Orders.Functions::Busy
                capacityProvider:
                  name: orders
                  maxConcurrency: 10
              page:
                handler: src/page.handler
                runtime: nodejs22.x

            resources:
              Resources:
                Table: ${file(table.yml)}
            """));

    [Theory]
    [InlineData("functions:\n  - ${file(more.yml)}\n  - get:\n      handler: A::B::C\n    put:\n      handler: A::B::D", "A::B::C|A::B::D")]
    [InlineData("functions:\n- get:\n    handler: A::B::C", "A::B::C")]
    [InlineData("functions: ${file(functions.yml)}", "")]
    [InlineData("functions:\n  get:\n    handler: ${self:custom.assembly}::B::C", "")]
    [InlineData("functions:\n  get:\n    handler: bootstrap", "")]
    [InlineData("functions:\n  get:\n    image: 0123.dkr.ecr.eu-west-1.amazonaws.com/orders", "")]
    [InlineData("functions:\n  get:\n    handler: A::B::C\n    capacityProvider:\n      maxConcurrency: 1", "A::B::C")]
    [InlineData("functions:\n  get:\n    handler: A::B::C\n    snapStart: false", "A::B::C")]
    [InlineData("functions:\n  get: &get\n    handler: A::B::C\n  put:\n    <<: *get\n    handler: A::B::D", "A::B::C|A::B::D")]
    public void NamesHandlersInItsManyForms(string functions, string expected)
    {
        var text = $"provider:\n  name: aws\n  stage: prod\n{functions}\n";

        Assert.Equal(expected, string.Join('|', Reading.Handlers("serverless.yml", text)));
        Assert.Empty(Reading.Problems("serverless.yml", text));
    }

    [Fact]
    public void NamesHandlersInJson() => Assert.Equal(
        ["A::B::C 6s dotnet8"],
        Reading.Handlers("serverless.json", """{"provider": {"runtime": "dotnet8", "timeout": 6}, "functions": {"get": {"handler": "A::B::C"}}}"""));
}
