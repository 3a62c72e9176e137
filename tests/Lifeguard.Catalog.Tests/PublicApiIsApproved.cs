using System.Reflection;

namespace Lifeguard.Catalog.Tests;

public sealed class PublicApiIsApproved
{
    [Fact]
    public void OfTheAnalyzers() => Compare(Shipped.Analyzers);

    [Fact]
    public void OfTheCodeFixes() => Compare(Shipped.CodeFixes);

    [Fact]
    public void OfCore() => Compare(Shipped.Core);

    private static void Compare(Assembly assembly) =>
        Approved.Equal($"tests/Lifeguard.Catalog.Tests/Approved/{assembly.GetName().Name}.txt", PublicApi.Of(assembly));
}
