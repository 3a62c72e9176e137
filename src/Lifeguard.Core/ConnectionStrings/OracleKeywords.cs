using static Lifeguard.Core.ConnectionStrings.KeywordRows;

namespace Lifeguard.Core.ConnectionStrings;

/// <summary>What rules ask of Oracle's keywords; source: ODP.NET developer's guide, OracleConnection.ConnectionString.</summary>
internal static class OracleKeywords
{
    // No host: Oracle's Data Source is a net service name, a descriptor or an address, and only the first two are common.
    public static readonly KeywordDefinition[] All =
    [
        Text("Data Source"),
        Text("User Id").Means(ConnectionStringKeyword.UserName),
        Secret("Password").Means(ConnectionStringKeyword.Password),
        Flag("Pooling", true).Means(ConnectionStringKeyword.Pooling),
        Number("Min Pool Size", 1).Means(ConnectionStringKeyword.MinimumPoolSize),
        Number("Max Pool Size", 100).Means(ConnectionStringKeyword.MaximumPoolSize),
        Seconds("Connection Timeout", 15).Means(ConnectionStringKeyword.ConnectTimeout),
    ];
}
