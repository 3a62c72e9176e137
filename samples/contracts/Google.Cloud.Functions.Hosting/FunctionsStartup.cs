using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Google.Cloud.Functions.Hosting;

public abstract class FunctionsStartup
{
    public virtual void ConfigureAppConfiguration(WebHostBuilderContext context, IConfigurationBuilder configuration)
    {
    }

    public virtual void ConfigureLogging(WebHostBuilderContext context, ILoggingBuilder logging)
    {
    }

    public virtual void ConfigureServices(WebHostBuilderContext context, IServiceCollection services)
    {
    }

    public virtual void Configure(WebHostBuilderContext context, IApplicationBuilder app)
    {
    }
}

[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class, AllowMultiple = true)]
public class FunctionsStartupAttribute(Type startupType) : Attribute
{
    public Type StartupType { get; set; } = startupType;

    public int Order { get; set; }
}
