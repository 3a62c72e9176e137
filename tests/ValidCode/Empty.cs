// Trap: a field that nothing builds.
public class Empty { public Npgsql.NpgsqlConnection? Connection; }
