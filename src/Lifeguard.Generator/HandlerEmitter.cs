using Lifeguard.Analyzers.Platform.PooledHandlers;

namespace Lifeguard.Generator;

/// <summary>From the model of a handler to the C# of its other half. C# 9, and nothing newer.</summary>
internal static class HandlerEmitter
{
    private static readonly string Version = typeof(HandlerEmitter).Assembly.GetName().Version.ToString(3);

    public static string Emit(HandlerModel handler)
    {
        var text = new IndentedText();
        text.Line(HandlerPlace.Mark + $" {Version} for [PooledHandler] on {handler.Subject}.");
        text.Line("#nullable enable");
        text.Line("#pragma warning disable CS0612, CS0618");         // obsolete types: what the user's own signatures may name, this half may name as well
        text.Line();
        if (handler.Namespace is { } space) text.Open($"namespace {space}");
        foreach (var type in handler.Types) text.Open(type);
        if (handler.Call is { } call) WriteCall(text, handler, call);
        else WriteRefusal(text, handler);
        while (text.Depth > 0) text.Close();
        return text.ToString();
    }

    private static void WriteCall(IndentedText text, HandlerModel handler, HandlerCall call)
    {
        text.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"Lifeguard.Generator\", \"{Version}\")]");
        if (call.Lends == Lent.Database)
        {
            text.Open(Signature(handler, isAsync: true));
            WriteInvocation(text, call);
        }
        else
        {
            text.Open(Signature(handler, isAsync: false));
            WriteLoan(text, handler, call);
        }

        text.Close();
    }

    private static void WriteLoan(IndentedText text, HandlerModel handler, HandlerCall call)
    {
        text.Line($"var {call.Names.Database} = {call.Database};");
        var method = call.Lends == Lent.Transaction ? "WithTransactionAsync" : "WithConnectionAsync";
        var state = call.State.Count == 1 ? call.State[0] : $"({string.Join(", ", call.State)})";
        var named = call.Settings.Concat(call.Limits).ToList();

        // What may be null inside of a result is of no consequence to the task around it, but the compiler would complain.
        var end = (call.BridgesNullability ? ")!" : ")") + (call.ReturnsValueTask ? ");" : ";");

        text.Line($"return {(call.ReturnsValueTask ? $"new {handler.ReturnType}(" : "")}{call.Names.Database}.{method}(");
        text.Indent();
        text.Line(state + ",");
        text.Line(Lambda(call) + (named.Count == 0 ? end : ","));
        for (var index = 0; index < named.Count; index++) text.Line(named[index] + (index == named.Count - 1 ? end : ","));
        text.Outdent();
    }

    private static string Lambda(HandlerCall call)
    {
        var head = $"({call.Names.Call}, {call.Names.Lent}, {call.Names.Token}) =>";
        var work = $"{call.Core}({string.Join(", ", call.Arguments)})";
        return call.Conversion is { } type ? $"static async {head} ({type})(await {work}.ConfigureAwait(false))!" : $"static {head} {work}{(call.CoreReturnsValueTask ? ".AsTask()" : "")}";
    }

    private static void WriteInvocation(IndentedText text, HandlerCall call)
    {
        var names = call.Names;
        text.Line($"var {names.Database} = {call.Database};");
        text.Line($"var {names.Invocation} = {names.Database}.BeginInvocation({string.Join(", ", call.Limits)});");
        // The extension method by its full name: a file without usings.
        text.Open($"await using (global::System.Threading.Tasks.TaskAsyncEnumerableExtensions.ConfigureAwait({names.Invocation}, false))");
        var work = $"await {call.Core}({string.Join(", ", call.Arguments)}).ConfigureAwait(false)";
        text.Line(!call.HasResult ? work + ";" : call.BridgesNullability ? $"return ({work})!;" : $"return {work};");
        text.Close();
    }

    // The compiler stops before analyzers speak if a partial method has no other half at all; an error in a body lets them.
    private static void WriteRefusal(IndentedText text, HandlerModel handler)
    {
        text.Open(Signature(handler, isAsync: false));
        text.Line("throw Unwritten();");
        text.Line();
        text.Line($"[global::System.Obsolete(\"Lifeguard could not write this half of {handler.Subject}: {handler.Fault} says why, at its declaration.\", true)]");
        text.Line("static global::System.Exception Unwritten() => new global::System.NotSupportedException();");
        text.Close();
    }

    // 'partial' comes last.
    private static string Signature(HandlerModel handler, bool isAsync)
    {
        var modifiers = isAsync ? handler.Modifiers.Substring(0, handler.Modifiers.Length - "partial".Length) + "async partial" : handler.Modifiers;
        return $"{modifiers} {handler.ReturnType} {handler.Name}({handler.Parameters})";
    }
}
