using Microsoft.CodeAnalysis;
using Handlers = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Tests.Platform.HandlerProbe>;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>ASP.NET endpoints, where the application runs as a function.</summary>
public sealed class AspNetHandlers
{
    private static readonly (string, string) CloudRun = (".globalconfig", "is_global = true\nlifeguard_host = cloud_run\n");

    private static Task VerifyProgram(string source, params (string Path, string Text)[] files)
    {
        var test = Handlers.Create("using Microsoft.AspNetCore.Builder;\nusing Microsoft.AspNetCore.Http;\nusing Microsoft.Extensions.DependencyInjection;\n" + source, files);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task EndpointsBehindAddAWSLambdaHosting() => VerifyProgram("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
        var app = builder.Build();
        app.MapGet("/", {|Unknown:() => "ok"|});
        app.MapPost("/orders", {|Unknown:async (HttpContext context) => await Task.Yield()|}).WithName("create");
        app.MapPut("/orders/{id}", Endpoints.Put);
        app.MapDelete("/orders/{id}", Delete);
        app.MapGroup("/carts").MapGet("/", {|Unknown:() => "ok"|});
        app.MapMethods("/any", new[] { "GET" }, {|Unknown:() => "ok"|});
        app.Use({|Unknown:async (context, next) => await next(context)|});
        app.MapGet("/cast", (RequestDelegate)({|Unknown:context => Task.CompletedTask|}));
        app.Run();
        static string {|Unknown:Delete|}(int id) => "";
        static class Endpoints { public static string {|Process:Put|}(int id) => ""; }
        """);

    [Fact]
    public Task EndpointsOfAPlainWebApplicationAreNotOurs() => VerifyProgram("""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/", () => "ok");
        app.Run();
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public string Get() => ""; }
        """);

    [Fact]
    public Task EndpointsOnAContainerPlatformBySetting() => VerifyProgram("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", {|Unknown:() => "ok"|});
        app.Run();
        """, CloudRun);

    [Theory]
    [InlineData("K_SERVICE")]
    [InlineData("K_REVISION")]
    [InlineData("PORT")]
    public Task EndpointsOnCloudRunByEvidence(string variable) => VerifyProgram($$"""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", {|Unknown:() => "ok"|});
        app.Run($"http://0.0.0.0:{Environment.GetEnvironmentVariable("{{variable}}")}");
        """);

    [Fact]
    public Task AnotherVariableIsNoEvidence() => VerifyProgram("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/PORT", () => "PORT");
        app.Run($"http://0.0.0.0:{Environment.GetEnvironmentVariable("LISTEN")}");
        """);

    [Fact]
    public Task LambdasThatConfigureThePipelineAreNoHandlers() => VerifyProgram("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.Map("/admin", branch => branch.Run({|Unknown:context => Task.CompletedTask|}));
        app.MapWhen(context => true, branch => branch.UseRouting());
        app.Use(next => { var size = 1; return {|Unknown:async context => await next(context)|}; });
        app.Run();
        """, CloudRun);

    [Fact]
    public Task ControllersAndTheirBases() => Handlers.Verify("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        public abstract class ApiController : ControllerBase
        {
            [HttpGet("ping")] public string {|Invocation:{|Invocation:Ping|}|}() => "";
        }
        public class OrdersController : ApiController
        {
            [HttpGet] public string {|Invocation:Get|}(int id) => Format(id);
            [NonAction] public string Format(int id) => "";
            private string Hidden() => "";
            public static string Shared() => "";
            public override string ToString() => "";
        }
        public class CartsController : ApiController { public async Task<IActionResult> {|Invocation:Post|}() { await Task.Yield(); return Ok(); } }
        [ApiController] public class Attributed { public string {|Invocation:Get|}() => ""; }
        public class Controllers { public string Get() => ""; }
        """, CloudRun);

    [Fact]
    public Task MiddlewareFiltersPagesAndHubs() => Handlers.Verify("""
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        namespace Shop;
        public class ByConvention { public ByConvention(RequestDelegate next) { } public Task {|Process:InvokeAsync|}(HttpContext context) => Task.CompletedTask; }
        public class ByInterface : IMiddleware { public Task {|Unknown:InvokeAsync|}(HttpContext context, RequestDelegate next) => next(context); }
        public class IndexModel : PageModel { public void {|Invocation:OnGet|}() { } public void Helper() { } }
        public class Chat : Microsoft.AspNetCore.SignalR.Hub { public Task {|Invocation:Send|}(string text) => Task.CompletedTask; }
        public class NoMiddleware { public Task InvokeAsync(HttpContext context) => Task.CompletedTask; }
        """, CloudRun);

    [Fact]
    public Task FastEndpoints() => Handlers.Verify("""
        using FastEndpoints;
        namespace Shop;
        public class CreateOrder : Endpoint<string, int>
        {
            public override void Configure() => Post("/orders");
            public override Task {|Unknown:HandleAsync|}(string request, CancellationToken cancel) => Task.CompletedTask;
        }
        public class Ping : EndpointWithoutRequest<string>
        {
            public override void Configure() => Get("/ping");
            public override Task {|Unknown:HandleAsync|}(CancellationToken cancel) => Task.CompletedTask;
        }
        """, CloudRun);

    [Fact]
    public Task ALocalEntryPointBesideTheBridgeChangesNothing() => Handlers.Verify("""
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        public class LambdaEntryPoint : Amazon.Lambda.AspNetCoreServer.APIGatewayHttpApiV2ProxyFunction<Startup> { protected override void Init(IWebHostBuilder builder) { } }
        public class Startup { }
        public class LocalEntryPoint { public static void Main(string[] args) { } }
        public class OrdersController : Controller { public string {|Invocation:Get|}() => ""; }
        """);
}
