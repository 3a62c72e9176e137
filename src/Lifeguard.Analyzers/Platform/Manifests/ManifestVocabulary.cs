namespace Lifeguard.Analyzers.Platform.Manifests;

/// <summary>What a kind of manifest calls the properties of a function. Paths are chains of keys below the function.</summary>
internal sealed record ManifestVocabulary
{
    /// <summary>aws-lambda-tools-defaults.json: the defaults of <c>dotnet lambda</c>, which deploys nothing but .NET (aws/aws-extensions-for-dotnet-cli).</summary>
    public static readonly ManifestVocabulary LambdaTools = new()
    {
        Handler = "function-handler",
        Runtime = "function-runtime",
        Timeout = "function-timeout",
        Memory = "function-memory-size",
        ImageCommand = ["image-command"],
        SnapStart = ["snap-start-apply-on"],
        IsAlwaysDotNet = true,
    };

    /// <summary>CloudFormation and SAM. Alibaba's templates use the same names.</summary>
    public static readonly ManifestVocabulary CloudFormation = new()
    {
        Handler = "Handler",
        Runtime = "Runtime",
        Timeout = "Timeout",
        Memory = "MemorySize",
        ReservedConcurrency = "ReservedConcurrentExecutions",
        ImageCommand = ["ImageConfig", "Command"],
        SnapStart = ["SnapStart", "ApplyOn"],
        CapacityProvider = "CapacityProviderConfig",
        // SAM has the limit at the first level, plain CloudFormation one below.
        ProcessConcurrency = [["PerExecutionEnvironmentMaxConcurrency"], ["LambdaManagedInstancesCapacityProviderConfig", "PerExecutionEnvironmentMaxConcurrency"]],
        Defaults = ["Globals", "Function"],
    };

    /// <summary>Serverless Framework.</summary>
    public static readonly ManifestVocabulary Serverless = new()
    {
        Handler = "handler",
        Runtime = "runtime",
        Timeout = "timeout",
        Memory = "memorySize",
        ReservedConcurrency = "reservedConcurrency",
        ImageCommand = ["image", "command"],
        SnapStart = ["snapStart"],
        CapacityProvider = "capacityProvider",
        ProcessConcurrency = [["maxConcurrency"]],
        Defaults = ["provider"],
    };

    public required string Handler { get; init; }

    public required string Runtime { get; init; }

    public required string Timeout { get; init; }

    public required string Memory { get; init; }

    public string? ReservedConcurrency { get; init; }

    /// <summary>Where an image's command overrides its Dockerfile's; the first word is the handler.</summary>
    public required string[] ImageCommand { get; init; }

    public required string[] SnapStart { get; init; }

    /// <summary>Present where the function runs on Lambda Managed Instances, whose processes serve several invocations at a time.</summary>
    public string? CapacityProvider { get; init; }

    /// <summary>Below <see cref="CapacityProvider"/>: how many invocations a process serves at a time.</summary>
    public string[][] ProcessConcurrency { get; init; } = [];

    /// <summary>Where a file keeps what holds for all its functions.</summary>
    public string[] Defaults { get; init; } = [];

    /// <summary>True when no other runtime uses such files, so that a malformed handler is a mistake and not another language's.</summary>
    public bool IsAlwaysDotNet { get; init; }
}
