using Handlers = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Tests.Platform.HandlerProbe>;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>What AWS Lambda calls in the class library model.</summary>
public sealed class LambdaHandlers
{
    private static (string Path, string Text) Manifest(string handler) =>
        ("aws-lambda-tools-defaults.json", $$"""{ "function-handler": "{{handler}}", "function-runtime": "dotnet8" }""");

    [Theory]
    [InlineData("public string {|Process:Run|}(string input, ILambdaContext context) => input;")]
    [InlineData("public string {|Process:Run|}(ILambdaContext context) => \"\";")]
    [InlineData("public void {|Process:Run|}(Stream input, ILambdaContext context) { }")]
    [InlineData("public Stream {|Process:Run|}(Stream input, ILambdaContext context) => input;")]
    [InlineData("public async Task {|Process:Run|}(string input, ILambdaContext context) => await Task.Yield();")]
    [InlineData("public Task<string> {|Process:Run|}(SQSEvent batch, ILambdaContext context) => Task.FromResult(\"\");")]
    [InlineData("public static string {|Process:Run|}(string input, ILambdaContext context) => input;")]
    [InlineData("public virtual string {|Process:Run|}(string input, ILambdaContext context) => input;")]
    [InlineData("public Task {|Process:Run|}(SQSEvent batch) => Task.CompletedTask;")]
    [InlineData("public static Task {|Process:Run|}(SQSEvent batch) => Task.CompletedTask;")]
    [InlineData("public APIGatewayProxyResponse {|Process:Run|}(APIGatewayProxyRequest request) => new();")]
    [InlineData("[LambdaSerializer(typeof(object))] public string {|Process:Run|}(string input) => input;")]
    [InlineData("[AWS.Lambda.Powertools.Logging.Logging] public string {|Process:Run|}(string input) => input;")]
    public Task MethodsOfTheShapeTheRuntimeCalls(string method) => Handlers.Verify($$"""
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        namespace Shop;
        public class Function { {{method}} }
        """);

    [Theory]
    [InlineData("private string Run(string input, ILambdaContext context) => input;")]
    [InlineData("internal string Run(string input, ILambdaContext context) => input;")]
    [InlineData("protected string Run(string input, ILambdaContext context) => input;")]
    [InlineData("public T Run<T>(T input, ILambdaContext context) => input;")]
    [InlineData("public string Run(ILambdaContext context, string input) => input;")]
    [InlineData("public string Run(string input, int attempt, ILambdaContext context) => input;")]
    [InlineData("public string Run(APIGatewayProxyResponse response) => \"\";")]
    [InlineData("public string Run(SQSEvent.SQSMessage message) => \"\";")]
    [InlineData("public string Run(SQSEvent batch, int attempt) => \"\";")]
    [InlineData("public string Run(ref string input, ILambdaContext context) => input;")]
    [InlineData("public string Run(IEnumerable<SQSEvent> batches) => \"\";")]
    [InlineData("public string Run(string input) => input;")]
    [InlineData("public string FunctionHandler(string input) => input;")]
    [InlineData("[AWS.Lambda.Powertools.Tracing.Tracing] public string Run(string input) => input;")]
    [InlineData("public ILambdaContext? Context { get; set; }")]
    [InlineData("public Function() { } public Function(ILambdaContext context) { }")]
    [InlineData("public Action<string, ILambdaContext> Run = (_, _) => { };")]
    public Task MethodsThatTheRuntimeWouldNotCall(string member) => Handlers.StaysQuiet($$"""
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        namespace Shop;
        public class Function { {{member}} }
        """);

    [Fact]
    public Task MembersOfInterfacesAndGenericClassesAreNone() => Handlers.StaysQuiet("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public interface IFunction { string Run(string input, ILambdaContext context); }
        public class Function<T> { public string Run(T input, ILambdaContext context) => ""; }
        public abstract class Function { public abstract string Run(string input, ILambdaContext context); }
        public static class Extensions { public static string User(this Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request) => ""; }
        """);

    [Fact]
    public Task AServiceThatTheRuntimeCouldNotBuildIsNone() => Handlers.StaysQuiet("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Audit
        {
            private readonly ILogger _logger;
            public Audit(ILogger logger) => _logger = logger;
            public void Write(string entry, ILambdaContext context) => _logger.Log(entry);
        }
        public interface ILogger { void Log(string text); }
        """);

