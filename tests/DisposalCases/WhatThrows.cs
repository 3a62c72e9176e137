// Group: what throws, and who catches it
using System.Data;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Shop.WhatThrows;

public sealed record Order(int Id, string Name);

public sealed class Basket : List<int>
{
    public new void Add(int id)
    {
        if (id < 0) throw new ArgumentOutOfRangeException(nameof(id));
        base.Add(id);
    }
}

public class Calls(NpgsqlDataSource dataSource, ILogger logger)
{
    private readonly Dictionary<int, string> _names = new();
    private readonly int[] _counts = new int[8];
    private int _total;

    // Right: nothing in between is expected to throw.
    public void Calm(Order order, Order other, string text)
    {
        var connection = dataSource.OpenConnection();
        logger.LogInformation("opened {Id}", order.Id);
        LogStart(order);
        var label = order.ToString() + order.GetHashCode() + order.GetType().Name + order.Equals(other);
        if (TryFind(text, out var name)) label += name;
        if (int.TryParse(text, out var number)) label += number;
        var builder = new StringBuilder().Append(label).Append(DateTime.UtcNow.Ticks).Append(Guid.NewGuid());
        Interlocked.Increment(ref _total);
        Console.WriteLine(builder.ToString().Trim() + Math.Max(number, 1) + Environment.MachineName);
        var basket = new Basket { 1, 2 };
        foreach (var id in basket) _total += id;
        var finished = new TaskCompletionSource<int>();
        finished.SetResult(_total);
        var table = new DataTable();
        table.Rows.Add(table.NewRow());
        connection.Dispose();
    }

    // Wrong: code of one's own may throw, whatever it returns.
    public void OwnCheck(string text)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        if (IsKnown(text)) _total++;
        connection.Dispose();
    }

    // Wrong: an 'Add' of one's own.
    public void OwnAdd(Basket basket, int id)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        basket.Add(id);
        connection.Dispose();
    }

    // Wrong: waiting throws what the tasks throw.
    public void WaitForAll(Task first, Task second)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        Task.WaitAll(first, second);
        connection.Dispose();
    }

    // Wrong: the same for one of them.
    public void WaitForOne(Task task)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        task.Wait();
        connection.Dispose();
    }

    // Wrong: the same by its awaiter.
    public void ByTheAwaiter(Task task)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        task.GetAwaiter().GetResult();
        connection.Dispose();
    }

    // Wrong: a task that was begun before.
    public async Task AwaitLater(Task task)
    {
        var connection = await dataSource.OpenConnectionAsync(); // LFG2001
        await task;
        await connection.DisposeAsync();
    }

    // Right: a task that has run.
    public async Task AwaitNothing()
    {
        var connection = await dataSource.OpenConnectionAsync();
        await Task.CompletedTask;
        await connection.DisposeAsync();
    }

    // Wrong: the first of none.
    public void First(List<Order> orders)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        _total = orders.First().Id;
        connection.Dispose();
    }

    // Wrong: parsed where it is stored.
    public void InTheIndex(string text)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        _names[int.Parse(text)] = text;
        connection.Dispose();
    }

    // Wrong: the same in an array.
    public void InTheArray(string text)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        _counts[int.Parse(text)] = 1;
        connection.Dispose();
    }

    // Wrong: the object that is written to has to be found first.
    public void InTheObject(string text)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        Find(text).Capacity = 8;
        connection.Dispose();
    }

    // Wrong: written into a text, and then left.
    public string InAText()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        return $"opened {connection}";
    }

    // Wrong: what is no IDisposable is null after 'as', and then nothing is closed.
    public void TriedCast()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        var other = (object)new StringBuilder() as IDisposable;
        if (other is null) return;
        connection.Dispose();
    }

    private void LogStart(Order order) => logger.LogInformation("begun {Id}", order.Id);

    private bool TryFind(string text, out string? name) => _names.TryGetValue(text.Length, out name);

    private bool IsKnown(string text) => text.Length > 0 ? _names.ContainsKey(text[0]) : throw new FormatException();

    private StringBuilder Find(string text) => text.Length > 0 ? new StringBuilder(text) : throw new FormatException();
}

public class Handlers(NpgsqlDataSource dataSource, string connectionString, ILogger logger)
{
    // Right: code of one's own may call the database; whoever wrote the 'catch' knew.
    public void OwnCode(string text)
    {
        var connection = dataSource.OpenConnection();
        try
        {
            Check(text);
        }
        catch (NpgsqlException)
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
    }

    // Right: the same for a delegate.
    public void Delegate(Action work)
    {
        var connection = dataSource.OpenConnection();
        try
        {
            work();
        }
        catch (NpgsqlException)
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
    }

