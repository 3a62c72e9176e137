using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Azure.Functions.Worker;
using Npgsql;

namespace WarehouseFunctions;

/// <summary>Corrects the stock by hand. Every correction is sealed.</summary>
public class Corrections(NpgsqlDataSource dataSource)
{
    [Function("Correct")]
    public async Task<bool> Correct([QueueTrigger("corrections")] Correction correction)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            if (await connection.ExecuteAsync("UPDATE stock SET quantity = @Quantity WHERE article = @Article", correction, transaction) == 0) return false;
            await connection.ExecuteAsync("INSERT INTO corrections (article, quantity, who) VALUES (@Article, @Quantity, @By)", correction, transaction);
            await transaction.CommitAsync();
        }

        _ = SealAsync(connection, correction);
        return true;
    }

    private static async Task SealAsync(NpgsqlConnection connection, Correction correction)
    {
        var text = Encoding.UTF8.GetBytes(correction.ToString());
        var seal = await Task.Run(() => Rfc2898DeriveBytes.Pbkdf2(text, "warehouse"u8, iterations: 200_000, HashAlgorithmName.SHA256, outputLength: 32));
        await connection.ExecuteAsync("INSERT INTO seals (article, seal) VALUES (@Article, @seal)", new { correction.Article, seal });
    }
}
