using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Lifetime.DataSourceInOptionsLambdaAnalyzer, Lifeguard.CodeFixes.Rules.Lifetime.DataSourceInOptionsLambdaFix>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1005_DataSourceInOptionsLambda;

public sealed class Fixes
{
    [Theory]
    [InlineData("NpgsqlDataSource.Create(text)")]
    [InlineData("NpgsqlDataSource.Create(_configuration[\"db\"]!)")]
    [InlineData("NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(\"DB\")!)")]
    [InlineData("new NpgsqlDataSourceBuilder(text).EnableParameterLogging().Build()")]
    [InlineData("new NpgsqlDataSourceBuilder(text).BuildMultiHost()")]
    [InlineData("builder.Build()")]
    [InlineData("Build(text)")]
    [InlineData("Source")]
    public Task ALocalBeforeTheRegistration(string creation) => FixesRegistration(
        $$"""
        var builder = new NpgsqlDataSourceBuilder(text);
        // The shop's own.
        services.AddDbContext<OrdersContext>(options => options.UseNpgsql({|LFG1005:{{creation}}|}));
        """,
        $"""
        var builder = new NpgsqlDataSourceBuilder(text);
        var dataSource = {creation};
        // The shop's own.
        services.AddDbContext<OrdersContext>(options => options.UseNpgsql(dataSource));
        """);

    [Fact]
    public Task TheBuilderMovesAlongWithWhatSetsItUp() => FixesRegistration(
        """
        services.AddLogging();

        services.AddDbContext<OrdersContext>((_, options) =>
        {
            var connectionString = text + ";Maximum Pool Size=2";
            // Types first.
            var builder = new NpgsqlDataSourceBuilder(connectionString);
            builder.EnableParameterLogging();
            if (connectionString.Length > 100)
            {
                builder.EnableParameterLogging(false);
            }

            var db = {|LFG1005:builder.Build()|};

            options.EnableDetailedErrors();
            options.UseNpgsql(db, npgsql => npgsql.EnableRetryOnFailure());
        });
        """,
        """
        services.AddLogging();

        var connectionString = text + ";Maximum Pool Size=2";
        // Types first.
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.EnableParameterLogging();
        if (connectionString.Length > 100)
        {
            builder.EnableParameterLogging(false);
        }
        var db = builder.Build();
        services.AddDbContext<OrdersContext>((_, options) =>
        {
            options.EnableDetailedErrors();
            options.UseNpgsql(db, npgsql => npgsql.EnableRetryOnFailure());
        });
        """);

    [Fact]
    public Task NamesThatTwoRegistrationsUseStayApart() => FixesRegistration(
        """
        services.AddDbContext<OrdersContext>(options =>
        {
            var db = {|LFG1005:NpgsqlDataSource.Create(text)|};
            options.UseNpgsql(db);
        });
        services.AddDbContext<AuditContext>(options =>
        {
            var db = {|LFG1005:NpgsqlDataSource.Create(text + ";Database=audit")|};
            options.UseNpgsql(db);
        });
        """,
        """
        var db2 = NpgsqlDataSource.Create(text);
        services.AddDbContext<OrdersContext>(options =>
        {
            options.UseNpgsql(db2);
        });
        var db = NpgsqlDataSource.Create(text + ";Database=audit");
        services.AddDbContext<AuditContext>(options =>
        {
            options.UseNpgsql(db);
        });
        """);

    [Fact]
    public Task OnOneLine() => FixesRegistration(
        "services.AddDbContext<OrdersContext>(o => { var db = {|LFG1005:NpgsqlDataSource.Create(text)|}; o.UseNpgsql(db); });",
        "var db = NpgsqlDataSource.Create(text);\nservices.AddDbContext<OrdersContext>(o => { o.UseNpgsql(db); });");

