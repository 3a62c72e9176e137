using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lifeguard.Samples.Testing;

/// <summary>One invocation of a function whose class is built for it, in a scope of its own: Azure's isolated worker and Google's framework do so.</summary>
public static class FunctionInvocation
{
    public static async Task<T> InvokeAsync<TFunctions, T>(this IServiceProvider services, Func<TFunctions, Task<T>> handler)
    {
        await using var scope = services.CreateAsyncScope();
        return await handler(ActivatorUtilities.CreateInstance<TFunctions>(scope.ServiceProvider));
    }

    public static Task InvokeAsync<TFunctions>(this IServiceProvider services, Func<TFunctions, Task> handler) => services.InvokeAsync<TFunctions, bool>(async functions =>
    {
        await handler(functions);
        return true;
    });

    /// <summary>A request with a JSON body.</summary>
    public static HttpRequest Request(string json)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return context.Request;
    }
}
