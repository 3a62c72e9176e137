using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

public interface IAmazonSimpleSystemsManagement : IAmazonService, IDisposable
{
    Task<GetParameterResponse> GetParameterAsync(GetParameterRequest request, CancellationToken cancellationToken = default);

    Task<GetParametersByPathResponse> GetParametersByPathAsync(GetParametersByPathRequest request, CancellationToken cancellationToken = default);
}

public class AmazonSimpleSystemsManagementConfig : ClientConfig
{
    public AmazonSimpleSystemsManagementConfig()
        : base(new NoDefaults())
    {
    }

    public override string RegionEndpointServiceName => "ssm";

    public override string ServiceVersion => "contract";

    public override string UserAgent => "contract";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw new ContractOnly();

    private sealed class NoDefaults : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode = null) => throw new ContractOnly();
    }
}

public class AmazonSimpleSystemsManagementClient : AmazonServiceClient, IAmazonSimpleSystemsManagement
{
    public AmazonSimpleSystemsManagementClient()
        : this(new AmazonSimpleSystemsManagementConfig())
    {
    }

    public AmazonSimpleSystemsManagementClient(RegionEndpoint region)
        : this(new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region })
    {
    }

    public AmazonSimpleSystemsManagementClient(AmazonSimpleSystemsManagementConfig config)
        : base(new AnonymousAWSCredentials(), config)
    {
    }

    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region })
    {
    }

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleSystemsManagementConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw new ContractOnly();

    public virtual Task<GetParameterResponse> GetParameterAsync(GetParameterRequest request, CancellationToken cancellationToken = default) => throw new ContractOnly();

    public virtual Task<GetParametersByPathResponse> GetParametersByPathAsync(GetParametersByPathRequest request, CancellationToken cancellationToken = default) => throw new ContractOnly();
}
