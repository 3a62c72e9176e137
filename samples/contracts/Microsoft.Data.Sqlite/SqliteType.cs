namespace Microsoft.Data.Sqlite;

public enum SqliteType
{
    Integer,
    Real,
    Text,
    Blob,
}
