namespace Lifeguard.Core.ConnectionStrings;

/// <summary>Whose keywords a connection string is written in.</summary>
public enum ConnectionStringDriver
{
    /// <summary>Npgsql.</summary>
    Npgsql,

    /// <summary>MySqlConnector.</summary>
    MySqlConnector,

    /// <summary>MySql.Data (Connector/NET).</summary>
    MySqlData,

    /// <summary>Microsoft.Data.SqlClient and System.Data.SqlClient.</summary>
    SqlClient,

    /// <summary>Oracle.ManagedDataAccess.</summary>
    Oracle,
}
