using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Lifeguard.Tests.Doubles;

/// <summary>Keeps what is logged, by anybody.</summary>
internal sealed class LogRecorder : ILoggerFactory
{
    private readonly ConcurrentQueue<(int Id, string Category, string Text)> _lines = new();

    public IReadOnlyList<string> All => _lines.Select(line => line.Text).ToList();

    /// <summary>Lines of Lifeguard's with this number.</summary>
    public IReadOnlyList<string> Of(int id) => _lines.Where(line => line.Id == id && line.Category == "Lifeguard").Select(line => line.Text).ToList();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Logger(LogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            recorder._lines.Enqueue((eventId.Id, category, formatter(state, exception) + exception));
    }
}
