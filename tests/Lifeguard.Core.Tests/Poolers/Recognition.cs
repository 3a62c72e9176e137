using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using P = Lifeguard.Core.Poolers.Pooler;

namespace Lifeguard.Core.Tests.Poolers;

public sealed class Recognition
{
    [Theory]
    [InlineData("orders.proxy-cabc123.eu-west-1.rds.amazonaws.com", 5432, P.RdsProxy)]
    [InlineData("readers.endpoint.proxy-cabc123.eu-west-1.rds.amazonaws.com", 5432, P.RdsProxy)]
    [InlineData("orders.proxy-cabc123.rds.cn-north-1.amazonaws.com.cn", 5432, P.RdsProxy)]
    [InlineData("ORDERS.PROXY-CABC123.EU-WEST-1.RDS.AMAZONAWS.COM", 5432, P.RdsProxy)]
    [InlineData("orders.proxy-cabc123.eu-west-1.rds.amazonaws.com", null, P.RdsProxy)]
    [InlineData("ep-cool-hill-123456-pooler.eu-central-1.aws.neon.tech", 5432, P.Neon)]
    [InlineData("ep-cool-hill-123456-pooler.eu-central-1.aws.neon.build", null, P.Neon)]
    [InlineData("aws-0-eu-central-1.pooler.supabase.com", 6543, P.Supavisor)]
    [InlineData("db.abcdefgh.supabase.co", 6543, P.PgBouncer)]
    [InlineData("shop.postgres.database.azure.com", 6432, P.AzurePgBouncer)]
    [InlineData("shop.postgres.database.azure.com", 8432, P.AzurePgBouncer)]
    [InlineData("10.0.0.5", 6432, P.PgBouncer)]
    [InlineData("pgbouncer", 6432, P.PgBouncer)]
    [InlineData("pgbouncer:6432", 5432, P.PgBouncer)]
    [InlineData("a:6432,b:6432", 5432, P.PgBouncer)]
    public void PostgreSql(string host, int? port, Pooler expected) => Assert.Equal(expected, PoolerRecognition.At(host, port, SqlDialect.PostgreSql)?.Pooler);

    // The address of a database itself, or of a pooler that gives each client a session.
    [Theory]
    [InlineData("orders.cabc123.eu-west-1.rds.amazonaws.com", 5432)]
    [InlineData("proxy-db.cabc123.eu-west-1.rds.amazonaws.com", 5432)]
    [InlineData("orders.cluster-cabc123.eu-west-1.rds.amazonaws.com", 5432)]
    [InlineData("ep-cool-hill-123456.eu-central-1.aws.neon.tech", 5432)]
    [InlineData("aws-0-eu-central-1.pooler.supabase.com", 5432)]
    [InlineData("db.abcdefgh.supabase.co", 5432)]
    [InlineData("shop.postgres.database.azure.com", 5432)]
    public void NoPooler(string host, int port) => Assert.Equal(P.None, PoolerRecognition.At(host, port, SqlDialect.PostgreSql)?.Pooler);

    [Theory]
    [InlineData("db", 5432)]
    [InlineData("db", null)]
    [InlineData("", 6432)]
    [InlineData("rds.amazonaws.com", 5432)]
    [InlineData("notneon.tech", 5432)]
    [InlineData("aws-0-eu-central-1.pooler.supabase.com", null)]
    [InlineData("shop.postgres.database.azure.com", null)]
    [InlineData("pgbouncer:6432,db:5432", 5432)]
    [InlineData("2001:db8::1", 5432)]
    [InlineData("db:x", 5432)]
    public void DoesNotTell(string host, int? port) => Assert.Null(PoolerRecognition.At(host, port, SqlDialect.PostgreSql));

    [Theory]
    [InlineData("db", 6033, P.ProxySql)]
    [InlineData("eu-west.connect.psdb.cloud", 3306, P.Vitess)]
    [InlineData("orders.proxy-cabc123.eu-west-1.rds.amazonaws.com", 3306, P.RdsProxy)]
    public void MySql(string host, int port, Pooler expected) => Assert.Equal(expected, PoolerRecognition.At(host, port, SqlDialect.MySql)?.Pooler);

    [Fact]
    public void PortsBelongToADatabase()
    {
        Assert.Null(PoolerRecognition.At("db", 6033, SqlDialect.PostgreSql));
        Assert.Null(PoolerRecognition.At("db", 6432, SqlDialect.MySql));
        Assert.Null(PoolerRecognition.At("x.psdb.cloud", 5432, SqlDialect.PostgreSql));
    }

    [Theory]
    [InlineData("tcp:orders.proxy-cabc123.eu-west-1.rds.amazonaws.com,1433")]
    [InlineData("orders.proxy-cabc123.eu-west-1.rds.amazonaws.com")]
    public void SqlServer(string server) => Assert.Equal(P.RdsProxy, PoolerRecognition.At(server, 1433, SqlDialect.SqlServer)?.Pooler);

    [Fact]
    public void ANameMayBeKnownInPart()
    {
        var hole = ConnectionStringText.Hole;

        Assert.Equal(P.Supavisor, PoolerRecognition.At($"{hole}.pooler.supabase.com", 6543, SqlDialect.PostgreSql)?.Pooler);
        Assert.Equal(P.RdsProxy, PoolerRecognition.At($"{hole}.proxy-{hole}.{hole}.rds.amazonaws.com", 5432, SqlDialect.PostgreSql)?.Pooler);
        Assert.Equal(P.Neon, PoolerRecognition.At($"{hole}-pooler.{hole}.aws.neon.tech", 5432, SqlDialect.PostgreSql)?.Pooler);
        Assert.Null(PoolerRecognition.At($"{hole}.eu-central-1.aws.neon.tech", 5432, SqlDialect.PostgreSql));
        Assert.Null(PoolerRecognition.At($"{hole}", 5432, SqlDialect.PostgreSql));
    }

    [Fact]
    public void SupabasesDedicatedPoolerDoesNotTrackPreparedStatements()
    {
        var profile = PoolerRecognition.At("db.abcdefgh.supabase.co", 6543, SqlDialect.PostgreSql)!.ProfileFor(SqlDialect.PostgreSql);

        Assert.Equal(PoolerVerdict.Breaks, PoolerTable.Find(SessionFeature.DriverPreparedStatement, profile).Verdict);
        Assert.Equal("", PoolerTable.Find(SessionFeature.DriverPreparedStatement, profile).DependsOnText);
    }
}
