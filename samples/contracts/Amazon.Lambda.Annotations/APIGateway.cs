using System.Net;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Annotations.APIGateway;

public enum LambdaHttpMethod
{
    Any,
    Get,
    Post,
    Put,
    Patch,
    Head,
    Delete,
    Options,
}

public enum HttpApiVersion
{
    V1,
    V2,
}

[AttributeUsage(AttributeTargets.Method)]
public class HttpApiAttribute(LambdaHttpMethod method, string template) : Attribute
{
    public HttpApiVersion Version { get; set; } = HttpApiVersion.V2;

    public string Template { get; set; } = template;

    public LambdaHttpMethod Method { get; set; } = method;
}

[AttributeUsage(AttributeTargets.Method)]
public class RestApiAttribute(LambdaHttpMethod method, string template) : Attribute
{
    public string Template { get; set; } = template;

    public LambdaHttpMethod Method { get; set; } = method;
}

[AttributeUsage(AttributeTargets.Method)]
public class FunctionUrlAttribute : Attribute;

[AttributeUsage(AttributeTargets.Method)]
public class HttpApiAuthorizerAttribute : Attribute;

[AttributeUsage(AttributeTargets.Method)]
public class RestApiAuthorizerAttribute : Attribute;

[AttributeUsage(AttributeTargets.Parameter)]
public class FromBodyAttribute : Attribute;

[AttributeUsage(AttributeTargets.Parameter)]
public class FromHeaderAttribute : Attribute, INamedAttribute
{
    public string Name { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public class FromQueryAttribute : Attribute, INamedAttribute
{
    public string Name { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public class FromRouteAttribute : Attribute, INamedAttribute
{
    public string Name { get; set; }
}

public interface IHttpResult
{
    HttpStatusCode StatusCode { get; }

    IHttpResult AddHeader(string name, string value);

    Stream Serialize(HttpResultSerializationOptions options);
}

public class HttpResultSerializationOptions
{
    public ILambdaSerializer Serializer { get; set; }
}

public class HttpResults : IHttpResult
{
    private HttpResults(HttpStatusCode statusCode) => StatusCode = statusCode;

    public HttpStatusCode StatusCode { get; }

    public static IHttpResult Ok(object body = null) => NewResult(HttpStatusCode.OK, body);

    public static IHttpResult Created(string uri = null, object body = null) => NewResult(HttpStatusCode.Created, body);

    public static IHttpResult Accepted(object body = null) => NewResult(HttpStatusCode.Accepted, body);

    public static IHttpResult BadRequest(object body = null) => NewResult(HttpStatusCode.BadRequest, body);

    public static IHttpResult NotFound(object body = null) => NewResult(HttpStatusCode.NotFound, body);

    public static IHttpResult Conflict(object body = null) => NewResult(HttpStatusCode.Conflict, body);

    public static IHttpResult InternalServerError(object body = null) => NewResult(HttpStatusCode.InternalServerError, body);

    public static IHttpResult NewResult(HttpStatusCode statusCode, object body = null) => new HttpResults(statusCode);

    public IHttpResult AddHeader(string name, string value) => this;

    public Stream Serialize(HttpResultSerializationOptions options) => throw new ContractOnly();
}
