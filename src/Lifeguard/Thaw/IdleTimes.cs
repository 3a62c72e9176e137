namespace Lifeguard.Thaw;

/// <summary>Since when each connection has been idle. Npgsql never tests an idle connection before it lends it, and a frozen process sees nothing of what happens to it.</summary>
internal sealed class IdleTimes(int poolSize)
{
    private readonly Dictionary<int, (long Timestamp, long WallTicks)> _since = [];

    public void Put(int backend, long now, long wall)
    {
        _since[backend] = (now, wall);

        // Connections that the pool has closed leave an entry behind. They are not used again, so they are the oldest ones.
        if (_since.Count > 4 * poolSize) _since.Remove(_since.MinBy(static entry => entry.Value.Timestamp).Key);
    }

    /// <summary>How long the connection was idle; zero for one that was not.</summary>
    public TimeSpan Take(int backend, long now, long wall, TimeProvider clock)
    {
        if (!_since.Remove(backend, out var since)) return TimeSpan.Zero;

        // Either clock may stand still while the process is frozen. The wall clock may also be set back, which says nothing.
        var monotonic = clock.GetElapsedTime(since.Timestamp, now);
        var byTheWall = TimeSpan.FromTicks(wall - since.WallTicks);
        return byTheWall > monotonic ? byTheWall : monotonic;
    }

    public void Clear() => _since.Clear();
}
