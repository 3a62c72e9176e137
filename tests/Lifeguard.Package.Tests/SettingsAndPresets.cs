namespace Lifeguard.Package.Tests;

/// <summary>What a user can say to the package in a project file.</summary>
public sealed class SettingsAndPresets(PackageFeed feed)
{
    [Fact]
    public void TheModeChoosesHowMuchIsSaid()
    {
        using var shop = FlaggedShop();

        Assert.Equal(["LFG1003"], shop.Build("Shop").MustSucceed().FindingIds);
        Assert.Empty(shop.Build("Shop", "-p:LifeguardAnalysisMode=None").MustSucceed().Findings);
        Assert.Equal(["LFG1003"], shop.Build("Shop", "-p:LifeguardAnalysisMode=Strict").MustSucceed().FindingIds);
    }

    [Fact]
    public void TheModeMayBeWrittenInLowerCase()
    {
        using var shop = FlaggedShop();

        Assert.Equal(["LFG1003"], shop.Build("Shop", "-p:LifeguardAnalysisMode=recommended").MustSucceed().FindingIds);
        Assert.Empty(shop.Build("Shop", "-p:LifeguardAnalysisMode=none").MustSucceed().Messages);

        // 'strict' raises what is only informational by default, so that a manifest that cannot be read is told.
        shop.With("Shop/aws-lambda-tools-defaults.json", """{ "function-handler": "Shop::Shop """);
        Assert.Equal(["LFG1003"], shop.Build("Shop", "-p:LifeguardAnalysisMode=recommended").MustSucceed().FindingIds);
        Assert.Equal(["LFG0002", "LFG1003"], shop.Build("Shop", "-p:LifeguardAnalysisMode=strict").MustSucceed().FindingIds);
    }

    [Fact]
    public void AModeThatDoesNotExistIsTold()
    {
        using var shop = FlaggedShop();

        var build = shop.Build("Shop", "-p:LifeguardAnalysisMode=Loud").MustSucceed();

        Assert.Equal(["LFG0001", "LFG1003"], build.FindingIds);
        Assert.Contains(build.Findings, finding => finding.Id == "LFG0001" && finding.Text.Contains("'Loud'", StringComparison.Ordinal));
    }

    [Fact]
    public void ASettingInTheProjectFileReachesTheAnalyzers()
    {
        using var shop = FlaggedShop();

        var build = shop.Build("Shop", "-p:LifeguardPooler=pgbouncr").MustSucceed();

        Assert.Contains(build.Findings, finding => finding.Id == "LFG0001" && finding.Text.Contains("pgbouncr", StringComparison.Ordinal));
    }

    [Fact]
    public void ManifestsAreFoundUpToThreeFoldersAboveUnlessTurnedOff()
    {
        using var shop = new Consumer(feed)
            .WithProject("src/functions/Shop/Shop.csproj", items: Shop.DynamoDB)
            .With("template.json", Shop.Template)
            .With("src/functions/Shop/Functions.cs", Shop.DynamoFunctions);

        Assert.Equal(["LFG1003"], shop.Build("src/functions/Shop").MustSucceed().FindingIds);
        Assert.Empty(shop.Build("src/functions/Shop", "-p:LifeguardFindManifests=false").MustSucceed().Findings);
    }

    [Fact]
    public void AManifestThatTheProjectListsItselfIsPassedOnce()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shop/Shop.csproj", items: """<AdditionalFiles Include="$(MSBuildProjectDirectory)/serverless.template" />""")
            .With("Shop/serverless.template", Shop.Template)
            .With("Shop/aws-lambda-tools-defaults.json", "{}");

        shop.Build("Shop").MustSucceed();
        var files = DotNet.Run(shop.Folder, ["msbuild", "Shop", "-getItem:AdditionalFiles"]).MustSucceed();

        Assert.Equal(1, Occurrences(files.Output, "\"Filename\": \"serverless\""));
        Assert.Equal(1, Occurrences(files.Output, "\"Filename\": \"aws-lambda-tools-defaults\""));
    }

    [Fact]
    public void SettingsFilesBesideTheProjectAreRead()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shop/Shop.csproj", items: Shop.Npgsql)
            .With("Shop/serverless.template", Shop.Template)
            .With("Shop/appsettings.json", """{ "ConnectionStrings": { "Orders": "Host=pool.example.com;Port=6432;Search Path=orders" } }""")
            .With("Shop/Functions.cs", "namespace Shop; public class Functions { public Npgsql.NpgsqlDataSource Db => null!; public long CountOrders(string customer) => customer.Length; }");

        var build = shop.Build("Shop").MustSucceed();

        Assert.Equal(["LFG3009"], build.FindingIds);
        Assert.Contains(build.Findings, finding => finding.File == "appsettings.json");
        Assert.Empty(shop.Build("Shop", "-p:LifeguardFindManifests=false", "-p:LifeguardHost=aws_lambda").MustSucceed().Findings);
    }

    [Fact]
    public void TheOwnershipFileBesideTheProjectIsReadByItself()
    {
        using var shop = FlaggedShop().With("Shop/lifeguard.ownership.txt", "# ours\nM:Shop.Db.Open = ownd\n");

        var build = shop.Build("Shop", "-p:LifeguardFindManifests=false").MustSucceed();

        Assert.Contains(build.Findings, finding => finding is { Id: "LFG0001", File: "lifeguard.ownership.txt" } && finding.Text.Contains("the nearest is 'owned'", StringComparison.Ordinal));
    }

    private Consumer FlaggedShop() => new Consumer(feed)
        .WithProject("Shop/Shop.csproj", items: Shop.DynamoDB)
        .With("Shop/serverless.template", Shop.Template)
        .With("Shop/Functions.cs", Shop.DynamoFunctions);

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
