extern alias shipped;

using System.Xml.Linq;
using shipped::Lifeguard.Analyzers.Settings;

namespace Lifeguard.Catalog.Tests;

public sealed class ThePackageShowsSettingsToTheCompiler
{
    [Fact]
    public void UnderTheMSBuildNameOfEachAndNoOther()
    {
        var visible = XDocument.Parse(ThisRepository.Value.Read("src/Lifeguard.Package/build/Lifeguard.Analyzers.props"))
            .Descendants("CompilerVisibleProperty")
            .Select(property => property.Attribute("Include")!.Value)
            .Where(name => name.StartsWith("Lifeguard", StringComparison.Ordinal));

        Assert.Equal(SettingCatalog.All.Select(setting => setting.MSBuildProperty).Order(StringComparer.Ordinal), visible.Order(StringComparer.Ordinal));
    }
}
