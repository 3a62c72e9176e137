// Trap: connection strings and creations in comments, messages, names and documentation.
using Amazon.Lambda.Core;
using Npgsql;

namespace Shop;

/// <summary>Not <c>new NpgsqlConnection("Host=db;Pooling=false")</c>, but <see cref="NpgsqlDataSource.Create(string)"/>, once.</summary>
public class Function
{
    private const string Hint = "Use NpgsqlDataSource.Create(\"Host=db;Pooling=false;Password=<password>\") once per process.";
    private static readonly NpgsqlDataSource DataSource = NpgsqlDataSource.Create("Host=db"); // was: new NpgsqlConnection("Host=db;Pooling=false")

    public async Task<string> FunctionHandler(string input, ILambdaContext context)
    {
        // await using var connection = new NpgsqlConnection("Host=db");
        await using var connection = await DataSource.OpenConnectionAsync();
        context.Logger.LogLine(Hint + nameof(NpgsqlConnection));
        return input;
    }
}
