using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification.Tests;

public sealed class RoslynUnderTest
{
    private static readonly string Claimed =
        typeof(RoslynUnderTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RoslynVersion").Value!;

    [Theory]
    [InlineData(typeof(Compilation))]
    [InlineData(typeof(CSharpCompilation))]
    [InlineData(typeof(Workspace))]
    public void TheLoadedRoslynIsTheOneTheProjectClaims(Type type) =>
        Assert.Equal(Claimed, type.Assembly.GetName().Version!.ToString(3));

    [Fact]
    public void TheVerifierIsCompiledOnTheOldestRoslyn() =>
        Assert.Equal("4.5.0", typeof(AnalyzerTest).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.CodeAnalysis").Version!.ToString(3));
}
