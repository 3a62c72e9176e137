using Lifeguard.Tests.Doubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lifeguard.Tests.Configuration;

public sealed class FindingDatabases(Database server)
{
    [Fact]
    public async Task A_name_leads_to_one_pool_however_often_it_is_asked_for()
    {
        Environment.SetEnvironmentVariable("FINDING_ONE", server.ConnectionString);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PooledDatabase.ForName("FINDING_ONE"))));
        Assert.Single(all.Distinct());
        Assert.Equal(1, await all[0].WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
        await all[0].DisposeAsync();
        Assert.NotSame(all[0], PooledDatabase.ForName("FINDING_ONE"));
    }

    [Fact]
    public void The_key_below_ConnectionStrings_is_found_as_hosts_write_it()
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__finding_two", server.ConnectionString);
        Assert.Equal("finding_two", PooledDatabase.ForName("finding_two").Name);
    }

    [Fact]
    public void A_name_without_a_connection_string_fails_until_it_has_one()
    {
        var error = Assert.Throws<LifeguardConfigurationException>(() => PooledDatabase.ForName("FINDING_THREE"));
        Assert.Contains("FINDING_THREE", error.Message, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("FINDING_THREE", server.ConnectionString);
        Assert.NotNull(PooledDatabase.ForName("FINDING_THREE"));
    }

    [Fact]
    public void A_name_may_be_configured_until_its_database_is_made()
    {
        var log = new LogRecorder();
        Environment.SetEnvironmentVariable("FINDING_FOUR", server.ConnectionString + ";Keepalive=5");
        PooledDatabase.Configure("FINDING_FOUR", options => options.Topology = DatabaseTopology.Supavisor, log);
        Assert.Equal(DatabaseTopology.Supavisor, PooledDatabase.ForName("FINDING_FOUR").Topology);
        Assert.Single(log.Of(2));
        Assert.Throws<InvalidOperationException>(() => PooledDatabase.Configure("FINDING_FOUR", _ => { }));
    }

    [Fact]
    public async Task A_data_source_leads_to_one_pool_and_stays_the_callers()
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString + ";Maximum Pool Size=1");
        var database = PooledDatabase.ForDataSource(source);
        Assert.Same(database, PooledDatabase.ForDataSource(source));
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
        await database.DisposeAsync();
        Assert.Equal(2, await PooledDatabase.ForDataSource(source).WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 2", token)));
    }

    [Fact]
    public async Task An_applications_services_have_it_by_type_and_by_name_and_so_have_generated_handlers()
    {
        await using var services = new ServiceCollection()
            .AddLifeguard("finding_a", options => options.ConnectionString = server.ConnectionString)
            .AddLifeguard("finding_b", options => options.ConnectionString = server.ConnectionString)
            .BuildServiceProvider();
        var first = services.GetRequiredService<PooledDatabase>();
        Assert.Equal("finding_a", first.Name);
        Assert.Same(first, services.GetRequiredKeyedService<PooledDatabase>("finding_a"));
        Assert.Same(first, PooledDatabase.ForName("finding_a"));
        Assert.NotSame(first, services.GetRequiredKeyedService<PooledDatabase>("finding_b"));
        Assert.Equal(1, await first.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task A_handler_that_looks_for_the_name_first_meets_the_one_of_the_services_that_were_started()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:finding_c", server.ConnectionString)]).Build();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration).AddSingleton<ILoggerFactory>(new LogRecorder())
            .AddLifeguard("finding_c", options => options.Topology = DatabaseTopology.Supavisor)
            .BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        var found = PooledDatabase.ForName("finding_c");
        Assert.Equal(DatabaseTopology.Supavisor, found.Topology);
        Assert.Same(found, services.GetRequiredService<PooledDatabase>());
        Assert.Same(found, PooledDatabase.ForName("finding_c"));
    }

    [Fact]
    public async Task Without_a_started_host_the_name_leads_to_the_same_options_and_the_services_to_the_same_pool()
    {
        await using var services = new ServiceCollection()
            .AddLifeguard("finding_d", options => (options.ConnectionString, options.Topology) = (server.ConnectionString, DatabaseTopology.Neon))
            .BuildServiceProvider();
        var found = PooledDatabase.ForName("finding_d");
        Assert.Equal(DatabaseTopology.Neon, found.Topology);
        Assert.Same(found, services.GetRequiredKeyedService<PooledDatabase>("finding_d"));
    }

    [Fact]
    public async Task Services_that_have_gone_leave_the_name_to_itself()
    {
        var services = new ServiceCollection().AddLifeguard("finding_e", options => options.ConnectionString = server.ConnectionString).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        await services.DisposeAsync();
        await using var found = PooledDatabase.ForName("finding_e");
        Assert.Equal(1, await found.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }
}
