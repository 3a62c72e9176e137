using System.Reflection;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Platform.Hosts;
using Lifeguard.Analyzers.Settings;

namespace Lifeguard.Analyzers.Tests.Settings;

public sealed class Catalogue
{
    public static TheoryData<string> Keys => [.. SettingCatalog.All.Select(setting => setting.Key)];

    [Fact]
    public void ListsEverySettingOnce()
    {
        var declared = typeof(SettingCatalog).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.FieldType.IsAssignableTo(typeof(SettingDefinition))).Select(field => field.GetValue(null));

        Assert.Equal(declared, SettingCatalog.All);
    }

    [Theory, MemberData(nameof(Keys))]
    public void KeysAreLowerCaseWithThePrefix(string key) => Assert.Matches("^lifeguard(_[a-z]+)+$", key);

    [Theory]
    [InlineData("lifeguard_pooler", "LifeguardPooler")]
    [InlineData("lifeguard_sql_dialect", "LifeguardSqlDialect")]
    [InlineData("lifeguard_pooler_prepared_statements", "LifeguardPoolerPreparedStatements")]
    public void PropertiesAreThePascalCaseOfTheirKeys(string key, string property) => Assert.Equal(property, Named(key).MSBuildProperty);

    [Theory, MemberData(nameof(Keys))]
    public void EveryWordThatIsListedIsAccepted(string key) => Assert.All(Named(key).AllowedValues, word => Assert.True(Named(key).Accepts(word)));

    [Theory, MemberData(nameof(Keys))]
    public void DescriptionsAreSentences(string key)
    {
        Assert.Matches("^[A-Z].{20,}\\.$", Named(key).Description);
        Assert.NotEmpty(Named(key).DefaultText);
        Assert.Matches("^[a-z'].*[^.]$", Named(key).Expectation);
    }

    [Fact]
    public void RulesNameOnlySettingsThatExist() =>
        Assert.All(RuleCatalog.All.SelectMany(rule => rule.Settings), key => Assert.Contains(SettingCatalog.All, setting => setting.Key == key));

    [Fact]
    public void EveryHostThatCanBeNamedIsKnown() => Assert.Equal(ServerlessHost.Nameable.Select(host => host.Name), SettingCatalog.Host.AllowedValues);

    private static SettingDefinition Named(string key) => SettingCatalog.All.Single(setting => setting.Key == key);
}
