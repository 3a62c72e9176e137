using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Is there a compiled project of the users' own that has to do with databases? It may begin the transaction, in a unit of work or a base class, that this source does not show.</summary>
internal static class OwnLibraries
{
    private static readonly HashSet<string> Databases = new(StringComparer.OrdinalIgnoreCase)
    {
        "Npgsql", "MySqlConnector", "MySql.Data", "Microsoft.Data.SqlClient", "System.Data.SqlClient", "Dapper", "EntityFramework", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Relational",
    };

    // First words of the names of public libraries that are built on these. One that is missing here costs a finding, no more.
    private static readonly HashSet<string> Public = new(StringComparer.OrdinalIgnoreCase)
    {
        "Npgsql", "MySqlConnector", "MySql", "Microsoft", "System", "Dapper", "EntityFramework", "EFCore", "Pomelo", "linq2db", "RepoDb", "ServiceStack", "NHibernate", "Marten", "Weasel", "Wolverine",
        "Hangfire", "Quartz", "Rebus", "MassTransit", "DistributedLock", "Medallion", "OpenTelemetry", "AWS", "AWSSDK", "Amazon", "Azure", "Google",
    };

    public static bool UseDatabases(Compilation compilation) => ReferencedTypes.Of(compilation).AnyAssembly("own libraries with databases", assembly =>
        !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) && !Public.Contains(assembly.Name.Split('.')[0])
        && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => Databases.Contains(reference.Name))));
}
