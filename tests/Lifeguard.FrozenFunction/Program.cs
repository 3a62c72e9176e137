using System.Diagnostics.Metrics;
using System.Globalization;
using Lifeguard;

// Each line that comes in is an invocation: the statement to run. Each line that goes out is what the caller gets, and what was counted until then.
var (stale, retries) = (0L, 0L);
using var listener = new MeterListener();
listener.InstrumentPublished = (instrument, all) =>
{
    if (instrument.Meter.Name == LifeguardTelemetry.MeterName) all.EnableMeasurementEvents(instrument);
};
listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
{
    if (instrument.Name == "lifeguard.connection.stale_evicted") Interlocked.Add(ref stale, value);
    if (instrument.Name == "lifeguard.retry.attempts") Interlocked.Add(ref retries, value);
});
listener.Start();

var options = new LifeguardOptions
{
    Concurrency = 1,
    IdleProbeThreshold = TimeSpan.FromMilliseconds(double.Parse(args[0], CultureInfo.InvariantCulture)),
    Topology = Enum.Parse<DatabaseTopology>(args[1]),
    BreakerEnabled = false,
};
await using var database = new PooledDatabase(options, "FROZEN_DB");
while (await Console.In.ReadLineAsync() is { } sql)
{
    string answer;
    try
    {
        var result = await database.WithConnectionAsync(
            async (connection, token) =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                return await command.ExecuteScalarAsync(token);
            },
            deadline: Deadline.After(TimeSpan.FromSeconds(30)));
        answer = string.Create(CultureInfo.InvariantCulture, $"{result}");
    }
    catch (Exception error)
    {
        answer = $"{error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}";
    }

    Console.WriteLine($"{answer}|{Interlocked.Read(ref stale)}|{Interlocked.Read(ref retries)}");
}
