using System.Text;

namespace Lifeguard.Benchmarks.Generated;

/// <summary>A function project with thousands of SQL strings, twenty a file, in the ways that people send them.</summary>
internal static class SqlProject
{
    private const int QueriesAFile = 20;

    private static readonly string[] Plain =
    [
        "select id, customer, amount, state, changed from orders where customer = @id order by changed desc limit 100",
        "insert into orders (id, customer, amount) values (@id, 'someone', 12.5) on conflict (id) do update set amount = excluded.amount",
        "update orders set state = 3, changed = now() where id = @id and state in (1, 2)",
        "with recent as (select customer, sum(amount) as total from orders where id > @id group by customer) select * from recent where total > 1000",
        "delete from orders where id = @id and not exists (select 1 from invoices where invoices.order_id = orders.id)",
    ];

    private static readonly string[] Session = ["set search_path = tenant_1", "select set_config('app.tenant', 'a', false)", "create temp table totals as select 1", "select pg_advisory_lock(@id)", "listen changes"];

    /// <summary>The files.</summary>
    /// <param name="strings">How many SQL strings.</param>
    /// <param name="every">Each how manieth of them has an effect on its session; 0 for none.</param>
    public static IEnumerable<SourceFile> Files(int strings, int every)
    {
        yield return new SourceFile("Usings.cs", "global using System;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\nglobal using Amazon.Lambda.Core;\nglobal using Dapper;\nglobal using Npgsql;\n");
        yield return new SourceFile("Function.cs", """
            namespace Shop;

            public sealed class Function
            {
                public static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("SHOP_DATABASE") ?? "");

                public Task<long> FunctionHandler(string input, ILambdaContext context) => new Queries0().Query0(Source, 1, CancellationToken.None);
            }

            """);
        for (var file = 0; file * QueriesAFile < strings; file++)
        {
            var methods = new StringBuilder();
            for (var query = 0; query < QueriesAFile; query++) methods.Append(Method(query, SqlOf((file * QueriesAFile) + query, every)));
            yield return new SourceFile($"Queries{file}.cs", $"namespace Shop;\n\npublic sealed class Queries{file}\n{{\n{methods}}}\n");
        }
    }

    private static string SqlOf(int number, int every) => every > 0 && number % every == 0 ? Session[number / every % Session.Length] : Plain[number % Plain.Length];

    private static string Method(int query, string sql) => (query % 4) switch
    {
        0 => $$"""
                public async Task<long> Query{{query}}(NpgsqlDataSource source, long id, CancellationToken cancel)
                {
                    await using var connection = await source.OpenConnectionAsync(cancel);
                    await using var command = new NpgsqlCommand("{{sql}}", connection);
                    command.Parameters.AddWithValue("id", id);
                    return (long)(await command.ExecuteScalarAsync(cancel) ?? 0L);
                }

            """,
        1 => $$"""
                public async Task<int> Query{{query}}(NpgsqlConnection connection, long id, CancellationToken cancel)
                {
                    await using var command = connection.CreateCommand();
                    command.CommandText = "{{sql}}";
                    command.Parameters.AddWithValue("id", id);
                    return await command.ExecuteNonQueryAsync(cancel);
                }

            """,
        2 => $$"""
                public Task<int> Query{{query}}(NpgsqlConnection connection, long id) => connection.ExecuteAsync("{{sql}}", new { id });

            """,
        _ => $$"""
                public Task<int> Query{{query}}(NpgsqlConnection connection, long id)
                {
                    const string sql = "{{sql}}";
                    return connection.ExecuteAsync(sql, new { id });
                }

            """,
    };
}
