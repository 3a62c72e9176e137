using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.ApplicationLoadBalancerEvents;

namespace Amazon.Lambda.AspNetCoreServer;

public abstract class APIGatewayProxyFunction : AbstractAspNetCoreFunction<APIGatewayProxyRequest, APIGatewayProxyResponse>
{
    protected APIGatewayProxyFunction()
    {
    }

    protected APIGatewayProxyFunction(StartupMode startupMode)
        : base(startupMode)
    {
    }
}

public abstract class APIGatewayProxyFunction<TStartup> : APIGatewayProxyFunction
    where TStartup : class;

public abstract class APIGatewayHttpApiV2ProxyFunction : AbstractAspNetCoreFunction<APIGatewayHttpApiV2ProxyRequest, APIGatewayHttpApiV2ProxyResponse>
{
    protected APIGatewayHttpApiV2ProxyFunction()
    {
    }

    protected APIGatewayHttpApiV2ProxyFunction(StartupMode startupMode)
        : base(startupMode)
    {
    }
}

public abstract class APIGatewayHttpApiV2ProxyFunction<TStartup> : APIGatewayHttpApiV2ProxyFunction
    where TStartup : class;

public abstract class APIGatewayWebsocketApiProxyFunction : APIGatewayProxyFunction;

public abstract class APIGatewayWebsocketApiProxyFunction<TStartup> : APIGatewayWebsocketApiProxyFunction
    where TStartup : class;

public abstract class ApplicationLoadBalancerFunction : AbstractAspNetCoreFunction<ApplicationLoadBalancerRequest, ApplicationLoadBalancerResponse>
{
    protected ApplicationLoadBalancerFunction()
    {
    }

    protected ApplicationLoadBalancerFunction(StartupMode startupMode)
        : base(startupMode)
    {
    }
}

public abstract class ApplicationLoadBalancerFunction<TStartup> : ApplicationLoadBalancerFunction
    where TStartup : class;
