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

        Assert.DoesNotContain(output, IsAboutUs);
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

    // Each language from 9 on, the newest preview among them: what is written is the same, what the compiler thinks of it need not be.
    [Theory]
    [InlineData("9")]
    [InlineData("10")]
    [InlineData("11")]
    [InlineData("12")]
    [InlineData("13")]
    [InlineData("14")]
    [InlineData("preview")]
    public async Task OfAWrittenHalfNothingInAnyLanguage(string version) => Assert.DoesNotContain(await CommandLineCompiler.CompileAsync(Head + Good + Tail, $"/langversion:{version}"), IsAboutUs);

    [Fact]
    public async Task AnEndpointIsTakenApartByItsOwnGenerator()
    {
        var generator = CommandLineCompiler.RequestDelegateGenerator;
        Assert.SkipWhen(generator is null, "this SDK has no generator for endpoints");

        string[] further = ["/langversion:latest", "/features:InterceptorsNamespaces=Microsoft.AspNetCore.Http.Generated", $"/analyzer:{CommandLineCompiler.Quoted(generator!)}"];

        Assert.DoesNotContain(await CommandLineCompiler.CompileAsync(Endpoint, further), line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(" LFG7", StringComparison.Ordinal) || line.Contains("PooledHandlerGenerator", StringComparison.Ordinal));

        // That it has run shows in its namespace: only the type is missing.
        var probe = await CommandLineCompiler.CompileAsync(Endpoint + "internal static class Probe { public static System.Type None => typeof(Microsoft.AspNetCore.Http.Generated.NoSuchType); }", further);
        Assert.Contains("namespace 'Microsoft.AspNetCore.Http.Generated'", Assert.Single(probe, line => line.Contains(": error ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private const string Endpoint = """
        using System.Threading;
        using System.Threading.Tasks;
        using Lifeguard;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Npgsql;

        internal static partial class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/orders/{id}", Get);

            [PooledHandler(Database = "ORDERS_DB")]
            internal static partial Task<IResult> Get(int id, HttpRequest request, CancellationToken token);

            private static Task<IResult> GetCore(int id, NpgsqlConnection connection) => Task.FromResult<IResult>(Results.Ok(connection.Host + id));
        }

        """;

    private static bool IsAboutUs(string line) =>
        line.Contains(": error ", StringComparison.Ordinal) || line.Contains(".g.cs", StringComparison.Ordinal) || line.Contains(" LFG", StringComparison.Ordinal) || line.Contains(" CS", StringComparison.Ordinal);
}
