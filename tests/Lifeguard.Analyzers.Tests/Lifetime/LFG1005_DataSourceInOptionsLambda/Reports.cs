using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1005_DataSourceInOptionsLambda;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task OnEveryHost(HandlerShape host)
    {
        var source = host.With("");
        return RuleTest<DataSourceInOptionsLambdaAnalyzer>.Verify(source, [.. host.Files, ("Data.cs", """
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.DependencyInjection;
            using Npgsql;
            public class OrdersContext : DbContext { }
            public static class Data
            {
                public static IServiceCollection AddData(this IServiceCollection services, string text) =>
                    services.AddDbContext<OrdersContext>(options => options.UseNpgsql([|new NpgsqlDataSourceBuilder(text).Build()|]));
            }
            """)]);
    }

    [Theory]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]));")]
    [InlineData("services.AddDbContext<OrdersContext>((sp, o) => o.UseNpgsql([|NpgsqlDataSource.Create(sp.GetRequiredService<IConfiguration>()[\"db\"])|]));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { var b = new NpgsqlDataSourceBuilder(Text); b.EnableParameterLogging(); var db = [|b.Build()|]; o.UseNpgsql(db); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { var b = new NpgsqlDataSourceBuilder(Text); o.UseNpgsql([|b.Build()|], n => n.EnableRetryOnFailure()); });")]
    [InlineData("var b = new NpgsqlDataSourceBuilder(Text); services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|b.Build()|]));")]
    [InlineData("services.AddDbContext<OrdersContext>(delegate (DbContextOptionsBuilder o) { o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|new NpgsqlDataSourceBuilder(Text).BuildMultiHost()|]));")]
    [InlineData("services.AddDbContext<OrdersContext>(optionsAction: o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]), contextLifetime: ServiceLifetime.Transient);")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]), optionsLifetime: ServiceLifetime.Transient);")]
    [InlineData("services.AddDbContext<DbContext, OrdersContext>(o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]));")]
    [InlineData("services.AddDbContextFactory<OrdersContext>(o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]), ServiceLifetime.Scoped);")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]).EnableDetailedErrors()).AddLogging();")]
    [InlineData("EntityFrameworkServiceCollectionExtensions.AddDbContext<OrdersContext>(services, o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { if (Text.Length > 3) o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { using var db = [|NpgsqlDataSource.Create(Text)|]; o.UseNpgsql(db); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseMySql([|new MySqlDataSource(Text)|], new MySqlServerVersion(new Version(8, 0))));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseMySql([|new MySqlDataSourceBuilder(Text).Build()|], new MySqlServerVersion(new Version(8, 0))));")]
    public Task EveryFormOfARegistration(string registrations) => Verify(registrations);

    [Theory]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|Build(Text)|]));", "private static NpgsqlDataSource Build(string text) => NpgsqlDataSource.Create(text);")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|Build()|]));", "private NpgsqlDataSource Build() { var b = new NpgsqlDataSourceBuilder(Text); b.EnableParameterLogging(); return b.Build(); }")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|Source|]));", "private static NpgsqlDataSource Source => NpgsqlDataSource.Create(Text);")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|this.Source|]));", "public NpgsqlDataSource Source { get { return NpgsqlDataSource.Create(Text); } }")]
    [InlineData("services.AddDbContext<OrdersContext>(o => [|Configure(o)|]);", "private static void Configure(DbContextOptionsBuilder o) => o.UseNpgsql(NpgsqlDataSource.Create(Text));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => [|o.UseOrders(Text)|]);", "")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|Outer()|]));", "private static NpgsqlDataSource Outer() => Inner(Text); private static NpgsqlDataSource Inner(string text) => NpgsqlDataSource.Create(text);")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|Local()|])); NpgsqlDataSource Local() => NpgsqlDataSource.Create(Text);", "")]
    [InlineData("services.AddDbContext<OrdersContext>(Configure);", "private static void Configure(DbContextOptionsBuilder o) => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]);")]
    [InlineData("services.AddDbContext<OrdersContext>(this.Configure);", "private void Configure(IServiceProvider sp, DbContextOptionsBuilder o) { o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]); }")]
    [InlineData("services.AddDbContext<OrdersContext>(Configure); void Configure(DbContextOptionsBuilder o) => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]);", "")]
    [InlineData("Action<DbContextOptionsBuilder> configure = o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]); services.AddDbContext<OrdersContext>(configure);", "")]
    [InlineData("services.AddDbContext<OrdersContext>(Configure);", "private static readonly Action<DbContextOptionsBuilder> Configure = o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]);")]
    public Task AHelperThatBuildsIt(string registrations, string members) => Verify(registrations, members, """
        public static class OrdersOptions { public static void UseOrders(this DbContextOptionsBuilder o, string text) => o.UseNpgsql(NpgsqlDataSource.Create(text)); }
        """);

    [Theory]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseMySql(Text, [|ServerVersion.AutoDetect(Text)|]));")]
    [InlineData("services.AddDbContext<OrdersContext>((sp, o) => { var version = [|ServerVersion.AutoDetect(Text)|]; o.UseMySql(Text, version); });")]
    public Task AServerVersionThatIsDetectedEachTime(string registrations) => Verify(registrations);

    [Theory]
    [InlineData("protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql([|NpgsqlDataSource.Create(\"Host=db\")|]);")]
    [InlineData("protected override void OnConfiguring(DbContextOptionsBuilder options) { var db = [|new NpgsqlDataSourceBuilder(\"Host=db\").Build()|]; options.UseNpgsql(db); base.OnConfiguring(options); }")]
    [InlineData("protected override void OnConfiguring(DbContextOptionsBuilder options) { if (!options.IsConfigured) options.UseNpgsql([|NpgsqlDataSource.Create(\"Host=db\")|]); }")]
    [InlineData("private NpgsqlDataSource _db; protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(_db ??= [|NpgsqlDataSource.Create(\"Host=db\")|]);")]
    [InlineData("protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseMySql(\"Server=db\", [|ServerVersion.AutoDetect(\"Server=db\")|]);")]
    public Task OnConfiguringOfAContextThatAHandlerMakes(string member) => RuleTest<DataSourceInOptionsLambdaAnalyzer>.Verify($$"""
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;
        public class OrdersContext : DbContext { {{member}} }
        public class Function
        {
            public string FunctionHandler(string input, ILambdaContext context) { using var orders = new OrdersContext(); return input; }
        }
        """);

    [Theory]
    [InlineData("services.AddDbContext<AuditContext>();")]
    [InlineData("services.AddDbContextFactory<AuditContext>();")]
    [InlineData("services.AddTransient<AuditContext>();")]
    public Task OnConfiguringOfARegisteredContext(string registrations) => Verify(registrations, code: """
        public class AuditContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql([|NpgsqlDataSource.Create("Host=db")|]); }
        """);

    [Fact]
    public Task ALibraryThatAFunctionMayUse() => RuleTest<DataSourceInOptionsLambdaAnalyzer>.Verify("""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        public class OrdersContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql([|NpgsqlDataSource.Create("Host=db")|]); }
        public static class Data
        {
            public static void AddData(this IServiceCollection services, string text) => services.AddDbContext<OrdersContext>(options => options.UseNpgsql([|NpgsqlDataSource.Create(text)|]));
        }
        """);

    [Fact]
    public Task TwoContextsTwice() => Verify("""
        services.AddDbContext<OrdersContext>(o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]));
        services.AddDbContext<AuditContext>(o => o.UseNpgsql([|NpgsqlDataSource.Create(Text)|]));
        """, code: "public class AuditContext : DbContext { public AuditContext(DbContextOptions<AuditContext> options) : base(options) { } }");

    private static Task Verify(string registrations, string members = "", string code = "") => RuleTest<DataSourceInOptionsLambdaAnalyzer>.Verify(Shop.With(registrations, members, code));
}
