using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Which methods of libraries wait for something that is no relational database: HTTP, a cloud service, mail, a queue, the clock?</summary>
internal static class ExternalCalls
{
    private const string AsLongAsItTakes = "as long as the other side takes";
    private const string Http = "up to 100 seconds unless a timeout is set";
    private const string WithRetries = "its retries included";
    private const string Clock = "with nothing done";

    // Namespaces whose classes call services, all of them: each asynchronous method is a round trip.
    private static readonly (string Namespace, string Wait)[] Services =
    [
        ("Azure.Storage", WithRetries), ("Azure.Messaging", WithRetries), ("Azure.Data", WithRetries), ("Azure.Security", WithRetries), ("Azure.Communication", WithRetries), ("Azure.AI", WithRetries),
        ("Azure.Search", WithRetries), ("Azure.Identity", WithRetries), ("Microsoft.Azure.Cosmos", WithRetries), ("Microsoft.Azure.ServiceBus", WithRetries),
        ("MailKit", AsLongAsItTakes), ("RestSharp", Http), ("SendGrid", AsLongAsItTakes), ("Twilio", AsLongAsItTakes), ("Stripe", AsLongAsItTakes), ("OpenAI", AsLongAsItTakes), ("Dapr.Client", AsLongAsItTakes),
        ("Confluent.Kafka", AsLongAsItTakes), ("RabbitMQ.Client", AsLongAsItTakes), ("Flurl.Http", Http), ("Google.Cloud", WithRetries),
    ];

    // What is hosted, logged or traced with those names is not called.
    private static readonly string[] NoServices = ["Google.Cloud.Functions", "Google.Cloud.Logging", "Google.Cloud.Diagnostics", "Google.Cloud.Spanner", "Google.Cloud.SecretManager.Extensions"];

    private static readonly HashSet<string> AmazonHelpers = new(StringComparer.Ordinal) { "TransferUtility", "ITransferUtility", "DynamoDBContext", "IDynamoDBContext" };

    /// <summary>How long such a call lasts, as a clause of the message; null for all other methods.</summary>
    public static string? WaitOf(IMethodSymbol method)
    {
        if (method.ReturnType is INamedTypeSymbol { Name: "AsyncUnaryCall" } call && call.IsInNamespace("Grpc.Core")) return AsLongAsItTakes;
        var type = method.ContainingType;
        if (type is null) return null;
        if (type.Name is "Task" or "Thread" && type.ContainingNamespace.ToDisplayString().StartsWith("System.Threading", StringComparison.Ordinal))
        {
            return (type.Name, method.Name) switch
            {
                ("Task", "Delay") or ("Thread", "Sleep") => Clock,
                _ => null,
            };
        }

        if (!IsRoundTrip(method)) return null;
        if (type.IsOrExtends("System.Net.Http.HttpMessageInvoker") || (type.Name == "HttpClientJsonExtensions" && type.IsInNamespace("System.Net.Http.Json"))) return Http;
        if (type.IsOrExtends("System.Net.Mail.SmtpClient") || type.IsOrExtends("System.Net.WebClient") || type.IsOrExtends("System.Net.WebRequest")) return AsLongAsItTakes;
        var name = type.ContainingNamespace.ToDisplayString();
        if (name.StartsWith("Amazon.", StringComparison.Ordinal)) return type.IsOrDerivesFrom("Amazon.Runtime.IAmazonService") || AmazonHelpers.Contains(type.Name) ? WithRetries : null;
        if (type.TypeKind == TypeKind.Interface && method.GetAttributes().Any(attribute => attribute.AttributeClass.IsOrExtends("Refit.HttpMethodAttribute"))) return Http;
        if (NoServices.Any(other => IsAtOrBelow(name, other))) return null;
        foreach (var (service, wait) in Services)
        {
            if (IsAtOrBelow(name, service)) return wait;
        }

        return null;
    }

    // The asynchronous method, or the synchronous one of the pair.
    private static bool IsRoundTrip(IMethodSymbol method)
    {
        if (method.Name is "DisposeAsync" or "CloseAsync" or "Dispose" or "Close") return false;
        if (method.Name.EndsWith("Async", StringComparison.Ordinal)) return true;
        return method.Name is not ("Equals" or "GetHashCode" or "ToString") && (method.ContainingType.GetMembers(method.Name + "Async").Any() || (method.Name == "Send" && !method.ContainingType.GetMembers("SendMailAsync").IsEmpty)
            || method.HasAttribute("Refit.HttpMethodAttribute"));
    }

    private static bool IsAtOrBelow(string name, string root) => name == root || (name.Length > root.Length && name[root.Length] == '.' && name.StartsWith(root, StringComparison.Ordinal));
}
