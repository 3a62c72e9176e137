using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// May anything in this source hold a connection, a transaction or a context at all? By names alone, once a compilation: a project that only knows data sources is spared the questions about
/// what its container hands out.
/// </summary>
internal static class InvocationBoundNames
{
    private static readonly ConditionalWeakTable<LifeguardModel, StrongBox<bool>> Cache = new();

    // Transactions have the prefix of their connections. The registrations stand for contexts of another project.
    // (Concat, for a spread of an immutable array would reference System.Memory, which not every compiler brings.)
    private static readonly string[] Names = new[]
        {
            "IDbConnection", "DbConnection", "IDbTransaction", "DbTransaction", "DbContext", "IdentityDbContext", "AddDbContext", "AddDbContextPool", "AddDbContextFactory",
            "AddPooledDbContextFactory", "CreateDbContext", "CreateDbContextAsync", "CreateConnection",
        }
        .Concat(DatabaseProviders.ConnectionNames).Concat(DatabaseProviders.ConnectionNames.Select(name => name.Replace("Connection", "Transaction"))).ToArray();

    public static bool AreMentioned(LifeguardModel model, CancellationToken cancel) => Cache.TryGetValue(model, out var known) ? known.Value : Cache.GetValue(model, key => Ask(key, cancel)).Value;

    private static StrongBox<bool> Ask(LifeguardModel model, CancellationToken cancel) =>
        new(MayDefineContexts(model.Compilation) || Names.Any(name => model.Source.Mentions(name, cancel)));

    // Another project's contexts may have any name. The packages of Entity Framework and of its providers define none of their own that code would not name by the base class.
    private static bool MayDefineContexts(Compilation compilation) => ReferencedTypes.Of(compilation).AnyAssembly("may define contexts", assembly =>
        !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) && MayDefineContexts(assembly));

    private static bool MayDefineContexts(IAssemblySymbol assembly) =>
        assembly.Name.IndexOf("EntityFramework", StringComparison.Ordinal) < 0
        && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name is "Microsoft.EntityFrameworkCore" or "EntityFramework"));
}
