using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

public abstract class AbstractLambdaJsonSerializer : ILambdaSerializer
{
    private protected AbstractLambdaJsonSerializer(JsonSerializerOptions options) => Options = options;

    private protected JsonSerializerOptions Options { get; }

    public T Deserialize<T>(Stream requestStream) => JsonSerializer.Deserialize<T>(requestStream, Options);

    public void Serialize<T>(T response, Stream responseStream) => JsonSerializer.Serialize(responseStream, response, Options);
}

public class DefaultLambdaJsonSerializer : AbstractLambdaJsonSerializer
{
    public DefaultLambdaJsonSerializer()
        : base(new JsonSerializerOptions { PropertyNameCaseInsensitive = true })
    {
    }

    public DefaultLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
        : this() => customizer?.Invoke(Options);
}

public class CamelCaseLambdaJsonSerializer : AbstractLambdaJsonSerializer
{
    public CamelCaseLambdaJsonSerializer()
        : base(new JsonSerializerOptions { PropertyNameCaseInsensitive = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase })
    {
    }
}

public class SourceGeneratorLambdaJsonSerializer<TSGContext> : AbstractLambdaJsonSerializer
    where TSGContext : JsonSerializerContext
{
    public SourceGeneratorLambdaJsonSerializer()
        : base(new JsonSerializerOptions { PropertyNameCaseInsensitive = true })
    {
    }
}
