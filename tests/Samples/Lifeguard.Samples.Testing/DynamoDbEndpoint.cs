using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Lifeguard.Samples.Testing;

/// <summary>Takes the place of DynamoDB: answers that all went well, and remembers what it was asked. The samples only write there.</summary>
public sealed class DynamoDbEndpoint : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<DynamoDbRequest> _requests = new();
    private readonly Task _answering;

    /// <summary>Starts it and tells the AWS SDK of it by the environment, as one would for a local DynamoDB.</summary>
    public DynamoDbEndpoint()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"{address}/");
        _listener.Start();
        _answering = Task.Run(AnswerAsync);

        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB", address);
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-central-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
    }

    public IReadOnlyCollection<DynamoDbRequest> Requests => _requests;

    public void Dispose()
    {
        _listener.Close();
        _answering.Wait();
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return; // closed
            }

            using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
            _requests.Enqueue(new DynamoDbRequest(context.Request.Headers["X-Amz-Target"]!.Split('.')[^1], body.RootElement.Clone()));
            context.Response.ContentType = "application/x-amz-json-1.0";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes("{}"));
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>What DynamoDB was asked to do, such as <c>PutItem</c>, and with what.</summary>
public sealed record DynamoDbRequest(string Operation, JsonElement Body)
{
    /// <summary>A value of the item or the key, such as <c>S</c> (text) <c>customerId</c>.</summary>
    public string? Value(string attribute, string type) =>
        (Body.TryGetProperty("Item", out var values) || Body.TryGetProperty("Key", out values)) && values.TryGetProperty(attribute, out var value)
            ? value.GetProperty(type).GetString()
            : null;
}
