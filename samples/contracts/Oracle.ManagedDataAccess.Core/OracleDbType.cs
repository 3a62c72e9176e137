namespace Oracle.ManagedDataAccess.Client;

public enum OracleDbType
{
    Varchar2,
    Int32,
    Int64,
    Decimal,
    Date,
    TimeStamp,
    Clob,
    RefCursor,
}
