// Trap: a method of the project closes what it is handed, in a finally of its caller.
using System.Data;
using Amazon.Lambda.Annotations;
using Npgsql;

namespace Shop;

public class Functions
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    [LambdaFunction]
    public int CountOrders(string customer)
    {
        NpgsqlConnection? connection = null;
        IDbCommand? command = null;
        try
        {
            connection = Source.OpenConnection();
            command = connection.CreateCommand();
            command.CommandText = "select count(*) from orders";
            return Convert.ToInt32(command.ExecuteScalar());
        }
        finally
        {
            Release(command);
            Close(connection);
        }
    }

    private static void Close(IDbConnection? connection)
    {
        if (connection != null && connection.State == ConnectionState.Open) connection.Close();
    }

    private static void Release(IDisposable? disposable)
    {
        try
        {
            disposable?.Dispose();
        }
        catch (InvalidOperationException problem)
        {
            Console.WriteLine(problem.Message);
        }
    }
}
