using System.Collections;
using System.Data;
using System.Data.Common;

namespace System.Data.SqlClient;

public sealed class SqlParameter : DbParameter
{
    public SqlParameter()
    {
    }

    public SqlParameter(string parameterName, object value)
    {
        ParameterName = parameterName;
        Value = value;
    }

    public SqlParameter(string parameterName, SqlDbType dbType) => ParameterName = parameterName;

    public SqlParameter(string parameterName, SqlDbType dbType, int size) => ParameterName = parameterName;

    public override DbType DbType { get; set; }

    public override ParameterDirection Direction { get; set; } = ParameterDirection.Input;

    public override bool IsNullable { get; set; }

    public override string ParameterName { get; set; }

    public override int Size { get; set; }

    public override string SourceColumn { get; set; }

    public override bool SourceColumnNullMapping { get; set; }

    public override object Value { get; set; }

    public override void ResetDbType()
    {
    }
}

public sealed class SqlParameterCollection : DbParameterCollection
{
    private readonly List<SqlParameter> _parameters = [];

    internal SqlParameterCollection()
    {
    }

    public override int Count => _parameters.Count;

    public override object SyncRoot => ((ICollection)_parameters).SyncRoot;

    public new SqlParameter this[int index]
    {
        get => _parameters[index];
        set => _parameters[index] = value;
    }

    public new SqlParameter this[string parameterName]
    {
        get => _parameters[IndexOf(parameterName)];
        set => _parameters[IndexOf(parameterName)] = value;
    }

    public SqlParameter Add(SqlParameter value)
    {
        _parameters.Add(value);
        return value;
    }

    public SqlParameter Add(string parameterName, SqlDbType dbType) => Add(new SqlParameter(parameterName, dbType));

    public SqlParameter Add(string parameterName, SqlDbType dbType, int size) => Add(new SqlParameter(parameterName, dbType, size));

    public SqlParameter AddWithValue(string parameterName, object value) => Add(new SqlParameter(parameterName, value));

    public override int Add(object value)
    {
        _parameters.Add((SqlParameter)value);
        return _parameters.Count - 1;
    }

    public override void AddRange(Array values) => _parameters.AddRange(values.Cast<SqlParameter>());

    public override void Clear() => _parameters.Clear();

    public override bool Contains(object value) => _parameters.Contains((SqlParameter)value);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)_parameters).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => _parameters.GetEnumerator();

    public override int IndexOf(object value) => _parameters.IndexOf((SqlParameter)value);

    public override int IndexOf(string parameterName) => _parameters.FindIndex(parameter => parameter.ParameterName == parameterName);

    public override void Insert(int index, object value) => _parameters.Insert(index, (SqlParameter)value);

    public override void Remove(object value) => _parameters.Remove((SqlParameter)value);

    public override void RemoveAt(int index) => _parameters.RemoveAt(index);

    public override void RemoveAt(string parameterName) => RemoveAt(IndexOf(parameterName));

    protected override DbParameter GetParameter(int index) => this[index];

    protected override DbParameter GetParameter(string parameterName) => this[parameterName];

    protected override void SetParameter(int index, DbParameter value) => this[index] = (SqlParameter)value;

    protected override void SetParameter(string parameterName, DbParameter value) => this[parameterName] = (SqlParameter)value;
}
