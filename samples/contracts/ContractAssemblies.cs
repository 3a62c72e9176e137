using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Lifeguard.Contracts;

/// <summary>Which assemblies does code reference that uses a package: the package's own and all it leans on, apart from .NET itself.</summary>
/// <remarks>Real packages where they need no contract (Npgsql, EF Core, Dapper, DynamoDB, Cosmos, Key Vault), contracts for the others.</remarks>
internal static class ContractAssemblies
{
    /// <summary>ASP.NET Core's own assemblies lie beside .NET's and are found there, by the version that runs the tests.</summary>
    private static readonly string AspNetCore = Path.GetDirectoryName(typeof(object).Assembly.Location)!.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal);

    /// <summary>The folder with every contract and real package.</summary>
    public static string Folder { get; } = typeof(ContractAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "ContractAssemblies").Value!;

    /// <summary>Full paths of the assemblies that code needs which uses the given ones.</summary>
    /// <param name="assemblyNames">Simple names, such as <c>Npgsql</c> or <c>Amazon.Lambda.Core</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such assembly.</exception>
    public static ImmutableArray<string> Of(params string[] assemblyNames)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var pending = new Queue<string>(assemblyNames);
        while (pending.TryDequeue(out var name))
        {
            if (found.ContainsKey(name)) continue;

            if (PathOf(name) is { } path)
            {
                found.Add(name, path);
                foreach (var reference in ReferencesOf(path)) pending.Enqueue(reference);
            }
            else if (assemblyNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new FileNotFoundException($"There is no contract named '{name}' in {Folder}.");
            }
        }

        return [.. found.Values.Order(StringComparer.Ordinal)];
    }

    /// <summary>Null for what is part of .NET itself.</summary>
    private static string? PathOf(string name) => new[] { Folder, AspNetCore }.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);

    private static IEnumerable<string> ReferencesOf(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
