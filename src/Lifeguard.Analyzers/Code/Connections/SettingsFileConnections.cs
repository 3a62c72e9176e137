using System.Text.RegularExpressions;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.SettingsFiles;
using Lifeguard.Core.ConnectionStrings;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>Is a text of a settings file a connection string, and whose? Nobody says, so it must speak for itself.</summary>
internal static class SettingsFileConnections
{
    // What deployment fills in: ${Name}, #{Name}#, {{name}}, {{resolve:…}}, %NAME%, <name>, !Sub's.
    private static readonly Regex Placeholder = new(@"\$\{[^}]*\}|#\{[^}]*\}#?|\{\{[^}]*\}\}|%\w+%|<[\w -]+>", RegexOptions.CultureInvariant);

    private static readonly (ConnectionStringDriver Driver, string[] Types)[] Drivers =
    [
        (ConnectionStringDriver.Npgsql, ["Npgsql.NpgsqlConnection"]),
        (ConnectionStringDriver.MySqlConnector, ["MySqlConnector.MySqlConnection"]),
        (ConnectionStringDriver.MySqlData, ["MySql.Data.MySqlClient.MySqlConnection"]),
        (ConnectionStringDriver.SqlClient, ["Microsoft.Data.SqlClient.SqlConnection", "System.Data.SqlClient.SqlConnection"]),
    ];

    /// <summary>The connection string, and the one driver of this compilation that knows all of its keywords; null where it is none, or several do.</summary>
    public static ConnectionUse? UseOf(WrittenValue value, Compilation compilation)
    {
        if (value.Text.IndexOf('=') < 0) return null;

        // A hole for each character keeps the places of all others.
        var text = ConnectionStringText.Parse(Placeholder.Replace(value.Text, match => new string(ConnectionStringText.Hole, match.Length)));
        if (!text.IsWellFormed || text.Entries.Count < 2) return null;

        ConnectionUse? found = null;
        foreach (var (driver, types) in Drivers)
        {
            var table = KeywordTable.Of(driver);
            if (!table.Accepts(text) || text.IsSet(driver, ConnectionStringKeyword.Host) != true || !types.Any(compilation.Knows)) continue;
            if (found is not null && !IsSameServer(found.Driver, driver)) return IsPostgreSqls(text) ? new ConnectionUse(ConnectionStringDriver.Npgsql, text) : null;
            found ??= new ConnectionUse(driver, text);
        }

        return found;
    }

    private static bool IsSameServer(ConnectionStringDriver one, ConnectionStringDriver other) =>
        one is ConnectionStringDriver.MySqlConnector or ConnectionStringDriver.MySqlData && other is ConnectionStringDriver.MySqlConnector or ConnectionStringDriver.MySqlData;

    // The ports of PostgreSQL and its poolers; nothing else listens there.
    private static bool IsPostgreSqls(ConnectionStringText text) =>
        KeywordTable.Of(ConnectionStringDriver.Npgsql).Accepts(text) && text.GetText(ConnectionStringDriver.Npgsql, ConnectionStringKeyword.Port) is "5432" or "6432" or "6543"
        && text.IsSet(ConnectionStringDriver.Npgsql, ConnectionStringKeyword.Port) == true;
}
