// Group: top-level statements
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Npgsql;

var dataSource = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("SHOP_DB")!);

// Right: the data source lives as long as the process.
var total = async (string input, ILambdaContext context) =>
{
    await using var connection = await dataSource.OpenConnectionAsync();
    await using var command = new NpgsqlCommand("SELECT 1", connection);
    await command.ExecuteScalarAsync();
};

// Wrong: in a lambda.
var touch = async (string input, ILambdaContext context) =>
{
    var connection = await dataSource.OpenConnectionAsync(); // LFG2001
    await using var command = new NpgsqlCommand("UPDATE customer SET touched = now()", connection);
    await command.ExecuteNonQueryAsync();
};

await LambdaBootstrapBuilder.Create<string>(Handle, null!).Build().RunAsync();

// Wrong: in a local function of the program.
async Task Handle(string input)
{
    var connection = new NpgsqlConnection("Host=db"); // LFG2001
    await connection.OpenAsync();
    await using var command = new NpgsqlCommand("SELECT 1", connection);
    await command.ExecuteScalarAsync();
}

// Right: given back by a local function that is called in 'finally'.
async Task Safe(string input)
{
    var connection = await dataSource.OpenConnectionAsync();
    try
    {
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync();
    }
    finally
    {
        await End();
    }

    async Task End() => await connection.CloseAsync();
}
