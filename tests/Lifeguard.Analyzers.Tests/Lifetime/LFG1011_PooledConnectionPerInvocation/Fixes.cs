using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Lifetime.PooledConnectionPerInvocationAnalyzer, Lifeguard.CodeFixes.Rules.Lifetime.PooledConnectionPerInvocationFix>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1011_PooledConnectionPerInvocation;

public sealed class Fixes
{
    [Fact]
    public Task TheStringMovesIntoAField() => Fix(
        """
        using var connection = {|LFG1011:new SqlConnection(Environment.GetEnvironmentVariable("DB"))|};
        connection.Open();
        """,
        """private static readonly string ConnectionString = Environment.GetEnvironmentVariable("DB")!;""",
        """
        using var connection = {|LFG1011:new SqlConnection(ConnectionString)|};
        connection.Open();
        """);

    [Fact]
    public Task ALocalThatNothingElseReadsGoesWithItsComment() => Fix(
        """
        // The orders database.
        var cs = Environment.GetEnvironmentVariable("DB") ?? throw new InvalidOperationException("DB is not set.");
        using var connection = {|LFG1011:new SqlConnection(cs)|};
        """,
        """
        // The orders database.
        private static readonly string ConnectionString = Environment.GetEnvironmentVariable("DB") ?? throw new InvalidOperationException("DB is not set.");
        """,
        """
        using var connection = {|LFG1011:new SqlConnection(ConnectionString)|};
        """);

    [Fact]
    public Task AnInterpolationOfConstantsAndEnvironment() => Fix(
        """
        const string database = "orders";
        using var connection = {|LFG1011:new SqlConnection($"Server={Environment.GetEnvironmentVariable("DB_HOST")};Database={database}")|};
        """,
        """private static readonly string ConnectionString = $"Server={Environment.GetEnvironmentVariable("DB_HOST")};Database=orders";""",
        """
        using var connection = {|LFG1011:new SqlConnection(ConnectionString)|};
        """);

    [Fact]
    public Task ALiteral() => Fix(
        """
        using (var connection = {|LFG1011:new SqlConnection("Server=db;Database=orders")|})
        {
            connection.Open();
        }
        """,
        """private static readonly string ConnectionString = "Server=db;Database=orders";""",
        """
        using (var connection = {|LFG1011:new SqlConnection(ConnectionString)|})
        {
            connection.Open();
        }
        """);

    [Fact]
    public Task TwoConnectionsShareTheField() => Fix(
        """
        using (var first = {|LFG1011:new SqlConnection(Environment.GetEnvironmentVariable("DB"))|}) first.Open();
        using (var second = {|LFG1011:new SqlConnection(Environment.GetEnvironmentVariable("DB"))|}) second.Open();
        """,
        """private static readonly string ConnectionString = Environment.GetEnvironmentVariable("DB")!;""",
        """
        using (var first = {|LFG1011:new SqlConnection(ConnectionString)|}) first.Open();
        using (var second = {|LFG1011:new SqlConnection(ConnectionString)|}) second.Open();
        """);

    [Fact]
    public Task TheInitialiserOfAConnection() => Fix(
        """
        using var connection = {|LFG1011:new SqlConnection { ConnectionString = Environment.GetEnvironmentVariable("DB") }|};
        """,
        """private static readonly string ConnectionString2 = Environment.GetEnvironmentVariable("DB")!;""",
        """
        using var connection = {|LFG1011:new SqlConnection { ConnectionString = ConnectionString2 }|};
        """);

    [Fact]
    public Task AFactoryIsFixedForGood() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Microsoft.Data.SqlClient;

        public class Orders
        {
            public string Count(string input, ILambdaContext context)
            {
                using var connection = Connect();
                return connection.Database;
            }

            private static SqlConnection Connect() => {|LFG1011:new SqlConnection(Environment.GetEnvironmentVariable("DB"))|};
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Microsoft.Data.SqlClient;

        public class Orders
        {
            private static readonly string ConnectionString = Environment.GetEnvironmentVariable("DB")!;

            public string Count(string input, ILambdaContext context)
            {
                using var connection = Connect();
                return connection.Database;
            }

            private static SqlConnection Connect() => new SqlConnection(ConnectionString);
        }
        """);

    [Theory]
    [InlineData("using var connection = {|LFG1011:new SqlConnection(Text)|};", "private const string Text = \"Server=db\";")]
    [InlineData("using var connection = {|LFG1011:new SqlConnection(Text)|};", "private static string Text => Environment.GetEnvironmentVariable(\"DB\")!;")]
    [InlineData("using var connection = {|LFG1011:new SqlConnection(_configuration[\"Db\"])|};", "private readonly Microsoft.Extensions.Configuration.IConfiguration _configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();")]
    [InlineData("using var connection = {|LFG1011:new SqlConnection()|}; connection.ConnectionString = Text;", "private const string Text = \"Server=db\";")]
    public Task NothingIsOfferedWhereTheStringIsGiven(string body, string members) => Test.OffersNothing(Code(members, body));

    [Fact]
    public Task NothingIsOfferedInAGenericType() => Test.OffersNothing(
        """
        using Amazon.Lambda.Core;
        using Microsoft.Data.SqlClient;

        public class Orders
        {
            private readonly Table<int> _table = new();
            public string Count(string input, ILambdaContext context) => _table.Count();
        }

        public class Table<T>
        {
            public string Count()
            {
                using var connection = {|LFG1011:new SqlConnection(Environment.GetEnvironmentVariable("DB"))|};
                return connection.Database;
            }
        }
        """);

    // What is fixed is still a suggestion: to open connections in one place. That one has no fix.
    private static Task Fix(string body, string fixedMembers, string fixedBody) => Test.Fixes(Code("", body), Code(fixedMembers, fixedBody), fixedState: MarkupMode.Allow);

    private static string Code(string members, string body) => $$"""
        using Amazon.Lambda.Core;
        using Microsoft.Data.SqlClient;

        public class Orders
        {
        {{(members.Length == 0 ? "" : Indented(members, 4) + "\n\n")}}    public string Count(string input, ILambdaContext context)
            {
        {{Indented(body, 8)}}
                return input;
            }
        }
        """;

    private static string Indented(string text, int width) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', width) + line));
}
