using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Lifeguard.Tests.Doubles;

/// <summary>Keeps what is measured for one pool.</summary>
internal sealed class MeterRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measured> _all = new();

    public MeterRecorder(string pool)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Lifeguard") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (Equals(all.GetValueOrDefault("db.client.connection.pool.name"), pool)) _all.Enqueue(new Measured(instrument.Name, instrument.Unit, value, all));
        }
    }

    public void ReadGauges() => _listener.RecordObservableInstruments();

    public IReadOnlyList<Measured> Of(string name) => _all.Where(measured => measured.Name == name).ToList();

    public double Sum(string name) => Of(name).Sum(measured => measured.Value);

    public void Dispose() => _listener.Dispose();

    internal sealed record Measured(string Name, string? Unit, double Value, Dictionary<string, object?> Tags);
}
