namespace Lifeguard.Analyzers.Settings;

/// <summary>The platform that calls the code, as a user names it by <c>lifeguard_host</c>.</summary>
internal enum FunctionHost
{
    AwsLambda,
    AzureFunctions,
    GoogleFunctions,
    CloudRun,
    AzureContainerApps,
    AwsAppRunner,
    Knative,
    OpenFaas,
    AlibabaFunctionCompute,
    HuaweiFunctionGraph,
}
