namespace Lifeguard.Package.Tests;

/// <summary>The packages with the credentials of single clouds: what lies in them, and what they bring along.</summary>
public sealed class CloudContents(PackageFeed feed)
{
    [Fact]
    public void EachPackageHoldsWhatWasApprovedAndNothingElse() => Assert.All(feed.Clouds, cloud => Assert.Equal(
    [
        $"{cloud.Id}.nuspec",
        "README.md",
        $"lib/net10.0/{cloud.Id}.dll",
        $"lib/net10.0/{cloud.Id}.xml",
        $"lib/net8.0/{cloud.Id}.dll",
        $"lib/net8.0/{cloud.Id}.xml",
    ], cloud.Files));

    [Fact]
    public void EachBringsTheLibraryWithAllOfItAndOneLibraryOfItsCloud()
    {
        string[] identities = [$"Azure.Identity {BuildFacts.AzureIdentityVersion}", $"Google.Apis.Auth {BuildFacts.GoogleAuthVersion}"];

        Assert.All(feed.Clouds.Zip(identities), pair =>
        {
            var expected = new[] { "net10.0", "net8.0" }
                .SelectMany(framework => new[] { $"{framework}: Lifeguard {feed.Version} (without )", $"{framework}: {pair.Second} (without Build,Analyzers)" });
            Assert.Equal(expected, pair.First.Dependencies);
        });
    }

    [Fact]
    public void WhoInstallsOneOfThemWritesPooledHandlersWithoutInstallingTheLibrary()
    {
        using var shop = new Consumer(feed)
            .WithProject("Shop/Shop.csproj", frameworks: "net8.0;net10.0", analyzers: null, properties: PooledShop.Strict,
                items: string.Concat(feed.Clouds.Select(cloud => feed.Reference(cloud.Id))))
            .With("Shop/Orders.cs", """
                using Lifeguard;
                using Npgsql;

                namespace Shop;

                internal static partial class Orders
                {
                    static Orders()
                    {
                        PooledDatabase.Configure("AZURE_DB", static options => options.Credential = new EntraCredential());
                        PooledDatabase.Configure("GOOGLE_DB", static options => options.Credential = new GoogleIamCredential());
                    }

                    [PooledHandler(Database = "AZURE_DB")]
                    public static partial Task<long> CountInAzure(CancellationToken cancellationToken);

                    [PooledHandler(Database = "GOOGLE_DB", Core = nameof(CountInAzureCore))]
                    public static partial Task<long> CountInGoogle(CancellationToken cancellationToken);

                    private static async Task<long> CountInAzureCore(NpgsqlConnection connection, CancellationToken deadline)
                    {
                        var command = new NpgsqlCommand("SELECT count(*) FROM orders", connection);
                        await using var ownership = command.ConfigureAwait(false);
                        return (long)(await command.ExecuteScalarAsync(deadline).ConfigureAwait(false))!;
                    }
                }
                """);

        shop.Build("Shop", "-warnaserror").MustBeSilent();
    }
}
