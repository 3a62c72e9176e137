using CloudNative.CloudEvents;
using Microsoft.AspNetCore.Http;

namespace Google.Cloud.Functions.Framework;

public interface IHttpFunction
{
    Task HandleAsync(HttpContext context);
}

public interface ICloudEventFunction
{
    Task HandleAsync(CloudEvent cloudEvent, CancellationToken cancellationToken);
}

public interface ICloudEventFunction<TData>
    where TData : class
{
    Task HandleAsync(CloudEvent cloudEvent, TData data, CancellationToken cancellationToken);
}

public interface ITypedFunction<TRequest, TResponse>
{
    Task<TResponse> HandleAsync(TRequest request, CancellationToken cancellationToken);
}
