namespace Aliyun.Serverless.Core;

public interface IFcContext
{
    string RequestId { get; }

    IFunctionParameter FunctionParam { get; }

    IFcLogger Logger { get; }

    ICredentials Credentials { get; }

    string AccountId { get; }

    string Region { get; }

    IServiceMeta ServiceMeta { get; }
}

public interface IFunctionParameter
{
    string FunctionName { get; }

    string FunctionHandler { get; }

    int MemoryLimitInMB { get; }

    TimeSpan FunctionTimeout { get; }
}

public interface ICredentials
{
    string AccessKeyId { get; }

    string AccessKeySecret { get; }

    string SecurityToken { get; }
}

public interface IServiceMeta
{
    string ServiceName { get; }

    string LogProject { get; }

    string LogStore { get; }

    string Qualifier { get; }

    string VersionId { get; }
}

public interface IFcLogger
{
    void LogInformation(string message, params object[] args);

    void LogError(string message, params object[] args);
}
