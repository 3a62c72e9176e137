using System.Data.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Microsoft.EntityFrameworkCore.Infrastructure
{
    public class SqlServerDbContextOptionsBuilder
    {
        internal SqlServerDbContextOptionsBuilder()
        {
        }

        public virtual SqlServerDbContextOptionsBuilder CommandTimeout(int? commandTimeout) => this;

        public virtual SqlServerDbContextOptionsBuilder EnableRetryOnFailure() => this;

        public virtual SqlServerDbContextOptionsBuilder EnableRetryOnFailure(int maxRetryCount) => this;
    }
}

namespace Microsoft.EntityFrameworkCore
{
    public static class SqlServerDbContextOptionsExtensions
    {
        public static DbContextOptionsBuilder UseSqlServer(
            this DbContextOptionsBuilder optionsBuilder,
            string? connectionString,
            Action<SqlServerDbContextOptionsBuilder>? sqlServerOptionsAction = null) => optionsBuilder;

        public static DbContextOptionsBuilder UseSqlServer(
            this DbContextOptionsBuilder optionsBuilder,
            DbConnection connection,
            Action<SqlServerDbContextOptionsBuilder>? sqlServerOptionsAction = null) => optionsBuilder;
    }
}
