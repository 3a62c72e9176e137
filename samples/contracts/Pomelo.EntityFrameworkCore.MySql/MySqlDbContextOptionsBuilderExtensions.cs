using System.Data.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;
using MySqlConnector;

namespace Microsoft.EntityFrameworkCore.Infrastructure
{
    public class MySqlDbContextOptionsBuilder
    {
        internal MySqlDbContextOptionsBuilder()
        {
        }

        public virtual MySqlDbContextOptionsBuilder EnableRetryOnFailure() => this;
    }
}

namespace Microsoft.EntityFrameworkCore
{
    public abstract class ServerVersion(Version version)
    {
        public virtual Version Version { get; } = version;

        public static ServerVersion AutoDetect(string connectionString) => throw new ContractOnly();

        public static ServerVersion AutoDetect(MySqlConnection connection) => throw new ContractOnly();

        public static ServerVersion Parse(string versionString) => throw new ContractOnly();
    }

    public class MySqlServerVersion(Version version) : ServerVersion(version);

    public static class MySqlDbContextOptionsBuilderExtensions
    {
        public static DbContextOptionsBuilder UseMySql(
            this DbContextOptionsBuilder optionsBuilder,
            string? connectionString,
            ServerVersion serverVersion,
            Action<MySqlDbContextOptionsBuilder>? mySqlOptionsAction = null) => optionsBuilder;

        public static DbContextOptionsBuilder UseMySql(
            this DbContextOptionsBuilder optionsBuilder,
            DbConnection connection,
            ServerVersion serverVersion,
            Action<MySqlDbContextOptionsBuilder>? mySqlOptionsAction = null) => optionsBuilder;

        public static DbContextOptionsBuilder UseMySql(
            this DbContextOptionsBuilder optionsBuilder,
            DbDataSource dataSource,
            ServerVersion serverVersion,
            Action<MySqlDbContextOptionsBuilder>? mySqlOptionsAction = null) => optionsBuilder;
    }
}
