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
}
