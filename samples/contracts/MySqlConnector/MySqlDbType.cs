namespace MySqlConnector;

public enum MySqlDbType
{
    Decimal,
    Int32,
    Int64,
    DateTime,
    VarChar,
    Text,
    Guid,
    JSON,
}
