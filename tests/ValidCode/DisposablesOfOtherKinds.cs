// Trap: a rule for everything that can be disposed is switched off for its noise (SonarSource/sonar-dotnet #326, #8141): clients, streams, tables and tasks are none of ours.
using System.Data;
using System.Net.Http;
using System.Text;
using Amazon.Lambda.Core;
using Npgsql;

namespace Shop;

public class Export
{
    private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);

    public async Task<string> FunctionHandler(string input, ILambdaContext context)
    {
        var client = new HttpClient();
        var template = await client.GetStringAsync(input);
        var stream = new MemoryStream();
        var writer = new StreamWriter(stream);
        await writer.WriteAsync(template);
        var table = new DataTable();
        var adapter = new NpgsqlDataAdapter();
        var builder = new NpgsqlConnectionStringBuilder();
        var source = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await using (var command = Db.CreateCommand("SELECT 1"))
        {
            await command.ExecuteScalarAsync(source.Token);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + table.Rows.Count + adapter.UpdateBatchSize + builder.Count;
    }
}
