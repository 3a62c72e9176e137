using Lifeguard.Analyzers.Rules.Pinning;

namespace Lifeguard.Analyzers.Tests.Pinning;

/// <summary>Session state in the shapes that applications give it: repositories, interceptors, scripts, minimal APIs.</summary>
public sealed class AsPeopleWriteIt
{
    private const string Handler = """
        public class Function
        {
            public string FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) => input;
        }
        """;

    [Fact]
    public Task ARepositoryOverAFactoryOfConnections() => RuleTest<SessionSettingAnalyzer>.Verify($$"""
        using System.Data;
        using Dapper;
        using Npgsql;
        {{Handler}}
        public interface IConnectionFactory { Task<IDbConnection> OpenAsync(); }
        public sealed class ConnectionFactory : IConnectionFactory
        {
            public async Task<IDbConnection> OpenAsync() { var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DB")); await connection.OpenAsync(); return connection; }
        }
        public sealed class OrderRepository
        {
            private const string SetTenant = "[|SET app.tenant_id = '{0}'|]";
            private readonly IConnectionFactory _connections;
            public OrderRepository(IConnectionFactory connections) => _connections = connections;

            public async Task<IEnumerable<int>> Load(Guid tenant)
            {
                using var connection = await _connections.OpenAsync();
                await connection.ExecuteAsync(string.Format(SetTenant, tenant));
                return await connection.QueryAsync<int>("select id from orders");
            }
        }
        """);

    [Fact]
    public Task AnInterceptorOfEntityFramework() => RuleTest<SessionSettingAnalyzer>.Verify($$"""
        using System.Data.Common;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Diagnostics;
        {{Handler}}
        public class TenantInterceptor : DbConnectionInterceptor
        {
            private readonly string _tenant;
            public TenantInterceptor(string tenant) => _tenant = tenant;
            public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data)
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"[|SET app.current_tenant = '{_tenant}'|];";
                command.ExecuteNonQuery();
            }
        }
        public static class Startup { public static void Use(DbContextOptionsBuilder options) => options.UseNpgsql("").AddInterceptors(new TenantInterceptor("a")); }
        """);

    [Fact]
    public Task AScriptInARawString() => RuleTest<TempTableAnalyzer>.Verify($$""""
        using Npgsql;
        {{Handler}}
        public static class Report
        {
            private const string Script = """
                -- totals of the month
                [|CREATE TEMPORARY TABLE IF NOT EXISTS month_totals|] (
                    customer int PRIMARY KEY,
                    total numeric
                );
                INSERT INTO month_totals SELECT customer, sum(total) FROM orders GROUP BY 1;
                """;

            public static async Task Run(NpgsqlDataSource source)
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var command = new NpgsqlCommand();
                command.Connection = connection;
                command.CommandText = Script;
                await command.ExecuteNonQueryAsync();
            }
        }
        """");

    [Fact]
    public Task ALockOfAJob() => RuleTest<SessionAdvisoryLockAnalyzer>.Verify($$"""
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;
        {{Handler}}
        public sealed class Job
        {
            private readonly NpgsqlDataSource _source;
            private readonly DbContext _db;
            public Job(NpgsqlDataSource source, DbContext db) => (_source, _db) = (source, db);

            public async Task<bool> Run(long key)
            {
                await using var connection = await _source.OpenConnectionAsync();
                if (!await connection.QuerySingleAsync<bool>("SELECT [|pg_try_advisory_lock|](@key)", new { key })) return false;
                try { return await Work(); }
                finally { await connection.ExecuteAsync("SELECT pg_advisory_unlock(@key)", new { key }); }
            }

            public Task<List<bool>> Take(long key) => _db.Database.SqlQueryRaw<bool>("SELECT [|pg_try_advisory_lock|]({0}) AS \"Value\"", key).ToListAsync();

            public Task<List<bool>> TakeToo(long key) => _db.Database.SqlQuery<bool>($"SELECT [|pg_try_advisory_lock|]({key}) AS \"Value\"").ToListAsync();

            private Task<bool> Work() => Task.FromResult(true);
        }
        """);

    [Fact]
    public Task AMinimalApiOnCloudRun()
    {
        var test = RuleTest<SessionSettingAnalyzer>.Create("""
            using Dapper;
            using Microsoft.AspNetCore.Builder;
            using Npgsql;
            var app = WebApplication.CreateBuilder(args).Build();
            await using var db = NpgsqlDataSource.Create("");
            app.MapGet("/orders/{tenant}", async (string tenant) =>
            {
                await using var connection = await db.OpenConnectionAsync();
                await connection.ExecuteAsync("select [|set_config|]('app.tenant', @tenant, false)", new { tenant });
                return await connection.QueryAsync<int>("select id from orders");
            });
            app.Run();
            """, (".globalconfig", "is_global = true\nlifeguard_host = cloud_run\n"));
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task AWrapperBehindAnInterface() => RuleTest<SessionSettingAnalyzer>.Verify($$"""
        using System.Data;
        using Npgsql;
        {{Handler}}
        public interface IDatabase { Task<int> Execute(string sql, object values = null, CancellationToken cancel = default); }
        public sealed class Database : IDatabase
        {
            private readonly NpgsqlConnection _connection = new("");
            public Task<int> Execute(string sql, object values, CancellationToken cancel)
            {
                using var command = _connection.CreateCommand();
                command.CommandText = sql;
                return command.ExecuteNonQueryAsync(cancel);
            }
        }
        public sealed class Tenants
        {
            private readonly IDatabase _database;
            public Tenants(IDatabase database) => _database = database;
            public Task Use(string schema) => _database.Execute($"[|SET search_path TO {schema}, public|]");
        }
        """);

    [Fact]
    public Task RowLevelSecurityWithoutATransaction() => RuleTest<SetLocalOutsideTransactionAnalyzer>.Verify($$"""
        using Microsoft.EntityFrameworkCore;
        {{Handler}}
        public class OrdersContext : DbContext
        {
            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("");
        }
        public sealed class Orders
        {
            private readonly OrdersContext _db;
            public Orders(OrdersContext db) => _db = db;

            public async Task<int> Count(string tenant)
            {
                await _db.Database.ExecuteSqlInterpolatedAsync($"SELECT [|set_config|]('app.tenant', {tenant}, true)");
                await _db.Database.ExecuteSqlRawAsync("[|SET LOCAL ROLE tenant_user|]");
                return await _db.Database.SqlQueryRaw<int>("select count(*) as \"Value\" from orders").SingleAsync();
            }
        }
        """);

    [Fact]
    public Task OtherDatabases() => RuleTest<SessionSettingAnalyzer>.Verify($$"""
        using Dapper;
        {{Handler}}
        public static class Legacy
        {
            public static void OfMySql(string tenant)
            {
                using var connection = new MySqlConnector.MySqlConnection("");
                connection.Execute("[|SET @tenant = 1|]");
            }

            public static void OfSqlServer()
            {
                using var connection = new Microsoft.Data.SqlClient.SqlConnection("");
                connection.Execute("[|SET NOCOUNT ON|]; UPDATE orders SET total = 0");
            }
        }
        """, (".globalconfig", "is_global = true\nlifeguard_pooler = rds_proxy\n"));
}
