using System.Text.Json;

namespace Lifeguard.Package.Tests;

/// <summary>The package in a user's project: findings in the build, gone after <c>dotnet format analyzers</c>.</summary>
public sealed class FindingsAndFixes(PackageFeed feed)
{
    [Fact]
    public void AFunctionNamedOnlyInItsTemplateIsFlaggedAndRepaired()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shop/Shop.csproj", items: Shop.Npgsql)
            .With("Shop/serverless.template", Shop.Template)
            .With("Shop/Functions.cs", Shop.PostgresFunctions);

        var before = shop.Build("Shop").MustSucceed();
        Assert.Equal(["LFG1001", "LFG1002"], before.FindingIds);

        shop.Format("Shop");
        shop.Build("Shop").MustBeSilent();
    }

    [Fact]
    public void EveryTargetFrameworkIsFlaggedAndAllAreRepairedAtOnce()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shop/Shop.csproj", frameworks: "net8.0;net10.0", items: Shop.DynamoDB)
            .With("Shop/serverless.template", Shop.Template)
            .With("Shop/Functions.cs", Shop.DynamoFunctions);

        var before = shop.Build("Shop").MustSucceed();
        Assert.Equal(["LFG1003", "LFG1003"], before.FindingIds);
        Assert.Equal(["net10.0", "net8.0"], before.Findings.Select(finding => finding.Project.Split('=').Last()).Order(StringComparer.Ordinal));

        shop.Format("Shop");
        shop.Build("Shop").MustBeSilent();
    }

    [Fact]
    public void AProjectThatReferencesTheInstallingProjectIsFlaggedToo()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shared/Shared.csproj", analyzers: """PrivateAssets="none" """)
            .With("Shared/Shared.cs", "namespace Shared; public static class Customers { public const string Nobody = \"\"; }")
            .WithProject("Shop/Shop.csproj", analyzers: null, items: Shop.DynamoDB + """<ProjectReference Include="../Shared/Shared.csproj" />""")
            .With("Shop/serverless.template", Shop.Template)
            .With("Shop/Functions.cs", Shop.DynamoFunctions);

        var build = shop.Build("Shop").MustSucceed();

        Assert.Equal(["LFG1003"], build.FindingIds);
    }

    [Fact]
    public void WhereWarningsAreErrorsAFindingBreaksTheBuild()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shop/Shop.csproj", items: Shop.DynamoDB, properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")
            .With("Shop/serverless.template", Shop.Template)
            .With("Shop/Functions.cs", Shop.DynamoFunctions);

        var build = shop.Build("Shop");

        Assert.NotEqual(0, build.ExitCode);
        var error = Assert.Single(build.Messages);
        Assert.Equal(("error", "LFG1003", "Functions.cs", 9), (error.Severity, error.Id, error.File, error.Line));
    }

    [Fact]
    public void TheErrorLogNamesRuleAndPage()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shop/Shop.csproj", items: Shop.DynamoDB)
            .With("Shop/serverless.template", Shop.Template)
            .With("Shop/Functions.cs", Shop.DynamoFunctions);

        // A plain comma ends the property on the command line, and the log is then written in the old format without a word.
        shop.Build("Shop", "-p:ErrorLog=build.sarif%2cversion=2.1").MustSucceed();

        var log = JsonDocument.Parse(shop.Read("Shop/build.sarif")).RootElement;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        var result = Assert.Single(run.GetProperty("results").EnumerateArray(), result => result.GetProperty("ruleId").GetString()!.StartsWith("LFG", StringComparison.Ordinal));
        Assert.Equal(("LFG1003", "warning"), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString()));
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "LFG1003");
        Assert.EndsWith("docs/rules/LFG1003.md", rule.GetProperty("helpUri").GetString());
    }
}
