using System.Data.Common;

namespace Microsoft.Data.SqlClient;

/// <summary>
/// Lets a test give the contract a database: what is opened, executed and read then happens on the connection that the test makes. Without it, these
/// members throw like all others.
/// </summary>
internal static class ContractBacking
{
    /// <summary>Makes the connection behind a <see cref="SqlConnection"/>, from the string it is opened with.</summary>
    public static Func<string, DbConnection> Connect { get; set; } = _ => throw new ContractOnly();

    /// <summary>Makes the command behind a <see cref="SqlCommand"/>.</summary>
    public static DbCommand CommandFor(SqlCommand command)
    {
        var backing = (command.Connection?.Backing ?? throw new InvalidOperationException("The connection is not open.")).CreateCommand();
        backing.CommandText = command.CommandText;
        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = backing.CreateParameter();
            copy.ParameterName = parameter.ParameterName;
            copy.Value = parameter.Value;
            backing.Parameters.Add(copy);
        }

        return backing;
    }
}
