using System.Collections;
using System.Data.Common;

namespace MySql.Data.MySqlClient;

public sealed class MySqlDataReader : DbDataReader
{
    internal MySqlDataReader()
    {
    }

    public override int Depth => throw new ContractOnly();

    public override int FieldCount => throw new ContractOnly();

    public override bool HasRows => throw new ContractOnly();

    public override bool IsClosed => throw new ContractOnly();

    public override int RecordsAffected => throw new ContractOnly();

    public override object this[int ordinal] => throw new ContractOnly();

    public override object this[string name] => throw new ContractOnly();

    public override bool GetBoolean(int ordinal) => throw new ContractOnly();

    public override byte GetByte(int ordinal) => throw new ContractOnly();

    public override char GetChar(int ordinal) => throw new ContractOnly();

    public override DateTime GetDateTime(int ordinal) => throw new ContractOnly();

    public override decimal GetDecimal(int ordinal) => throw new ContractOnly();

    public override double GetDouble(int ordinal) => throw new ContractOnly();

    public override Type GetFieldType(int ordinal) => throw new ContractOnly();

    public override float GetFloat(int ordinal) => throw new ContractOnly();

    public override Guid GetGuid(int ordinal) => throw new ContractOnly();

    public override short GetInt16(int ordinal) => throw new ContractOnly();

    public override int GetInt32(int ordinal) => throw new ContractOnly();

    public override long GetInt64(int ordinal) => throw new ContractOnly();

    public override string GetName(int ordinal) => throw new ContractOnly();

    public override string GetString(int ordinal) => throw new ContractOnly();

    public override string GetDataTypeName(int ordinal) => throw new ContractOnly();

    public override object GetValue(int ordinal) => throw new ContractOnly();

    public override bool IsDBNull(int ordinal) => throw new ContractOnly();

    public override long GetBytes(int ordinal, long dataOffset, byte[] buffer, int bufferOffset, int length) => throw new ContractOnly();

    public override long GetChars(int ordinal, long dataOffset, char[] buffer, int bufferOffset, int length) => throw new ContractOnly();

    public override IEnumerator GetEnumerator() => throw new ContractOnly();

    public override int GetOrdinal(string name) => throw new ContractOnly();

    public override int GetValues(object[] values) => throw new ContractOnly();

    public override bool NextResult() => throw new ContractOnly();

    public override bool Read() => throw new ContractOnly();
}
