using System.Collections;
using System.Data.Common;

namespace Microsoft.Data.SqlClient;

public sealed class SqlDataReader : DbDataReader
{
    private readonly DbDataReader _backing;

    internal SqlDataReader(DbDataReader backing) => _backing = backing;

    public override int Depth => _backing.Depth;

    public override int FieldCount => _backing.FieldCount;

    public override bool HasRows => _backing.HasRows;

    public override bool IsClosed => _backing.IsClosed;

    public override int RecordsAffected => _backing.RecordsAffected;

    public override object this[int ordinal] => _backing[ordinal];

    public override object this[string name] => _backing[name];

    public override bool GetBoolean(int ordinal) => _backing.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => _backing.GetByte(ordinal);

    public override char GetChar(int ordinal) => _backing.GetChar(ordinal);

    public override DateTime GetDateTime(int ordinal) => _backing.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => _backing.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => _backing.GetDouble(ordinal);

    public override Type GetFieldType(int ordinal) => _backing.GetFieldType(ordinal);

    public override float GetFloat(int ordinal) => _backing.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => _backing.GetGuid(ordinal);

    public override short GetInt16(int ordinal) => _backing.GetInt16(ordinal);

    public override int GetInt32(int ordinal) => _backing.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => _backing.GetInt64(ordinal);

    public override string GetName(int ordinal) => _backing.GetName(ordinal);

    public override string GetString(int ordinal) => _backing.GetString(ordinal);

    public override string GetDataTypeName(int ordinal) => _backing.GetDataTypeName(ordinal);

    public override object GetValue(int ordinal) => _backing.GetValue(ordinal);

    public override bool IsDBNull(int ordinal) => _backing.IsDBNull(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[] buffer, int bufferOffset, int length) => _backing.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[] buffer, int bufferOffset, int length) => _backing.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override IEnumerator GetEnumerator() => _backing.GetEnumerator();

    public override int GetOrdinal(string name) => _backing.GetOrdinal(name);

    public override int GetValues(object[] values) => _backing.GetValues(values);

    public override bool NextResult() => _backing.NextResult();

    public override bool Read() => _backing.Read();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _backing.Dispose();
        base.Dispose(disposing);
    }
}
