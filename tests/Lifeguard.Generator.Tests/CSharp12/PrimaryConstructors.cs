using Lifeguard.Generator.Tests.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator.Tests.CSharp12;

public sealed class PrimaryConstructors
{
    [Fact]
    public Task TheDatabaseMayBeAParameterOfTheConstructor() => GeneratorTest.Emits("PrimaryConstructor", """
        namespace Shop;

        public partial class Orders(PooledDatabase pool)
        {
            [PooledHandler(Source = nameof(pool))]
            public partial Task<string> Get(int id);

            private Task<string> GetCore(int id, NpgsqlConnection connection) => Task.FromResult(pool.Name);
        }
        """, LanguageVersion.Latest);

    [Fact]
    public async Task WhereAParameterOfTheHandlerHidesItTheRuleSaysSo()
    {
        var test = GeneratorTest.Create("public partial class Orders(PooledDatabase pool) { PooledDatabase Pool => pool; [PooledHandler(Source = nameof(pool))] public partial Task Get(int pool); static Task GetCore(NpgsqlConnection c) => null!; }", LanguageVersion.Latest, NullableContextOptions.Enable);
        test.TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        await test.RunAsync();
        Assert.Contains("LFG7007 says why", test.Generated.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public Task ItsNameIsNotTakenByALocal() => GeneratorTest.Emits("PrimaryConstructorNames", """
        namespace Shop;

        public partial class Orders(PooledDatabase database)
        {
            [PooledHandler(Source = nameof(database))]
            public partial Task<int> Get(int id);

            private static Task<int> GetCore(int id, NpgsqlConnection connection, CancellationToken deadline) => Task.FromResult(id);
        }

        public partial class Carts(PooledDatabase invocation)
        {
            [PooledHandler(Source = nameof(invocation))]
            public partial Task<int> Get(int id);

            private static Task<int> GetCore(int id, PooledDatabase database) => Task.FromResult(id);
        }
        """, LanguageVersion.Latest);

    [Fact]
    public Task TheRefactoringNamesTheParameter() => RefactoringTest.Makes("""
        using Lifeguard;
        using Npgsql;
        public class Orders(NpgsqlDataSource source)
        {
            public async Task<int> Run$$(int id)
            {
                await using var connection = await source.OpenConnectionAsync();
                return id + await new NpgsqlCommand("select 1", connection).ExecuteNonQueryAsync();
            }
        }
        """, """
        using Lifeguard;
        using Npgsql;
        public partial class Orders(NpgsqlDataSource source)
        {
            [PooledHandler(Source = nameof(source))]
            public partial Task<int> Run(int id);

            private async Task<int> RunCore(int id, NpgsqlConnection connection)
            {
                return id + await new NpgsqlCommand("select 1", connection).ExecuteNonQueryAsync();
            }
        }
        """);
}
