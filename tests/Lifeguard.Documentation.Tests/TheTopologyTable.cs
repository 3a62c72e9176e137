using Lifeguard.Topology;
using Npgsql;

namespace Lifeguard.Documentation.Tests;

/// <summary>What the page says about each pooler is what its profile does to a connection string.</summary>
public sealed class TheTopologyTable
{
    private static readonly Version FirstSafe = new(1, 22);

    private static IReadOnlyList<string[]> Rows => Page.PooledHandler["Poolers"].Tables.Single();

    public static TheoryData<DatabaseTopology> All => [.. Enum.GetValues<DatabaseTopology>()];

    [Fact]
    public void HasEveryTopology() => Assert.Equal(Enum.GetNames<DatabaseTopology>(), Rows.Select(row => row[0]));

    [Theory]
    [MemberData(nameof(All))]
    public void SaysWhatIsSet(DatabaseTopology topology) => Assert.Equal(Rows.Single(row => row[0] == topology.ToString())[2], Said(topology));

    [Theory]
    [InlineData("Host=db.example.org", DatabaseTopology.Direct)]
    [InlineData("Host=aws-0.pooler.supabase.com;Port=5432", DatabaseTopology.Direct)]
    [InlineData("Host=shop.postgres.database.azure.com;Port=5432", DatabaseTopology.Direct)]
    [InlineData("Host=db.example.org;Port=6432", DatabaseTopology.PgBouncerTransaction)]
    [InlineData("Host=db.example.org;Port=6543", DatabaseTopology.PgBouncerTransaction)]
    [InlineData("Host=shop.proxy-abc.eu-central-1.rds.amazonaws.com", DatabaseTopology.RdsProxy)]
    [InlineData("Host=aws-0.pooler.supabase.com;Port=6543", DatabaseTopology.Supavisor)]
    [InlineData("Host=ep-one-pooler.eu-central-1.aws.neon.tech", DatabaseTopology.Neon)]
    [InlineData("Host=shop.postgres.database.azure.com;Port=6432", DatabaseTopology.AzurePgBouncer)]
    public void SaysHowItIsRecognised(string connectionString, DatabaseTopology topology) => Assert.Equal(topology, TopologyDetection.Of(new NpgsqlConnectionStringBuilder(connectionString)));

    private static string Said(DatabaseTopology topology)
    {
        var (old, current) = (Applied(topology, null), Applied(topology, FirstSafe));
        if (topology == DatabaseTopology.Direct) return current.MaxAutoPrepare == 10 && current is { KeepAlive: 7, MinPoolSize: 1, NoResetOnClose: false } ? "as it is" : "changed";

        Assert.True(current.NoResetOnClose);
        Assert.Equal((GssEncryptionMode.Disable, 0, 0), (current.GssEncryptionMode, current.KeepAlive, current.MinPoolSize));
        var preparing = (old.MaxAutoPrepare, current.MaxAutoPrepare) switch
        {
            (0, 0) => ", no prepared statements",
            (0, _) => "; prepared statements from 1.22 on",
            _ => "; prepared statements stay",
        };
        return $"no reset, no GSS, no keepalive, no minimum{preparing}{(current.CancellationTimeout == -1 ? "; no wait for cancelling" : "")}";
    }

    private static NpgsqlConnectionStringBuilder Applied(DatabaseTopology topology, Version? version)
    {
        var settings = new NpgsqlConnectionStringBuilder("Host=db.example.org;Max Auto Prepare=10;Keepalive=7;Minimum Pool Size=1;GSS Encryption Mode=Require");
        TopologyProfile.Apply(topology, version, settings);
        return settings;
    }
}
