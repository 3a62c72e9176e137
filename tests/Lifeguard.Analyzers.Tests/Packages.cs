using Lifeguard.Contracts;

namespace Lifeguard.Analyzers.Tests;

/// <summary>What the tests' code references: real packages and contracts, everything that the rules know.</summary>
internal static class Packages
{
    private static readonly string[] Names =
    [
        .. Directory.EnumerateFiles(ContractAssemblies.Folder, "*.dll").Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => name is not "AllContracts").Order(StringComparer.Ordinal),
    ];

    /// <summary>ASP.NET Core, and every package and contract.</summary>
    public static ReferenceAssemblies All { get; } = ReferenceAssemblies.AspNetCore.Net100.AddAssemblies([.. Names.Select(name => Path.Combine(ContractAssemblies.Folder, name + ".dll"))]);

    /// <summary>The usings that a project would have as implicit ones.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
