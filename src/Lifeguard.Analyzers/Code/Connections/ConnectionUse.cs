using System.Globalization;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>A connection string in the hands of a driver.</summary>
/// <param name="Driver">Who reads it.</param>
/// <param name="Text">All that is known of it.</param>
internal sealed record ConnectionUse(ConnectionStringDriver Driver, ConnectionStringText Text)
{
    /// <summary>The database that the driver speaks to; null for one that no pooler of the table serves.</summary>
    public SqlDialect? Database => Driver switch
    {
        ConnectionStringDriver.Npgsql => SqlDialect.PostgreSql,
        ConnectionStringDriver.MySqlConnector or ConnectionStringDriver.MySqlData => SqlDialect.MySql,
        ConnectionStringDriver.SqlClient => SqlDialect.SqlServer,
        _ => null,
    };

    /// <summary>True for a string that can only work where it was written: nothing that is deployed goes this way.</summary>
    public bool IsDevelopers =>
        Text.TargetsThisMachine(Driver) == true
        || (Host is { } host && host.IndexOf("docker.internal", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>What its address gives away; null when it does not tell.</summary>
    public RecognisedPooler? RecognisedPooler => Host is { } host && Database is { } database ? PoolerRecognition.At(host, Port, database) : null;

    /// <summary>Which pooler it leads to.</summary>
    public PoolerInUse PoolerIn(SyntaxTree tree, LifeguardModel model) =>
        PoolerInUse.For(model.UserSettings, tree, Database ?? SqlDialect.PostgreSql, RecognisedPooler);

    // As it is written, holes included: what stands behind the first dot is often enough.
    private string? Host => Text.TryFind(Driver, ConnectionStringKeyword.Host, out var host) ? host.Value : null;

    private int? Port => Text.IsSet(Driver, ConnectionStringKeyword.Port) switch
    {
        false => int.Parse(KeywordTable.Of(Driver).Find(ConnectionStringKeyword.Port)?.Default ?? "0", CultureInfo.InvariantCulture) is > 0 and var port ? port : null,
        _ => Text.GetInt32(Driver, ConnectionStringKeyword.Port),
    };
}
