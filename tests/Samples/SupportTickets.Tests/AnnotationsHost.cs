using System.Reflection;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;

namespace SupportTickets.Tests;

/// <summary>
/// Does what the code does that Lambda Annotations generates for a class with a startup: one container a process, in which the class is a singleton, and
/// a scope an invocation.
/// </summary>
internal sealed class AnnotationsHost<TFunctions> : IAsyncDisposable
    where TFunctions : class
{
    private readonly ServiceProvider _provider;

    public AnnotationsHost(Action<IServiceCollection> configureServices)
    {
        var services = new ServiceCollection().AddSingleton<TFunctions>();
        configureServices(services);
        _provider = services.BuildServiceProvider();
    }

    /// <summary>Invokes a handler as the gateway would; what is marked <c>[FromServices]</c> comes from the invocation's scope.</summary>
    public async Task<T> InvokeAsync<T>(string handler, params object[] request)
    {
        await using var scope = _provider.CreateAsyncScope();
        var functions = scope.ServiceProvider.GetRequiredService<TFunctions>();
        var values = new Queue<object>(request);
        var method = typeof(TFunctions).GetMethod(handler)!;
        var arguments = method.GetParameters().Select(parameter =>
            parameter.GetCustomAttribute<FromServicesAttribute>() is null ? values.Dequeue() : scope.ServiceProvider.GetRequiredService(parameter.ParameterType));
        return await (Task<T>)method.Invoke(functions, [.. arguments])!;
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
