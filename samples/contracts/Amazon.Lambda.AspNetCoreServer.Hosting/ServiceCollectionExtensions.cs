using Amazon.Lambda.AspNetCoreServer.Hosting;

namespace Amazon.Lambda.AspNetCoreServer.Hosting
{
    public class HostingOptions
    {
        public Core.ILambdaSerializer? Serializer { get; set; }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public enum LambdaEventSource
    {
        RestApi,
        HttpApi,
        ApplicationLoadBalancer,
    }

    public static class ServiceCollectionExtensions
    {
        public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource) => services;

        public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource, Action<HostingOptions>? configure = null) => services;

        public static IServiceCollection AddAWSLambdaBeforeSnapshotRequest(this IServiceCollection services, HttpRequestMessage beforeSnapStartRequest) => services;
    }
}
