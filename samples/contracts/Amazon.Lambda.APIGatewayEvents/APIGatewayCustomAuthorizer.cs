namespace Amazon.Lambda.APIGatewayEvents;

public class APIGatewayCustomAuthorizerContext : Dictionary<string, object>
{
    public string PrincipalId { get; set; }

    public string StringKey { get; set; }

    public Dictionary<string, string> Claims { get; set; }
}

public class APIGatewayCustomAuthorizerContextOutput : Dictionary<string, object>;

public class APIGatewayCustomAuthorizerRequest
{
    public string Type { get; set; }

    public string AuthorizationToken { get; set; }

    public string MethodArn { get; set; }

    public string Path { get; set; }

    public string HttpMethod { get; set; }

    public IDictionary<string, string> Headers { get; set; }

    public IDictionary<string, string> PathParameters { get; set; }

    public APIGatewayProxyRequest.ProxyRequestContext RequestContext { get; set; }
}

public class APIGatewayCustomAuthorizerResponse
{
    public string PrincipalID { get; set; }

    public APIGatewayCustomAuthorizerPolicy PolicyDocument { get; set; }

    public APIGatewayCustomAuthorizerContextOutput Context { get; set; }

    public string UsageIdentifierKey { get; set; }
}

public class APIGatewayCustomAuthorizerPolicy
{
    public string Version { get; set; }

    public List<IAMPolicyStatement> Statement { get; set; }

    public class IAMPolicyStatement
    {
        public string Effect { get; set; }

        public HashSet<string> Action { get; set; }

        public HashSet<string> Resource { get; set; }
    }
}

public class APIGatewayCustomAuthorizerV2Request
{
    public string Type { get; set; }

    public string RouteArn { get; set; }

    public List<string> IdentitySource { get; set; }

    public Dictionary<string, string> Headers { get; set; }
}

public class APIGatewayCustomAuthorizerV2SimpleResponse
{
    public bool IsAuthorized { get; set; }

    public Dictionary<string, object> Context { get; set; }
}
