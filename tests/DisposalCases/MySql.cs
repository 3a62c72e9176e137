// Group: MySqlConnector and MySql.Data
using Amazon.Lambda.Core;
using MySqlConnector;
using OldConnection = MySql.Data.MySqlClient.MySqlConnection;
using OldCommand = MySql.Data.MySqlClient.MySqlCommand;

namespace Shop.MySql;

public class Tickets
{
    private static readonly MySqlDataSource Db = new MySqlDataSource(Environment.GetEnvironmentVariable("MYSQL")!);

    // Right: 'await using' all the way.
    public async Task<string?> FunctionHandler(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await using var command = new MySqlCommand("SELECT state FROM ticket WHERE id = @id", connection);
        command.Parameters.Add(new MySqlParameter("@id", id));
        return (string?)await command.ExecuteScalarAsync();
    }

    // Wrong: opened, queried, closed: not when the query throws.
    public async Task Close(string id)
    {
        var connection = new MySqlConnection(Environment.GetEnvironmentVariable("MYSQL")); // LFG2001
        await connection.OpenAsync();
        await using (var command = new MySqlCommand("UPDATE ticket SET state = 'closed'", connection))
        {
            await command.ExecuteNonQueryAsync();
        }

        await connection.CloseAsync();
    }

    // Wrong: the reader.
    public List<string> All()
    {
        var states = new List<string>();
        using var connection = Db.OpenConnection();
        using var command = new MySqlCommand("SELECT state FROM ticket", connection);
        MySqlDataReader reader = command.ExecuteReader(); // LFG2002
        while (reader.Read()) states.Add(reader.GetString(0));
        return states;
    }

    // Wrong: the transaction is not rolled back when 'catch' catches.
    public void Merge()
    {
        using var connection = Db.OpenConnection();
        var transaction = connection.BeginTransaction(); // LFG2003
        try
        {
            using var command = new MySqlCommand("DELETE FROM ticket", connection, transaction);
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        catch (MySqlException exception)
        {
            Console.WriteLine(exception.Message);
        }
    }

    // Right: rolled back.
    public void MergeSafely()
    {
        using var connection = Db.OpenConnection();
        var transaction = connection.BeginTransaction();
        try
        {
            using var command = new MySqlCommand("DELETE FROM ticket", connection, transaction);
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        catch (MySqlException)
        {
            transaction.Rollback();
            throw;
        }
    }

    // Wrong: MySql.Data, as its tutorial had it.
    public static int Count()
    {
        OldConnection conn = new OldConnection("server=db"); // LFG2001
        try
        {
            conn.Open();
            using OldCommand cmd = new OldCommand("SELECT COUNT(*) FROM ticket", conn);
            return Convert.ToInt32(cmd.ExecuteScalar());
        }
        catch (Exception ex)
        {
            Console.WriteLine(ex.ToString());
        }

        conn.Close();
        return 0;
    }

    // Right: the tutorial, with the close where both ways meet.
    public static int CountSafely()
    {
        var count = 0;
        OldConnection conn = new OldConnection("server=db");
        try
        {
            conn.Open();
            using OldCommand cmd = new OldCommand("SELECT COUNT(*) FROM ticket", conn);
            count = Convert.ToInt32(cmd.ExecuteScalar());
        }
        catch (Exception ex)
        {
            Console.WriteLine(ex.ToString());
        }

        conn.Close();
        return count;
    }

    // Wrong: the bulk copy borrows.
    public static void Bulk()
    {
        var connection = Db.OpenConnection(); // LFG2001
        var copy = new MySqlBulkCopy(connection) { DestinationTableName = "ticket" };
        Console.WriteLine(copy.DestinationTableName);
    }

    // Right: 'using' of the connection, bulk copy inside.
    public static void BulkSafely()
    {
        using var connection = Db.OpenConnection();
        var copy = new MySqlBulkCopy(connection) { DestinationTableName = "ticket" };
        Console.WriteLine(copy.DestinationTableName);
    }
}
