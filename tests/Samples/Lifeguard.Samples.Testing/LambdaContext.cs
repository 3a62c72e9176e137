using Amazon.Lambda.Core;

namespace Lifeguard.Samples.Testing;

/// <summary>What Lambda tells a handler about its invocation.</summary>
public sealed class LambdaContext : ILambdaContext, ILambdaLogger
{
    public List<string> Log { get; } = [];

    public string AwsRequestId { get; } = Guid.NewGuid().ToString();

    public IClientContext ClientContext => throw new NotSupportedException();

    public string FunctionName => "sample";

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity Identity => throw new NotSupportedException();

    public string InvokedFunctionArn => "arn:aws:lambda:eu-central-1:000000000000:function:sample";

    public ILambdaLogger Logger => this;

    public string LogGroupName => "sample";

    public string LogStreamName => "sample";

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime => TimeSpan.FromSeconds(30);

    void ILambdaLogger.Log(string message) => Log.Add(message);

    void ILambdaLogger.LogLine(string message) => Log.Add(message);
}
