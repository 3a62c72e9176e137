using static Lifeguard.Analyzers.Tests.Ownership.OwnershipTest;

namespace Lifeguard.Analyzers.Tests.Ownership;

public sealed class WhatVendorsGiveOut
{
    [Theory]
    [InlineData("""void M() { var x = {|Connection:new NpgsqlConnection(Text)|}; }""")]
    [InlineData("""void M() { NpgsqlConnection x = {|Connection:new(Text)|}; }""")]
    [InlineData("""void M() { IDbConnection x = {|Connection:new SqlClient.SqlConnection(Text)|}; }""")]
    [InlineData("""void M() { var x = {|Connection:new MySqlConnector.MySqlConnection(Text)|}; }""")]
    [InlineData("""void M() { var x = {|Connection:Db.CreateConnection()|}; }""")]
    [InlineData("""void M() { var x = {|OpenConnection:Db.OpenConnection()|}; }""")]
    [InlineData("""async Task M() { var x = await {|OpenConnection:Db.OpenConnectionAsync()|}; }""")]
    [InlineData("""async Task M(DbDataSource db) { var x = await {|OpenConnection:db.OpenConnectionAsync()|}.ConfigureAwait(false); }""")]
    [InlineData("""void M() { var x = {|Connection:NpgsqlFactory.Instance.CreateConnection()|}; }""")]
    [InlineData("""void M(DbProviderFactory factory) { var x = {|Connection:factory.CreateConnection()|}; var y = {|Command:factory.CreateCommand()|}; }""")]
    [InlineData("""void M(NpgsqlConnection c) { var x = {|Connection:c.CloneWith(Text)|}; }""")]
    public Task Connections(string member) => Acquires(member);

    [Theory]
    [InlineData("""void M() { var x = {|DataSource:NpgsqlDataSource.Create(Text)|}; }""")]
    [InlineData("""void M() { var x = {|DataSource:new NpgsqlDataSourceBuilder(Text).Build()|}; }""")]
    [InlineData("""void M() { var x = {|DataSource:new MySqlConnector.MySqlDataSource(Text)|}; }""")]
    public Task DataSources(string member) => Acquires(member);

    [Theory]
    [InlineData("""void M(NpgsqlConnection c) { var x = {|Command:new NpgsqlCommand("select 1", c)|}; }""")]
    [InlineData("""void M(NpgsqlConnection c) { var x = {|Command:c.CreateCommand()|}; var y = {|Batch:c.CreateBatch()|}; }""")]
    [InlineData("""void M(IDbConnection c) { var x = {|Command:c.CreateCommand()|}; }""")]
    [InlineData("""void M() { var x = {|Command:Db.CreateCommand("select 1")|}; var y = {|Batch:Db.CreateBatch()|}; }""")]
    [InlineData("""void M(NpgsqlConnection c) { var x = {|Batch:new NpgsqlBatch(c)|}; }""")]
    public Task CommandsAndBatches(string member) => Acquires(member);

    [Theory]
    [InlineData("""void M(NpgsqlCommand c) { var x = {|Reader:c.ExecuteReader()|}; }""")]
    [InlineData("""async Task M(DbCommand c) { var x = await {|Reader:c.ExecuteReaderAsync()|}; }""")]
    [InlineData("""void M(IDbCommand c) { var x = {|Reader:c.ExecuteReader()|}; }""")]
    [InlineData("""void M(DbBatch c) { var x = {|Reader:c.ExecuteReader()|}; }""")]
    [InlineData("""void M(IDbConnection c) { var x = {|Reader:c.ExecuteReader("select 1")|}; }""")]
    [InlineData("""async Task M(IDbConnection c) { var x = await {|Reader:SqlMapper.ExecuteReaderAsync(c, "select 1")|}; }""")]
    public Task Readers(string member) => Acquires(member);

    [Theory]
    [InlineData("""void M(NpgsqlConnection c) { var x = {|Transaction:c.BeginTransaction()|}; }""")]
    [InlineData("""async Task M(DbConnection c) { var x = await {|Transaction:c.BeginTransactionAsync()|}; }""")]
    [InlineData("""void M(IDbConnection c) { var x = {|Transaction:c.BeginTransaction(IsolationLevel.Serializable)|}; }""")]
    [InlineData("""async Task M(Context c) { var x = await {|Transaction:c.Database.BeginTransactionAsync()|}; }""")]
    [InlineData("""void M(Context c) { var x = {|Transaction:c.Database.BeginTransaction(IsolationLevel.Serializable)|}; }""")]
    public Task Transactions(string member) => Acquires(member);

