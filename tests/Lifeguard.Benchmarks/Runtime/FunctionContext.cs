using Amazon.Lambda.Core;

namespace Lifeguard.Benchmarks.Runtime;

/// <summary>What AWS Lambda tells an invocation, as far as anybody asks: the time that remains.</summary>
internal sealed class FunctionContext(TimeSpan remaining) : ILambdaContext
{
    public TimeSpan RemainingTime => remaining;

    public string AwsRequestId => "";

    public IClientContext ClientContext => throw new NotSupportedException();

    public string FunctionName => "";

    public string FunctionVersion => "";

    public ICognitoIdentity Identity => throw new NotSupportedException();

    public string InvokedFunctionArn => "";

    public ILambdaLogger Logger => throw new NotSupportedException();

    public string LogGroupName => "";

    public string LogStreamName => "";

    public int MemoryLimitInMB => 512;
}
