namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>How long the object lives on which a host calls a handler.</summary>
internal enum InstanceLifetime
{
    /// <summary>Not known: nothing is concluded from it.</summary>
    Unknown,

    /// <summary>Built once, then called for every invocation: what its fields keep survives an invocation.</summary>
    Process,

    /// <summary>Built anew for every invocation: its constructor and field initialisers run each time.</summary>
    Invocation,
}

/// <summary>How many invocations one process serves at the same time.</summary>
internal enum HostConcurrency
{
    /// <summary>One, unless the platform is told otherwise (Lambda Managed Instances, instance concurrency above 1).</summary>
    OneUnlessConfigured,

    /// <summary>Many: whatever is shared is used by several invocations at once.</summary>
    Many,
}

/// <summary>A platform that calls functions, with what lives how long on it.</summary>
/// <param name="Title">How messages call it.</param>
/// <param name="Instance">How long the handler's object lives.</param>
/// <param name="Concurrency">Whether invocations overlap in one process.</param>
internal sealed record ServerlessHost(string Title, InstanceLifetime Instance, HostConcurrency Concurrency)
{
    /// <summary>Class library, one object per process (<c>UserCodeLoader.Init</c> runs once).</summary>
    public static readonly ServerlessHost AwsLambda = new("AWS Lambda", InstanceLifetime.Process, HostConcurrency.OneUnlessConfigured);

    /// <summary>The generated wrapper builds the class once, or registers it as a singleton where a startup class exists.</summary>
    public static readonly ServerlessHost LambdaAnnotations = AwsLambda with { Title = "AWS Lambda Annotations" };

    /// <summary>ASP.NET endpoints, whichever platform runs the process: controllers are built per request.</summary>
    public static readonly ServerlessHost AspNet = new("ASP.NET Core", InstanceLifetime.Invocation, HostConcurrency.Many);

    /// <summary><c>DefaultFunctionActivator</c> builds the class for every invocation.</summary>
    public static readonly ServerlessHost AzureFunctions = new("Azure Functions", InstanceLifetime.Invocation, HostConcurrency.Many);

    /// <summary>The framework registers the function as scoped.</summary>
    public static readonly ServerlessHost GoogleFunctions = new("Google Cloud Functions", InstanceLifetime.Invocation, HostConcurrency.OneUnlessConfigured);

    public static readonly ServerlessHost OpenFaas = new("OpenFaaS", InstanceLifetime.Unknown, HostConcurrency.Many);

    public static readonly ServerlessHost Alibaba = new("Alibaba Function Compute", InstanceLifetime.Unknown, HostConcurrency.OneUnlessConfigured);

    public static readonly ServerlessHost Huawei = new("Huawei FunctionGraph", InstanceLifetime.Unknown, HostConcurrency.OneUnlessConfigured);

    /// <summary>What the user declared by settings; how long instances live is not known.</summary>
    public static readonly ServerlessHost Configured = new("the configured host", InstanceLifetime.Unknown, HostConcurrency.Many);

    /// <summary>The host that <c>lifeguard_host</c> names; every container that serves requests is ASP.NET to us.</summary>
    public static ServerlessHost Named(string host) => host switch
    {
        "aws_lambda" => AwsLambda,
        "azure_functions" => AzureFunctions,
        "google_functions" => GoogleFunctions,
        "openfaas" => OpenFaas,
        "alibaba_fc" => Alibaba,
        "huawei_functiongraph" => Huawei,
        _ => AspNet,
    };
}
