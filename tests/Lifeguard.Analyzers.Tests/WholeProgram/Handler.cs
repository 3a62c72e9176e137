namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>A host's way of finding a handler.</summary>
/// <param name="Name">For failures.</param>
/// <param name="Text">The class; Ⓒ is its name, Ⓜ its constructor and fields, Ⓑ the handler's body, Ⓞ that of the other method.</param>
internal sealed record HandlerForm(string Name, string Text)
{
    /// <summary>The host builds an object for each invocation; otherwise it keeps one, or there is none.</summary>
    public bool BuildsPerInvocation { get; init; }

    /// <summary>A container builds the object, so that its constructor may take services.</summary>
    public bool IsInjected { get; init; }

    /// <summary>False for code that only looks like a handler.</summary>
    public bool IsCalled { get; init; } = true;

    /// <summary>The template names the method.</summary>
    public bool IsInTemplate { get; init; }

    public bool HasObject => Text.Contains('Ⓜ', StringComparison.Ordinal);
}

/// <summary>A handler of the generated program.</summary>
/// <param name="Form">How the host finds it.</param>
/// <param name="Home">Its class.</param>
internal sealed record Handler(HandlerForm Form, Home Home)
{
    /// <summary>True when the template names the class's other method instead.</summary>
    public bool IsRenamed { get; set; }

    public Piece Called => IsRenamed ? Home.Other : Home.Method;

    public string Declaration() => Form.Text
        .Replace("Ⓒ", Home.Name, StringComparison.Ordinal).Replace("Ⓜ", Home.Members(), StringComparison.Ordinal)
        .Replace("Ⓑ", Home.Method.Body(), StringComparison.Ordinal).Replace("Ⓞ", Home.Other.Body(), StringComparison.Ordinal) + Home.Declarations();

    public string TemplateEntry() =>
        $$"""  "{{Home.Name}}": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Program::Shop.{{Home.Name}}::{{(IsRenamed ? "Other" : "Handle")}}", "Runtime": "dotnet8" } }""";
}

internal static class HandlerForms
{
    public static readonly HandlerForm[] All =
    [
        new("Lambda by template", "public class Ⓒ { Ⓜ public string Handle(string input) { Ⓑ return input; } public string Other(string input) { Ⓞ return input; } }") { IsInTemplate = true },
        new("Lambda by template with context", "public class Ⓒ { Ⓜ public async Task<string> Handle(string input, Amazon.Lambda.Core.ILambdaContext context) { Ⓑ await Task.Yield(); return input; } public void Other() { Ⓞ } }") { IsInTemplate = true },
        new("static Lambda by template", "public static class Ⓒ { public static void Handle() { Ⓑ } public static void Other() { Ⓞ } }") { IsInTemplate = true },
        new("Lambda by template on a base class", "public abstract class ⒸBase<T> { public T Handle(T input) { Ⓑ return input; } public T Other(T input) { Ⓞ return input; } } public class Ⓒ : ⒸBase<string> { }") { IsInTemplate = true },
        new("Lambda that the template does not name", "public class Ⓒ { Ⓜ public string Handle(string input, Amazon.Lambda.Core.ILambdaContext context) { Ⓑ return input; } public void Other() { Ⓞ } }") { IsCalled = false },
        new("Lambda Annotations", "public class Ⓒ { Ⓜ [Amazon.Lambda.Annotations.LambdaFunction] public int Handle(int x) { Ⓑ return x; } public void Other() { Ⓞ } }"),
        new("Azure isolated", "public class Ⓒ { Ⓜ [Microsoft.Azure.Functions.Worker.Function(\"Ⓒ\")] public void Handle([Microsoft.Azure.Functions.Worker.QueueTrigger(\"q\")] string message) { Ⓑ } public void Other() { Ⓞ } }") { BuildsPerInvocation = true, IsInjected = true },
        new("Azure in-process", "public static class Ⓒ { [Microsoft.Azure.WebJobs.FunctionName(nameof(Ⓒ))] public static async Task Handle([Microsoft.Azure.WebJobs.QueueTrigger(\"q\")] string message) { Ⓑ await Task.Yield(); } public static void Other() { Ⓞ } }"),
        new("Google", "public class Ⓒ : Google.Cloud.Functions.Framework.IHttpFunction { Ⓜ public async Task HandleAsync(Microsoft.AspNetCore.Http.HttpContext context) { Ⓑ await Task.Yield(); } public void Other() { Ⓞ } }") { BuildsPerInvocation = true, IsInjected = true },
        new("controller", "public class Ⓒ : Microsoft.AspNetCore.Mvc.ControllerBase { Ⓜ [Microsoft.AspNetCore.Mvc.HttpGet] public string Handle(int id) { Ⓑ return \"\"; } [Microsoft.AspNetCore.Mvc.NonAction] public void Other() { Ⓞ } }") { BuildsPerInvocation = true, IsInjected = true },
        new("minimal API with a lambda", "public static class Ⓒ { public static void Map(Microsoft.AspNetCore.Builder.WebApplication app) { app.MapGet(\"/Ⓒ\", () => { Ⓑ return 1; }); } public static void Other() { Ⓞ } }"),
        new("minimal API with a method", "public static class Ⓒ { public static void Map(Microsoft.AspNetCore.Builder.WebApplication app) => app.MapPost(\"/Ⓒ\", Handle); private static async Task<int> Handle(int id) { Ⓑ await Task.Yield(); return id; } public static void Other() { Ⓞ } }"),
        new("bootstrap with a method", "public static class Ⓒ { public static Task Start() => Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder.Create<string>(Handle, null).Build().RunAsync(); private static async Task Handle(string input) { Ⓑ await Task.Yield(); } public static void Other() { Ⓞ } }"),
    ];
}
