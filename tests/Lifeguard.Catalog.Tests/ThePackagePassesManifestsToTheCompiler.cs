extern alias shipped;

using System.Xml.Linq;
using shipped::Lifeguard.Analyzers.Platform.Manifests;

namespace Lifeguard.Catalog.Tests;

public sealed class ThePackagePassesManifestsToTheCompiler
{
    [Fact]
    public void OnlyThoseThatAreRead()
    {
        var names = XDocument.Parse(ThisRepository.Value.Read("src/Lifeguard.Package/build/Lifeguard.Analyzers.targets"))
            .Descendants("_LifeguardManifestName")
            .SelectMany(item => item.Attribute("Include")!.Value.Split(';'))
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(HandlerManifests.IsManifest(name), name));
    }
}
