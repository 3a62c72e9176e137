// Trap: whose connection it is nobody can tell, so nothing is said of its SQL, of its disposal or of its pool (DapperLib/DapperAOT #44).
using System.Data;
using System.Data.Common;
using Amazon.Lambda.Core;
using Dapper;

namespace Shop;

public class Query(IDbConnection lent, Func<string, DbConnection> connect)
{
    public async Task<int> FunctionHandler(string sql, ILambdaContext context)
    {
        await lent.ExecuteAsync("SET search_path = shop");
        using var connection = connect("shop");
        await connection.OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync()) rows++;
        return rows;
    }

    public static int Count(DbConnection connection)
    {
        var other = DbProviderFactories.GetFactory(connection)!;
        return other.GetHashCode();
    }
}
