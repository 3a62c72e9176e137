using System.Reflection.PortableExecutable;
using Lifeguard.Contracts;

namespace Lifeguard.Analyzers.Tests;

/// <summary>What the tests' code references: real packages and contracts, everything that the rules know.</summary>
internal static class Packages
{
    // Native libraries lie there too: real packages bring them.
    private static readonly string[] Paths = [.. Directory.EnumerateFiles(ContractAssemblies.Folder, "*.dll").Where(IsManaged).Order(StringComparer.Ordinal)];

    /// <summary>ASP.NET Core, and every package and contract.</summary>
    public static ReferenceAssemblies All { get; } = ReferenceAssemblies.AspNetCore.Net100.AddAssemblies([.. Paths]);

    /// <summary>ASP.NET Core and some of the others, by file name.</summary>
    public static ReferenceAssemblies Only(params string[] files) =>
        ReferenceAssemblies.AspNetCore.Net100.AddAssemblies([.. Paths.Where(path => files.Contains(Path.GetFileName(path), StringComparer.Ordinal))]);

    /// <summary>The usings that a project would have as implicit ones.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static bool IsManaged(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        return image.HasMetadata;
    }
}
