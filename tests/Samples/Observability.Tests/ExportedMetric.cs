using System.Text;

namespace Observability.Tests;

/// <summary>A metric as it came: of which meter, under which name, in which unit.</summary>
internal sealed record ExportedMetric(string Meter, string Name, string Unit)
{
    // ExportMetricsServiceRequest { ResourceMetrics = 1 { ScopeMetrics = 2 { Scope = 1 { name = 1 } Metric = 2 { name = 1, unit = 3 } } } }, mostly repeated,
    // of opentelemetry/proto/metrics/v1/metrics.proto.
    public static IEnumerable<ExportedMetric> In(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        let meter = Text(Fields(scope, 1).Single(), 1)
        from metric in Fields(scope, 2)
        select new ExportedMetric(meter, Text(metric, 1), Text(metric, 3));

    private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Fields(message, field).SingleOrDefault().Span);

    /// <summary>The contents of a field with a length, in order.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int field)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Number(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Number(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Number(message, ref at);
                    if (key >> 3 == (ulong)field) yield return message.Slice(at, length);
                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {key & 7} at {at}: this is no protobuf message.");
            }
        }
    }

    private static ulong Number(ReadOnlyMemory<byte> message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message.Span[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128) return value;
        }
    }
}
