// Group: code of ten years ago
using System.Data;
using System.Data.SqlClient;

namespace Shop.Legacy;

public class CustomerDal
{
    private readonly string connStr = Environment.GetEnvironmentVariable("CONNSTR");
    private readonly string archiveConnStr = Environment.GetEnvironmentVariable("ARCHIVE");

    // Right: null, then 'finally' with a test for null.
    public DataTable GetAll()
    {
        SqlConnection con = null;
        SqlCommand cmd = null;
        SqlDataReader reader = null;
        var table = new DataTable();
        try
        {
            con = new SqlConnection(connStr);
            con.Open();
            cmd = new SqlCommand("SELECT * FROM Customer", con);
            reader = cmd.ExecuteReader();
            table.Load(reader);
        }
        finally
        {
            if (reader != null) reader.Close();
            if (cmd != null) cmd.Dispose();
            if (con != null) con.Close();
        }
        return table;
    }

    // Right: closed only where it is open.
    public int Count()
    {
        SqlConnection con = new SqlConnection(connStr);
        try
        {
            con.Open();
            using (SqlCommand cmd = new SqlCommand("SELECT COUNT(*) FROM Customer", con))
            {
                return (int)cmd.ExecuteScalar();
            }
        }
        finally
        {
            if (con.State == ConnectionState.Open)
            {
                con.Close();
            }
        }
    }

    // Right: the same, asked the other way round.
    public int CountOpenOrders()
    {
        var con = new SqlConnection(connStr);
        try
        {
            con.Open();
            using (var cmd = new SqlCommand("SELECT COUNT(*) FROM [Order] WHERE Closed = 0", con))
                return (int)cmd.ExecuteScalar();
        }
        finally
        {
            if (con != null && con.State != ConnectionState.Closed) con.Close();
        }
    }

    // Wrong: closed at the end of 'try' and in 'catch', but not on the return in between.
    public string Find(int id)
    {
        SqlConnection con = new SqlConnection(connStr); // LFG2001
        try
        {
            con.Open();
            using (SqlCommand cmd = new SqlCommand("SELECT Name FROM Customer WHERE Id = @id", con))
            {
                cmd.Parameters.Add(new SqlParameter("@id", id));
                object name = cmd.ExecuteScalar();
                if (name == null)
                {
                    return null;
                }
                con.Close();
                return (string)name;
            }
        }
        catch (Exception)
        {
            con.Close();
            throw;
        }
    }

    // Right: closed in 'try' and in 'catch', which catches everything; nothing lies in between.
    public void Delete(int id)
    {
        SqlConnection con = new SqlConnection(connStr);
        try
        {
            con.Open();
            using (SqlCommand cmd = new SqlCommand("DELETE FROM Customer WHERE Id = @id", con))
            {
                cmd.Parameters.Add(new SqlParameter("@id", id));
                cmd.ExecuteNonQuery();
            }
            con.Close();
        }
        catch (Exception)
        {
            con.Close();
            throw;
        }
    }

    // Wrong: declared first, assigned in 'try', closed only on success.
    public void Update(int id, string name)
    {
        SqlConnection con = null;
        try
        {
            con = new SqlConnection(connStr); // LFG2001
            con.Open();
            using (var cmd = new SqlCommand("UPDATE Customer SET Name = @name WHERE Id = @id", con))
            {
                cmd.Parameters.Add(new SqlParameter("@id", id));
                cmd.Parameters.Add(new SqlParameter("@name", name));
                cmd.ExecuteNonQuery();
            }
            con.Close();
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }
    }

    // Wrong: closed after a 'catch' that throws something else.
    public void Insert(string name)
    {
        SqlConnection con = new SqlConnection(connStr); // LFG2001
        con.Open();
        try
        {
            using (var cmd = new SqlCommand("INSERT INTO Customer (Name) VALUES (@name)", con))
            {
                cmd.Parameters.Add(new SqlParameter("@name", name));
                cmd.ExecuteNonQuery();
            }
        }
        catch (SqlException e)
        {
            throw new InvalidOperationException("The customer could not be saved.", e);
        }
        con.Close();
    }

    // Right: what the database throws is caught and swallowed, so that the close is reached.
    public bool TryInsert(string name)
    {
        SqlConnection con = new SqlConnection(connStr);
        bool done = false;
        try
        {
            con.Open();
            using (var cmd = new SqlCommand("INSERT INTO Customer (Name) VALUES (@name)", con))
            {
                cmd.Parameters.Add(new SqlParameter("@name", name));
                cmd.ExecuteNonQuery();
            }
            done = true;
        }
        catch (SqlException e)
        {
            Console.WriteLine(e.Message);
        }
        con.Close();
        return done;
    }

