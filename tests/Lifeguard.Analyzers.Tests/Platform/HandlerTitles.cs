using Handlers = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Tests.Platform.HandlerProbe>;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>How messages name a handler and its host.</summary>
public sealed class HandlerTitles
{
    [Theory]
    [InlineData("public class Function { public void {|#0:Run|}(string input, Amazon.Lambda.Core.ILambdaContext context) { } }", "Process", "'Function.Run' is called by AWS Lambda")]
    [InlineData("public class Function { [Amazon.Lambda.Annotations.LambdaFunction] public void {|#0:Run|}(int x, int y) { } }", "Process", "'Function.Run' is called by AWS Lambda Annotations")]
    [InlineData("public class Function { [Microsoft.Azure.Functions.Worker.Function(\"f\")] public void {|#0:Run|}(int x) { } }", "Invocation", "'Function.Run' is called by Azure Functions")]
    [InlineData("public class Function { [Microsoft.Azure.WebJobs.FunctionName(\"f\")] public static void {|#0:Run|}(int x) { } }", "Process", "'Function.Run' is called by Azure Functions")]
    [InlineData("public class Function { public void {|#0:Run|}(string input, Aliyun.Serverless.Core.IFcContext context) { } }", "Unknown", "'Function.Run' is called by Alibaba Function Compute")]
    [InlineData("public class Function { public void {|#0:Run|}(Stream input, HC.Serverless.Function.Common.IFunctionContext context) { } }", "Unknown", "'Function.Run' is called by Huawei FunctionGraph")]
    [InlineData("public class Function : Google.Cloud.Functions.Framework.IHttpFunction { Task Google.Cloud.Functions.Framework.IHttpFunction.{|#0:HandleAsync|}(Microsoft.AspNetCore.Http.HttpContext context) => Task.CompletedTask; }", "Invocation", "'Function.HandleAsync' is called by Google Cloud Functions")]
    public Task HostsHaveNames(string source, string lifetime, string message)
    {
        var test = Handlers.Create(source);
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<HandlerProbe>.Diagnostic(lifetime).WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    [Fact]
    public Task AnInheritedHandlerIsNamedAfterTheClassThatTheHostBuilds()
    {
        var test = Handlers.Create("""
            namespace Shop;
            public abstract class Function { public string {|#0:Create|}(string order) => order; }
            public class Orders : Function { }
            """, ("aws-lambda-tools-defaults.json", """{ "function-handler": "TestProject::Shop.Orders::Create" }"""));
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<HandlerProbe>.Diagnostic("Process").WithLocation(0).WithMessage("'Orders.Create' is called by AWS Lambda"));
        return test.RunAsync();
    }

    [Fact]
    public Task AnEndpointIsNamedAfterItsRoute()
    {
        var test = Handlers.Create("""
            using Microsoft.AspNetCore.Builder;
            public static class Routes { public static void Map(WebApplication app) => app.MapGet("/orders", {|#0:() => "ok"|}); }
            """, (".globalconfig", "is_global = true\nlifeguard_host = cloud_run\n"));
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<HandlerProbe>.Diagnostic("Unknown").WithLocation(0).WithMessage("'MapGet \"/orders\"' is called by ASP.NET Core"));
        return test.RunAsync();
    }
}
