using Lifeguard.Analyzers.Rules.Disposal;
using Lifeguard.CodeFixes.Rules.Disposal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Disposal.ConnectionNotDisposedAnalyzer, Lifeguard.CodeFixes.Rules.Disposal.ConnectionNotDisposedFix>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2001_ConnectionNotDisposed;

public sealed class Fixes
{
    private const string Db = """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""";

    [Fact]
    public Task AnAsyncMethodDisposesAsynchronously() => InOrders(
        """
        // A place in the pool.
        var connection = await {|LFG2001:Db.OpenConnectionAsync()|}; // open
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """
        // A place in the pool.
        await using var connection = await Db.OpenConnectionAsync(); // open
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Theory]
    [InlineData("NpgsqlConnection connection = await {|LFG2001:Db.OpenConnectionAsync(CancellationToken.None)|}.ConfigureAwait(false);")]
    [InlineData("NpgsqlConnection? connection = await {|LFG2001:Db.OpenConnectionAsync()|};")]
    [InlineData("var connection = (NpgsqlConnection)(await {|LFG2001:Db.OpenConnectionAsync()|});")]
    [InlineData("System.Data.Common.DbConnection connection = {|LFG2001:Db.OpenConnection()|};")]
    [InlineData("NpgsqlConnection connection = {|LFG2001:new(\"Host=db\")|};")]
    public Task TheDeclarationStaysAsItIsWritten(string declaration) => InOrders(
        $"""
        {declaration}
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        $"""
        await using {Fixed(declaration)}
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Theory]
    [InlineData("System.Data.IDbConnection connection = {|LFG2001:Db.OpenConnection()|};")]
    [InlineData("var connection = {|LFG2001:new Microsoft.Data.SqlClient.SqlConnection(\"Server=db\")|};")]
    public Task UsingWhereThereIsNothingToAwait(string declaration) => InOrders(
        $"""
        {declaration}
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        $"""
        using {Fixed(declaration)}
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task AMethodThatDoesNotAwaitDisposesSynchronously() => Members(
        """
        public int Count()
        {
            var connection = {|LFG2001:Db.OpenConnection()|};
            return connection.ExecuteScalar<int>("select 1");
        }
        """,
        """
        public int Count()
        {
            using var connection = Db.OpenConnection();
            return connection.ExecuteScalar<int>("select 1");
        }
        """);

    [Fact]
    public Task ACloseAtTheEndGoes() => InOrders(
        """
        var connection = await {|LFG2001:Db.OpenConnectionAsync()|};
        var count = await connection.ExecuteScalarAsync<int>("select 1");

        // Back to the pool.
        await connection.CloseAsync();
        return count;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        var count = await connection.ExecuteScalarAsync<int>("select 1");

        // Back to the pool.
        return count;
        """);

    [Fact]
    public Task ACloseBeforeOtherWorkStays() => InOrders(
        """
        var connection = await {|LFG2001:Db.OpenConnectionAsync()|};
        var count = await connection.ExecuteScalarAsync<int>("select 1");
        await connection.CloseAsync();
        await Task.Delay(count);
        return count;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        var count = await connection.ExecuteScalarAsync<int>("select 1");
        await connection.CloseAsync();
        await Task.Delay(count);
        return count;
        """);

    [Fact]
    public Task WithoutACloseTheBlockEndsBeforeOtherWork() => InOrders(
        """
        var connection = await {|LFG2001:Db.OpenConnectionAsync()|}; // open

        await connection.ExecuteAsync("delete from orders");

        await Task.Delay(1);
        return 1;
        """,
        """
        await using (var connection = await Db.OpenConnectionAsync()) // open
        {
            await connection.ExecuteAsync("delete from orders");
        }

        await Task.Delay(1);
        return 1;
        """);

    [Fact]
    public Task WhatLaterCodeNeedsStaysVisible() => InOrders(
        """
        var connection = await {|LFG2001:Db.OpenConnectionAsync()|};
        var count = await connection.ExecuteScalarAsync<int>("select 1");
        await Task.Delay(1);
        return count;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        var count = await connection.ExecuteScalarAsync<int>("select 1");
        await Task.Delay(1);
        return count;
        """);

    [Fact]
    public Task BranchesThatDisposeLoseTheirCalls() => InOrders(
        """
        var connection = new NpgsqlConnection("Host=db");
        await connection.OpenAsync();
        if (input == "")
        {
            connection.Dispose();
            return 0;
        }

        var count = await connection.ExecuteScalarAsync<int>("select 1");
        if (connection != null)
            connection.Close();
        return count;
        """.Replace("new NpgsqlConnection(\"Host=db\")", "{|LFG2001:new NpgsqlConnection(\"Host=db\")|}", StringComparison.Ordinal),
        """
        await using var connection = new NpgsqlConnection("Host=db");
        await connection.OpenAsync();
        if (input == "")
        {
            return 0;
        }

        var count = await connection.ExecuteScalarAsync<int>("select 1");
        return count;
        """);

    [Fact]
    public Task AFinallyThatIsLeftEmptyGoesToo() => InOrders(
        """
        var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
        await connection.OpenAsync();
        var id = int.Parse(input);
        try
        {
            // Count.
            return await connection.ExecuteScalarAsync<int>("select @id", new { id });
        }
        finally
        {
            await connection.CloseAsync(); // whatever happens
        }
        """,
        """
        await using var connection = new NpgsqlConnection("Host=db");
        await connection.OpenAsync();
        var id = int.Parse(input);
        // Count.
        return await connection.ExecuteScalarAsync<int>("select @id", new { id });
        // whatever happens
        """);

    [Fact]
    public Task ACatchThatReportsStays() => InOrders(
        """
        var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
        try
        {
            connection.Open();
            var count = await connection.ExecuteScalarAsync<int>("select 1");
            connection.Close();
            return count;
        }
        catch (NpgsqlException exception)
        {
            context.Logger.LogLine(exception.Message);
            return -1;
        }
        """,
        """
        await using var connection = new NpgsqlConnection("Host=db");
        try
        {
            connection.Open();
            var count = await connection.ExecuteScalarAsync<int>("select 1");
            return count;
        }
        catch (NpgsqlException exception)
        {
            context.Logger.LogLine(exception.Message);
            return -1;
        }
        """);

    [Fact]
    public Task DeclaredFirstAndAssignedInTryBecomesOne() => InOrders(
        """
        // The connection.
        NpgsqlConnection? connection = null;
        var count = 0;
        try
        {
            connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
            await connection.OpenAsync();
            count = await connection.ExecuteScalarAsync<int>("select 1");
            connection.Close();
        }
        catch (NpgsqlException exception)
        {
            context.Logger.LogLine(exception.Message);
        }

        return count;
        """,
        """
        var count = 0;
        try
        {
            // The connection.
            await using NpgsqlConnection connection = new NpgsqlConnection("Host=db");
            await connection.OpenAsync();
            count = await connection.ExecuteScalarAsync<int>("select 1");
        }
        catch (NpgsqlException exception)
        {
            context.Logger.LogLine(exception.Message);
        }

        return count;
        """);

    [Fact]
    public Task ACatchThatNamesTheConnectionGetsAFinally() => InOrders(
        """
        NpgsqlConnection? connection = null;
        try
        {
            connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
            await connection.OpenAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        catch (NpgsqlException)
        {
            context.Logger.LogLine(connection?.Host ?? "");
            throw;
        }
        """,
        """
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection("Host=db");
            await connection.OpenAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        catch (NpgsqlException)
        {
            context.Logger.LogLine(connection?.Host ?? "");
            throw;
        }
        finally
        {
            if (connection != null) await connection.DisposeAsync();
        }
        """);

    [Fact]
    public Task AnExistingFinallyDisposesAsWell() => Members(
        """
        public int Count()
        {
            NpgsqlConnection connection;
            try
            {
                connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
                connection.Open();
                return connection.ExecuteScalar<int>("select 1");
            }
            finally
            {
                Console.WriteLine("done");
            }
        }
        """.Replace("NpgsqlConnection connection;", "NpgsqlConnection? connection = null;", StringComparison.Ordinal).Replace("\"done\"", "connection?.State", StringComparison.Ordinal),
        """
        public int Count()
        {
            NpgsqlConnection? connection = null;
            try
            {
                connection = new NpgsqlConnection("Host=db");
                connection.Open();
                return connection.ExecuteScalar<int>("select 1");
            }
            finally
            {
                Console.WriteLine(connection?.State);
                connection?.Dispose();
            }
        }
        """);

    [Fact]
    public Task BranchesThatAssignShareOneUsing() => InOrders(
        """
        NpgsqlConnection connection;
        if (input == "")
            connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
        else
            connection = {|LFG2001:new NpgsqlConnection("Host=other")|};

        await connection.OpenAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """
        NpgsqlConnection connection;
        if (input == "")
            connection = new NpgsqlConnection("Host=db");
        else
            connection = new NpgsqlConnection("Host=other");

        await using (connection)
        {
            await connection.OpenAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        """);

    [Fact]
    public Task OneAfterTheOtherGetAStatementEach() => InOrders(
        """
        var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
        await connection.OpenAsync();
        await connection.ExecuteAsync("delete from orders");

        connection = {|LFG2001:new NpgsqlConnection("Host=other")|};
        await connection.OpenAsync();
        await connection.ExecuteAsync("delete from orders");
        await connection.CloseAsync();
        return 1;
        """,
        """
        await using (var connection = new NpgsqlConnection("Host=db"))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync("delete from orders");
        }

        await using (var connection = new NpgsqlConnection("Host=other"))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync("delete from orders");
        }
        return 1;
        """);

    [Fact]
    public Task ATemporaryGetsAName() => InOrders(
        """
        // How many?
        return (int)(await new NpgsqlCommand("select 1", {|LFG2001:Db.OpenConnection()|}).ExecuteScalarAsync())!;
        """,
        """
        // How many?
        await using var connection = Db.OpenConnection();
        return (int)(await new NpgsqlCommand("select 1", connection).ExecuteScalarAsync())!;
        """);

    [Fact]
    public Task ASwitchSectionGetsAStatement() => InOrders(
        """
        switch (input)
        {
            case "":
                var connection = await {|LFG2001:Db.OpenConnectionAsync()|};
                await connection.ExecuteAsync("delete from orders");
                break;
        }

        return 1;
        """,
        """
        switch (input)
        {
            case "":
                await using (var connection = await Db.OpenConnectionAsync())
                {
                    await connection.ExecuteAsync("delete from orders");
                }
                break;
        }

        return 1;
        """);

    [Fact]
    public Task TopLevelStatementsToo() => Test.Fixes(
        """
        using Amazon.Lambda.RuntimeSupport;
        using Dapper;
        using Npgsql;

        var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
        Console.WriteLine(connection.ExecuteScalar<int>("select 1"));
        await LambdaBootstrapBuilder.Create<string>(Handle, null).Build().RunAsync();

        void Handle(string input)
        {
            Console.WriteLine(input);
        }
        """,
        """
        using Amazon.Lambda.RuntimeSupport;
        using Dapper;
        using Npgsql;

        await using (var connection = new NpgsqlConnection("Host=db"))
        {
            Console.WriteLine(connection.ExecuteScalar<int>("select 1"));
        }
        await LambdaBootstrapBuilder.Create<string>(Handle, null).Build().RunAsync();

        void Handle(string input)
        {
            Console.WriteLine(input);
        }
        """,
        kind: OutputKind.ConsoleApplication);

    [Fact]
    public Task SeveralInOneMethodNest() => InOrders(
        """
        var from = await {|LFG2001:Db.OpenConnectionAsync()|};
        var to = {|LFG2001:new NpgsqlConnection("Host=other")|};
        await to.OpenAsync();
        var count = await from.ExecuteScalarAsync<int>("select 1");
        await to.ExecuteAsync("insert into counts values (@count)", new { count });
        to.Close();
        from.Close();
        return count;
        """,
        """
        await using var from = await Db.OpenConnectionAsync();
        await using var to = new NpgsqlConnection("Host=other");
        await to.OpenAsync();
        var count = await from.ExecuteScalarAsync<int>("select 1");
        await to.ExecuteAsync("insert into counts values (@count)", new { count });
        return count;
        """);

    [Fact]
    public Task AFunctionThatReturnsItDisposesItWhenSomethingThrows() => Members(
        """
        public async Task<NpgsqlConnection> Open(string tenant)
        {
            var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
            // Who is it?
            await connection.OpenAsync();
            await connection.ExecuteAsync("select set_config('app.tenant', @tenant, false)", new { tenant });

            return connection;
        }
        """,
        """
        public async Task<NpgsqlConnection> Open(string tenant)
        {
            var connection = new NpgsqlConnection("Host=db");
            try
            {
                // Who is it?
                await connection.OpenAsync();
                await connection.ExecuteAsync("select set_config('app.tenant', @tenant, false)", new { tenant });

                return connection;
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
        """);

    [Fact]
    public Task AnotherWayOutThatDoesNotReturnItIsLeftToPeople() => Test.OffersNothing(Class(
        """
        public NpgsqlConnection? Open(string tenant)
        {
            var connection = {|LFG2001:Db.OpenConnection()|};
            if (connection.Execute("select set_config('app.tenant', @tenant, false)", new { tenant }) == 0) return null;
            return connection;
        }
        """));

    [Fact]
    public Task BeforeCSharp8ItIsAStatement()
    {
        var test = new CSharpCodeFixVerifier<ConnectionNotDisposedAnalyzer, ConnectionNotDisposedFix>.Test { ReferenceAssemblies = Packages.All };
        test.TestState.Sources.Add(Old(
            """
            var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
            connection.Open();
            var count = connection.ExecuteScalar<int>("select 1");

            connection.Close();
            return count;
            """));
        test.FixedState.Sources.Add(Old(
            """
            using (var connection = new NpgsqlConnection("Host=db"))
            {
                connection.Open();
                var count = connection.ExecuteScalar<int>("select 1");

                return count;
            }
            """));
        test.SolutionTransforms.Add((solution, project) =>
            solution.WithProjectParseOptions(project, ((CSharpParseOptions)solution.GetProject(project)!.ParseOptions!).WithLanguageVersion(LanguageVersion.CSharp7_3)));
        return test.RunAsync();
    }

    private static string Old(string body) => $$"""
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        namespace Shop
        {
            public class Orders
            {
                public int Handle(string input, ILambdaContext context)
                {
        {{string.Join('\n', body.Split('\n').Select(line => line.Length == 0 ? line : "            " + line))}}
                }
            }
        }
        """;

    [Fact]
    public Task CodeUnderADirectiveIsLeftToPeople() => Test.OffersNothingInOrders(
        """
        #if !OTHER
        var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
        #else
        var connection = new NpgsqlConnection("Host=other");
        #endif
        await connection.OpenAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        Db);

    [Fact]
    public Task RowsThatAreReadLaterAreLeftToPeople() => Test.OffersNothing(Class(
        """
        public IEnumerable<int> Ids()
        {
            var connection = {|LFG2001:Db.OpenConnection()|};
            return connection.Query<int>("select id from orders", buffered: false);
        }
        """));

    [Fact]
    public Task AValueThatABranchMayReplaceIsLeftToPeople() => Test.OffersNothing(Class(
        """
        public int Count(bool isOther)
        {
            var connection = {|LFG2001:Db.OpenConnection()|};
            connection.Execute("delete from orders");
            if (isOther) connection = {|LFG2001:new NpgsqlConnection("Host=other")|};
            return connection.ExecuteScalar<int>("select 1");
        }
        """));

    [Fact]
    public Task AReaderThatClosesItsConnectionIsReturned() => Members(
        """
        public System.Data.IDataReader Ids(string limit)
        {
            var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
            connection.Open();
            var command = new NpgsqlCommand("select id from orders limit " + int.Parse(limit), connection);
            return command.ExecuteReader(System.Data.CommandBehavior.CloseConnection);
        }
        """,
        """
        public System.Data.IDataReader Ids(string limit)
        {
            var connection = new NpgsqlConnection("Host=db");
            try
            {
                connection.Open();
                var command = new NpgsqlCommand("select id from orders limit " + int.Parse(limit), connection);
                return command.ExecuteReader(System.Data.CommandBehavior.CloseConnection);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        """);

    [Fact]
    public Task ATaskIsAwaitedBeforeItsConnectionIsDisposed() => Members(
        """
        public Task<IEnumerable<int>> Ids() => {|LFG2001:new NpgsqlConnection("Host=db")|}.QueryAsync<int>("select id from orders");

        public Task Delete(int id)
        {
            if (id == 0) return Task.CompletedTask;
            var connection = {|LFG2001:Db.OpenConnection()|};
            return connection.ExecuteAsync("delete from orders where id = @id", new { id });
        }

        public Task<int> Count()
        {
            return {|LFG2001:Db.OpenConnection()|}.ExecuteScalarAsync<int>("select count(*) from orders");
        }
        """,
        """
        public async Task<IEnumerable<int>> Ids()
        {
            await using var connection = new NpgsqlConnection("Host=db");
            return await connection.QueryAsync<int>("select id from orders");
        }

        public async Task Delete(int id)
        {
            if (id == 0) return;
            await using var connection = Db.OpenConnection();
            await connection.ExecuteAsync("delete from orders where id = @id", new { id });
        }

        public async Task<int> Count()
        {
            await using var connection = Db.OpenConnection();
            return await connection.ExecuteScalarAsync<int>("select count(*) from orders");
        }
        """);

    [Fact]
    public Task ACatchThatWouldOnlyThrowAgainGoes() => Members(
        """
        public int Count()
        {
            var connection = {|LFG2001:Db.OpenConnection()|};
            try
            {
                // Count.
                var count = connection.ExecuteScalar<int>("select 1");
                return count;
            }
            catch (Exception)
            {
                connection.Close(); // back
                throw;
            }
        }
        """,
        """
        public int Count()
        {
            using var connection = Db.OpenConnection();
            // Count.
            var count = connection.ExecuteScalar<int>("select 1");
            return count;
            // back
        }
        """);

    [Fact]
    public Task OneOfSeveralCatchesStays() => Members(
        """
        public int Count()
        {
            var connection = {|LFG2001:Db.OpenConnection()|};
            try
            {
                return connection.ExecuteScalar<int>("select 1");
            }
            catch (TimeoutException)
            {
                connection.Close();
                throw;
            }
            catch (Exception exception)
            {
                Console.WriteLine(exception);
                return 0;
            }
        }
        """,
        """
        public int Count()
        {
            using var connection = Db.OpenConnection();
            try
            {
                return connection.ExecuteScalar<int>("select 1");
            }
            catch (TimeoutException)
            {
                connection.Close();
                throw;
            }
            catch (Exception exception)
            {
                Console.WriteLine(exception);
                return 0;
            }
        }
        """);

    [Fact]
    public Task TheOtherValueIsEnclosedAlready() => Members(
        """
        public void Both()
        {
            var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
            connection.Open();
            connection.Execute("delete from orders");

            connection = new NpgsqlConnection("Host=other");
            using (connection)
            {
                connection.Execute("delete from orders");
            }
        }
        """,
        """
        public void Both()
        {
            var connection = new NpgsqlConnection("Host=db");
            using (connection)
            {
                connection.Open();
                connection.Execute("delete from orders");
            }

            connection = new NpgsqlConnection("Host=other");
            using (connection)
            {
                connection.Execute("delete from orders");
            }
        }
        """);

    [Fact]
    public Task TheOtherValueLosesItsFinally() => Members(
        """
        public void Both()
        {
            var connection = {|LFG2001:new NpgsqlConnection("Host=db")|};
            connection.Open();
            connection.Execute("delete from orders");

            connection = new NpgsqlConnection("Host=other");
            try
            {
                connection.Open();
                connection.Execute("delete from orders");
            }
            finally
            {
                connection.Dispose();
            }
        }
        """,
        """
        public void Both()
        {
            using (var connection = new NpgsqlConnection("Host=db"))
            {
                connection.Open();
                connection.Execute("delete from orders");
            }

            using (var connection = new NpgsqlConnection("Host=other"))
            {
                connection.Open();
                connection.Execute("delete from orders");
            }
        }
        """);

    [Fact]
    public Task OneOfTwoThatAreMadeIsDeclaredWithUsing() => Members(
        """
        public int Count(bool isMain)
        {
            System.Data.IDbConnection connection = isMain ? {|LFG2001:new NpgsqlConnection("Host=db")|} : {|LFG2001:new NpgsqlConnection("Host=other")|};
            return connection.ExecuteScalar<int>("select 1");
        }
        """,
        """
        public int Count(bool isMain)
        {
            using System.Data.IDbConnection connection = isMain ? new NpgsqlConnection("Host=db") : new NpgsqlConnection("Host=other");
            return connection.ExecuteScalar<int>("select 1");
        }
        """);

    [Theory]
    [InlineData("Kept = connection; return await Task.FromResult(1);")]                                                             // kept
    [InlineData("_ = Task.Run(() => connection.Open()); return await Task.FromResult(1);")]                                         // used by work that nobody awaits
    [InlineData("Sequence = connection.Query<int>(\"select 1\", buffered: false); return await Task.FromResult(1);")]               // read later
    [InlineData("var rows = connection.Query<int>(\"select 1\", buffered: false).Where(row => row > 1); Sequence = rows; return await Task.FromResult(1);")]
    [InlineData("var command = new NpgsqlCommand { Connection = connection }; Command = command; return await Task.FromResult(1);")]
    [InlineData("Command = connection.CreateCommand(); return await Task.FromResult(1);")]
    [InlineData("All.Add(connection); return await Task.FromResult(1);")]
    [InlineData("Keep(connection); return await Task.FromResult(1);")]
    public Task NothingWhereItOutlivesTheMethodOnAnotherPath(string body) => Test.OffersNothingInOrders(
        $$"""
        var connection = {|LFG2001:Db.OpenConnection()|};
        if (input == "") return 0;
        {{body}}
        """,
        Db + "\n" + """
        public static NpgsqlConnection? Kept;
        public static IEnumerable<int>? Sequence;
        public static NpgsqlCommand? Command;
        public static readonly List<NpgsqlConnection> All = new();
        private static void Keep(NpgsqlConnection connection) => Kept = connection;
        """);

    private static Task InOrders(string body, string fixedBody) => Test.FixesOrders(body, Db, fixedBody, members: Db);

    private static Task Members(string member, string fixedMember) => Test.Fixes(Class(member), Class(fixedMember));

    private static string Class(string members) => $$"""
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            {{Db}}

        {{string.Join('\n', members.Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}}

            public void Handle(string input, ILambdaContext context)
            {
            }
        }
        """;

    private static string Fixed(string code) => code.Replace("{|LFG2001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
}
