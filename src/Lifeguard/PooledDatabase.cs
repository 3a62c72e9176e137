using System.Runtime.CompilerServices;
using Lifeguard.Acquisition;
using Lifeguard.Breaker;
using Lifeguard.Configuration;
using Lifeguard.Credentials;
using Lifeguard.Execution;
using Lifeguard.Leaks;
using Lifeguard.Retry;
using Lifeguard.Telemetry;
using Lifeguard.Thaw;
using Lifeguard.Topology;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Polly;

namespace Lifeguard;

/// <summary>
/// The one pool of this process for a database: it lends connections for the length of a call and takes them back whatever happens. Make one per database and keep it; it is safe for any number of threads.
/// </summary>
/// <remarks>
/// <para>What its calls throw:</para>
/// <list type="bullet">
/// <item><see cref="ConnectionAcquisitionException"/>: there was no connection; its reason says why. Nothing was sent, unless <see cref="RetryScope.Idempotent"/> had let an earlier run lose its connection.</item>
/// <item><see cref="DatabaseUnavailableException"/>: the database failed often and is left alone for some seconds. The same holds.</item>
/// <item><see cref="DeadlineExceededException"/>: the time was over; its phase says where.</item>
/// <item><see cref="CommitOutcomeUnknownException"/>: COMMIT was sent and no answer came.</item>
/// <item><see cref="OperationCanceledException"/>: the caller's token was cancelled.</item>
/// <item>Whatever the caller's code throws, unchanged; of the database mostly <see cref="PostgresException"/>.</item>
/// </list>
/// <para>What the deadline bounds, where it is known, and how:</para>
/// <list type="bullet">
/// <item>Getting a connection, every wait between attempts, <c>QueryAsync</c>: by themselves.</item>
/// <item>Commands of the caller's: by the token that his code is handed. The driver asks the server to stop.</item>
/// <item>Commands in a transaction of ours, and all of <see cref="RetryScope.ReadOnly"/>: on the server as well, by <c>SET LOCAL statement_timeout</c> (<see cref="LifeguardOptions.LimitStatementsOnServer"/>),
/// for proxies that do not pass on requests to stop, and for code that forgets the token.</item>
/// <item>Commands without the token, outside of a transaction: the call ends with the deadline, with <see cref="DeadlineExceededException"/>. The command runs on until its own timeout
/// (<c>Command Timeout</c> of the connection string: <see cref="LifeguardOptions.FunctionTimeout"/> where that is set, else the driver's 30 s), and only then its connection is closed and its place free.
/// The connection that is lent is Npgsql's own and no wrapper, so nothing of ours sees its commands.</item>
/// </list>
/// </remarks>
public sealed partial class PooledDatabase : IAsyncDisposable
{
    private readonly LifeguardOptions _options;
    private readonly ILogger _logger;
    private readonly NpgsqlDataSource _source;
    private readonly bool _ownsSource;
    private readonly string _endpoint;
    private readonly bool _watchesAll;
    private readonly LeasePool _leases;
    private readonly LeaseLedger _ledger;
    private readonly ConnectionAcquisition _acquisition;
    private readonly ThawCheck _thaw;
    private readonly Backoff _backoff;
    private readonly DatabaseBreaker _breaker;
    private readonly ResiliencePipeline _pipeline;
    private readonly Reclaim _reclaim;
    private readonly LeakWatch _watch;
    private readonly CredentialFlight? _credential;
    private readonly DatabaseCredential? _credentialSource;
    private readonly TimeSpan _cancellationTimeout;
    private int _isDisposed;
    private double _usualMilliseconds;

    /// <summary>Makes the pool. Nothing is connected yet.</summary>
    /// <param name="options">How it behaves; <see cref="LifeguardOptions.ConnectionString"/> is needed unless one is found under the name.</param>
    /// <param name="name">What it is called in logs and metrics, and where its connection string is looked up.</param>
    /// <param name="loggers">Where it logs; by default nowhere.</param>
    /// <exception cref="LifeguardConfigurationException">The options are wrong; the message has everything that is.</exception>
    public PooledDatabase(LifeguardOptions options, string name = "database", ILoggerFactory? loggers = null)
        : this(options, name, options?.ConnectionString ?? ConnectionStringSource.Find(name, null), null, loggers)
    {
    }

