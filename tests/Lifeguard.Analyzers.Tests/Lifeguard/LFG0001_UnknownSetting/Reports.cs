using Verify = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifeguard.UnknownSettingAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifeguard.LFG0001_UnknownSetting;

public sealed class Reports
{
    private const string ASetting = "a Lifeguard setting";
    private const string AllSettings =
        "the settings are 'lifeguard_pooler', 'lifeguard_pooler_version', 'lifeguard_pooler_prepared_statements', 'lifeguard_sql_dialect', 'lifeguard_host', "
        + "'lifeguard_handler_attributes', 'lifeguard_handler_base_types', 'lifeguard_handler_methods', 'lifeguard_max_connections'";
    private const string AllHosts = "it takes 'aws_lambda', 'azure_functions', 'google_functions', 'cloud_run', 'openfaas', 'alibaba_fc' or 'huawei_functiongraph'";

    [Theory]
    [InlineData("lifeguard_poler", "the nearest is 'lifeguard_pooler'")]
    [InlineData("lifeguard_pooler_verison", "the nearest is 'lifeguard_pooler_version'")]
    [InlineData("lifeguard_dialect", AllSettings)]
    [InlineData("lifeguard_sqldialect", "the nearest is 'lifeguard_sql_dialect'")]
    [InlineData("lifeguard_handlers_methods", "the nearest is 'lifeguard_handler_methods'")]
    [InlineData("lifeguard_handler_attribute", "the nearest is 'lifeguard_handler_attributes'")]
    [InlineData("lifeguard_maxconnections", "the nearest is 'lifeguard_max_connections'")]
    [InlineData("lifeguard_timeout", AllSettings)]
    [InlineData("lifeguard.pooler", "the nearest is 'lifeguard_pooler'")]
    [InlineData("lifeguard-host", "the nearest is 'lifeguard_host'")]
    [InlineData("lifegaurd_pooler", "the nearest is 'lifeguard_pooler'")]
    [InlineData("lifeguards_host", "the nearest is 'lifeguard_host'")]
    [InlineData("lifeguard_", AllSettings)]
    public Task AKeyThatDoesNotExist(string key, string advice) =>
        Project("class C { }", editorConfig: $"[*.cs]\n{key} = anything", expected: Verify.Diagnostic().WithArguments(key, ASetting, advice));

    [Theory]
    [InlineData("lifeguard_pooler", "pgbouncr", "the nearest is 'pgbouncer'")]
    [InlineData("lifeguard_pooler", "rds-proxy", "the nearest is 'rds_proxy'")]
    [InlineData("lifeguard_pooler", "RdsProxy", "the nearest is 'rds_proxy'")]
    [InlineData("lifeguard_pooler", "pgdgo", "the nearest is 'pgdog'")]
    [InlineData("lifeguard_sql_dialect", "postgres", "the nearest is 'postgresql'")]
    [InlineData("lifeguard_host", "aws-lambda", "the nearest is 'aws_lambda'")]
    [InlineData("lifeguard_host", "azure", AllHosts)]
    [InlineData("lifeguard_pooler_prepared_statements", "yes", "it takes 'on' or 'off'")]
    [InlineData("lifeguard_pooler_prepared_statements", "of", "the nearest is 'off'")]
    [InlineData("lifeguard_pooler_version", "latest", "it takes a version such as 1.21 or 1.21.0")]
    [InlineData("lifeguard_max_connections", "0", "it takes a whole number above zero")]
    [InlineData("lifeguard_max_connections", "1,000", "it takes a whole number above zero")]
    [InlineData("lifeguard_handler_attributes", "[Handler]", "it takes full type names separated by commas, such as MyCompany.HandlerAttribute")]
    [InlineData("lifeguard_handler_base_types", "Base<T>", "it takes full type names separated by commas, such as MyCompany.HandlerAttribute")]
    [InlineData("lifeguard_handler_methods", "Handle", "it takes methods separated by commas, such as MyCompany.Orders.Function.Handle")]
    public Task AValueThatDoesNotExist(string key, string value, string advice) =>
        Project("class C { }", editorConfig: $"[*.cs]\n{key} = {value}", expected: Verify.Diagnostic().WithArguments(value, $"a value of '{key}'", advice));

    [Fact]
    public Task TheWholeMessage() => Project(
        "class C { }",
        editorConfig: "[*.cs]\nlifeguard_pooler = pgbouncr",
        expected: Verify.Diagnostic().WithMessage("'pgbouncr' is not a value of 'lifeguard_pooler' and has no effect; the nearest is 'pgbouncer'"));

    [Fact]
    public Task AKeyInGlobalConfiguration() => Project(
        "class C { }",
        globalConfig: "lifeguard_poler = neon",
        expected: Verify.Diagnostic().WithArguments("lifeguard_poler", ASetting, "the nearest is 'lifeguard_pooler'"));

    [Fact]
    public Task AValueInGlobalConfiguration() => Project(
        "class C { }",
        globalConfig: "lifeguard_pooler = neno",
        expected: Verify.Diagnostic().WithArguments("neno", "a value of 'lifeguard_pooler'", "the nearest is 'neon'"));

    [Fact]
    public Task APropertyThatDoesNotExist() => Project(
        "class C { }",
        globalConfig: "build_property.LifeguardPoler = neon",
        expected: Verify.Diagnostic().WithArguments("lifeguardpoler", ASetting, "the nearest is 'LifeguardPooler'"));

    [Fact]
    public Task AValueOfAProperty() => Project(
        "class C { }",
        globalConfig: "build_property.LifeguardMaxConnections = lots",
        expected: Verify.Diagnostic().WithArguments("lots", "a value of 'LifeguardMaxConnections'", "it takes a whole number above zero"));

    [Fact]
    public Task EachKeyAndValueOnceHoweverManyFilesHaveIt() => Project(
        ["class A { }", "class B { }", "class C { }"],
        editorConfig: "[*.cs]\nlifeguard_poler = neon\nlifeguard_pooler = neno",
        globalConfig: "lifeguard_pooler = neno",
        Verify.Diagnostic().WithArguments("lifeguard_poler", ASetting, "the nearest is 'lifeguard_pooler'"),
        Verify.Diagnostic().WithArguments("neno", "a value of 'lifeguard_pooler'", "the nearest is 'neon'"));

    [Fact]
    public Task EveryWrongValueWhereFilesDiffer() => Project(
        ["class A { }", "class B { }"],
        editorConfig: "[Test0.cs]\nlifeguard_pooler = neno\n[Test1.cs]\nlifeguard_pooler = pgdgo",
        globalConfig: "",
        Verify.Diagnostic().WithArguments("neno", "a value of 'lifeguard_pooler'", "the nearest is 'neon'"),
        Verify.Diagnostic().WithArguments("pgdgo", "a value of 'lifeguard_pooler'", "the nearest is 'pgdog'"));

    [Fact]
    public Task AProjectWithoutADatabase() => Project(
        "class Program { static void Main() { } }",
        editorConfig: "[*.cs]\nlifeguard_hots = cloud_run",
        expected: Verify.Diagnostic().WithArguments("lifeguard_hots", ASetting, "the nearest is 'lifeguard_host'"));

    private static Task Project(string source, string editorConfig = "", string globalConfig = "", params DiagnosticResult[] expected) =>
        Project([source], editorConfig, globalConfig, expected);

    private static Task Project(string[] sources, string editorConfig, string globalConfig, params DiagnosticResult[] expected) =>
        ConfiguredProject.Test(sources, editorConfig, globalConfig, expected).RunAsync();
}
