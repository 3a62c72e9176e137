using System.Collections.Specialized;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Microsoft.Azure.Functions.Worker.Http;

public sealed class HttpHeadersCollection : HttpHeaders;

public abstract class HttpRequestData(FunctionContext functionContext)
{
    public abstract Stream Body { get; }

    public abstract HttpHeadersCollection Headers { get; }

    public abstract Uri Url { get; }

    public abstract string Method { get; }

    public FunctionContext FunctionContext { get; } = functionContext;

    public virtual NameValueCollection Query => System.Web.HttpUtility.ParseQueryString(Url.Query);

    public abstract HttpResponseData CreateResponse();
}

public abstract class HttpResponseData(FunctionContext functionContext)
{
    public abstract HttpStatusCode StatusCode { get; set; }

    public abstract HttpHeadersCollection Headers { get; set; }

    public abstract Stream Body { get; set; }

    public FunctionContext FunctionContext { get; } = functionContext;

    public static HttpResponseData CreateResponse(HttpRequestData request) => request.CreateResponse();
}

public static class HttpRequestDataExtensions
{
    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        var response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }

    public static Task<string?> ReadAsStringAsync(this HttpRequestData request, Encoding? encoding = null) => throw new ContractOnly();

    public static ValueTask<T?> ReadFromJsonAsync<T>(this HttpRequestData request, CancellationToken cancellationToken = default) => throw new ContractOnly();
}

public static class HttpResponseDataExtensions
{
    public static void WriteString(this HttpResponseData response, string value, Encoding? encoding = null) => throw new ContractOnly();

    public static Task WriteStringAsync(this HttpResponseData response, string value, Encoding? encoding = null) => throw new ContractOnly();

    public static Task WriteStringAsync(this HttpResponseData response, string value, CancellationToken cancellationToken, Encoding? encoding = null) => throw new ContractOnly();

    public static ValueTask WriteAsJsonAsync<T>(this HttpResponseData response, T instance, CancellationToken cancellationToken = default) => throw new ContractOnly();
}
