namespace Lifeguard.Analyzers.Tests.Lifeguard.LFG0001_UnknownSetting;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("lifeguard_pooler = pgbouncer")]
    [InlineData("lifeguard_pooler = PgBouncer")]
    [InlineData("LIFEGUARD_POOLER = rds_proxy")]
    [InlineData("lifeguard_pooler = pgbouncer # since the migration")]
    [InlineData("lifeguard_pooler =")]
    [InlineData("lifeguard_pooler = unset")]
    [InlineData("lifeguard_pooler_version = 1.23.1")]
    [InlineData("lifeguard_pooler_prepared_statements = on")]
    [InlineData("lifeguard_sql_dialect = mssql")]
    [InlineData("lifeguard_host = cloud_run")]
    [InlineData("lifeguard_handler_attributes = MyCompany.HandlerAttribute, MyCompany.QueueAttribute")]
    [InlineData("lifeguard_handler_base_types = MyCompany.IHandler`1")]
    [InlineData("lifeguard_handler_methods = MyCompany.Function::Handle, MyCompany.Outer+Inner.Run")]
    [InlineData("lifeguard_max_connections = 100")]
    public Task ASettingThatExists(string line) => Verify($"[*.cs]\n{line}");

    [Theory]
    [InlineData("dotnet_diagnostic.LFG0002.severity = none")]
    [InlineData("dotnet_diagnostic.LFG9999.severity = none")]
    [InlineData("dotnet_analyzer_diagnostic.category-Lifeguard.Lifetime.severity = error")]
    [InlineData("lifeguardian_mode = strict")]
    [InlineData("lifecycle_pooler = pgbouncer")]
    [InlineData("lifeguard = on")]
    [InlineData("my_lifeguard_pooler = pgbouncr")]
    [InlineData("csharp_style_var_elsewhere = true")]
    [InlineData("indent_size = 4")]
    public Task AKeyOfSomebodyElse(string line) => Verify($"[*.cs]\n{line}");

    [Theory]
    [InlineData("build_property.LifeguardPooler = neon")]
    [InlineData("build_property.LifeguardPooler =")]
    [InlineData("build_property.LifeguardUnknown =")]
    [InlineData("build_property.LangVersion = latest")]
    [InlineData("build_property.RootNamespace = Lifeguard")]
    [InlineData("build_metadata.Compile.Lifeguard = x")]
    public Task APropertyThatIsRightOrSomebodyElses(string line) => Verify(globalConfig: line);

    [Fact]
    public Task ASectionThatMatchesNoFile() => Verify("[*.vb]\nlifeguard_poler = neon"); // missed: the compiler hands out no keys of sections that match nothing

    [Fact]
    public Task NoConfigurationAtAll() => Verify();

    private static Task Verify(string editorConfig = "", string globalConfig = "") => ConfiguredProject.Test(["class C { }"], editorConfig, globalConfig).RunAsync();
}
