using System.Reflection;

namespace Microsoft.Extensions.DependencyInjection;

public class MediatRServiceConfiguration
{
    public MediatRServiceConfiguration RegisterServicesFromAssembly(Assembly assembly) => this;

    public MediatRServiceConfiguration RegisterServicesFromAssemblyContaining<T>() => this;
}

public static class ServiceCollectionExtensions
{
    public static IServiceCollection AddMediatR(this IServiceCollection services, Action<MediatRServiceConfiguration> configuration) => services;
}
