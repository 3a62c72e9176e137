namespace Lifeguard.Analyzers.Tests;

/// <summary>Handlers as public code writes them, one for each way a host finds its handler.</summary>
public static class Hosts
{
    private const string Template = """
        { "Resources": { "Create": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::Shop.Orders::Create", "Runtime": "dotnet8" } } } }
        """;

    /// <summary>Every handler shape.</summary>
    public static TheoryData<HandlerShape> All => new(Shapes);

    /// <summary>Handlers whose class the host builds for every invocation.</summary>
    public static TheoryData<HandlerShape> BuiltPerInvocation => new(Shapes.Where(shape => shape.BuiltPerInvocation));

    /// <summary>Handlers whose class the host keeps.</summary>
    public static TheoryData<HandlerShape> KeptByHost => new(Shapes.Where(shape => shape.KeptByHost));

    private static readonly HandlerShape[] Shapes =
    [
        new("Lambda with context", "Function.FunctionHandler", """
            using Amazon.Lambda.Core;
            namespace Shop;
            public class Function
            {
                public async Task<string> FunctionHandler(string input, ILambdaContext context) { BODY await Task.Yield(); return input; }
                MEMBERS
            }
            """) { KeptByHost = true },
        new("Lambda with event and no context", "Function.Process", """
            using Amazon.Lambda.SQSEvents;
            namespace Shop;
            public class Function
            {
                public async Task Process(SQSEvent batch) { BODY await Task.Yield(); }
                MEMBERS
            }
            """) { KeptByHost = true },
        new("Lambda named in serverless.template", "Orders.Create", """
            namespace Shop;
            public class Orders
            {
                public async Task<string> Create(string order) { BODY await Task.Yield(); return order; }
                MEMBERS
            }
            """, ("serverless.template", Template)) { KeptByHost = true },
        new("Lambda named in aws-lambda-tools-defaults.json", "Orders.Create", """
            namespace Shop;
            public class Orders
            {
                private async Task<string> Create(string order) { BODY await Task.Yield(); return order; }
                MEMBERS
            }
            """, ("aws-lambda-tools-defaults.json", """{ "function-handler": "TestProject::Shop.Orders::Create", "function-runtime": "dotnet8" }""")) { KeptByHost = true },
        new("Lambda named in template.yaml", "Orders.Create", """
            namespace Shop;
            public class Orders
            {
                public async Task<string> Create(string order) { BODY await Task.Yield(); return order; }
                MEMBERS
            }
            """, ("template.yaml", """
            Resources:
              Create:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: TestProject::Shop.Orders::Create
                  Runtime: dotnet8
            """)) { KeptByHost = true },
        new("Lambda named in serverless.yml", "Orders.Create", """
            namespace Shop;
            public class Orders
            {
                public async Task<string> Create(string order) { BODY await Task.Yield(); return order; }
                MEMBERS
            }
            """, ("serverless.yml", """
            service: shop
            provider:
              name: aws
              runtime: dotnet8
            functions:
              create:
                handler: TestProject::Shop.Orders::Create
            """)) { KeptByHost = true },
        new("Lambda with serializer on the method", "Function.Run", """
            using Amazon.Lambda.Core;
            namespace Shop;
            public class Function
            {
                [LambdaSerializer(typeof(object))]
                public async Task<string> Run(string input) { BODY await Task.Yield(); return input; }
                MEMBERS
            }
            """) { KeptByHost = true },
        new("Lambda with assembly serializer and the usual name", "Function.FunctionHandler", """
            using Amazon.Lambda.Core;
            [assembly: LambdaSerializer(typeof(object))]
            namespace Shop;
            public class Function
            {
                public async Task<string> FunctionHandler(string input) { BODY await Task.Yield(); return input; }
                MEMBERS
            }
            """) { KeptByHost = true },
        new("Lambda Annotations", "Functions.Add", """
            using Amazon.Lambda.Annotations;
            namespace Shop;
            public class Functions
            {
                [LambdaFunction]
                public async Task<int> Add(int x, int y) { BODY await Task.Yield(); return x + y; }
                MEMBERS
            }
            """) { KeptByHost = true },
        new("Lambda bootstrap with method group", "Program.Handle", """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            namespace Shop;
            public static class Program
            {
                public static async Task Main() => await LambdaBootstrapBuilder.Create<string>(Handle, null).Build().RunAsync();
                private static async Task Handle(string input) { BODY await Task.Yield(); }
                MEMBERS
            }
            """),
        new("Azure isolated", "OrderFunctions.Run", """
            using Microsoft.Azure.Functions.Worker;
            namespace Shop;
            public class OrderFunctions
            {
                [Function(nameof(Run))]
                public async Task Run([QueueTrigger("orders")] string message) { BODY await Task.Yield(); }
                MEMBERS
            }
            """) { BuiltPerInvocation = true },
        new("Azure in-process, static", "OrderFunctions.Run", """
            using Microsoft.Azure.WebJobs;
            namespace Shop;
            public static class OrderFunctions
            {
                [FunctionName("Run")]
                public static async Task Run([QueueTrigger("orders")] string message) { BODY await Task.Yield(); }
                MEMBERS
            }
            """),
        new("Azure in-process, instance", "OrderFunctions.Run", """
            using Microsoft.Azure.WebJobs;
            namespace Shop;
            public class OrderFunctions
            {
                [FunctionName("Run")]
                public async Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer) { BODY await Task.Yield(); }
                MEMBERS
            }
            """) { BuiltPerInvocation = true },
        new("Google HTTP function", "Function.HandleAsync", """
            using Google.Cloud.Functions.Framework;
            using Microsoft.AspNetCore.Http;
            namespace Shop;
            public class Function : IHttpFunction
            {
                public async Task HandleAsync(HttpContext context) { BODY await Task.Yield(); }
                MEMBERS
            }
            """) { BuiltPerInvocation = true },
        new("Controller on Lambda", "OrdersController.Get", """
            using Microsoft.AspNetCore.Mvc;
            namespace Shop;
            public class LambdaEntryPoint : Amazon.Lambda.AspNetCoreServer.APIGatewayProxyFunction
            {
                protected override void Init(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder) { }
            }
            public class OrdersController : ControllerBase
            {
                [HttpGet] public async Task<string> Get(int id) { BODY await Task.Yield(); return ""; }
                MEMBERS
            }
            """) { BuiltPerInvocation = true },
        new("Controller on Cloud Run by setting", "OrdersController.Get", """
            using Microsoft.AspNetCore.Mvc;
            namespace Shop;
            [ApiController]
            public class OrdersController : ControllerBase
            {
                [HttpGet] public async Task<string> Get(int id) { BODY await Task.Yield(); return ""; }
                MEMBERS
            }
            """, (".globalconfig", "is_global = true\nlifeguard_host = cloud_run\n")) { BuiltPerInvocation = true },
        new("OpenFaaS", "FunctionHandler.Handle", """
            namespace Function;
            public class FunctionHandler
            {
                public async Task<string> Handle(string input) { BODY await Task.Yield(); return input; }
                MEMBERS
            }
            """),
        new("Alibaba", "Function.Run", """
            using Aliyun.Serverless.Core;
            namespace Shop;
            public class Function
            {
                public async Task<string> Run(string input, IFcContext context) { BODY await Task.Yield(); return input; }
                MEMBERS
            }
            """),
        new("Huawei", "Function.Run", """
            using HC.Serverless.Function.Common;
            namespace Shop;
            public class Function
            {
                public async Task<string> Run(Stream input, IFunctionContext context) { BODY await Task.Yield(); return ""; }
                MEMBERS
            }
            """),
        new("Handler attribute by setting", "Jobs.Run", """
            namespace Shop;
            public class JobAttribute : Attribute { }
            public class Jobs
            {
                [Job] public async Task Run(string input) { BODY await Task.Yield(); }
                MEMBERS
            }
            """, (".globalconfig", "is_global = true\nlifeguard_handler_attributes = Shop.JobAttribute\n")),
        new("Handler base type by setting", "Import.Run", """
            namespace Shop;
            public abstract class Job { public abstract Task Run(string input); }
            public class Import : Job
            {
                public override async Task Run(string input) { BODY await Task.Yield(); }
                MEMBERS
            }
            """, (".globalconfig", "is_global = true\nlifeguard_handler_base_types = Shop.Job\n")),
        new("Handler method by setting", "Jobs.Run", """
            namespace Shop;
            public class Jobs
            {
                public async Task Run(string input) { BODY await Task.Yield(); }
                MEMBERS
            }
            """, (".globalconfig", "is_global = true\nlifeguard_handler_methods = Shop.Jobs.Run\n")),
        new("Library with a host by setting", "Jobs.Run", """
            namespace Shop;
            public class Jobs
            {
                public async Task Run(string input) { BODY await Task.Yield(); }
                MEMBERS
            }
            """, (".globalconfig", "is_global = true\nlifeguard_host = aws_lambda\n")),
    ];
}
