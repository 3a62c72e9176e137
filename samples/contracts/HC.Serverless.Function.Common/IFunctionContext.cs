namespace HC.Serverless.Function.Common;

public interface IFunctionContext
{
    string RequestId { get; }

    string ProjectId { get; }

    string FunctionName { get; }

    string FunctionVersion { get; }

    int MemoryLimitInMb { get; }

    int RemainingTimeInMilliSeconds { get; }

    IFunctionLogger Logger { get; }

    string GetUserData(string key);
}

public interface IFunctionLogger
{
    void Log(string message);

    void Logf(string format, params object[] args);
}

public interface IJsonSerializer
{
    T Deserialize<T>(Stream ins);

    Stream Serialize<T>(T value);
}
