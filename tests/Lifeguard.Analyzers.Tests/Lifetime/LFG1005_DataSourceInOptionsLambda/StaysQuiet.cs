using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1005_DataSourceInOptionsLambda;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("services.AddDbContextPool<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)));")]
    [InlineData("services.AddPooledDbContextFactory<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)));")]
    [InlineData("services.AddDbContextFactory<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)));")]
    [InlineData("services.AddDbContextFactory<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)), ServiceLifetime.Singleton);")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)), optionsLifetime: ServiceLifetime.Singleton);")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)), ServiceLifetime.Scoped, ServiceLifetime.Singleton);")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)), ServiceLifetime.Singleton);")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)), optionsLifetime: Text.Length > 3 ? ServiceLifetime.Singleton : ServiceLifetime.Scoped);")]
    [InlineData("services.AddDbContextFactory<OrdersContext>(); services.AddDbContext<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)));")]
    [InlineData("services.AddDbContextPool<OrdersContext>(o => { }); services.AddDbContext<OrdersContext>(o => o.UseNpgsql(NpgsqlDataSource.Create(Text)));")]
    public Task OptionsThatAreMadeOnce(string registrations) => Verify(registrations);

    [Theory]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(Text));")]
    [InlineData("var db = NpgsqlDataSource.Create(Text); services.AddDbContext<OrdersContext>(o => o.UseNpgsql(db));")]
    [InlineData("services.AddNpgsqlDataSource(Text); services.AddDbContext<OrdersContext>((sp, o) => o.UseNpgsql(sp.GetRequiredService<NpgsqlDataSource>()));")]
    [InlineData("services.AddSingleton(_ => NpgsqlDataSource.Create(Text)); services.AddDbContext<OrdersContext>((sp, o) => o.UseNpgsql(sp.GetRequiredService<NpgsqlDataSource>()));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(Text, n => n.ConfigureDataSource(b => b.EnableParameterLogging())));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { var b = new NpgsqlDataSourceBuilder(Text); o.UseNpgsql(b.ConnectionString); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(Source));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(Cached()));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(CachedProperty));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(s_cached ??= NpgsqlDataSource.Create(Text)));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { if (s_cached is null) s_cached = NpgsqlDataSource.Create(Text); o.UseNpgsql(s_cached); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(LazySource.Value));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(ByTenant.GetOrAdd(Text, t => NpgsqlDataSource.Create(t))));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(Tenant(Text)));")]
    [InlineData("services.AddDbContext<OrdersContext>((sp, o) => o.UseNpgsql(sp.GetRequiredService<Sources>().Orders));")]
    [InlineData("services.AddDbContext<OrdersContext>((sp, o) => o.UseNpgsql(new Sources().Made));")]
    [InlineData("var version = ServerVersion.AutoDetect(Text); services.AddDbContext<OrdersContext>(o => o.UseMySql(Text, version));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseMySql(Text, new MySqlServerVersion(new Version(8, 0))));")]
    [InlineData("services.AddDbContextPool<OrdersContext>(o => o.UseMySql(Text, ServerVersion.AutoDetect(Text)));")]
    [InlineData("services.AddDbContext<OrdersContext>();")]
    [InlineData("services.AddSingleton(NpgsqlDataSource.Create(Text));")]
    [InlineData("Own.AddDbContext<OrdersContext>(services, o => o.UseNpgsql(NpgsqlDataSource.Create(Text)));")]
    public Task PoolsThatAreSharedAndWhatIsNoPool(string registrations) => Verify(registrations, """
        private static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create(Text);
        private static readonly Lazy<NpgsqlDataSource> LazySource = new(() => NpgsqlDataSource.Create(Text));
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, NpgsqlDataSource> ByTenant = new();
        private static NpgsqlDataSource s_cached;
        private static NpgsqlDataSource CachedProperty => s_cached ??= NpgsqlDataSource.Create(Text);
        private static NpgsqlDataSource Cached() { if (s_cached is not null) return s_cached; s_cached = NpgsqlDataSource.Create(Text); return s_cached; }
        private static NpgsqlDataSource Tenant(string name) => ByTenant.GetOrAdd(name, t => NpgsqlDataSource.Create(t));
        """, """
        public class Sources { public NpgsqlDataSource Orders { get; } = NpgsqlDataSource.Create("Host=db"); public NpgsqlDataSource Made { get; set; } }
        namespace Microsoft.Extensions.DependencyInjection { public static class Npgsql { public static void AddNpgsqlDataSource(this IServiceCollection services, string text) { } } }
        public static class Own
        {
            public static void AddDbContext<T>(
                IServiceCollection services, Action<DbContextOptionsBuilder> optionsAction, ServiceLifetime contextLifetime = ServiceLifetime.Scoped, ServiceLifetime optionsLifetime = ServiceLifetime.Scoped) =>
                services.AddSingleton(optionsAction);
        }
        """);

    [Theory]
    [InlineData("public class AuditContext : DbContext { private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(\"Host=db\"); protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(Db); }")]
    [InlineData("public class AuditContext : DbContext { private static NpgsqlDataSource s_db; protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(s_db ??= NpgsqlDataSource.Create(\"Host=db\")); }")]
    [InlineData("public class AuditContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(\"Host=db\"); }")]
    [InlineData("public class AuditContext : DbContext { public AuditContext(DbContextOptions<AuditContext> options) : base(options) { } protected override void OnConfiguring(DbContextOptionsBuilder options) { if (!options.IsConfigured) options.UseNpgsql(NpgsqlDataSource.Create(\"Host=db\")); } }")]
    [InlineData("public class AuditContext { protected virtual void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(NpgsqlDataSource.Create(\"Host=db\")); }")]
    public Task OnConfiguringThatBuildsNothingForEveryContext(string context) => Verify("services.AddTransient<AuditContext>();", code: context);

    [Fact]
    public Task OnConfiguringOfAContextThatNoHandlerMakes() => Verify("", code: """
        public class ImportContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(NpgsqlDataSource.Create("Host=db")); }
        """);

    [Fact]
    public Task OnConfiguringOfASingleton() => Verify("services.AddSingleton<AuditContext>();", code: """
        public class AuditContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(NpgsqlDataSource.Create("Host=db")); }
        """);

    [Fact]
    public Task TheFactoryOfDesignTime() => Verify("", code: """
        public class Factory : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<OrdersContext>
        {
            public OrdersContext CreateDbContext(string[] args) => new OrdersContext(new DbContextOptionsBuilder<OrdersContext>().UseNpgsql(NpgsqlDataSource.Create("Host=db")).Options);
        }
        """);

    [Fact]
    public Task ALibrarysPropertyWhichIsReportedWhereItIsDeclared() => RuleTest<DataSourceInOptionsLambdaAnalyzer>.StaysQuiet("""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        public class OrdersContext : DbContext { }
        public static class Data
        {
            public static NpgsqlDataSource Source => NpgsqlDataSource.Create("Host=db");
            public static void AddData(this IServiceCollection services) => services.AddDbContext<OrdersContext>(options => options.UseNpgsql(Source));
        }
        """);

    [Fact]
    public Task AnOrdinaryWebApplication()
    {
        var test = RuleTest<DataSourceInOptionsLambdaAnalyzer>.Create("""
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.DependencyInjection;
            using Npgsql;
            new ServiceCollection().AddDbContext<OrdersContext>(options => options.UseNpgsql(NpgsqlDataSource.Create("Host=db")));
            public class OrdersContext : DbContext { }
            """);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    // missed: what an interface, a virtual member, an object made beforehand or a lambda inside the lambda does is not looked into
    [Theory]
    [InlineData("services.AddDbContext<OrdersContext>((sp, o) => o.UseNpgsql(sp.GetRequiredService<ISources>().Make()));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(Make()));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { Func<NpgsqlDataSource> make = () => NpgsqlDataSource.Create(Text); o.UseNpgsql(make()); });")]
    public Task CreationsThatAreNotToBeSeen(string registrations) => Verify(registrations, "protected virtual NpgsqlDataSource Make() => NpgsqlDataSource.Create(Text);", """
        public interface ISources { NpgsqlDataSource Make(); }
        public sealed class Sources : ISources { public NpgsqlDataSource Make() => NpgsqlDataSource.Create("Host=db"); }
        """);

    // missed: a context registered by its type at run time
    [Fact]
    public Task AnOptionsDelegateFromElsewhere() => Verify("Register(services, o => o.UseNpgsql(NpgsqlDataSource.Create(Text)));", "private static void Register(IServiceCollection services, Action<DbContextOptionsBuilder> configure) => services.AddDbContext<OrdersContext>(configure);");

    private static Task Verify(string registrations, string members = "", string code = "") => RuleTest<DataSourceInOptionsLambdaAnalyzer>.StaysQuiet(Shop.With(registrations, members, code));
}
