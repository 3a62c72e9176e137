using Microsoft.CodeAnalysis;
using Handlers = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Tests.Platform.HandlerProbe>;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>What a program hands to Lambda's bootstrap, and what Annotations generates the hand-over for.</summary>
public sealed class LambdaExecutableHandlers
{
    private static Task VerifyProgram(string source)
    {
        var test = Handlers.Create("using Amazon.Lambda.Core;\nusing Amazon.Lambda.RuntimeSupport;\n" + source);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task ALambda() => VerifyProgram("""
        await LambdaBootstrapBuilder.Create<string>({|Unknown:async (string input, ILambdaContext context) => { await Task.Yield(); }|}, null!).Build().RunAsync();
        """);

    [Fact]
    public Task AnAnonymousMethod() => VerifyProgram("""
        await LambdaBootstrapBuilder.Create<string>({|Unknown:delegate (string input) { return Task.CompletedTask; }|}, null!).Build().RunAsync();
        """);

    [Fact]
    public Task ALocalFunction() => VerifyProgram("""
        await LambdaBootstrapBuilder.Create<string>(Handle, null!).Build().RunAsync();
        static Task {|Unknown:Handle|}(string input) => Task.CompletedTask;
        """);

    [Fact]
    public Task AVariableThatHoldsALambda() => VerifyProgram("""
        var handler = {|Unknown:(string input, ILambdaContext context) => Task.FromResult(input)|};
        await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();
        """);

    [Fact]
    public Task AVariableThatIsAssignedLater() => VerifyProgram("""
        Func<string, ILambdaContext, Task<string>> handler;
        handler = {|Unknown:(input, context) => Task.FromResult(input)|};
        await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();
        """);

    [Fact]
    public Task AVariableThatHoldsAMethodGroup() => VerifyProgram("""
        Func<string, ILambdaContext, string> handler = Functions.Handle;
        await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();
        static class Functions { public static string {|Process:Handle|}(string input, ILambdaContext context) => input; }
        """);

    [Fact]
    public Task AMethodGroupOfAnObject() => VerifyProgram("""
        var function = new Function();
        await LambdaBootstrapBuilder.Create<string, string>(function.Handle, null!).Build().RunAsync();
        class Function { public Task<string> {|Process:Handle|}(string input) => Task.FromResult(input); }
        """);

    [Fact]
    public Task ACastMethodGroup() => VerifyProgram("""
        await LambdaBootstrapBuilder.Create((Func<Stream, ILambdaContext, Task>)(Functions.Handle)).Build().RunAsync();
        static class Functions { internal static Task {|Process:Handle|}(Stream input, ILambdaContext context) => Task.CompletedTask; }
        """);

    [Fact]
    public Task ADelegateCreation() => VerifyProgram("""
        await LambdaBootstrapBuilder.Create(new Func<Stream, ILambdaContext, Task>(Functions.Handle)).Build().RunAsync();
        static class Functions { internal static Task {|Process:Handle|}(Stream input, ILambdaContext context) => Task.CompletedTask; }
        """);

    [Fact]
    public Task ADelegateField() => VerifyProgram("""
        await LambdaBootstrapBuilder.Create(Functions.Handler, null!).Build().RunAsync();
        static class Functions { public static readonly Func<string, Task<string>> Handler = {|Unknown:input => Task.FromResult(input)|}; }
        """);

    [Fact]
    public Task AMethodGroupInATracingWrapper() => VerifyProgram("""
        await LambdaBootstrapBuilder.Create(Tracer.Wrap<string, string>(Functions.Handle), null!).Build().RunAsync();
        static class Functions { public static Task<string> {|Process:Handle|}(string input) => Task.FromResult(input); }
        static class Tracer { public static Func<TIn, Task<TOut>> Wrap<TIn, TOut>(Func<TIn, Task<TOut>> inner) => inner; }
        """);

    [Fact]
    public Task AHandlerWrapper() => VerifyProgram("""
        using var wrapper = HandlerWrapper.GetHandlerWrapper((Func<string, ILambdaContext, string>)Functions.Handle, null!);
        using var bootstrap = new LambdaBootstrap(wrapper);
        await bootstrap.RunAsync();
        static class Functions { public static string {|Process:Handle|}(string input, ILambdaContext context) => input; }
        """);

    [Fact]
    public Task ABootstrapOfItsOwnKind() => VerifyProgram("""
        LambdaBootstrapHandler handler = Functions.Handle;
        using var bootstrap = new LambdaBootstrap(handler);
        await bootstrap.RunAsync();
        static class Functions { public static Task<InvocationResponse> {|Process:Handle|}(InvocationRequest request) => Task.FromResult(new InvocationResponse(request.InputStream)); }
        """);

    [Fact]
    public Task AHandlerGivenByName() => VerifyProgram("""
        await LambdaBootstrapBuilder.Create<string>(serializer: null!, handler: Functions.Handle).Build().RunAsync();
        static class Functions { public static Task {|Process:Handle|}(string input) => Task.CompletedTask; }
        """);

    [Fact]
    public Task ACreateOfSomethingElse() => VerifyProgram("""
        Builder.Create(Functions.Work);
        static class Functions { public static Task Work(string input) => Task.CompletedTask; }
        static class Builder { public static void Create(Func<string, Task> work) { } }
        """);

    [Fact]
    public Task Annotations() => Handlers.Verify("""
        using Amazon.Lambda.Annotations;
        namespace Shop;
        public class Functions
        {
            [LambdaFunction] public int {|Process:Add|}(int x, int y) => x + y;
            [LambdaFunctionAttribute(MemorySize = 256)] public static int {|Process:Subtract|}(int x, int y) => x - y;
            public int Multiply(int x, int y) => x * y;
        }
        """);

    [Fact]
    public Task AnnotationsWithAStartup() => Handlers.Verify("""
        using Amazon.Lambda.Annotations;
        namespace Shop;
        [LambdaStartup] public class Startup { }
        public class Functions { [LambdaFunction] public int {|Unknown:Add|}(int x, int y) => x + y; }
        """);
}
