using Lifeguard;
using Observability;

var builder = WebApplication.CreateBuilder(args);

// Where to is said by the environment: OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL, OTEL_SERVICE_NAME.
using var telemetry = Telemetry.Start();
builder.Services.AddLifeguard("ORDERS_DB", options =>
{
    options.FunctionTimeout = TimeSpan.FromSeconds(10);

    // A host that freezes the process after the answer, or bills for what comes after it, gets its metrics before.
    if (Environment.GetEnvironmentVariable("FLUSH_EACH_INVOCATION") == "true") options.OnInvocationEnd = telemetry.FlushAsync;
});

var app = builder.Build();

// One invocation per request: calls inside share its deadline, and what is still lent at its end is a leak.
app.Use(async (context, next) =>
{
    await using var invocation = context.RequestServices.GetRequiredService<PooledDatabase>().BeginInvocation(cancellationToken: context.RequestAborted);
    await next(context);
});

app.MapPost("/orders", Orders.PlaceAsync);
app.MapGet("/orders/{customer:int}/total", Orders.TotalAsync);
app.MapGet("/reports/slow", Orders.SlowReportAsync);
app.Run();
