extern alias shipped;

using System.Xml.Linq;
using shipped::Lifeguard.Analyzers.Platform.SettingsFiles;

namespace Lifeguard.Catalog.Tests;

public sealed class ThePackagePassesSettingsFilesToTheCompiler
{
    [Fact]
    public void OnlyThoseThatAreRead()
    {
        var names = XDocument.Parse(ThisRepository.Value.Read("src/Lifeguard.Package/build/Lifeguard.Analyzers.targets"))
            .Descendants("_LifeguardSettingsFile")
            .SelectMany(item => item.Attribute("Include")!.Value.Split(';'))
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(SettingsFile.Is(name.Replace("*", ".Production", StringComparison.Ordinal)), name));
    }
}
