// Group: Azure Functions, in-process
using Microsoft.Azure.WebJobs;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace Shop.Azure;

public static class InProcess
{
    // Right: nested 'using' statements.
    [FunctionName("Import")]
    public static async Task Import([QueueTrigger("import")] string line, ILogger log)
    {
        var str = Environment.GetEnvironmentVariable("sqldb_connection");
        using (SqlConnection conn = new SqlConnection(str))
        {
            conn.Open();
            var text = "UPDATE SalesLT.SalesOrderHeader SET [Status] = 5 WHERE ShipDate < GetDate();";
            using (SqlCommand cmd = new SqlCommand(text, conn))
            {
                var rows = await cmd.ExecuteNonQueryAsync();
                log.LogInformation($"{rows} rows were updated");
            }
        }
    }

    // Wrong: the command. What the template of the portal shows has it right; this is what people make of it.
    [FunctionName("Archive")]
    public static async Task Archive([QueueTrigger("archive")] string line)
    {
        using (var conn = new SqlConnection(Environment.GetEnvironmentVariable("sqldb_connection")))
        {
            await conn.OpenAsync();
            var cmd = new SqlCommand("EXEC dbo.Archive @line", conn); // LFG2002
            cmd.Parameters.AddWithValue("@line", line);
            await cmd.ExecuteNonQueryAsync();
        }
    }

    // Wrong: three at once, as in code of 2012.
    [FunctionName("Report")]
    public static string Report([QueueTrigger("report")] string year)
    {
        string result = "";
        SqlConnection con = new SqlConnection(Environment.GetEnvironmentVariable("sqldb_connection")); // LFG2001
        con.Open();
        SqlCommand cmd = new SqlCommand("SELECT Name FROM Reports WHERE Year = @year", con); // LFG2002
        cmd.Parameters.AddWithValue("@year", year);
        SqlDataReader rdr = cmd.ExecuteReader(); // LFG2002
        while (rdr.Read())
        {
            result += rdr["Name"].ToString();
        }
        rdr.Close();
        con.Close();
        return result;
    }

    // Right: opened by the command's own connection property, closed in 'finally'.
    [FunctionName("Ping")]
    public static void Ping([TimerTrigger("0 */5 * * * *")] object timer)
    {
        using var cmd = new SqlCommand("SELECT 1", new SqlConnection(Environment.GetEnvironmentVariable("sqldb_connection")));
        cmd.Connection.Open();
        try
        {
            cmd.ExecuteScalar();
        }
        finally
        {
            cmd.Connection.Close();
        }
    }

    // Wrong: swallowed, logged, and never closed.
    [FunctionName("Sync")]
    public static async Task Sync([QueueTrigger("sync")] string id, ILogger log)
    {
        var connection = new SqlConnection(Environment.GetEnvironmentVariable("sqldb_connection")); // LFG2001
        try
        {
            await connection.OpenAsync();
            using var command = connection.CreateCommand();
            command.CommandText = "EXEC dbo.Sync";
            await command.ExecuteNonQueryAsync();
        }
        catch (SqlException exception)
        {
            log.LogError(exception, "sync failed");
        }
    }
}
