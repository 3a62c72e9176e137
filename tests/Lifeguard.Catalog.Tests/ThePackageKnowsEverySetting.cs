extern alias shipped;

using System.Xml.Linq;
using shipped::Lifeguard.Analyzers.Platform.Manifests;
using shipped::Lifeguard.Analyzers.Settings;

namespace Lifeguard.Catalog.Tests;

public sealed class ThePackageKnowsEverySetting
{
    private const string Props = "src/Lifeguard.Package/build/Lifeguard.Analyzers.props";
    private const string Targets = "src/Lifeguard.Package/build/Lifeguard.Analyzers.targets";

    [Fact]
    public void ThePropertyOfEverySettingIsVisibleToTheCompilerAndNoOtherOfOurs()
    {
        var visible = Items(Props, "CompilerVisibleProperty").Where(property => property.StartsWith("Lifeguard", StringComparison.Ordinal));

        Assert.Equal(SettingCatalog.All.Select(setting => setting.MSBuildProperty), visible);
    }

    [Fact]
    public void EveryManifestThatIsPassedToTheCompilerIsRead()
    {
        var names = Items(Targets, "_LifeguardManifestName").SelectMany(names => names.Split(';')).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(HandlerManifests.IsManifest(name), name));
    }

    private static IEnumerable<string> Items(string file, string name) =>
        from item in XDocument.Parse(ThisRepository.Value.Read(file)).Descendants(name)
        let include = item.Attribute("Include")
        where include is not null
        select include.Value;
}
