using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Extensions.DependencyInjection;

public interface IFunctionsHostBuilder
{
    IServiceCollection Services { get; }
}

public interface IFunctionsConfigurationBuilder
{
    IConfigurationBuilder ConfigurationBuilder { get; }
}

public class FunctionsHostBuilderContext
{
    public string ApplicationRootPath { get; set; }

    public IConfiguration Configuration { get; set; }

    public string EnvironmentName { get; set; }
}

public static class FunctionsHostBuilderExtensions
{
    public static FunctionsHostBuilderContext GetContext(this IFunctionsHostBuilder builder) => throw new ContractOnly();
}

public abstract class FunctionsStartup
{
    public abstract void Configure(IFunctionsHostBuilder builder);

    public virtual void ConfigureAppConfiguration(IFunctionsConfigurationBuilder builder)
    {
    }
}

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FunctionsStartupAttribute(Type startupType) : Attribute
{
    public Type StartupType { get; } = startupType;
}