    [Theory]
    [InlineData("""void M(NpgsqlConnection c) { var x = {|Copy:c.BeginBinaryImport("copy t from stdin")|}; }""")]
    [InlineData("""async Task M(NpgsqlConnection c) { var x = await {|Copy:c.BeginTextExportAsync("copy t to stdout")|}; }""")]
    [InlineData("""async Task M(NpgsqlConnection c) { var x = await {|Copy:c.BeginRawBinaryCopyAsync("copy t to stdout")|}; }""")]
    public Task Copies(string member) => Acquires(member);

    [Theory]
    [InlineData("""void M() { var x = {|Context:new Context()|}; }""")]
    [InlineData("""void M(IDbContextFactory<Context> f) { var x = {|Context:f.CreateDbContext()|}; }""")]
    [InlineData("""async Task M(IDbContextFactory<Context> f) { var x = await {|Context:f.CreateDbContextAsync()|}; }""")]
    [InlineData("""async Task M<T>(IDbContextFactory<T> f) where T : DbContext { var x = await {|Context:f.CreateDbContextAsync()|}; }""")]
    public Task Contexts(string member) => Acquires(member);

    [Theory]
    [InlineData("""void M(Context c) { var x = c.Database.GetDbConnection(); }""")]                                             // EF's
    [InlineData("""void M(DbContext c) { c.Database.UseTransaction(null); var x = c.Database.CurrentTransaction; }""")]
    [InlineData("""void M(IServiceProvider s) { var x = (IDbConnection)s.GetService(typeof(IDbConnection))!; }""")]       // the container's
    [InlineData("""void M(NpgsqlCommand c) { var x = c.Connection; var y = c.Transaction; }""")]                           // somebody's
    [InlineData("""void M(IDbTransaction t) { var x = t.Connection; }""")]
    [InlineData("""void M(DataTable t) { var x = t.CreateDataReader(); }""")]                                              // in memory
    [InlineData("""void M(Lazy<NpgsqlConnection> l) { var x = l.Value; }""")]
    [InlineData("""void M(Func<NpgsqlConnection> f) { var x = f(); }""")]                                                  // who knows
    [InlineData("""void M(NpgsqlDataReader r) { var x = r.GetData(0); }""")]
    [InlineData("""async Task M(NpgsqlConnection c) { var x = await c.ExecuteScalarAsync("select 1"); var y = c.Query("select 1"); }""")]
    public Task SomebodyElses(string member) => Acquires(member);

    [Theory]
    [InlineData("""async Task M(Context c) { await c.Database.BeginTransactionAsync(); }""")]
    [InlineData("""async Task M(Context c) { await c.Database.BeginTransactionAsync().ConfigureAwait(false); }""")]
    [InlineData("""void M(Context c) { _ = c.Database.BeginTransaction(); }""")]
    [InlineData("""Task M(Context c) => c.Database.BeginTransactionAsync();""")]
    [InlineData("""void M(Context c) { var x = c.Database.BeginTransaction(); c.SaveChanges(); c.Database.CommitTransaction(); }""")]
    [InlineData("""void M(Context c) { var x = c.Database.BeginTransaction(); c.SaveChanges(); c.Database.CurrentTransaction!.Commit(); }""")]
    public Task NoTransactionThatTheContextEnds(string member) => Acquires(member);

    [Theory]
    [InlineData("""void M() { var x = {|Connection:new Profiled(new NpgsqlConnection(Text))|}; }""")]
    [InlineData("""void M() { Profiled x = {|Connection:new(new NpgsqlConnection(Text))|}; }""")]
    [InlineData("""void M() { var c = {|Connection:new NpgsqlConnection(Text)|}; var x = {|Connection:new Profiled(c)|}; }""")]
    public async Task AWrapperInsteadOfWhatItWraps(string member)
    {
        var test = RuleTest<AcquisitionProbe>.Create(Class(member).Replace("using System.Data;", "using System.Data;\nusing Profiling;", StringComparison.Ordinal));
        test.TestState.AdditionalReferences.AddRange(Library.FromSource("Profiling", """
            namespace Profiling
            {
                public abstract class Base : System.Data.Common.DbConnection { }
                public sealed class Profiled : Base
                {
                    public Profiled(System.Data.Common.DbConnection inner) { }
                    public override string ConnectionString { get; set; }
                    public override string Database => "";
                    public override string DataSource => "";
                    public override string ServerVersion => "";
                    public override System.Data.ConnectionState State => default;
                    public override void ChangeDatabase(string databaseName) { }
                    public override void Close() { }
                    public override void Open() { }
                    protected override System.Data.Common.DbTransaction BeginDbTransaction(System.Data.IsolationLevel isolationLevel) => null;
                    protected override System.Data.Common.DbCommand CreateDbCommand() => null;
                }
            }
            """).References);
        await test.RunAsync();
    }

