using Microsoft.AspNetCore.Http;

namespace FastEndpoints;

public abstract class BaseEndpoint
{
    public HttpContext HttpContext => throw new ContractOnly();

    public virtual void Configure() => throw new ContractOnly();
}

public abstract class Endpoint<TRequest> : Endpoint<TRequest, object?>
    where TRequest : notnull;

public abstract class Endpoint<TRequest, TResponse> : BaseEndpoint
    where TRequest : notnull
{
    public TResponse Response { get; set; } = default!;

    public virtual Task HandleAsync(TRequest req, CancellationToken ct) => throw new ContractOnly();

    public virtual Task<TResponse> ExecuteAsync(TRequest req, CancellationToken ct) => throw new ContractOnly();

    protected void Get(params string[] routePatterns)
    {
    }

    protected void Post(params string[] routePatterns)
    {
    }

    protected void AllowAnonymous(params string[] verbs)
    {
    }
}

public sealed class EmptyRequest;

public abstract class EndpointWithoutRequest : Endpoint<EmptyRequest, object?>
{
    public sealed override Task HandleAsync(EmptyRequest req, CancellationToken ct) => HandleAsync(ct);

    public virtual Task HandleAsync(CancellationToken ct) => throw new ContractOnly();
}

public abstract class EndpointWithoutRequest<TResponse> : Endpoint<EmptyRequest, TResponse>
{
    public sealed override Task HandleAsync(EmptyRequest req, CancellationToken ct) => HandleAsync(ct);

    public virtual Task HandleAsync(CancellationToken ct) => throw new ContractOnly();
}
