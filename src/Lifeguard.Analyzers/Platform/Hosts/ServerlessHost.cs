using System.Collections.Immutable;

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
/// <param name="Name">The value of the setting <c>lifeguard_host</c>.</param>
/// <param name="Title">How messages call it.</param>
/// <param name="Instance">How long the handler's object lives.</param>
/// <param name="Concurrency">Whether invocations overlap in one process.</param>
internal sealed record ServerlessHost(string Name, string Title, InstanceLifetime Instance, HostConcurrency Concurrency)
{
    /// <summary>Class library, one object per process (<c>UserCodeLoader.Init</c> runs once).</summary>
    public static readonly ServerlessHost AwsLambda = new("aws_lambda", "AWS Lambda", InstanceLifetime.Process, HostConcurrency.OneUnlessConfigured);

    /// <summary>The generated wrapper builds the class once, or registers it as a singleton where a startup class exists.</summary>
    public static readonly ServerlessHost LambdaAnnotations = AwsLambda with { Title = "AWS Lambda Annotations" };

    /// <summary>ASP.NET endpoints, whichever platform runs the process: controllers are built per request.</summary>
    public static readonly ServerlessHost AspNet = new("cloud_run", "ASP.NET Core", InstanceLifetime.Invocation, HostConcurrency.Many);

    /// <summary><c>DefaultFunctionActivator</c> builds the class for every invocation.</summary>
    public static readonly ServerlessHost AzureFunctions = new("azure_functions", "Azure Functions", InstanceLifetime.Invocation, HostConcurrency.Many);

    /// <summary>The framework registers the function as scoped.</summary>
    public static readonly ServerlessHost GoogleFunctions = new("google_functions", "Google Cloud Functions", InstanceLifetime.Invocation, HostConcurrency.OneUnlessConfigured);

    public static readonly ServerlessHost OpenFaas = new("openfaas", "OpenFaaS", InstanceLifetime.Unknown, HostConcurrency.Many);

    public static readonly ServerlessHost Alibaba = new("alibaba_fc", "Alibaba Function Compute", InstanceLifetime.Unknown, HostConcurrency.OneUnlessConfigured);

    public static readonly ServerlessHost Huawei = new("huawei_functiongraph", "Huawei FunctionGraph", InstanceLifetime.Unknown, HostConcurrency.OneUnlessConfigured);

    /// <summary>What the user declared by settings; how long instances live is not known.</summary>
    public static readonly ServerlessHost Configured = new("configured", "the configured host", InstanceLifetime.Unknown, HostConcurrency.Many);

    /// <summary>The hosts that <c>lifeguard_host</c> can name; every container that serves requests is ASP.NET to us.</summary>
    public static readonly ImmutableArray<ServerlessHost> Nameable = ImmutableArray.Create(AwsLambda, AzureFunctions, GoogleFunctions, AspNet, OpenFaas, Alibaba, Huawei);

    /// <summary>The host of this name; null for a name that is none.</summary>
    public static ServerlessHost? Named(string? name) => Nameable.FirstOrDefault(host => host.Name == name);
}
