using System.Collections.Concurrent;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Contracts;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Benchmarks.Subjects;

/// <summary>What a generated project references: .NET, the Lambda contracts, dependency injection, and the real packages of its database.</summary>
internal static class References
{
    private static readonly string[] Always = ["Amazon.Lambda.Core", "Amazon.Lambda.Annotations", "Amazon.Lambda.APIGatewayEvents", "Microsoft.Extensions.DependencyInjection"];
    private static readonly string[] Database = ["Npgsql", "Dapper", "Npgsql.EntityFrameworkCore.PostgreSQL"];
    private static readonly ConcurrentDictionary<string, MetadataReference> ByPath = new(StringComparer.Ordinal);

    /// <summary>Full paths.</summary>
    public static IReadOnlyList<string> PathsOf(ProjectKind kind)
    {
        var framework = Dotnet.ReferencePack("Microsoft.NETCore.App").ToList();
        var names = framework.Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var packages = ContractAssemblies.Of(kind == ProjectKind.NoDatabase ? Always : [.. Always, .. Database]);
        return [.. framework, .. packages.Where(path => !names.Contains(Path.GetFileName(path)))];
    }

    /// <summary>One object a file, so that all compilations share what is read, as those of an IDE or of the compiler server do.</summary>
    public static IEnumerable<MetadataReference> Of(ProjectKind kind) => PathsOf(kind).Select(path => ByPath.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path)));
}
