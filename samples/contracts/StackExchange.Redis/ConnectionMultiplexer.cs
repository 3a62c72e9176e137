namespace StackExchange.Redis;

public interface IConnectionMultiplexer : IDisposable, IAsyncDisposable
{
    bool IsConnected { get; }

    IDatabase GetDatabase(int db = -1, object? asyncState = null);

    void Close(bool allowCommandsToComplete = true);
}

public sealed class ConnectionMultiplexer : IConnectionMultiplexer
{
    private ConnectionMultiplexer()
    {
    }

    public bool IsConnected => throw new ContractOnly();

    public static ConnectionMultiplexer Connect(string configuration, TextWriter? log = null) => throw new ContractOnly();

    public static ConnectionMultiplexer Connect(ConfigurationOptions configuration, TextWriter? log = null) => throw new ContractOnly();

    public static Task<ConnectionMultiplexer> ConnectAsync(string configuration, TextWriter? log = null) => throw new ContractOnly();

    public static Task<ConnectionMultiplexer> ConnectAsync(ConfigurationOptions configuration, TextWriter? log = null) => throw new ContractOnly();

    public IDatabase GetDatabase(int db = -1, object? asyncState = null) => throw new ContractOnly();

    public void Close(bool allowCommandsToComplete = true)
    {
    }

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => default;
}

public sealed class ConfigurationOptions
{
    public bool AbortOnConnectFail { get; set; }

    public int ConnectTimeout { get; set; }

    public string? Password { get; set; }

    public bool Ssl { get; set; }

    public static ConfigurationOptions Parse(string configuration) => throw new ContractOnly();
}

public readonly struct RedisKey(string? key)
{
    public static implicit operator RedisKey(string? key) => new(key);

    public override string? ToString() => key;
}

public readonly struct RedisValue(string? value)
{
    public bool HasValue => value is not null;

    public static implicit operator RedisValue(string? value) => new(value);

    public static implicit operator string?(RedisValue value) => value.ToString();

    public override string? ToString() => value;
}

public interface IDatabase
{
    RedisValue StringGet(RedisKey key);

    Task<RedisValue> StringGetAsync(RedisKey key);

    Task<bool> StringSetAsync(RedisKey key, RedisValue value, TimeSpan? expiry = null);

    Task<bool> KeyDeleteAsync(RedisKey key);
}
