using Lifeguard.Configuration;
using Lifeguard.Tests.Doubles;
using Lifeguard.Topology;
using Npgsql;

namespace Lifeguard.Tests.Topology;

public sealed class Profiles(Database server)
{
    [Theory]
    [InlineData("Host=db.internal", DatabaseTopology.Direct)]
    [InlineData("Host=app.cluster-abc.eu-west-1.rds.amazonaws.com", DatabaseTopology.Direct)]
    [InlineData("Host=app.proxy-abc.eu-west-1.rds.amazonaws.com", DatabaseTopology.RdsProxy)]
    [InlineData("Host=APP.PROXY-ABC.EU-WEST-1.RDS.AMAZONAWS.COM", DatabaseTopology.RdsProxy)]
    [InlineData("Host=ep-cool-1-pooler.eu-central-1.aws.neon.tech", DatabaseTopology.Neon)]
    [InlineData("Host=ep-cool-1.eu-central-1.aws.neon.tech", DatabaseTopology.Direct)]
    [InlineData("Host=aws-0-eu.pooler.supabase.com;Port=6543", DatabaseTopology.Supavisor)]
    [InlineData("Host=aws-0-eu.pooler.supabase.com;Port=5432", DatabaseTopology.Direct)]
    [InlineData("Host=shop.postgres.database.azure.com;Port=6432", DatabaseTopology.AzurePgBouncer)]
    [InlineData("Host=shop.postgres.database.azure.com", DatabaseTopology.Direct)]
    [InlineData("Host=pgbouncer;Port=6432", DatabaseTopology.PgBouncerTransaction)]
    [InlineData("Host=a:6432,b:6432", DatabaseTopology.PgBouncerTransaction)]
    [InlineData("Host=db.abc.supabase.co;Port=6543", DatabaseTopology.PgBouncerTransaction)]
    public void An_address_tells_its_topology(string connectionString, DatabaseTopology expected) =>
        Assert.Equal(expected, TopologyDetection.Of(new NpgsqlConnectionStringBuilder(connectionString)));

    [Theory]
    [InlineData(DatabaseTopology.Direct, false, GssEncryptionMode.Prefer, 10)]
    [InlineData(DatabaseTopology.PgBouncerTransaction, true, GssEncryptionMode.Disable, 0)]
    [InlineData(DatabaseTopology.RdsProxy, true, GssEncryptionMode.Disable, 0)]
    [InlineData(DatabaseTopology.Supavisor, true, GssEncryptionMode.Disable, 0)]
    [InlineData(DatabaseTopology.Neon, true, GssEncryptionMode.Disable, 10)]
    [InlineData(DatabaseTopology.AzurePgBouncer, true, GssEncryptionMode.Disable, 0)]
    public void Each_topology_gets_what_works_there(DatabaseTopology topology, bool noReset, GssEncryptionMode gss, int autoPrepare)
    {
        var settings = Settings("Host=h;Max Auto Prepare=10;GSS Encryption Mode=Prefer", options => options.Topology = topology).Builder;
        Assert.Equal((noReset, gss, autoPrepare), (settings.NoResetOnClose, settings.GssEncryptionMode, settings.MaxAutoPrepare));
    }

    [Theory]
    [InlineData("1.21", 0)]
    [InlineData("1.22", 10)]
    [InlineData("1.25.2", 10)]
    public void Auto_preparing_needs_a_PgBouncer_that_keeps_statements_apart(string version, int autoPrepare) => Assert.Equal(
        autoPrepare,
        Settings("Host=h;Max Auto Prepare=10", options => (options.Topology, options.PoolerVersion) = (DatabaseTopology.PgBouncerTransaction, Version.Parse(version))).Builder.MaxAutoPrepare);

    [Fact]
    public void What_was_given_and_cannot_be_kept_is_named()
    {
        var settings = Settings("Host=h;Max Auto Prepare=10;Keepalive=30;Minimum Pool Size=1;No Reset On Close=false", options => options.Topology = DatabaseTopology.Supavisor);
        Assert.Equal(["No Reset On Close", "Max Auto Prepare", "Keepalive", "Minimum Pool Size"], settings.Replaced);
        Assert.Empty(Settings("Host=h", options => options.Topology = DatabaseTopology.Supavisor).Replaced);
    }

    [Fact]
    public void RDS_Proxy_ignores_requests_to_cancel_so_nobody_waits_for_them() =>
        Assert.Equal(-1, Settings("Host=h", options => options.Topology = DatabaseTopology.RdsProxy).Builder.CancellationTimeout);

    [Fact]
    public void The_lifetime_of_connections_differs_between_processes_by_a_quarter()
    {
        Assert.Equal(2700, Settings("Host=h", jitter: 0).Builder.ConnectionLifetime);
        Assert.Equal(3600, Settings("Host=h", jitter: 1).Builder.ConnectionLifetime);
        Assert.Equal(450, Settings("Host=h;Connection Lifetime=600", jitter: 0).Builder.ConnectionLifetime);
        Assert.Equal(0, Settings("Host=h;Connection Lifetime=0", jitter: 0).Builder.ConnectionLifetime);
    }

    [Fact]
    public void The_size_of_the_pool_follows_the_concurrency_and_not_the_drivers_hundred()
    {
        Assert.Equal(10, Settings("Host=h").Builder.MaxPoolSize);
        Assert.Equal(2, Settings("Host=h", options => options.Concurrency = 1).Builder.MaxPoolSize);
        Assert.Equal(3, Settings("Host=h", options => (options.Concurrency, options.MaxPoolSize) = (1, 3)).Builder.MaxPoolSize);
    }

    [Fact]
    public void The_caller_has_the_last_word() => Assert.Equal(
        50, Settings("Host=h", options => options.ConfigureConnectionString = settings => settings.MaxPoolSize = 50).Builder.MaxPoolSize);

    [Fact]
    public async Task A_second_pool_for_one_endpoint_is_told_of()
    {
        var log = new LogRecorder();
        var connectionString = server.ConnectionString.Replace("Database=runtime", "Database=second_pool", StringComparison.Ordinal);
        await using (server.Pool(options => options.ConnectionString = connectionString, log))
        {
            Assert.Empty(log.Of(1));
            await using var second = server.Pool(options => options.ConnectionString = connectionString, log);
            Assert.Single(log.Of(1));
        }

        await using var third = server.Pool(options => options.ConnectionString = connectionString, log);
        Assert.Single(log.Of(1));
    }

    [Fact]
    public async Task Behind_a_transaction_pooler_nothing_is_reset()
    {
        await using var database = server.Pool(options => options.Topology = DatabaseTopology.PgBouncerTransaction);
        await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SET application_name = 'kept'", token));
        Assert.Equal("kept", await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SHOW application_name", token)));
    }

    private static ConnectionSettings Settings(string connectionString, Action<LifeguardOptions>? configure = null, double jitter = 0.5)
    {
        var options = new LifeguardOptions();
        configure?.Invoke(options);
        return ConnectionSettings.From(connectionString, options, jitter);
    }
}