    [Fact]
    public Task AFunctionThatAFrameworkBuildsIsOne() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function
        {
            private readonly IServiceProvider _services;
            public Function(IServiceProvider services) => _services = services;
            public string {|Process:FunctionHandler|}(string input, ILambdaContext context) => _services.ToString() + input;
        }
        """);

    [Fact]
    public Task HandlersInNestedTypesAndStructsAndFileScopedNamespaces() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Outer
        {
            public class Inner { public string {|Process:Run|}(string input, ILambdaContext context) => input; }
        }
        public struct Small { public string {|Process:Run|}(string input, ILambdaContext context) => input; }
        public record Function { public string {|Process:Run|}(string input, ILambdaContext context) => input; }
        """);

    [Fact]
    public Task PartialClassesOverTwoFiles() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public partial class Function { public string {|Process:Run|}(string input, ILambdaContext context) => input; }
        """, ("Other.cs", """
        using Amazon.Lambda.Core;
        namespace Shop;
        public partial class Function { public string {|Process:Walk|}(string input, ILambdaContext context) => input; }
        """));

    [Fact]
    public Task AMethodThatAHandlerCallsIsPartOfTheHandler() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function
        {
            private readonly Service _service = new();
            public string {|Process:FunctionHandler|}(string input, ILambdaContext context) => _service.Work(input, context);
        }
        public class Service
        {
            public string Work(string input, ILambdaContext context) => Extensions.Trimmed(input, context);
        }
        public static class Extensions
        {
            public static string Trimmed(this string input, ILambdaContext context) => input.Trim();
        }
        """);

    [Fact]
    public Task AMethodHandedToATracingWrapperIsPartOfTheHandler() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function
        {
            public Task<string> {|Process:TracingHandler|}(string input, ILambdaContext context) => Tracer.Trace(FunctionHandler, input, context);
            public Task<string> FunctionHandler(string input, ILambdaContext context) => Task.FromResult(input);
        }
        public static class Tracer
        {
            public static Task<string> Trace(Func<string, ILambdaContext, Task<string>> handler, string input, ILambdaContext context) => handler(input, context);
        }
        """);

    [Fact]
    public Task TheConcreteHandlerOfAnAbstractBase() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public abstract class Function { public abstract Task<string> Handle(string input, ILambdaContext context); }
        public class OrderFunction : Function { public override Task<string> {|Process:Handle|}(string input, ILambdaContext context) => Task.FromResult(input); }
        """);

    [Fact]
    public Task AHandlerThatAnAbstractGenericBaseDeclaresForItsConcreteClasses() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public abstract class Function<TIn, TOut>
        {
            public Task<TOut> {|Process:FunctionHandler|}(TIn input, ILambdaContext context) => Run(input);
            protected abstract Task<TOut> Run(TIn input);
        }
        public class OrderFunction : Function<string, int> { protected override Task<int> Run(string input) => Task.FromResult(input.Length); }
        """);

    [Fact]
    public Task AnOverrideThatAnotherHandlerCallsIsPartOfIt() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public abstract class Function
        {
            public Task<string> {|Process:FunctionHandler|}(string input, ILambdaContext context) => Handle(input, context);
            public abstract Task<string> Handle(string input, ILambdaContext context);
        }
        public class OrderFunction : Function { public override Task<string> Handle(string input, ILambdaContext context) => Task.FromResult(input); }
        """);

    [Fact]
    public Task TheUsualNameInAnAssemblyWithASerializer() => Handlers.Verify("""
        [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(object))]
        namespace Shop;
        public class Function { public string {|Process:FunctionHandler|}(string input) => input; public string Helper(string input) => input; }
        """);

    [Theory]
    [InlineData("public class Orders { public Orders(int size) { } public string Handle(string input) => input; }")]
    [InlineData("public class Orders { public string Handle(string input, int attempt) => input; }")]
    [InlineData("public class Orders { private string Handle(string input) => input; }")]
    [InlineData("internal class Orders { public string Handle(string input) => input; }")]
    [InlineData("public interface IHandle { string Handle(string input); } public class Orders : IHandle { public string Handle(string input) => input; }")]
    public Task TheUsualNameAloneIsNotEnough(string type) => Handlers.StaysQuiet($$"""
        [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(object))]
        namespace Shop;
        {{type}}
        """);

    [Fact]
    public Task TheUsualNameSaysNothingBesideAHandlerThatIsCertain() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        [assembly: LambdaSerializer(typeof(object))]
        namespace Shop;
        public class Function { public string {|Process:FunctionHandler|}(string input, ILambdaContext context) => input; }
        public class OrderPlacedHandler { public string Handle(string input) => input; }
        """);

    [Theory]
    [InlineData("public string {|Process:Create|}(string order) => order;")]
    [InlineData("private string {|Process:Create|}(string order) => order;")]
    [InlineData("internal static string {|Process:Create|}(string order) => order;")]
    [InlineData("public static async Task {|Process:Create|}() => await Task.Yield();")]
    public Task AnyMethodThatAManifestNames(string method) => Handlers.Verify($$"""
        namespace Shop;
        public class Orders { {{method}} public string Delete(string order) => order; }
        """, Manifest("TestProject::Shop.Orders::Create"));

    [Fact]
    public Task AManifestNamesANestedType() => Handlers.Verify("""
        namespace Shop;
        public class Outer { public class Orders { public string {|Process:Create|}(string order) => order; } }
        public class Orders { public string Create(string order) => order; }
        """, Manifest("TestProject::Shop.Outer+Orders::Create"));

    [Fact]
    public Task AManifestNamesAnInheritedHandler() => Handlers.Verify("""
        namespace Shop;
        public abstract class Function { public string {|Process:Create|}(string order) => Run(order); protected abstract string Run(string order); }
        public class Orders : Function { protected override string Run(string order) => order; }
        """, Manifest("TestProject::Shop.Orders::Create"));

    [Fact]
    public Task AManifestNamesTwoClassesThatInheritOneHandler() => Handlers.Verify("""
        namespace Shop;
        public abstract class Function { public string {|Process:{|Process:Create|}|}(string order) => Run(order); protected abstract string Run(string order); }
        public class Orders : Function { protected override string Run(string order) => order; }
        public class Carts : Function { protected override string Run(string order) => order; }
        """, ("serverless.template", """
        { "Resources": {
          "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::Shop.Orders::Create" } },
          "B": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::Shop.Carts::Create" } } } }
        """));

    [Fact]
    public Task AManifestNamesAHandlerInheritedFromAGenericBase() => Handlers.Verify("""
        namespace Shop;
        public abstract class Function<T> { public string {|Process:Create|}(T order) => Run(order); protected abstract string Run(T order); }
        public class Orders : Function<string> { protected override string Run(string order) => order; }
        """, Manifest("TestProject::Shop.Orders::Create"));

    [Fact]
    public Task OfOverloadsTheOneThatTheRuntimeCanCall() => Handlers.Verify("""
        namespace Shop;
        public class Orders
        {
            public string {|Process:Create|}(string order) => Create(order, 1);
            public string Create(string order, int attempt) => order;
            public T Create<T>(T order) => order;
        }
        """, Manifest("TestProject::Shop.Orders::Create"));

    [Fact]
    public Task OfOverloadsTheOneWithTheContext() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Orders
        {
            public string Create(string order) => order;
            public string {|Process:Create|}(string order, ILambdaContext context) => Create(order);
        }
        """, Manifest("TestProject::Shop.Orders::Create"));

    [Fact]
    public Task WhatAManifestNamesStandsBesideWhatItCalls() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Orders
        {
            public string {|Process:Create|}(string order, ILambdaContext context) => Delete(order, context);
            public string {|Process:Delete|}(string order, ILambdaContext context) => order;
        }
        """, ("serverless.yml", """
        service: shop
        provider:
          name: aws
          runtime: dotnet8
        functions:
          create:
            handler: TestProject::Shop.Orders::Create
          delete:
            handler: TestProject::Shop.Orders::Delete
        """));

    [Fact]
    public Task WhatLooksLikeAHandlerIsNoneWhereATemplateListsOthers() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Orders
        {
            public string {|Process:Create|}(string order, ILambdaContext context) => order;
            public string Legacy(string order, ILambdaContext context) => order;
        }
        """, ("template.yaml", """
        Resources:
          Create:
            Type: AWS::Serverless::Function
            Properties:
              Handler: TestProject::Shop.Orders::Create
        """));

    [Fact]
    public Task TheDefaultsOfTheCommandLineToolNameOneFunctionOfPerhapsMany() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Orders
        {
            public string {|Process:Create|}(string order, ILambdaContext context) => order;
            public string {|Process:Delete|}(string order, ILambdaContext context) => order;
        }
        """, Manifest("TestProject::Shop.Orders::Create"));

    [Fact]
    public Task AManifestThatIsOutOfDateHidesNothing() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Orders { public string {|Process:Create|}(string order, ILambdaContext context) => order; }
        """, Manifest("TestProject::Shop.Function::FunctionHandler"));

    [Theory]
    [InlineData("Shop.Orders::Create")]
    [InlineData("TestProject::Shop.Orders::Delete")]
    [InlineData("TestProject::Shop.Carts::Create")]
    [InlineData("TestProject::Orders::Create")]
    [InlineData("bootstrap")]
    [InlineData("")]
    public Task ManifestsThatNameNothingHere(string handler) => Handlers.StaysQuiet("""
        namespace Shop;
        public class Orders { public string Create(string order) => order; }
        """, Manifest(handler));

    [Fact]
    public Task AManifestOfAnAspNetBridgeNamesNoHandlerOfOurs() => Handlers.StaysQuiet("""
        namespace Shop;
        public class LambdaEntryPoint : Amazon.Lambda.AspNetCoreServer.APIGatewayProxyFunction { }
        """, Manifest("TestProject::Shop.LambdaEntryPoint::FunctionHandlerAsync"));

    [Fact]
    public Task ADerivedBridgeThatOverridesTheHandler() => Handlers.Verify("""
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        namespace Shop;
        public class LambdaEntryPoint : Amazon.Lambda.AspNetCoreServer.APIGatewayProxyFunction
        {
            public override Task<APIGatewayProxyResponse> {|Process:FunctionHandlerAsync|}(APIGatewayProxyRequest request, ILambdaContext context) => base.FunctionHandlerAsync(request, context);
        }
        """);

    [Fact]
    public Task TypesOfTheSameNameInTheUsersNamespaceAreOthers() => Handlers.StaysQuiet("""
        [assembly: Shop.LambdaSerializer(typeof(object))]
        namespace Shop;
        public interface ILambdaContext { }
        public class SQSEvent { }
        public class LambdaFunctionAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public class LambdaSerializerAttribute : Attribute { public LambdaSerializerAttribute(Type type) { } }
        public class Function
        {
            public string FunctionHandler(string input, ILambdaContext context) => input;
            public void Process(SQSEvent batch) { }
            [LambdaFunction] public int Add(int x, int y) => x + y;
            [LambdaSerializer(typeof(object))] public string Run(string input) => input;
        }
        """);

    [Fact]
    public Task DisabledCodeHasNoHandlers() => Handlers.StaysQuiet("""
        namespace Shop;
        #if LAMBDA
        public class Function { public string FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) => input; }
        #endif
        """);
}
