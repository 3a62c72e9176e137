using System.Globalization;
using Lifeguard.TestServers;
using Npgsql;

namespace Burst.Servers;

/// <summary>A PostgreSQL and a PgBouncer of the run's own, gone with it.</summary>
internal sealed class BurstServers : IDisposable
{
    private const string Database = "shop";

    // No superuser: those get the connections that the server keeps back, also when it is full.
    private const string User = "shop_functions";

    private const string Schema = $"""
        CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer int NOT NULL, amount numeric NOT NULL);
        CREATE ROLE {User} LOGIN;
        GRANT INSERT, SELECT ON orders TO {User};
        """;

    private readonly PostgresServer _postgres;
    private readonly PgBouncerServer _pgBouncer;

    private BurstServers(PostgresServer postgres, PgBouncerServer pgBouncer, string postgresVersion)
    {
        _postgres = postgres;
        _pgBouncer = pgBouncer;
        Versions = $"PostgreSQL {postgresVersion}, {pgBouncer.Version}";
    }

    /// <summary>Of both.</summary>
    public string Versions { get; }

    /// <summary>For the functions, straight to PostgreSQL.</summary>
    public string Direct => For(_postgres.Port);

    /// <summary>For the functions, through PgBouncer.</summary>
    public string Pooled => For(_pgBouncer.Port);

    /// <summary>For the one who watches: a superuser gets in when the server is full.</summary>
    public string Watching => $"{_postgres.ConnectionStringOf(Database)};Pooling=false;GSS Encryption Mode=Disable;SSL Mode=Disable";

    /// <param name="plan">The run.</param>
    /// <param name="pgBouncer">PgBouncer's program; null: look for one.</param>
    /// <exception cref="InvalidOperationException">A server is missing or did not start; the message says what to do.</exception>
    public static BurstServers Start(BurstPlan plan, string? pgBouncer)
    {
        var postgres = PostgresServer.Start(
            string.Create(CultureInfo.InvariantCulture, $"max_connections={plan.MaxConnections}"),
            string.Create(CultureInfo.InvariantCulture, $"superuser_reserved_connections={BurstPlan.Reserved}"),
            "shared_buffers=64MB");
        try
        {
            postgres.CreateDatabase(Database, Schema);
            var pool = new PgBouncerPool(Database, Database, plan.ServerConnections, "transaction") { Users = [User] };
            var pooler = PgBouncerServer.StartAny(
                pgBouncer,
                postgres,
                [pool],
                string.Create(CultureInfo.InvariantCulture, $"max_client_conn = {plan.Functions + 50}"),
                string.Create(CultureInfo.InvariantCulture, $"max_db_connections = {plan.ServerConnections}"),
                "listen_backlog = 4096",
                "log_connections = 0",
                "log_disconnections = 0");
            return new BurstServers(postgres, pooler, VersionOf(postgres));
        }
        catch
        {
            postgres.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _pgBouncer.Dispose();
        _postgres.Dispose();
    }

    private static string VersionOf(PostgresServer postgres)
    {
        using var connection = new NpgsqlConnection($"{postgres.ConnectionStringOf(Database)};Pooling=false");
        connection.Open();
        return connection.PostgreSqlVersion.ToString();
    }

    private static string For(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={User};Database={Database};GSS Encryption Mode=Disable");
}