    // Wrong: what parsing throws is no exception of the database, wherever the other call may go.
    public void OwnCodeThenParsing(string text)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            try
            {
                Check(text);
                decimal.Parse(text);
            }
            finally
            {
                logger.LogInformation("checked");
            }
        }
        catch (NpgsqlException)
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
    }

    // Wrong: the same the other way round.
    public void ParsingThenOwnCode(string text)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            try
            {
                decimal.Parse(text);
                Check(text);
            }
            finally
            {
                logger.LogInformation("checked");
            }
        }
        catch (NpgsqlException)
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
    }

    // Right: the exceptions of providers are external ones.
    public void External()
    {
        var connection = dataSource.OpenConnection();
        try
        {
            Work(connection);
        }
        catch (ExternalException)
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
    }

    // Right: and those are of the system.
    public void OfTheSystem()
    {
        var connection = dataSource.OpenConnection();
        try
        {
            Work(connection);
        }
        catch (SystemException)
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
    }

    // Right: the 'catch' is for a base of what is thrown.
    public void BaseOfWhatIsThrown(string? text)
    {
        var connection = dataSource.OpenConnection();
        try
        {
            if (text is null) throw new ArgumentNullException(nameof(text));
        }
        catch (ArgumentException)
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
    }

    // Wrong: the 'catch' is for something else.
    public void SomethingElse(string? text)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            if (text is null) throw new InvalidOperationException();
        }
        catch (ArgumentException)
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
    }

    // Wrong: what is thrown may be a timeout, and then nothing is closed.
    public void MayBeATimeout(Exception failure)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            throw failure;
        }
        catch (TimeoutException)
        {
            return;
        }
        catch (Exception)
        {
            connection.Dispose();
            throw;
        }
    }

    // Right: two handlers, one of them with a filter, and both close it.
    public void FilterAndRest()
    {
        var connection = dataSource.OpenConnection();
        try
        {
            Work(connection);
            connection.Dispose();
        }
        catch (NpgsqlException exception) when (exception.IsTransient)
        {
            connection.Dispose();
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "failed");
            connection.Dispose();
        }
    }

    // Wrong: the second handler, for what the filter lets through, does not close it.
    public void FilterAndForgottenRest()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            Work(connection);
            connection.Dispose();
        }
        catch (NpgsqlException exception) when (exception.IsTransient)
        {
            connection.Dispose();
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "failed");
        }
    }

    // Right: a return runs through two 'finally', and the outer one closes it.
    public int TwoFinallys(string text)
    {
        var connection = dataSource.OpenConnection();
        try
        {
            try
            {
                Work(connection);
                return 1;
            }
            finally
            {
                Check(text);
            }
        }
        finally
        {
            connection.Dispose();
        }
    }

    // Wrong: a return runs through two 'finally', and what closes it stands behind them.
    public int BehindTwoFinallys(string text)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            try
            {
                if (text.Length == 0) return 1;
            }
            finally
            {
                logger.LogInformation("inner");
            }
        }
        finally
        {
            logger.LogInformation("outer");
        }

        connection.Dispose();
        return 2;
    }

    // Wrong: what the handler itself has opened is lost when its own call throws.
    public void OpenedInTheHandler(string text)
    {
        try
        {
            Check(text);
        }
        catch (FormatException)
        {
            var connection = dataSource.OpenConnection(); // LFG2001
            Work(connection);
            connection.Dispose();
        }
    }

    // Right: the same with 'using', and what is outside has its 'finally'.
    public void OpenedAndClosedInTheHandler(string text)
    {
        var outer = new SqlConnection(connectionString);
        try
        {
            outer.Open();
            Check(text);
        }
        catch (FormatException)
        {
            using var connection = dataSource.OpenConnection();
            Work(connection);
        }
        finally
        {
            outer.Close();
        }
    }

    // Wrong: the same in a 'finally'.
    public void OpenedInTheFinally(string text)
    {
        var outer = new SqlConnection(connectionString);
        try
        {
            outer.Open();
            Check(text);
        }
        finally
        {
            outer.Close();
            var connection = dataSource.OpenConnection(); // LFG2001
            Work(connection);
            connection.Dispose();
        }
    }

    // Right: logging in a handler is not expected to throw a second time.
    public void CallInTheHandler(string text)
    {
        var connection = dataSource.OpenConnection();
        try
        {
            Work(connection);
        }
        catch (NpgsqlException)
        {
            Check(text);
            connection.Dispose();
            throw;
        }

        connection.Dispose();
    }

    // Right: a flag that nobody has set is false.
    public NpgsqlConnection FlagByDefault()
    {
        var connection = dataSource.OpenConnection();
        bool isDone = default;
        try
        {
            Work(connection);
            isDone = true;
            return connection;
        }
        finally
        {
            if (!isDone) connection.Dispose();
        }
    }

    // Wrong: somebody else sets the flag.
    public void FlagByReference()
    {
        var connection = new NpgsqlConnection(connectionString); // LFG2001
        var isOwn = true;
        Decide(ref isOwn);
        connection.Open();
        if (isOwn) connection.Dispose();
    }

    private static void Decide(ref bool isOwn) => isOwn = !isOwn;

    private static void Check(string text)
    {
        if (text.Length == 0) throw new FormatException();
    }

    private static void Work(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT 1", connection);
        command.ExecuteNonQuery();
    }
}
