using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lifeguard.Samples.Testing;

/// <summary>A sample that is a program, started by its own entry point, with the host that it has built.</summary>
public sealed class StartedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly IHost _host;
    private readonly Task _run;

    private StartedProgram(IHost host, Task run)
    {
        _host = host;
        _run = run;
    }

    public IServiceProvider Services => _host.Services;

    /// <summary>Where a web program listens.</summary>
    public Uri Address
    {
        get
        {
            var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new Uri(address.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        }
    }

    /// <param name="assembly">The program's assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<StartedProgram> StartAsync(string assembly, params string[] arguments)
    {
        var entry = Assembly.Load(assembly).EntryPoint!;
        var built = new HostBuilt();
        using var subscription = DiagnosticListener.AllListeners.Subscribe(built);
        var run = Task.Factory.StartNew(() => built.Watch(() => entry.Invoke(null, [arguments])), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        // A program that ends, or fails, before it has built its host says so here.
        if (await Task.WhenAny(built.Host, run).WaitAsync(Limit) == run) await run;
        var program = new StartedProgram(await built.Host.WaitAsync(Limit), run);
        await program.StartedAsync();
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _run.WaitAsync(Limit);
    }

    private async Task StartedAsync()
    {
        var started = new TaskCompletionSource();
        await using var registration = Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(Limit);
    }

    /// <summary>Hosts tell when they have been built; this one listens for the one that is built in its own flow.</summary>
    private sealed class HostBuilt : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private static readonly AsyncLocal<HostBuilt?> Current = new();

        private readonly TaskCompletionSource<IHost> _host = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<IHost> Host => _host.Task;

        public void Watch(Action program)
        {
            Current.Value = this;
            program();
        }

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == "Microsoft.Extensions.Hosting") listener.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> message)
        {
            if (message.Key == "HostBuilt" && Current.Value == this) _host.TrySetResult((IHost)message.Value!);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
