using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

public class GetParameterRequest : AmazonWebServiceRequest
{
    public string Name { get; set; }

    public bool? WithDecryption { get; set; }
}

public class GetParameterResponse : AmazonWebServiceResponse
{
    public Parameter Parameter { get; set; }
}

public class GetParametersByPathRequest : AmazonWebServiceRequest
{
    public string Path { get; set; }

    public bool? Recursive { get; set; }

    public bool? WithDecryption { get; set; }
}

public class GetParametersByPathResponse : AmazonWebServiceResponse
{
    public List<Parameter> Parameters { get; set; }
}

public class Parameter
{
    public string Name { get; set; }

    public string Value { get; set; }

    public string ARN { get; set; }
}
