using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Data.Sqlite;

public class SqliteParameter : DbParameter
{
    public SqliteParameter()
    {
    }

    public SqliteParameter(string? parameterName, object? value)
    {
        ParameterName = parameterName;
        Value = value;
    }

    public SqliteParameter(string? parameterName, SqliteType dbType) => ParameterName = parameterName;

    public SqliteParameter(string? parameterName, SqliteType dbType, int size) => ParameterName = parameterName;

    public override DbType DbType { get; set; }

    public override ParameterDirection Direction { get; set; } = ParameterDirection.Input;

    public override bool IsNullable { get; set; }

    [AllowNull]
    public override string ParameterName { get; set; } = string.Empty;

    public override int Size { get; set; }

    [AllowNull]
    public override string SourceColumn { get; set; } = string.Empty;

    public override bool SourceColumnNullMapping { get; set; }

    public override object? Value { get; set; }

    public override void ResetDbType()
    {
    }
}

public class SqliteParameterCollection : DbParameterCollection
{
    private readonly List<SqliteParameter> _parameters = [];

    internal SqliteParameterCollection()
    {
    }

    public override int Count => _parameters.Count;

    public override object SyncRoot => ((ICollection)_parameters).SyncRoot;

    public new SqliteParameter this[int index]
    {
        get => _parameters[index];
        set => _parameters[index] = value;
    }

    public new SqliteParameter this[string parameterName]
    {
        get => _parameters[IndexOf(parameterName)];
        set => _parameters[IndexOf(parameterName)] = value;
    }

    public SqliteParameter Add(SqliteParameter value)
    {
        _parameters.Add(value);
        return value;
    }

    public SqliteParameter Add(string parameterName, SqliteType dbType) => Add(new SqliteParameter(parameterName, dbType));

    public SqliteParameter Add(string parameterName, SqliteType dbType, int size) => Add(new SqliteParameter(parameterName, dbType, size));

    public SqliteParameter AddWithValue(string parameterName, object? value) => Add(new SqliteParameter(parameterName, value));

    public override int Add(object value)
    {
        _parameters.Add((SqliteParameter)value);
        return _parameters.Count - 1;
    }

    public override void AddRange(Array values) => _parameters.AddRange(values.Cast<SqliteParameter>());

    public override void Clear() => _parameters.Clear();

    public override bool Contains(object value) => _parameters.Contains((SqliteParameter)value);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)_parameters).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => _parameters.GetEnumerator();

    public override int IndexOf(object value) => _parameters.IndexOf((SqliteParameter)value);

    public override int IndexOf(string parameterName) => _parameters.FindIndex(parameter => parameter.ParameterName == parameterName);

    public override void Insert(int index, object value) => _parameters.Insert(index, (SqliteParameter)value);

    public override void Remove(object value) => _parameters.Remove((SqliteParameter)value);

    public override void RemoveAt(int index) => _parameters.RemoveAt(index);

    public override void RemoveAt(string parameterName) => RemoveAt(IndexOf(parameterName));

    protected override DbParameter GetParameter(int index) => this[index];

    protected override DbParameter GetParameter(string parameterName) => this[parameterName];

    protected override void SetParameter(int index, DbParameter value) => this[index] = (SqliteParameter)value;

    protected override void SetParameter(string parameterName, DbParameter value) => this[parameterName] = (SqliteParameter)value;
}
