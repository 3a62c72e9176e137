using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>The table of asynchronous disposal against the assemblies that it speaks of.</summary>
public sealed class AsyncDisposalFacts
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create(
        "Facts", [CSharpSyntaxTree.ParseText("")], Packages.All.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All));

    [Fact]
    public void NpgsqlsAsynchronousTypesAreThoseThatDoNotLeaveItToSystemData()
    {
        var npgsql = Compilation.GetTypeByMetadataName("Npgsql.NpgsqlConnection")!.ContainingAssembly;
        var overriding = TypesIn(npgsql.GlobalNamespace)
            .Where(type => type.DeclaredAccessibility == Accessibility.Public && !type.IsValueType && type.ContainingNamespace.ToDisplayString() != "Npgsql.Internal")
            .Where(type => type.AllInterfaces.Any(implemented => implemented.Name == "IAsyncDisposable") && !LeavesItToSystemData(type))
            .Select(type => type.ToDisplayString());

        Assert.Equal(overriding.Where(name => name != "Npgsql.NpgsqlLargeObjectStream").Order(StringComparer.Ordinal), AsyncDisposal.AsynchronousTypes.Where(name => name.StartsWith("Npgsql.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("MySqlConnector.MySqlConnection", true)]
    [InlineData("Npgsql.NpgsqlCommand", false)]
    [InlineData("Npgsql.NpgsqlBatch", false)]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection", false)]
    [InlineData("System.Data.Common.DbConnection", false)]
    [InlineData("System.Data.IDbConnection", false)]
    [InlineData("System.IO.FileStream", false)]
    public void OtherTypes(string name, bool isReal) => Assert.Equal(isReal, AsyncDisposal.IsReal(Compilation.GetTypeByMetadataName(name), Compilation));

    private static bool LeavesItToSystemData(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().OfType<IMethodSymbol>().Any(method => method is { Name: "DisposeAsync" or "DisposeAsyncCore", Parameters.IsEmpty: true }))
            {
                return current.ContainingNamespace.ToDisplayString() is "System.Data.Common" or "System.IO" && current.Name != "StreamWriter";
            }
        }

        return true;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol scope) => scope.GetTypeMembers().Concat(scope.GetNamespaceMembers().SelectMany(TypesIn));
}
