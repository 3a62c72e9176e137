using Handlers = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Tests.Platform.HandlerProbe>;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>What Azure Functions, Google Cloud Functions and the hosts of the table call.</summary>
public sealed class AzureAndGoogleHandlers
{
    [Theory]
    [InlineData("[Function(nameof(Run))] public Task {|Invocation:Run|}([QueueTrigger(\"orders\")] string message) => Task.CompletedTask;")]
    [InlineData("[Function(\"Run\")] public static Task {|Process:Run|}([TimerTrigger(\"0 * * * * *\")] TimerInfo timer) => Task.CompletedTask;")]
    [InlineData("[FunctionAttribute(\"Run\")] private Task {|Invocation:Run|}([QueueTrigger(\"orders\")] string message) => Task.CompletedTask;")]
    [InlineData("[Microsoft.Azure.Functions.Worker.Function(\"Run\")] public void {|Invocation:Run|}([QueueTrigger(\"orders\")] string message, FunctionContext context) { }")]
    [InlineData("[Function(\"Run\")] public void {|Invocation:Run|}([ActivityTrigger] string name) { }")]
    [InlineData("[Function(\"Run\")] public void {|Invocation:Run|}([OrchestrationTrigger] Microsoft.DurableTask.TaskOrchestrationContext context) { }")]
    [InlineData("[Function(\"Run\")] public void {|Invocation:Run|}([EntityTrigger] TaskEntityDispatcher dispatcher) { }")]
    public Task FunctionsOfTheIsolatedWorker(string method) => Handlers.Verify($$"""
        using Microsoft.Azure.Functions.Worker;
        namespace Shop;
        public class OrderFunctions { {{method}} public void Other(string message) { } }
        """);

    [Theory]
    [InlineData("[FunctionName(\"Run\")] public static Task {|Process:Run|}([QueueTrigger(\"orders\")] string message) => Task.CompletedTask;")]
    [InlineData("[FunctionName(nameof(Run))] public Task {|Invocation:Run|}([QueueTrigger(\"orders\")] string message) => Task.CompletedTask;")]
    [InlineData("[FunctionNameAttribute(\"Run\"), Obsolete] public Task {|Invocation:Run|}([QueueTrigger(\"orders\")] string message) => Task.CompletedTask;")]
    [InlineData("[FunctionName(\"Run\")] public static void {|Process:Run|}([ActivityTrigger] string name) { }")]
    [InlineData("[FunctionName(\"Run\")] public static Task {|Process:Run|}([OrchestrationTrigger] IDurableOrchestrationContext context) => Task.CompletedTask;")]
    public Task FunctionsOfTheInProcessHost(string method) => Handlers.Verify($$"""
        using Microsoft.Azure.WebJobs;
        using Microsoft.Azure.WebJobs.Extensions.DurableTask;
        namespace Shop;
        public class OrderFunctions { {{method}} public void Other(string message) { } }
        """);

    [Fact]
    public Task DurableActivitiesAndOrchestratorsThatAreClasses() => Handlers.Verify("""
        using Microsoft.DurableTask;
        namespace Shop;
        public class Charge : TaskActivity<string, int>
        {
            public override Task<int> {|Invocation:RunAsync|}(TaskActivityContext context, string input) => Task.FromResult(1);
        }
        public class Checkout : TaskOrchestrator<string, int>
        {
            public override Task<int> {|Invocation:RunAsync|}(TaskOrchestrationContext context, string input) => context.CallActivityAsync<int>(nameof(Charge), input);
        }
        """);

    [Fact]
    public Task OperationsOfADurableEntityThatIsAClass() => Handlers.Verify("""
        using Microsoft.Azure.Functions.Worker;
        namespace Shop;
        public class Counter
        {
            public int {|Unknown:Add|}(int amount) => amount;
            private int Hidden(int amount) => amount;
            [Function(nameof(Counter))] public static Task {|Process:Dispatch|}([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<Counter>();
        }
        """);

