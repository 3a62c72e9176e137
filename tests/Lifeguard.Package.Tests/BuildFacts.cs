using System.Reflection;

namespace Lifeguard.Package.Tests;

/// <summary>What the build of this test project knows and its tests need: where, in which configuration, with which versions.</summary>
internal static class BuildFacts
{
    private static readonly ILookup<string, string?> Values = typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToLookup(fact => fact.Key, fact => fact.Value);

    public static string RepositoryRoot => Value(nameof(RepositoryRoot));

    public static string Configuration => Value(nameof(Configuration));

    /// <summary>The machine's folder of installed packages.</summary>
    public static string PackageFolder => Value(nameof(PackageFolder));

    public static string NpgsqlVersion => Value(nameof(NpgsqlVersion));

    public static string DynamoDBVersion => Value(nameof(DynamoDBVersion));

    public static string AzureIdentityVersion => Value(nameof(AzureIdentityVersion));

    public static string GoogleAuthVersion => Value(nameof(GoogleAuthVersion));

    public static string PollyVersion => Value(nameof(PollyVersion));

    /// <summary>Of the abstractions that the library leans on, and of dependency injection itself: one version for all.</summary>
    public static string ExtensionsVersion => Value(nameof(ExtensionsVersion));

    /// <summary>What this machine publishes for, such as <c>linux-x64</c>.</summary>
    public static string RuntimeIdentifier => Value(nameof(RuntimeIdentifier));

    private static string Value(string name) => Values[name].Single()!;
}