    internal PooledDatabase(LifeguardOptions options, string name, string? connectionString, NpgsqlDataSource? source, ILoggerFactory? loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var problems = OptionsCheck.Problems(options, connectionString, name);
        if (problems.Count > 0) throw new LifeguardConfigurationException(name, problems);

        _options = options;
        _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger(LifeguardTelemetry.LogCategory);
        Name = name;
        _backoff = new Backoff(options);
        var settings = ConnectionSettings.From(connectionString!, options, _backoff.Next());
        var builder = source is null ? settings.Builder : new NpgsqlConnectionStringBuilder(connectionString);
        Topology = settings.Topology;
        if (settings.Replaced.Count > 0 && source is null) Log.KeywordsReplaced(_logger, name, string.Join(", ", settings.Replaced), settings.Topology);

        _credentialSource = source is null ? options.Credential : null;
        _credential = _credentialSource is null ? null : new CredentialFlight(_credentialSource, name, options.Clock);
        _ownsSource = source is null;
        _source = source ?? BuildSource(builder, loggers);
        _endpoint = EndpointRegistry.NameOf(builder);
        var poolSize = builder.MaxPoolSize;
        var pools = EndpointRegistry.Enter(_endpoint);
        if (pools > 1) Log.SecondPool(_logger, name, $"{builder.Host}:{builder.Port}", pools);

        _cancellationTimeout = TimeSpan.FromMilliseconds(Math.Max(0, builder.CancellationTimeout));
        _watchesAll = HostConcurrency.Of(options) > 1;
        _leases = new LeasePool(options, poolSize);
        _ledger = new LeaseLedger(options.Clock, poolSize);
        _acquisition = new ConnectionAcquisition(_source, options, _ledger, new ServerProbe(builder), name, poolSize);
        _thaw = new ThawCheck(options, name, _logger);
        _breaker = new DatabaseBreaker(name, options, _backoff, _logger);
        _pipeline = RetryPipeline.Build(_breaker, options);
        _reclaim = new Reclaim(_source, _ledger, _logger, name, options, _cancellationTimeout);
        _watch = new LeakWatch(_ledger, _reclaim, options);
        LiveBreakers.Add(_breaker);
        Instruments.Publish();
    }

    /// <summary>What it is called in logs and metrics (<c>db.client.connection.pool.name</c>).</summary>
    public string Name { get; }

    /// <summary>What stands between the function and PostgreSQL: as configured, or as recognised.</summary>
    public DatabaseTopology Topology { get; }

    /// <summary>The pool itself, for libraries that want one (<c>UseNpgsql(database.DataSource)</c>). Connections that are opened here have no deadline and are not watched.</summary>
    public NpgsqlDataSource DataSource => _source;

    /// <summary>Whether the database is left alone at the moment.</summary>
    public BreakerState BreakerState => _breaker.State;

    /// <summary>How many connections are lent out.</summary>
    public int LentConnections => _ledger.Count;

    /// <summary>Runs code on a connection.</summary>
    /// <param name="work">The code. The connection is open and is taken back when the task ends; the token ends with the deadline and belongs into each command.</param>
    /// <param name="retry">What may be done again when something fails.</param>
    /// <param name="deadline">When the host ends the invocation; by default that of the invocation under way, or the configured timeout.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="member">Filled in by the compiler.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>What the code returned.</returns>
    public Task<T> WithConnectionAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> work, RetryScope retry = RetryScope.Acquire, Deadline deadline = default, CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        WithConnectionAsync(work ?? throw new ArgumentNullException(nameof(work)), static (inner, connection, token) => inner(connection, token), retry, deadline, cancellationToken, member, file, line);

