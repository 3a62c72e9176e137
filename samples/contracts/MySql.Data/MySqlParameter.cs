using System.Collections;
using System.Data;
using System.Data.Common;

namespace MySql.Data.MySqlClient;

public sealed class MySqlParameter : DbParameter
{
    public MySqlParameter()
    {
    }

    public MySqlParameter(string parameterName, object value)
    {
        ParameterName = parameterName;
        Value = value;
    }

    public MySqlParameter(string parameterName, MySqlDbType dbType) => ParameterName = parameterName;

    public MySqlParameter(string parameterName, MySqlDbType dbType, int size) => ParameterName = parameterName;

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

public sealed class MySqlParameterCollection : DbParameterCollection
{
    private readonly List<MySqlParameter> _parameters = [];

    internal MySqlParameterCollection()
    {
    }

    public override int Count => _parameters.Count;

    public override object SyncRoot => ((ICollection)_parameters).SyncRoot;

    public new MySqlParameter this[int index]
    {
        get => _parameters[index];
        set => _parameters[index] = value;
    }

    public new MySqlParameter this[string parameterName]
    {
        get => _parameters[IndexOf(parameterName)];
        set => _parameters[IndexOf(parameterName)] = value;
    }

    public MySqlParameter Add(MySqlParameter value)
    {
        _parameters.Add(value);
        return value;
    }

    public MySqlParameter Add(string parameterName, MySqlDbType dbType) => Add(new MySqlParameter(parameterName, dbType));

    public MySqlParameter Add(string parameterName, MySqlDbType dbType, int size) => Add(new MySqlParameter(parameterName, dbType, size));

    public MySqlParameter AddWithValue(string parameterName, object value) => Add(new MySqlParameter(parameterName, value));

    public override int Add(object value)
    {
        _parameters.Add((MySqlParameter)value);
        return _parameters.Count - 1;
    }

    public override void AddRange(Array values) => _parameters.AddRange(values.Cast<MySqlParameter>());

    public override void Clear() => _parameters.Clear();

    public override bool Contains(object value) => _parameters.Contains((MySqlParameter)value);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)_parameters).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => _parameters.GetEnumerator();

    public override int IndexOf(object value) => _parameters.IndexOf((MySqlParameter)value);

    public override int IndexOf(string parameterName) => _parameters.FindIndex(parameter => parameter.ParameterName == parameterName);

    public override void Insert(int index, object value) => _parameters.Insert(index, (MySqlParameter)value);

    public override void Remove(object value) => _parameters.Remove((MySqlParameter)value);

    public override void RemoveAt(int index) => _parameters.RemoveAt(index);

    public override void RemoveAt(string parameterName) => RemoveAt(IndexOf(parameterName));

    protected override DbParameter GetParameter(int index) => this[index];

    protected override DbParameter GetParameter(string parameterName) => this[parameterName];

    protected override void SetParameter(int index, DbParameter value) => this[index] = (MySqlParameter)value;

    protected override void SetParameter(string parameterName, DbParameter value) => this[parameterName] = (MySqlParameter)value;
}
