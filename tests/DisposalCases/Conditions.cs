// Group: conditions that are asked again
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Conditions;

public class Asked(NpgsqlDataSource dataSource, NpgsqlConnection? shared)
{
    private int _left;

    // Right: neither closed nor broken: open, then.
    public void NeitherClosedNorBroken()
    {
        var connection = dataSource.OpenConnection();
        try
        {
            Work(connection);
        }
        finally
        {
            if (connection.State is not (ConnectionState.Closed or ConnectionState.Broken)) connection.Close();
        }
    }

    // Right: the same with 'and'.
    public void NotClosedAndNotBroken()
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = dataSource.OpenConnection();
            Work(connection);
        }
        finally
        {
            if (connection is { State: not ConnectionState.Closed and not ConnectionState.Broken }) connection.Close();
        }
    }

    // Right: open is one of them.
    public void OneOfTwoStates()
    {
        var connection = dataSource.OpenConnection();
        try
        {
            Work(connection);
        }
        finally
        {
            if (connection.State is ConnectionState.Broken or ConnectionState.Open) connection.Close();
        }
    }

    // Wrong: a connection that is open is neither.
    public void NeitherOfTwoStates()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            Work(connection);
        }
        finally
        {
            if (connection.State is ConnectionState.Closed or ConnectionState.Broken) connection.Close();
        }
    }

    // Wrong: open is one of the states in which it is not closed.
    public void NeitherClosedNorOpen()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            Work(connection);
        }
        finally
        {
            if (connection.State is not ConnectionState.Closed and not ConnectionState.Open) connection.Close();
        }
    }

    // Right: '&' evaluates both sides, and both are true.
    public void BothSides()
    {
        NpgsqlConnection? connection = null;
        var isOwn = true;
        try
        {
            connection = dataSource.OpenConnection();
            Work(connection);
        }
        finally
        {
            if (isOwn & connection is not null) connection!.Dispose();
        }
    }

    // Wrong: '&' of a side that is false.
    public void OneSideIsFalse()
    {
        NpgsqlConnection? connection = null;
        var isOwn = false;
        try
        {
            connection = dataSource.OpenConnection(); // LFG2001
            Work(connection);
        }
        finally
        {
            if (isOwn & connection is not null) connection!.Dispose();
        }
    }

    // Right: '|' of a side that is true.
    public void EitherSide()
    {
        NpgsqlConnection? connection = null;
        var isShared = false;
        try
        {
            connection = dataSource.OpenConnection();
            Work(connection);
        }
        finally
        {
            if (isShared | connection is not null) connection!.Dispose();
        }
    }

    // Right: neither side of '|' is true, and that is the way on which it is closed.
    public void NeitherSideLeaves()
    {
        var connection = dataSource.OpenConnection();
        var isShared = false;
        if (isShared | connection is null) return;
        connection!.Dispose();
    }

    // Wrong: neither side of '|' is true.
    public void NeitherSide()
    {
        NpgsqlConnection? connection = null;
        var isOwn = false;
        try
        {
            connection = dataSource.OpenConnection(); // LFG2001
            Work(connection);
        }
        finally
        {
            if (isOwn | connection is null) connection!.Dispose();
        }
    }

    // Right: what was made here is a DbConnection and can be disposed.
    public void TypeTest()
    {
        object connection = dataSource.OpenConnection();
        if (connection is DbConnection) ((DbConnection)connection).Dispose();
    }

    // Right: the same the other way round.
    public void NegatedTypeTest()
    {
        object connection = dataSource.OpenConnection();
        if (connection is not IDisposable) return;
        ((IDisposable)connection).Dispose();
    }

    // Wrong: it is of another provider.
    public void TestForAnotherType()
    {
        object connection = dataSource.OpenConnection(); // LFG2001
        if (connection is SqlConnection) ((SqlConnection)connection).Dispose();
    }

    // Right: opened and disposed on the same answer, written in two ways.
    public void ComparedWithFalse(bool isOwn)
    {
        NpgsqlConnection? connection = null;
        if (isOwn != false) connection = dataSource.OpenConnection();
        try
        {
            Work(connection ?? shared!);
        }
        finally
        {
            if (isOwn) connection!.Dispose();
        }
    }

    // Right: the same with '== true'.
    public void ComparedWithTrue(bool isOwn)
    {
        NpgsqlConnection? connection = null;
        if (isOwn) connection = dataSource.OpenConnection();
        try
        {
            Work(connection ?? shared!);
        }
        finally
        {
            if (isOwn == true) connection!.Dispose();
        }
    }

    // Right: opened where it is false, disposed where it is not true.
    public void ComparedWithFalseAtFirst(bool isShared)
    {
        NpgsqlConnection? connection = null;
        if (isShared == false) connection = dataSource.OpenConnection();
        try
        {
            Work(connection ?? shared!);
        }
        finally
        {
            if (!isShared) connection!.Dispose();
        }
    }

    // Right: what has a type is not null.
    public void TypedAndThenNotNull(object? key)
    {
        NpgsqlConnection? connection = null;
        if (key is string) connection = dataSource.OpenConnection();
        if (key != null) connection?.Dispose();
    }

    // Right: what matches '{ }' is not null.
    public void MatchedAndThenNotNull(object? key)
    {
        NpgsqlConnection? connection = null;
        if (key is { }) connection = dataSource.OpenConnection();
        if (key != null) connection?.Dispose();
    }

    // Right: what matches 'null' is null.
    public void UnmatchedAndThenNull(object? key)
    {
        NpgsqlConnection? connection = null;
        if (key is { }) Console.WriteLine(key);
        else connection = dataSource.OpenConnection();
        if (key == null) connection!.Dispose();
    }

    // Right: what has just been made is not null, whatever its variable is called.
    public void MadeIsNotNull()
    {
        var connection = dataSource.OpenConnection();
        object made = new List<int>();
        if (made is null) return;
        connection.Dispose();
    }

    // Wrong: the type of something else says nothing about the connection.
    public void TypeOfSomethingElse(object key)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        if (key is string) connection.Dispose();
    }

    // Wrong: disposed on the opposite answer.
    public void OnTheOppositeAnswer(bool isOwn)
    {
        NpgsqlConnection? connection = null;
        if (isOwn) connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            Work(connection ?? shared!);
        }
        finally
        {
            if (isOwn == false) connection!.Dispose();
        }
    }

    // Right: the condition is asked twice, and nothing changes it.
    public void AskedTwice(int left)
    {
        NpgsqlConnection? connection = null;
        if (left > 1) connection = dataSource.OpenConnection();
        if (left > 1) connection!.Dispose();
    }

    // Right: the same of a local.
    public void AskedTwiceOfALocal(string text)
    {
        NpgsqlConnection? connection = null;
        var left = text.Length;
        if (left > 1) connection = dataSource.OpenConnection();
        if (left > 1) connection!.Dispose();
    }

    // Right: opened where the answer is no, and left where it is yes.
    public void OpenedOnTheOtherAnswer(int left)
    {
        NpgsqlConnection? connection = null;
        if (left > 1) Console.WriteLine(left);
        else connection = dataSource.OpenConnection();
        if (left > 1) return;
        connection!.Dispose();
    }

    // Wrong: what is asked for has become less.
    public void Decremented(int left)
    {
        NpgsqlConnection? connection = null;
        if (left > 1) connection = dataSource.OpenConnection(); // LFG2001
        left--;
        if (left > 1) connection!.Dispose();
    }

    // Wrong: the same by a compound assignment.
    public void Reduced(int left)
    {
        NpgsqlConnection? connection = null;
        if (left > 1) connection = dataSource.OpenConnection(); // LFG2001
        left -= 1;
        if (left > 1) connection!.Dispose();
    }

    // Wrong: the same by an assignment.
    public void Assigned(int left)
    {
        NpgsqlConnection? connection = null;
        if (left > 1) connection = dataSource.OpenConnection(); // LFG2001
        left = 0;
        if (left > 1) connection!.Dispose();
    }

    // Wrong: the same by a deconstruction.
    public void Deconstructed(int left)
    {
        NpgsqlConnection? connection = null;
        var parts = Split(left);
        if (left > 1) connection = dataSource.OpenConnection(); // LFG2001
        (left, _) = parts;
        if (left > 1) connection!.Dispose();
    }

    // Wrong: the same by reference.
    public void ByReference(int left)
    {
        NpgsqlConnection? connection = null;
        if (left > 1) connection = dataSource.OpenConnection(); // LFG2001
        Interlocked.Decrement(ref left);
        if (left > 1) connection!.Dispose();
    }

    // Wrong: the same with a field that is written in between.
    public void OfAField()
    {
        NpgsqlConnection? connection = null;
        if (_left > 1) connection = dataSource.OpenConnection(); // LFG2001
        _left = 0;
        if (_left > 1) connection!.Dispose();
    }

    // Right: disposed, and then asked for null: what is gone is not null.
    public void GoneIsNotNull()
    {
        var first = dataSource.OpenConnection();
        first.Dispose();
        var second = dataSource.OpenConnection();
        if (first is not null) second.Dispose();
    }

    // Right: the same with one that was closed and stays in its variable.
    public void ClosedIsNotNull()
    {
        var first = dataSource.OpenConnection();
        first.Close();
        var second = dataSource.OpenConnection();
        if (first is not null) second.Dispose();
    }

    // Right: two connections are two objects.
    public void TwoObjects()
    {
        var connection = dataSource.OpenConnection();
        if (ReferenceEquals(connection, shared)) return;
        connection.Dispose();
    }

    // Right: the same with '=='.
    public void TwoObjectsCompared()
    {
        var connection = dataSource.OpenConnection();
        if (connection == shared) return;
        connection.Dispose();
    }

    // Right: a flag that is the answer to a comparison.
    public void Flag(int left)
    {
        var isOwn = shared == null;
        var connection = shared ?? dataSource.OpenConnection();
        try
        {
            Work(connection);
        }
        finally
        {
            if (isOwn) connection.Dispose();
        }
    }

    // Wrong: the flag says the opposite.
    public void OppositeFlag(int left)
    {
        var isShared = shared == null;
        var connection = shared ?? dataSource.OpenConnection(); // LFG2001
        try
        {
            Work(connection);
        }
        finally
        {
            if (!isShared) connection.Dispose();
        }
    }

    // Wrong: disposed where it is somebody else's.
    public void FlagOfTheOther(int left)
    {
        var isShared = shared != null;
        var connection = shared ?? dataSource.OpenConnection(); // LFG2001
        try
        {
            Work(connection);
        }
        finally
        {
            if (isShared) connection.Dispose();
        }
    }

    private static void Work(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT 1", connection);
        command.ExecuteNonQuery();
    }

    private static (int Left, int Right) Split(int left) => (left / 2, left - (left / 2));
}