    [Fact]
    public Task MiddlewareOfTheIsolatedWorker() => Handlers.Verify("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Middleware;
        namespace Shop;
        public class Audit : IFunctionsWorkerMiddleware
        {
            public Task {|Process:Invoke|}(FunctionContext context, FunctionExecutionDelegate next) => next(context);
        }
        """);

    [Fact]
    public Task AzureAttributesOfTheUsersNamespaceAreOthers() => Handlers.StaysQuiet("""
        namespace Shop;
        [AttributeUsage(AttributeTargets.Method)] public class FunctionAttribute : Attribute { public FunctionAttribute(string name) { } }
        [AttributeUsage(AttributeTargets.Method)] public class FunctionNameAttribute : Attribute { public FunctionNameAttribute(string name) { } }
        public class OrderFunctions
        {
            [Function("a")] public void Run(string message) { }
            [FunctionName("b")] public void Walk(string message) { }
            public void Function(string message) { }
        }
        """);

    [Fact]
    public Task GoogleFunctions() => Handlers.Verify("""
        using CloudNative.CloudEvents;
        using Google.Cloud.Functions.Framework;
        using Microsoft.AspNetCore.Http;
        namespace Shop;
        public class Http : IHttpFunction { public Task {|Invocation:HandleAsync|}(HttpContext context) => Task.CompletedTask; }
        public class Event : ICloudEventFunction { public Task {|Invocation:HandleAsync|}(CloudEvent cloudEvent, CancellationToken cancel) => Task.CompletedTask; }
        public class Data : ICloudEventFunction<string> { public Task {|Invocation:HandleAsync|}(CloudEvent cloudEvent, string data, CancellationToken cancel) => Task.CompletedTask; }
        public class Typed : ITypedFunction<string, int> { public Task<int> {|Invocation:HandleAsync|}(string request, CancellationToken cancel) => Task.FromResult(1); }
        public class Explicit : IHttpFunction { Task IHttpFunction.{|Invocation:HandleAsync|}(HttpContext context) => Task.CompletedTask; public Task HandleAsync(string other) => Task.CompletedTask; }
        """);

    [Fact]
    public Task AGoogleFunctionWithABaseClass() => Handlers.Verify("""
        using Google.Cloud.Functions.Framework;
        using Microsoft.AspNetCore.Http;
        namespace Shop;
        public abstract class Function : IHttpFunction
        {
            public Task {|Invocation:{|Invocation:HandleAsync|}|}(HttpContext context) => Run();
            protected abstract Task Run();
        }
        public class Orders : Function { protected override Task Run() => Task.CompletedTask; }
        public class Carts : Function { protected override Task Run() => Task.CompletedTask; }
        """);

    [Fact]
    public Task GoogleInterfacesOfTheUsersNamespaceAreOthers() => Handlers.StaysQuiet("""
        namespace Shop;
        public interface IHttpFunction { Task HandleAsync(object context); }
        public class Orders : IHttpFunction { public Task HandleAsync(object context) => Task.CompletedTask; }
        """);

    [Fact]
    public Task AlibabaAndHuaweiAndOpenFaas() => Handlers.Verify("""
        using Aliyun.Serverless.Core;
        using HC.Serverless.Function.Common;
        namespace Shop
        {
            public class Fc { public Stream {|Unknown:Run|}(Stream input, IFcContext context) => input; public void Other(IFcContext context, int x) { } }
            public class Graph { public Stream {|Unknown:Run|}(Stream input, IFunctionContext context) => input; }
        }
        namespace Function { public class FunctionHandler { public string {|Unknown:Handle|}(string input) => Clean(input); public string Clean(string input) => input; } }
        """);

    [Fact]
    public Task AnAlibabaHttpEntryPoint() => Handlers.Verify("""
        using Aliyun.Serverless.Core;
        using Microsoft.AspNetCore.Http;
        namespace Shop;
        public class Entry : Aliyun.Serverless.Core.Http.FcHttpEntrypoint
        {
            protected override void Init(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder) { }
            public override Task<HttpResponse> {|Unknown:HandleRequest|}(HttpRequest request, HttpResponse response, IFcContext context) => Task.FromResult(response);
        }
        """);

    [Fact]
    public Task HandlersOfOtherNamesAreNotOpenFaas() => Handlers.StaysQuiet("""
        namespace Shop { public class FunctionHandler { public string Handle(string input) => input; } }
        namespace Function { public class Handler { public string Handle(string input) => input; } }
        """);
}
