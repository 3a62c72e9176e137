namespace Amazon.Lambda.ApplicationLoadBalancerEvents;

public class ApplicationLoadBalancerRequest
{
    public string HttpMethod { get; set; }

    public string Path { get; set; }

    public IDictionary<string, string> Headers { get; set; }

    public IDictionary<string, string> QueryStringParameters { get; set; }

    public string Body { get; set; }

    public bool IsBase64Encoded { get; set; }
}

public class ApplicationLoadBalancerResponse
{
    public int StatusCode { get; set; }

    public string StatusDescription { get; set; }

    public IDictionary<string, string> Headers { get; set; }

    public string Body { get; set; }

    public bool IsBase64Encoded { get; set; }
}
