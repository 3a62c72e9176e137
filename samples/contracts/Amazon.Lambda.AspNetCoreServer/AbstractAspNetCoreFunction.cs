using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Amazon.Lambda.AspNetCoreServer;

public enum StartupMode
{
    Constructor,
    FirstRequest,
}

public abstract class AbstractAspNetCoreFunction
{
    public const string LAMBDA_CONTEXT = "LambdaContext";

    public const string LAMBDA_REQUEST_OBJECT = "LambdaRequestObject";
}

public abstract class AbstractAspNetCoreFunction<TREQUEST, TRESPONSE> : AbstractAspNetCoreFunction
{
    protected AbstractAspNetCoreFunction()
    {
    }

    protected AbstractAspNetCoreFunction(StartupMode startupMode)
    {
    }

    public virtual Task<TRESPONSE> FunctionHandlerAsync(TREQUEST request, ILambdaContext lambdaContext) => throw new ContractOnly();

    protected virtual void Init(IWebHostBuilder builder)
    {
    }

    protected virtual void Init(IHostBuilder builder)
    {
    }

    protected virtual IHostBuilder CreateHostBuilder() => throw new ContractOnly();

    protected virtual void PostCreateHost(IHost webHost)
    {
    }
}