    // Wrong: the second connection overwrites the first.
    public void Twice()
    {
        var con = new SqlConnection(connStr); // LFG2001
        con.Open();
        using (var cmd = new SqlCommand("EXEC dbo.First", con)) cmd.ExecuteNonQuery();
        con = new SqlConnection(archiveConnStr);
        try
        {
            con.Open();
            using (var cmd = new SqlCommand("EXEC dbo.Second", con)) cmd.ExecuteNonQuery();
        }
        finally
        {
            con.Close();
        }
    }

    // Right: the first one is closed before the second one takes its variable.
    public void OneAfterTheOther()
    {
        SqlConnection con = null;
        try
        {
            con = new SqlConnection(connStr);
            con.Open();
            using (var cmd = new SqlCommand("EXEC dbo.First", con)) cmd.ExecuteNonQuery();
            con.Close();
            con = new SqlConnection(connStr);
            con.Open();
            using (var cmd = new SqlCommand("EXEC dbo.Second", con)) cmd.ExecuteNonQuery();
        }
        finally
        {
            if (con != null) con.Dispose();
        }
    }

    // Right: the closing lines after the assignment.
    public object Scalar(string sql)
    {
        var con = new SqlConnection(connStr);
        var cmd = new SqlCommand(sql, con);
        using (con)
        using (cmd)
        {
            con.Open();
            return cmd.ExecuteScalar();
        }
    }

    // Wrong: the command, the reader and the connection of a method that returns in the loop.
    public string FirstMail()
    {
        SqlConnection con = new SqlConnection(connStr); // LFG2001
        SqlCommand cmd = new SqlCommand("SELECT Mail FROM Customer", con); // LFG2002
        con.Open();
        SqlDataReader dr = cmd.ExecuteReader(); // LFG2002
        while (dr.Read())
        {
            if (!dr.IsDBNull(0)) return dr.GetString(0);
        }
        dr.Close();
        cmd.Dispose();
        con.Close();
        return null;
    }

    // Other: the reader closes the connection. The command has to live as long as its reader; a general rule may want it disposed.
    public SqlDataReader Open(string sql)
    {
        SqlConnection con = new SqlConnection(connStr);
        try
        {
            SqlCommand cmd = new SqlCommand(sql, con);
            con.Open();
            return cmd.ExecuteReader(CommandBehavior.CloseConnection);
        }
        catch
        {
            con.Close();
            throw;
        }
    }

    // Right: a flag says whether it was handed out.
    public SqlConnection OpenOrNothing()
    {
        bool success = false;
        SqlConnection con = new SqlConnection(connStr);
        try
        {
            con.Open();
            using (var cmd = new SqlCommand("SET LOCK_TIMEOUT 1000", con)) cmd.ExecuteNonQuery();
            success = true;
            return con;
        }
        finally
        {
            if (!success) con.Dispose();
        }
    }

    // Right: the same with null for 'handed out'.
    public SqlConnection OpenWithNull()
    {
        SqlConnection result = null;
        SqlConnection con = null;
        try
        {
            con = new SqlConnection(connStr);
            con.Open();
            using (var cmd = new SqlCommand("SET LOCK_TIMEOUT 1000", con)) cmd.ExecuteNonQuery();
            result = con;
            con = null;
        }
        finally
        {
            if (con != null) con.Close();
        }
        return result;
    }

    // Wrong: a helper opens, the caller closes outside 'finally'.
    public int Orders(int customer)
    {
        SqlConnection con = Connect(); // LFG2001
        using (SqlCommand cmd = new SqlCommand("SELECT COUNT(*) FROM [Order] WHERE Customer = @c", con))
        {
            cmd.Parameters.Add(new SqlParameter("@c", customer));
            int count = (int)cmd.ExecuteScalar();
            con.Close();
            return count;
        }
    }

    // Right: the helper of it.
    private SqlConnection Connect()
    {
        SqlConnection con = new SqlConnection(connStr);
        con.Open();
        return con;
    }

    // Right: closed by a helper that tests for null.
    public int OpenOrders(int customer)
    {
        SqlConnection con = null;
        try
        {
            con = Connect();
            using (var cmd = new SqlCommand("SELECT COUNT(*) FROM [Order]", con)) return (int)cmd.ExecuteScalar();
        }
        finally
        {
            Release(con);
        }
    }

    private static void Release(SqlConnection con)
    {
        if (con != null)
        {
            con.Close();
            con.Dispose();
        }
    }

    // Right: a static method of the framework's time disposes any number of things.
    public int Everything()
    {
        SqlConnection con = null;
        SqlCommand cmd = null;
        try
        {
            con = Connect();
            cmd = new SqlCommand("SELECT COUNT(*) FROM Everything", con);
            return (int)cmd.ExecuteScalar();
        }
        finally
        {
            DisposeAll(cmd, con);
        }
    }

    private static void DisposeAll(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables)
        {
            if (disposable != null) disposable.Dispose();
        }
    }
}