    [Fact]
    public Task AmongTopLevelStatements() => Test.Fixes(
        """
        using Amazon.Lambda.RuntimeSupport;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        var text = Environment.GetEnvironmentVariable("DB")!;
        var services = new ServiceCollection();
        services.AddDbContext<OrdersContext>(options => options.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(text)|}));
        await LambdaBootstrapBuilder.Create<string>(Handle, null!).Build().RunAsync();

        async Task Handle(string input) => await Task.Yield();

        public class OrdersContext : DbContext;
        """,
        """
        using Amazon.Lambda.RuntimeSupport;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        var text = Environment.GetEnvironmentVariable("DB")!;
        var services = new ServiceCollection();
        var dataSource = NpgsqlDataSource.Create(text);
        services.AddDbContext<OrdersContext>(options => options.UseNpgsql(dataSource));
        await LambdaBootstrapBuilder.Create<string>(Handle, null!).Build().RunAsync();

        async Task Handle(string input) => await Task.Yield();

        public class OrdersContext : DbContext;
        """,
        kind: Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

    [Theory]
    [InlineData(
        "services.AddDbContext<OrdersContext>((sp, options) => options.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(sp.GetRequiredService<IConfiguration>()[\"db\"]!)|}));",
        "services.AddSingleton(sp => NpgsqlDataSource.Create(sp.GetRequiredService<IConfiguration>()[\"db\"]!));\nservices.AddDbContext<OrdersContext>((sp, options) => options.UseNpgsql(sp.GetRequiredService<NpgsqlDataSource>()));")]
    [InlineData(
        "services.AddLogging().AddDbContext<OrdersContext>((sp, options) => options.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(sp.GetRequiredService<IConfiguration>()[\"db\"]!)|}));",
        "services.AddLogging().AddSingleton(sp => NpgsqlDataSource.Create(sp.GetRequiredService<IConfiguration>()[\"db\"]!)).AddDbContext<OrdersContext>((sp, options) => options.UseNpgsql(sp.GetRequiredService<NpgsqlDataSource>()));")]
    public Task ASingletonWhereTheContainerIsAsked(string registration, string repaired) => FixesRegistration(registration, repaired);

    [Fact]
    public Task ASingletonWithSeveralStatements() => FixesRegistration(
        """
        services.AddDbContext<OrdersContext>((sp, options) =>
        {
            var builder = new NpgsqlDataSourceBuilder(sp.GetRequiredService<IConfiguration>()["db"]);
            builder.EnableParameterLogging();
            options.UseNpgsql({|LFG1005:builder.Build()|});
        });
        """,
        """
        services.AddSingleton(sp =>
        {
            var builder = new NpgsqlDataSourceBuilder(sp.GetRequiredService<IConfiguration>()["db"]);
            builder.EnableParameterLogging();
            return builder.Build();
        });
        services.AddDbContext<OrdersContext>((sp, options) =>
        {
            options.UseNpgsql(sp.GetRequiredService<NpgsqlDataSource>());
        });
        """);

    [Theory]
    [InlineData("options => options", "(provider, options) => options")]
    [InlineData("(options) => options", "(provider, options) => options")]
    [InlineData("(_, options) => options", "(provider, options) => options")]
    [InlineData("(services, options) => options", "(services, options) => options")]
    public Task ASingletonWhereThereIsNoRoomForAStatement(string lambda, string repaired) => Test.Fixes(
        Registration($"private static IServiceCollection AddData(IServiceCollection collection, string name) => collection.AddDbContext<OrdersContext>({lambda}.UseNpgsql({{|LFG1005:NpgsqlDataSource.Create(name)|}}));"),
        Registration($"private static IServiceCollection AddData(IServiceCollection collection, string name) => collection.AddSingleton(_ => NpgsqlDataSource.Create(name)).AddDbContext<OrdersContext>({repaired}.UseNpgsql({(repaired.StartsWith("(s", StringComparison.Ordinal) ? "services" : "provider")}.GetRequiredService<NpgsqlDataSource>()));"));

    [Fact]
    public Task AStaticMemberOfTheContext() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public class OrdersContext : DbContext
        {
            protected override void OnConfiguring(DbContextOptionsBuilder options) =>
                options.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!)|});
        }

        public class Function
        {
            public async Task<int> Handle(string input, ILambdaContext context)
            {
                await using var orders = new OrdersContext();
                return await orders.SaveChangesAsync();
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public class OrdersContext : DbContext
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);

            protected override void OnConfiguring(DbContextOptionsBuilder options) =>
                options.UseNpgsql(Db);
        }

        public class Function
        {
            public async Task<int> Handle(string input, ILambdaContext context)
            {
                await using var orders = new OrdersContext();
                return await orders.SaveChangesAsync();
            }
        }
        """);

    [Theory]
    [InlineData("services.AddDbContext<OrdersContext>((sp, o) => o.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(sp.GetRequiredService<Tenants>().Text)|}));")]
    [InlineData("services.AddDbContext<OrdersContext>((sp, o) => o.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(sp.GetRequiredService<Secrets>().Text)|}));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(text + \";Application Name=\" + Guid.NewGuid())|}));")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(s_changing)|})); s_changing = text;")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { using var db = {|LFG1005:NpgsqlDataSource.Create(text)|}; o.UseNpgsql(db); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { var b = new NpgsqlDataSourceBuilder(text); foreach (var _ in text) b.EnableParameterLogging(); o.UseNpgsql({|LFG1005:b.Build()|}); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => { NpgsqlDataSource db; db = {|LFG1005:Build(o)|}; o.UseNpgsql(db); });")]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseMySql(text, {|LFG1005:ServerVersion.AutoDetect(text)|}));")]
    public Task WhatCannotBeDoneOnce(string registration) => Test.OffersNothing(Registration("", registration));

    [Theory]
    [InlineData("services.AddDbContext<OrdersContext>(o => o.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(text)|})); text = \"Host=other\";")]
    [InlineData("if (text.Length > 3) services.AddDbContext<OrdersContext>(o => o.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(text)|}));")]
    public Task WhatCannotBeDoneBefore(string registration) => Test.OffersNothing(Registration("", registration + "\nvar other = services.BuildServiceProvider().GetRequiredService<NpgsqlDataSource>();"));

    [Fact]
    public Task NoSingletonBesideAnotherDataSource() => Test.OffersNothing(Registration(
        "private static IServiceCollection AddData(IServiceCollection collection, string name) => collection.AddDbContext<OrdersContext>(o => o.UseNpgsql({|LFG1005:NpgsqlDataSource.Create(name)|}));",
        "services.AddSingleton<NpgsqlDataSource>(_ => NpgsqlDataSource.Create(text));"));

    private static Task FixesRegistration(string registration, string repaired) => Test.Fixes(Registration("", registration), Registration("", repaired));

    private static string Registration(string members, string registration = "services.AddLogging();") => $$"""
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        public class OrdersContext : DbContext
        {
        }

        public class AuditContext : DbContext
        {
        }

        public record Tenants(string Text);

        public record Secrets(string Text);

        public class Startup
        {
            private readonly IConfiguration _configuration;
            private static readonly string s_later = "";
            private static string s_changing = "";

            public Startup(IConfiguration configuration) => _configuration = configuration;

            private static NpgsqlDataSource Source => NpgsqlDataSource.Create(s_later);

            private static NpgsqlDataSource Build(object text) => NpgsqlDataSource.Create($"{text}");

            public string Name => _configuration["name"] ?? s_changing;

            public void ConfigureServices(IServiceCollection services, string text)
            {
        {{string.Join('\n', registration.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', 8) + line))}}
            }
            {{members}}
        }

        public class Function
        {
            public string Handle(string input, ILambdaContext context) => input;
        }
        """;
}