    /// <inheritdoc cref="WithConnectionAsync{T}(Func{NpgsqlConnection, CancellationToken, Task{T}}, RetryScope, Deadline, CancellationToken, string, string, int)"/>
    /// <returns>Ends when the code has.</returns>
    public Task WithConnectionAsync(
        Func<NpgsqlConnection, CancellationToken, Task> work, RetryScope retry = RetryScope.Acquire, Deadline deadline = default, CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        WithConnectionAsync(work ?? throw new ArgumentNullException(nameof(work)), static (inner, connection, token) => inner(connection, token), retry, deadline, cancellationToken, member, file, line);

    /// <inheritdoc cref="WithConnectionAsync{T}(Func{NpgsqlConnection, CancellationToken, Task{T}}, RetryScope, Deadline, CancellationToken, string, string, int)"/>
    /// <param name="state">Handed to the code, which can then be static and needs no closure.</param>
    public Task<T> WithConnectionAsync<TState, T>(
        TState state, Func<TState, NpgsqlConnection, CancellationToken, Task<T>> work, RetryScope retry = RetryScope.Acquire, Deadline deadline = default, CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(work);
        RefuseTransactionScope(retry);
        return RunAsync<ConnectionUnit<TState, T>, T>(new(state, work, retry), deadline, cancellationToken, new LeaseSite(member, file, line));
    }

    /// <inheritdoc cref="WithConnectionAsync{T}(Func{NpgsqlConnection, CancellationToken, Task{T}}, RetryScope, Deadline, CancellationToken, string, string, int)"/>
    /// <param name="state">Handed to the code, which can then be static and needs no closure.</param>
    /// <returns>Ends when the code has.</returns>
    public Task WithConnectionAsync<TState>(
        TState state, Func<TState, NpgsqlConnection, CancellationToken, Task> work, RetryScope retry = RetryScope.Acquire, Deadline deadline = default, CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(work);
        RefuseTransactionScope(retry);
        return RunAsync<ConnectionUnit<TState>, bool>(new(state, work, retry), deadline, cancellationToken, new LeaseSite(member, file, line));
    }

    /// <summary>Reads all rows of a query.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="map">Makes a value of the row that the reader stands on.</param>
    /// <param name="parameters">Adds the parameters.</param>
    /// <param name="retry">
    /// By default <see cref="RetryScope.ReadOnly"/>: the server holds the query to reading (in the same round trip), and a lost connection runs it again. For a statement that writes and returns rows, say <see cref="RetryScope.Acquire"/>.
    /// </param>
    /// <param name="deadline">When the host ends the invocation; by default that of the invocation under way, or the configured timeout.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="member">Filled in by the compiler.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The values, in the order of the rows.</returns>
    public Task<List<T>> QueryAsync<T>(
        string sql, Func<NpgsqlDataReader, T> map, Action<NpgsqlParameterCollection>? parameters = null, RetryScope retry = RetryScope.ReadOnly, Deadline deadline = default,
        CancellationToken cancellationToken = default, [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        ArgumentNullException.ThrowIfNull(map);
        RefuseTransactionScope(retry);
        return RunAsync<QueryUnit<T>, List<T>>(new(sql, map, parameters, retry), deadline, cancellationToken, new LeaseSite(member, file, line));
    }

    /// <summary>Lends a connection that the caller gives back himself. Prefer <c>WithConnectionAsync</c>, which cannot forget it.</summary>
    /// <param name="deadline">When the host ends the invocation; by default that of the invocation under way, or the configured timeout.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="member">Filled in by the compiler.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>To be disposed of as soon as the connection is no longer needed.</returns>
    public async Task<ConnectionLease> LeaseAsync(
        Deadline deadline = default, CancellationToken cancellationToken = default, [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var lease = BeginLease(deadline, cancellationToken, new LeaseSite(member, file, line));
        await RunAsync<KeepUnit, bool>(default, lease).ConfigureAwait(false);
        _watch.TurnOn();
        return new ConnectionLease(this, lease);
    }

    /// <summary>Begins an invocation: calls inside of it take over its deadline, and what they have not given back at its end is a leak then and there.</summary>
    /// <param name="deadline">When the host ends it.</param>
    /// <param name="cancellationToken">The host's.</param>
    /// <returns>To be disposed of when the handler is done.</returns>
    public Invocation BeginInvocation(Deadline deadline = default, CancellationToken cancellationToken = default)
    {
        if (!deadline.IsKnown && _options.FunctionTimeout is { } timeout) deadline = Deadline.After(timeout, _options.Clock);
        var usable = deadline.IsKnown ? deadline.Remaining - Deadlines.DeadlineReserve.Of(deadline.Remaining, _options) : Timeout.InfiniteTimeSpan;
        return new Invocation(this, deadline, usable, cancellationToken, _options.Clock);
    }

    /// <summary>Closes the pool. A function has no need to: it ends without notice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        LiveBreakers.Remove(_breaker);
        EndpointRegistry.Leave(_endpoint);
        PooledDatabases.Forget(this);
        _watch.Dispose();
        if (_ownsSource) await _source.DisposeAsync().ConfigureAwait(false);
    }

    private static void RefuseTransactionScope(RetryScope retry)
    {
        if (retry == RetryScope.Transaction) throw new ArgumentException($"{nameof(RetryScope)}.{nameof(RetryScope.Transaction)} needs a transaction that is begun and committed here: use WithTransactionAsync.", nameof(retry));
    }

    private NpgsqlDataSource BuildSource(NpgsqlConnectionStringBuilder settings, ILoggerFactory? loggers)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = Name };
        if (loggers is not null) builder.UseLoggerFactory(loggers);
        if (_options.SkipTypeLoading) builder.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
        if (_credential is { } credential)
        {
            builder.UsePasswordProvider(
                static _ => throw new NotSupportedException("Open connections asynchronously: the credential cannot be had in any other way."),
                (wanted, cancellationToken) => credential.GetAsync(new CredentialRequest(wanted.Host ?? "", wanted.Port, wanted.Username ?? "", wanted.Database, IsRetry: false), cancellationToken));
        }

        _options.ConfigureDataSource?.Invoke(builder);
        return builder.Build();
    }
}
