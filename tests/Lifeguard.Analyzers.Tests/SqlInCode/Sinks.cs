namespace Lifeguard.Analyzers.Tests.SqlInCode;

public sealed class Sinks
{
    [Theory]
    [InlineData("await using var command = new NpgsqlCommand(\"[|SET x = 1|]\", connection);")]
    [InlineData("await using var command = new NpgsqlCommand(cmdText: \"[|SET x = 1|]\");")]
    [InlineData("using NpgsqlCommand command = new(\"[|SET x = 1|]\");")]
    [InlineData("var command = connection.CreateCommand(); command.CommandText = \"[|SET x = 1|]\";")]
    [InlineData("var command = new NpgsqlCommand { CommandText = \"[|SET x = 1|]\", Connection = connection };")]
    [InlineData("DbCommand command = connection.CreateCommand(); command.CommandText = \"[|SET x = 1|]\";")]
    [InlineData("IDbCommand command = connection.CreateCommand(); command.CommandText = \"[|SET x = 1|]\";")]
    [InlineData("var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(\"[|SET x = 1|]\"), new(\"select 1\") } };")]
    [InlineData("var batch = connection.CreateBatch(); var one = batch.CreateBatchCommand(); one.CommandText = \"[|SET x = 1|]\";")]
    [InlineData("await using var command = Db.CreateCommand(\"[|SET x = 1|]\");")]
    [InlineData("await Db.CreateCommand(\"[|SET x = 1|]\").ExecuteNonQueryAsync();")]
    public Task OfAdoNet(string statement) => SqlTest.Finds(statement);

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"[|SET x = 1|]\");")]
    [InlineData("connection.Execute(\"[|SET x = 1|]\", new { id = 1 });")]
    [InlineData("var rows = await connection.QueryAsync<int>(\"[|SET x = 1|]\");")]
    [InlineData("var rows = connection.Query(typeof(int), \"[|SET x = 1|]\");")]
    [InlineData("var rows = await connection.QueryMultipleAsync(sql: \"[|SET x = 1|]\");")]
    [InlineData("await connection.ExecuteAsync(new CommandDefinition(\"[|SET x = 1|]\", cancellationToken: default));")]
    [InlineData("var definition = new CommandDefinition(\"[|SET x = 1|]\"); await connection.ExecuteAsync(definition);")]
    [InlineData("SqlMapper.Execute(connection, \"[|SET x = 1|]\");")]
    [InlineData("IDbConnection open = connection; open.ExecuteScalar<int>(\"[|SET x = 1|]\");")]
    public Task OfDapper(string statement) => SqlTest.Finds(statement);

    [Theory]
    [InlineData("await db.Database.ExecuteSqlRawAsync(\"[|SET x = 1|]\");")]
    [InlineData("db.Database.ExecuteSqlRaw(\"[|SET x = {0}|]\", number);")]
    [InlineData("await db.Database.ExecuteSqlAsync($\"[|SET x = {number}|]\");")]
    [InlineData("db.Database.ExecuteSqlInterpolated($\"[|SET x = {number}|]\");")]
    [InlineData("var rows = db.Database.SqlQueryRaw<int>(\"[|SET x = 1|]\").ToList();")]
    [InlineData("var rows = db.Database.SqlQuery<int>($\"[|SET x = 1|]\").ToList();")]
    [InlineData("var rows = db.Set<Order>().FromSqlRaw(\"[|SET x = 1|]\").ToList();")]
    [InlineData("var rows = db.Set<Order>().FromSql($\"[|SET x = 1|]\").ToList();")]
    [InlineData("var rows = db.Set<Order>().FromSqlInterpolated($\"[|SET x = 1|]\").ToList();")]
    [InlineData("using var command = db.Database.GetDbConnection().CreateCommand(); command.CommandText = \"[|SET x = 1|]\";")]
    public Task OfEntityFramework(string statement) => SqlTest.Finds("using var db = new DbContext(new DbContextOptionsBuilder().Options); " + statement, "", "public class Order { public int Id { get; set; } }");

    [Fact]
    public Task OfMigrations() => SqlTest.Finds("", "", """
        public class AddOrders : Microsoft.EntityFrameworkCore.Migrations.Migration
        {
            protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder builder) => builder.Sql("[|SET x = 1|]");
        }
        """);

    // Neither is installed here: a name and a signature are all that is known of them.
    [Theory]
    [InlineData("LinqToDB.Data.DataContextExtensions.Query<int>(new(), \"[|SET x = 1|]\");")]
    [InlineData("LinqToDB.Data.DataContextExtensions.SetCommand(new(), \"select 1; [|SET x = 1|]\");")]
    public Task OfLibrariesByName(string statement)
    {
        var test = RuleTest<SqlProbe>.Create(SqlTest.Function(statement));
        test.TestState.Sources.Add(("/0/Library.cs", """
            namespace LinqToDB.Data
            {
                public class DataConnection { }
                public static class DataContextExtensions
                {
                    public static T Query<T>(this DataConnection connection, string sql) => default;
                    public static void SetCommand(this DataConnection connection, string commandText) { }
                }
            }
            """));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("var text = \"SET x = 1\"; Console.WriteLine(text);")]
    [InlineData("throw new InvalidOperationException(\"SET x = 1\");")]
    [InlineData("context.Logger.LogInformation(\"SET x = 1\");")]
    [InlineData("if (input == \"SET x = 1\") return input;")]
    [InlineData("await connection.ExecuteAsync(\"select 1\", \"SET x = 1\");")]
    [InlineData("var command = new Command(\"SET x = 1\") { CommandText = \"SET x = 1\" };")]
    [InlineData("SqlMapper.Execute(\"SET x = 1\");")]
    [InlineData("var parameter = new NpgsqlParameter(\"SET x = 1\", \"SET x = 1\");")]
    [InlineData("input = input switch { \"SET x = 1\" => \"a\", _ => \"b\" };")]
    public Task WhatIsSentToNoDatabase(string statement) => RuleTest<SqlProbe>.StaysQuiet(SqlTest.Function(statement, "", """
        public class Command { public Command(string commandText) { } public string CommandText { get; set; } }
        public static class SqlMapper { public static void Execute(string sql) { } }
        """).Replace("using Dapper;", statement.StartsWith("SqlMapper", StringComparison.Ordinal) ? "" : "using Dapper;", StringComparison.Ordinal));
}
