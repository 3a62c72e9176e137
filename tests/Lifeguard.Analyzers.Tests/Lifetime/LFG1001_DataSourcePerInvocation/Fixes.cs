using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Lifetime.DataSourcePerInvocationAnalyzer, Lifeguard.CodeFixes.Rules.Lifetime.DataSourcePerInvocationFix>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1001_DataSourcePerInvocation;

public sealed class Fixes
{
    [Fact]
    public Task LocalBecomesAStaticHolder() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            public async Task<int> Count(string input, ILambdaContext context)
            {
                // The pool of the orders database.
                var connectionString = Environment.GetEnvironmentVariable("ORDERS_DB") ?? throw new InvalidOperationException("ORDERS_DB is not set.");
                await using var dataSource = {|LFG1001:NpgsqlDataSource.Create(connectionString)|};

                await using var command = dataSource.CreateCommand("select count(*) from orders");
                return (int)(await command.ExecuteScalarAsync())!;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            // The pool of the orders database.
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("ORDERS_DB") ?? throw new InvalidOperationException("ORDERS_DB is not set."));

            public async Task<int> Count(string input, ILambdaContext context)
            {
                await using var command = Db.CreateCommand("select count(*) from orders");
                return (int)(await command.ExecuteScalarAsync())!;
            }
        }
        """);
}