    [Theory]
    [InlineData("""void M() { var x = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=a"); var y = x.CreateCommand(); var z = y.ExecuteReader(); }""")]
    [InlineData("""void M() { IDbConnection x = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=a"); var y = x.CreateCommand(); var z = y.ExecuteReader(); }""")]
    [InlineData("""void M() { IDbConnection x = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=a"); var y = x.BeginTransaction(); }""")]
    [InlineData("""private readonly IDbConnection _file = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=a"); void M() { var y = _file.CreateCommand(); }""")]
    [InlineData("""static IDbConnection File() => new Microsoft.Data.Sqlite.SqliteConnection("Data Source=a"); void M() { var y = File(); var z = y.CreateCommand(); }""")]
    public Task NothingOfFileDatabases(string member) => Acquires(member);

    [Fact]
    public Task NothingBehindAnInterfaceWhereOnlyFileDatabasesAreReferenced()
    {
        var test = RuleTest<AcquisitionProbe>.Create("""
            using System.Data;
            using Dapper;

            public class Orders
            {
                public void M(IDbConnection c) { var x = c.CreateCommand(); var y = x.ExecuteReader(); var z = c.BeginTransaction(); var r = c.ExecuteReader("select 1"); }
            }
            """);
        test.ReferenceAssemblies = Packages.Only("Microsoft.Data.Sqlite.dll", "Dapper.dll");
        return test.RunAsync();
    }

    [Fact]
    public Task ButWhereNoProviderIsReferencedAllOfIt()
    {
        var test = RuleTest<AcquisitionProbe>.Create("""
            using System.Data;
            using Dapper;

            public class Orders
            {
                public void M(IDbConnection c) { var x = {|Command:c.CreateCommand()|}; var y = {|Reader:x.ExecuteReader()|}; }
            }
            """);
        test.ReferenceAssemblies = Packages.Only("Dapper.dll");
        return test.RunAsync();
    }

    [Fact]
    public Task NothingOfClassesThatOnlyLookLikeIt() => Acquires(
        """
        void M() { var x = new Fake.NpgsqlConnection(); var y = x.BeginTransaction(); var z = Fake.NpgsqlDataSource.Create(""); }
        void N() { var x = new StubConnection(); using var y = {|Command:x.CreateCommand()|}; }
        """,
        """
        namespace Fake
        {
            public class NpgsqlConnection : IDisposable { public void Dispose() { } public object BeginTransaction() => new(); }
            public class NpgsqlDataSource { public static NpgsqlDataSource Create(string text) => new(); }
        }

        public abstract class StubBase : DbConnection { }

        public class StubConnection : IDbConnection
        {
            public string ConnectionString { get; set; } = "";
            public int ConnectionTimeout => 0;
            public string Database => "";
            public ConnectionState State => default;
            public IDbTransaction BeginTransaction() => null!;
            public IDbTransaction BeginTransaction(IsolationLevel il) => null!;
            public void ChangeDatabase(string databaseName) { }
            public void Close() { }
            public IDbCommand CreateCommand() => {|Command:new NpgsqlCommand()|};
            public void Open() { }
            public void Dispose() { }
        }
        """);

    [Theory]
    [InlineData("""void M() { var x = {|#0:new NpgsqlConnection(Text)|}; }""", "Connection", "new NpgsqlConnection of Npgsql from nothing")]
    [InlineData("""void M() { var x = {|#0:Db.OpenConnection()|}; }""", "OpenConnection", "OpenConnection of Npgsql from Db")]
    [InlineData("""void M(IDbConnection c) { var x = {|#0:c.CreateCommand()|}; }""", "Command", "CreateCommand of unknown from c")]
    [InlineData("""void M(SqlClient.SqlConnection c) { var x = {|#0:new SqlClient.SqlCommand("select 1", c)|}; }""", "Command", "new SqlCommand of Microsoft.Data.SqlClient from c")]
    [InlineData("""void M(NpgsqlConnection c) { var x = {|#0:new NpgsqlCommand { Connection = c }|}; }""", "Command", "new NpgsqlCommand of Npgsql from c")]
    [InlineData("""void M(NpgsqlConnection c) { var x = {|#0:c.ExecuteReader("select 1")|}; }""", "Reader", "ExecuteReader of Npgsql from c")]
    public Task NameProviderAndSource(string member, string id, string message) => Acquires(member, id, message);

    [Fact]
    public Task TheProviderBehindAnInterface() => Acquires(
        """void M() { IDbConnection c = {|Connection:new NpgsqlConnection(Text)|}; var x = {|Command:c.CreateCommand()|}; var y = {|#0:x.ExecuteReader()|}; }""",
        "Reader", "ExecuteReader of Npgsql from x");
}
