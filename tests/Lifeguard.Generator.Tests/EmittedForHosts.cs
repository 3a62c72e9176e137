using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator.Tests;

public sealed class EmittedForHosts
{
    [Fact]
    public Task ALambdaTellsTheTimeThatRemains() => GeneratorTest.Emits("Lambda", """
        using Amazon.Lambda.Core;

        namespace Shop
        {
            public sealed class NewOrder { }

            public readonly struct OrderId { }

            public partial class Orders
            {
                /// <summary>Creates an order.</summary>
                [PooledHandler(Database = "ORDERS_DB")]
                public partial Task<OrderId> Create(NewOrder order, ILambdaContext context);

                private static async Task<OrderId> CreateCore(NewOrder order, NpgsqlConnection db, CancellationToken deadline)
                {
                    await Task.Delay(1, deadline);
                    return default;
                }
            }
        }
        """);

    [Fact]
    public Task ALambdaOfAnnotationsKeepsItsAttributes() => GeneratorTest.Emits("LambdaAnnotations", """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.APIGateway;
        using Amazon.Lambda.Core;

        namespace Shop
        {
            public interface IClock { }

            public partial class Orders
            {
                [LambdaFunction]
                [HttpApi(LambdaHttpMethod.Get, "/orders/{id}")]
                [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.ReadOnly)]
                public partial Task<string> Get([FromRoute] string id, [FromServices] IClock clock, ILambdaContext context);

                private Task<string> GetCore(string id, IClock clock, ILambdaContext context, NpgsqlConnection connection) => Task.FromResult(id);
            }
        }
        """);

    [Fact]
    public Task AnAzureFunctionTellsByItsContext() => GeneratorTest.Emits("AzureIsolated", """
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Http;

        namespace Shop
        {
            public partial class OrderFunctions
            {
                [Function("Import"), PooledHandler(Database = "Orders")]
                public partial Task Import([QueueTrigger("orders")] string message, FunctionContext context);

                private static Task ImportCore(NpgsqlTransaction transaction, string message, CancellationToken token) => Task.CompletedTask;

                [Function("Get"), PooledHandler(Database = "Orders")]
                public partial Task<HttpResponseData> Get([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequestData request);

                private static async Task<HttpResponseData> GetCore(HttpRequestData request, NpgsqlConnection connection)
                {
                    await connection.OpenAsync();
                    return request.CreateResponse();
                }
            }
        }
        """);

    [Fact]
    public Task AGoogleFunctionTellsByItsRequestOrItsToken() => GeneratorTest.Emits("Google", """
        using CloudNative.CloudEvents;
        using Google.Cloud.Functions.Framework;
        using Microsoft.AspNetCore.Http;

        namespace Shop
        {
            public partial class Function : IHttpFunction
            {
                [PooledHandler(Database = "Orders")]
                public partial Task HandleAsync(HttpContext context);

                private Task HandleAsyncCore(HttpContext context, NpgsqlConnection connection, CancellationToken token) => Task.CompletedTask;
            }

            public partial class Import : ICloudEventFunction
            {
                [PooledHandler(Database = "Orders", Core = nameof(ImportAsync))]
                public partial Task HandleAsync(CloudEvent cloudEvent, CancellationToken cancellationToken);

                private async Task ImportAsync(CloudEvent cloudEvent, NpgsqlConnection connection, CancellationToken token) => await Task.Delay(1, token);
            }
        }
        """);

    [Fact]
    public Task AnEndpointTellsByItsRequest() => GeneratorTest.Emits("AspNetCore", """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        internal static partial class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/orders/{id}", Get);

            [PooledHandler(Database = "Orders", Retry = RetryScope.Idempotent)]
            internal static partial Task<IResult> Get(int id, HttpRequest request);

            private static Task<IResult> GetCore(int id, NpgsqlConnection connection, CancellationToken token) => Task.FromResult(Results.Ok(id));
        }
        """, LanguageVersion.CSharp10);

    [Fact]
    public Task WithoutAHostNothingIsSaidAboutTime() => GeneratorTest.Emits("NoHost", """
        using Amazon.Lambda;

        namespace Amazon.Lambda
        {
            // Of the user's own: called alike, and no more.
            public interface ILambdaContext { TimeSpan RemainingTime { get; } }
        }

        public partial class Jobs
        {
            [PooledHandler(Database = "Orders")]
            public partial Task Run(ILambdaContext context);

            private static Task RunCore(NpgsqlConnection connection) => Task.CompletedTask;
        }
        """);
}
