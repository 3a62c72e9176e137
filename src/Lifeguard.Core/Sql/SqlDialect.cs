namespace Lifeguard.Core.Sql;

/// <summary>Whose grammar SQL text is read with.</summary>
public enum SqlDialect
{
    /// <summary>PostgreSQL and what speaks its dialect, such as Aurora PostgreSQL, CockroachDB or YugabyteDB.</summary>
    PostgreSql,

    /// <summary>MySQL and what speaks its dialect, such as MariaDB, Aurora MySQL, TiDB or PlanetScale.</summary>
    MySql,

    /// <summary>T-SQL: SQL Server and Azure SQL.</summary>
    SqlServer,

    /// <summary>Oracle.</summary>
    Oracle,

    /// <summary>SQLite.</summary>
    Sqlite,
}
