namespace MySqlConnector;

public sealed class MySqlBulkCopy(MySqlConnection connection, MySqlTransaction? transaction = null)
{
    public MySqlConnection Connection { get; } = connection;

    public MySqlTransaction? Transaction { get; } = transaction;

    public string? DestinationTableName { get; set; }

    public int BulkCopyTimeout { get; set; }
}
