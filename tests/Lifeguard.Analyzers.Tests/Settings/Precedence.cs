using Lifeguard.Analyzers.Settings;
using Lifeguard.Core.Poolers;

namespace Lifeguard.Analyzers.Tests.Settings;

public sealed class Precedence
{
    private const string AllFiles = "[*.cs]\nlifeguard_pooler = pgbouncer";
    private const string OrdersOnly = "[orders/*.cs]\nlifeguard_pooler = pgbouncer";
    private const string Global = "lifeguard_pooler = rds_proxy";
    private const string Property = "LifeguardPooler = neon";

    [Theory]
    [InlineData("", "", "", Pooler.Transaction)]
    [InlineData("", "", Property, Pooler.Neon)]
    [InlineData("", Global, Property, Pooler.RdsProxy)]
    [InlineData(AllFiles, Global, Property, Pooler.PgBouncer)]
    [InlineData(OrdersOnly, "", "", Pooler.PgBouncer)]
    [InlineData("[*.cs]\nlifeguard_pooler = unset", Global, Property, Pooler.RdsProxy)]
    [InlineData("[*.cs]\nlifeguard_pooler =", Global, Property, Pooler.RdsProxy)]
    [InlineData("[*.cs]\nlifeguard_pooler = pgbouncr", Global, Property, Pooler.RdsProxy)]
    [InlineData("[*.cs]\nlifeguard_pooler = pgbouncr", "lifeguard_pooler = rdsproxy", Property, Pooler.Neon)]
    [InlineData("[*.cs]\nlifeguard_pooler = pgbouncr", "", "", Pooler.Transaction)]
    [InlineData("", "", "LifeguardPooler =", Pooler.Transaction)]
    [InlineData("[*.vb]\nlifeguard_pooler = pgbouncer", "", "", Pooler.Transaction)]
    public void TheNearestValueHolds(string editorConfig, string globalConfig, string property, Pooler expected)
    {
        var project = new Configuration(editorConfig, globalConfig, property);

        Assert.Equal(expected, LifeguardSettings.For(project.Options).Value(SettingCatalog.Pooler, project.Orders));
    }

    [Fact]
    public void FilesMayDiffer()
    {
        var project = new Configuration(OrdersOnly, Global);
        var settings = LifeguardSettings.For(project.Options);

        Assert.Equal(Pooler.PgBouncer, settings.Value(SettingCatalog.Pooler, project.Orders));
        Assert.Equal(Pooler.RdsProxy, settings.Value(SettingCatalog.Pooler, project.Mail));
        Assert.Equal(Pooler.RdsProxy, settings.Value(SettingCatalog.Pooler));
    }

    [Theory]
    [InlineData("[*.cs]\nlifeguard_host = cloud_run", "", "cloud_run")]
    [InlineData("[orders/*.cs]\nlifeguard_host = cloud_run", "", "cloud_run")]
    [InlineData("", "lifeguard_host = openfaas", "openfaas")]
    [InlineData("[orders/*.cs]\nlifeguard_host = cloud_run", "lifeguard_host = openfaas", "openfaas")]
    [InlineData("", "", null)]
    public void TheProjectsValueIsTheFirstThatAFileHas(string editorConfig, string globalConfig, string? expected)
    {
        var project = new Configuration(editorConfig, globalConfig);
        var settings = LifeguardSettings.For(project.Options);

        Assert.Equal(expected, settings.Value(SettingCatalog.Host, project.Compilation));
        Assert.Equal(expected is not null, settings.IsSet(SettingCatalog.Host, project.Compilation));
    }

    [Fact]
    public void SettingTheDefaultIsSettingSomething()
    {
        var project = new Configuration("[*.cs]\nlifeguard_pooler = transaction");
        var settings = LifeguardSettings.For(project.Options);

        Assert.True(settings.IsSet(SettingCatalog.Pooler, project.Compilation));
        Assert.False(settings.IsSet(SettingCatalog.PoolerVersion, project.Compilation));
    }

    [Theory]
    [InlineData("A.Handler; B.Handler")]
    [InlineData("A.Handler # B.Handler")]
    public void ASemicolonStartsACommentForTheCompiler(string value)
    {
        var settings = LifeguardSettings.For(new Configuration(globalConfig: $"lifeguard_handler_attributes = {value}").Options);

        Assert.Equal(["A.Handler"], settings.Value(SettingCatalog.HandlerAttributes));
    }
}
