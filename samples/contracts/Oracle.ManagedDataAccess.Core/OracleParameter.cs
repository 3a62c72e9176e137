using System.Collections;
using System.Data;
using System.Data.Common;

namespace Oracle.ManagedDataAccess.Client;

public sealed class OracleParameter : DbParameter
{
    public OracleParameter()
    {
    }

    public OracleParameter(string parameterName, object value)
    {
        ParameterName = parameterName;
        Value = value;
    }

    public OracleParameter(string parameterName, OracleDbType dbType) => ParameterName = parameterName;

    public OracleParameter(string parameterName, OracleDbType dbType, int size) => ParameterName = parameterName;

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

public sealed class OracleParameterCollection : DbParameterCollection
{
    private readonly List<OracleParameter> _parameters = [];

    internal OracleParameterCollection()
    {
    }

    public override int Count => _parameters.Count;

    public override object SyncRoot => ((ICollection)_parameters).SyncRoot;

    public new OracleParameter this[int index]
    {
        get => _parameters[index];
        set => _parameters[index] = value;
    }

    public new OracleParameter this[string parameterName]
    {
        get => _parameters[IndexOf(parameterName)];
        set => _parameters[IndexOf(parameterName)] = value;
    }

    public OracleParameter Add(OracleParameter value)
    {
        _parameters.Add(value);
        return value;
    }

    public OracleParameter Add(string parameterName, OracleDbType dbType) => Add(new OracleParameter(parameterName, dbType));

    public OracleParameter Add(string parameterName, OracleDbType dbType, int size) => Add(new OracleParameter(parameterName, dbType, size));

    public OracleParameter AddWithValue(string parameterName, object value) => Add(new OracleParameter(parameterName, value));

    public override int Add(object value)
    {
        _parameters.Add((OracleParameter)value);
        return _parameters.Count - 1;
    }

    public override void AddRange(Array values) => _parameters.AddRange(values.Cast<OracleParameter>());

    public override void Clear() => _parameters.Clear();

    public override bool Contains(object value) => _parameters.Contains((OracleParameter)value);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)_parameters).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => _parameters.GetEnumerator();

    public override int IndexOf(object value) => _parameters.IndexOf((OracleParameter)value);

    public override int IndexOf(string parameterName) => _parameters.FindIndex(parameter => parameter.ParameterName == parameterName);

    public override void Insert(int index, object value) => _parameters.Insert(index, (OracleParameter)value);

    public override void Remove(object value) => _parameters.Remove((OracleParameter)value);

    public override void RemoveAt(int index) => _parameters.RemoveAt(index);

    public override void RemoveAt(string parameterName) => RemoveAt(IndexOf(parameterName));

    protected override DbParameter GetParameter(int index) => this[index];

    protected override DbParameter GetParameter(string parameterName) => this[parameterName];

    protected override void SetParameter(int index, DbParameter value) => this[index] = (OracleParameter)value;

    protected override void SetParameter(string parameterName, DbParameter value) => this[parameterName] = (OracleParameter)value;
}
