using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>
/// In an editor a project refers to the source of another one, in a build to its metadata. The rules say the same in both, and ask nothing of source that is not their project's.
/// </summary>
public sealed class ReferencedProjects
{
    private const string Library = """
        using System.Data.Common;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        namespace Shop.Data;

        public class ShopContext : DbContext { public ShopContext(DbContextOptions<ShopContext> options) : base(options) { } }
        public interface IOrders { Task Load(int id); }
        public class Orders : IOrders
        {
            private readonly ShopContext _context;
            public Orders(ShopContext context) => _context = context;
            public Task Load(int id) => Task.CompletedTask;
        }
        public abstract class Gateway { protected Gateway(string text) => Text = text; protected string Text { get; } public NpgsqlConnection Open() => Create(); protected virtual NpgsqlConnection Create() => new NpgsqlConnection(Text); }
        public record Settings(string Text, ShopContext Context);
        public static class Connections
        {
            public const string Reset = "RESET ALL";
            public static readonly string Text = "Host=db.example.com;Pooling=false";
            public static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create(Text);
            public static string Role(string name) => "SET ROLE " + name;
            public static string Path => "SET search_path TO shop";
            public static NpgsqlConnection Create() => new NpgsqlConnection(Text);
            public static NpgsqlConnection Open(this string text) => new NpgsqlConnection(text);
            public static Task<int> Run(this DbConnection connection, string sql) => connection.ExecuteAsync(sql);
            public static IServiceCollection AddShop(this IServiceCollection services) => services.AddSingleton<IOrders, Orders>();
            public static ServiceProvider BuildServiceProvider(this IServiceCollection services, string name) => services.BuildServiceProvider();
            public static void Configure(DbContextOptionsBuilder builder) => builder.UseNpgsql(NpgsqlDataSource.Create(Text));
        }
        """;

    private const string Function = """
        using Amazon.Lambda.Core;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        using Shop.Data;

        namespace Shop;

        public class Special : Gateway { public Special() : base(Connections.Text) { } protected override NpgsqlConnection Create() => new NpgsqlConnection(Text); }
        public class Tenants { private readonly NpgsqlConnection _connection; public Tenants(NpgsqlConnection connection) => _connection = connection; public Task Choose() => _connection.ExecuteAsync("SET LOCAL app.tenant = 'a'"); }
        public class Kept { private readonly IOrders _orders; public Kept(IOrders orders, Settings settings) => _orders = orders; public Task Run() => _orders.Load(1); }
        public class Function
        {
            private static readonly IServiceProvider Services = new ServiceCollection().AddShop().AddSingleton<Kept>().AddDbContext<ShopContext>(Connections.Configure).AddSingleton(provider => new Settings("", provider.GetRequiredService<ShopContext>())).BuildServiceProvider("shop");
            private static readonly Orders Held = new(Services.GetRequiredService<ShopContext>());
            private static readonly Settings Set = Services.GetRequiredService<Settings>();

            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await using var own = new NpgsqlConnection(Connections.Text);
                await using var made = Connections.Create();
                await using var opened = input.Open();
                await using var special = new Special().Open();
                await using var connection = await Connections.Source.OpenConnectionAsync();
                await connection.Run("SET search_path TO a");
                await connection.ExecuteAsync(Connections.Reset);
                await connection.ExecuteAsync(Connections.Path);
                await connection.ExecuteAsync(Connections.Role(input));
                await using var command = new NpgsqlCommand(Connections.Role("a"), connection);
                await command.ExecuteNonQueryAsync();
                await Services.GetRequiredService<IOrders>().Load(1);
                await Services.GetRequiredService<Kept>().Run();
                await Held.Load(2);
                return Set.Text;
            }
        }
        """;

    [Fact]
    public async Task SourceOfAnotherProjectIsMetadata()
    {
        var library = await Corpus.FromTexts("Shop.Data", ("Data.cs", Library)).Project.GetCompilationAsync();
        var function = await Corpus.FromTexts("Shop", ("Function.cs", Function)).Project.GetCompilationAsync();
        using var image = new MemoryStream();
        var emitted = ((CSharpCompilation)library!).Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));

        var built = function!.AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        var edited = function.AddReferences(library!.ToMetadataReference());
        Assert.Empty(built.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var inBuild = await Found(built);
        Assert.Equal(inBuild, await Found(edited));
        Assert.Contains(inBuild, finding => finding.Contains("LFG1002", StringComparison.Ordinal));
        Assert.Contains(inBuild, finding => finding.Contains("LFG3001", StringComparison.Ordinal));

        // Whoever opened the connection, in the other project, may have begun a transaction.
        Assert.DoesNotContain(inBuild, finding => finding.Contains("LFG3012", StringComparison.Ordinal));
    }

    private static async Task<ImmutableArray<string>> Found(Compilation compilation) =>
        [.. (await RuleRun.Of(compilation, new Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions([]))).Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];
}
