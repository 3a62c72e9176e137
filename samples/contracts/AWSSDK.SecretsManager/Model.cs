using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class GetSecretValueRequest : AmazonWebServiceRequest
{
    public string SecretId { get; set; }

    public string VersionId { get; set; }

    public string VersionStage { get; set; }
}

public class GetSecretValueResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }

    public string Name { get; set; }

    public MemoryStream SecretBinary { get; set; }

    public string SecretString { get; set; }

    public string VersionId { get; set; }
}
