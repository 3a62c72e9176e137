namespace Lifeguard.Generator.Tests.WholeProgram;

/// <summary>What a build says. The compiler's driver ends before analyzers speak over some errors, and not over others: no test of a single part sees that.</summary>
public sealed class TheCompilerSpeaks
{
    private const string Head = """
        using System.Threading;
        using System.Threading.Tasks;
        using Lifeguard;
        using Npgsql;

        namespace Shop
        {
            /// <summary>Orders.</summary>
            public static partial class Orders
            {

        """;

    private const string Tail = """

            }
        }
        """;

    private const string Good = """
                /// <summary>Gets one.</summary>
                [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.ReadOnly)]
                public static partial Task<string> Get(string id, CancellationToken token);

                private static async Task<string> GetCore(string id, NpgsqlConnection connection, CancellationToken deadline)
                {
                    await Task.Delay(1, deadline).ConfigureAwait(false);
                    return id + connection.Host;
                }

                /// <summary>Lists them.</summary>
                [PooledHandler(Database = "ORDERS_DB")]
                public static partial ValueTask List();

                private static Task ListCore(PooledDatabase database, CancellationToken deadline) => database.WithConnectionAsync(static (_, _) => Task.CompletedTask, cancellationToken: deadline);
        """;

    [Fact]
    public async Task OfAWrittenHalfNothing()
    {
        var output = await CommandLineCompiler.CompileAsync(Head + Good + Tail);

        Assert.DoesNotContain(output, line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(".g.cs", StringComparison.Ordinal) || line.Contains(" LFG", StringComparison.Ordinal) || line.Contains(" CS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OfAHalfThatCannotBeWrittenTheRuleAtItsPlace()
    {
        var output = await CommandLineCompiler.CompileAsync(Head + """
                    /// <summary>Gets one.</summary>
                    [PooledHandler(Database = "ORDERS_DB")]
                    public static partial Task<string> Get(string id);

                    private static Task<string> GetCore(string id, int count, NpgsqlConnection connection) => Task.FromResult(id + count + connection.Host);
            """ + Tail);

        Assert.Contains(output, line => line.Contains("Orders.cs(15,", StringComparison.Ordinal) && line.Contains("warning LFG7004: Nothing supplies 'count' of 'GetCore': 'Get' has no parameter of type 'int', and Lifeguard lends none", StringComparison.Ordinal));
        Assert.Contains(output, line => line.Contains("error CS0619", StringComparison.Ordinal) && line.Contains("LFG7004 says why", StringComparison.Ordinal));
    }
}
