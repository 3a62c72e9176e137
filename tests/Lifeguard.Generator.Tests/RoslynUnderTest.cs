using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator.Tests;

public sealed class RoslynUnderTest
{
    private static readonly string Claimed =
        typeof(RoslynUnderTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RoslynVersion").Value!;

    [Theory]
    [InlineData(typeof(Compilation))]
    [InlineData(typeof(CSharpCompilation))]
    public void TheLoadedRoslynIsTheOneTheProjectClaims(Type type) => Assert.Equal(Claimed, type.Assembly.GetName().Version!.ToString(3));

    [Fact]
    public void TheGeneratorNeedsNothingButTheOldestRoslyn()
    {
        var needed = typeof(PooledHandlerGenerator).Assembly.GetReferencedAssemblies();

        Assert.Equal(["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "netstandard"], needed.Select(name => name.Name!).Order(StringComparer.Ordinal));
        Assert.Equal("4.5.0", needed.Single(name => name.Name == "Microsoft.CodeAnalysis").Version!.ToString(3));
    }
}
