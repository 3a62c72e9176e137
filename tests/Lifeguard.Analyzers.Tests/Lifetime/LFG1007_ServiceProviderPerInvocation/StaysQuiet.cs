using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1007_ServiceProviderPerInvocation;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AStaticContainerOnEveryHost(HandlerShape host) => RuleTest<ServiceProviderPerInvocationAnalyzer>.StaysQuiet(
        "using Microsoft.Extensions.DependencyInjection;\n" + host.With("using var scope = Provider.CreateScope();", "private static readonly IServiceProvider Provider = new ServiceCollection().BuildServiceProvider();"), host.Files);

    [Theory, MemberData(nameof(Hosts.KeptByHost), MemberType = typeof(Hosts))]
    public Task AContainerOfAClassThatTheHostKeeps(HandlerShape host)
    {
        var name = host.Handler[..host.Handler.IndexOf('.', StringComparison.Ordinal)];
        return RuleTest<ServiceProviderPerInvocationAnalyzer>.StaysQuiet("using Microsoft.Extensions.DependencyInjection;\n" + host.With("using var scope = _provider.CreateScope();", $$"""
            private readonly IServiceProvider _provider;
            public {{name}}() { var services = new ServiceCollection(); Configure(services); _provider = services.BuildServiceProvider(); }
            private static void Configure(IServiceCollection services) { }
            """), host.Files);
    }

    [Theory]
    [InlineData("_provider ??= Services().BuildServiceProvider();", "private static IServiceProvider _provider;")]
    [InlineData("if (_provider == null) _provider = Services().BuildServiceProvider();", "private IServiceProvider _provider;")]
    [InlineData("var orders = Provider.Value.GetRequiredService<Orders>();", "private static readonly Lazy<IServiceProvider> Provider = new(() => Services().BuildServiceProvider());")]
    [InlineData("var orders = Provider().GetRequiredService<Orders>();", "private static IServiceProvider _provider; private static IServiceProvider Provider() { if (_provider is not null) return _provider; _provider = Services().BuildServiceProvider(); return _provider; }")]
    [InlineData("var provider = Tenants.GetOrAdd(input, tenant => Services().BuildServiceProvider());", "private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, IServiceProvider> Tenants = new();")]
    [InlineData("using var scope = _host.Services.CreateScope();", "private static readonly IHost _host = Host.CreateDefaultBuilder().Build();")]
    public Task WhatIsBuiltOnceAndFoundAgain(string handler, string members) => Verify(handler, members);

    [Theory]
    [InlineData("using var scope = _provider.CreateScope();", "private readonly IServiceProvider _provider; public Function(IServiceProvider provider) { _provider = provider; }")]
    [InlineData("var services = new ServiceCollection(); services.AddScoped<Orders>();", "")]
    [InlineData("var builder = Host.CreateApplicationBuilder(); var settings = builder.Configuration;", "")]
    [InlineData("var text = new Builder().Build(); var made = Builder.Create();", "private sealed class Builder { public string Build() => \"\"; public static string Create() => \"\"; }")]
    [InlineData("var made = BuildServiceProvider(input);", "private static string BuildServiceProvider(string name) => name;")]
    [InlineData("using var host = _host; await host.StartAsync();", "private static readonly IHost _host = Host.CreateDefaultBuilder().Build();")]
    [InlineData("await using var source = new NpgsqlDataSourceBuilder(\"Host=db\").Build(); var app = new ApplicationBuilder(null).Build();", "")]
    public Task WhatBuildsNoContainer(string handler, string members) => Verify(handler, members);

    [Theory]
    [InlineData("using var container = new Shop.Crates.Container();")]
    [InlineData("using var container = new Shop.Crates.ContainerBuilder().Build();")]
    [InlineData("var host = Shop.Hosting.SharedHost.Build();")]
    public Task OtherTypesOfTheSameName(string statement) => OtherContainer.Verify(statement);

    [Theory]
    [InlineData("public static class Program { public static void Main() { using var host = Host.CreateDefaultBuilder().Build(); host.Run(); } }")]
    [InlineData("public class Startup { public void ConfigureServices(IServiceCollection services) { using var soFar = services.BuildServiceProvider(); } }")]
    [InlineData("public class Startup { public void ConfigureServices(IServiceCollection services) => services.AddSingleton(_ => services.BuildServiceProvider().GetRequiredService<Orders>()); }")]
    [InlineData("public static class Tool { public static void Run() { using var provider = new ServiceCollection().BuildServiceProvider(); } }")]
    [InlineData("public class Factory : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<Context> { public Context CreateDbContext(string[] args) => new ServiceCollection().BuildServiceProvider().GetRequiredService<Context>(); } public class Context : Microsoft.EntityFrameworkCore.DbContext { }")]
    public Task CodeThatNoHandlerReaches(string code) => Verify("", "", code);

    [Theory]
    [InlineData("private static void Add(IServiceCollection services) { using var soFar = services.BuildServiceProvider(); }")]
    [InlineData("private static IServiceCollection Add(IServiceCollection services) { var soFar = services.BuildServiceProvider(); return services.AddSingleton(soFar.GetRequiredService<Orders>()); }")]
    [InlineData("private static void Add(IServiceCollection services) => services.BuildServiceProvider().GetRequiredService<Orders>();")]
    public Task ALookAtWhatIsRegisteredSoFar(string registration) => Verify("var services = Services(); Add(services);", registration);

    // the rules on pools and clients have their say on the same line
    [Theory]
    [InlineData("using var provider = new ServiceCollection().AddSingleton(NpgsqlDataSource.Create(\"Host=db\")).BuildServiceProvider();")]
    [InlineData("using var provider = new ServiceCollection().AddSingleton(new Amazon.DynamoDBv2.AmazonDynamoDBClient()).BuildServiceProvider();")]
    public Task AContainerWithAPoolBuiltOnTheSameLine(string statement) => Verify(statement);

    [Fact]
    public Task AnOrdinaryProgramAndALibrary() => RuleTest<ServiceProviderPerInvocationAnalyzer>.StaysQuiet("""
        using Microsoft.Extensions.DependencyInjection;
        public class Jobs { public void Run() { using var provider = new ServiceCollection().BuildServiceProvider(); } }
        """);

    [Fact]
    public async Task ATestProject()
    {
        var test = RuleTest<ServiceProviderPerInvocationAnalyzer>.Create(Reports.Function("using var provider = Services().BuildServiceProvider();", "[TestMethod] public void Test() { }", "public class TestMethodAttribute : Attribute { }"));
        test.ReferenceAssemblies = Packages.All.AddReferences(Library.FromSource("MSTest.TestFramework", "public class Assert { }").References);
        await test.RunAsync();
    }

    // missed: a builder method in a library of the user's own
    [Fact]
    public Task AContainerBuiltByAnotherAssembly() => Verify("using var provider = Activator.CreateInstance<ServiceProvider>();");

    private static Task Verify(string handler, string members = "", string code = "") => RuleTest<ServiceProviderPerInvocationAnalyzer>.StaysQuiet(Reports.Function(handler, members, code));
}
