using System.Collections.Concurrent;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Is an object of this type something that has to be given back? Asked for every call of a compilation, therefore kept by type.</summary>
internal sealed class ResourceKinds
{
    private const string Command = "System.Data.Common.DbCommand";
    private const string CommandInterface = "System.Data.IDbCommand";
    private const string Batch = "System.Data.Common.DbBatch";
    private const string Reader = "System.Data.Common.DbDataReader";
    private const string ReaderInterface = "System.Data.IDataReader";

    private static readonly string[] ContextTransactions = ["Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction", "System.Data.Entity.DbContextTransaction"];

    private static readonly string[] Copies =
    [
        "Npgsql.NpgsqlBinaryImporter", "Npgsql.NpgsqlBinaryExporter", "Npgsql.NpgsqlRawCopyStream", "Npgsql.NpgsqlCopyTextReader", "Npgsql.NpgsqlCopyTextWriter",
    ];

    private readonly Compilation _compilation;
    private readonly bool _hasFilesOnly;
    private readonly ConcurrentDictionary<ITypeSymbol, ResourceKind?> _known = new(SymbolEqualityComparer.Default);

    public ResourceKinds(Compilation compilation)
    {
        _compilation = compilation;
        _hasFilesOnly = DatabaseProviders.KnowsFilesOnly(compilation);
    }

    /// <summary>What an object of the type is; null for what is none of ours: other types, those of file databases, and classes of the source that only look like it.</summary>
    public ResourceKind? Of(ITypeSymbol? type)
    {
        if (type is not { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.TypeParameter }) return null;
        return _known.TryGetValue(type, out var known) ? known : _known.GetOrAdd(type, Find(type));
    }

    /// <summary>The same for what a task of it yields.</summary>
    public ResourceKind? OfResult(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } ? Of(Awaited(type)) : Of(type);

    /// <summary>What a task of it yields; the type itself where it is no task.</summary>
    public static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result], ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } } ? result : type;

    private ResourceKind? Find(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            // where T : DbContext. Of a constraint that is itself a type parameter nothing is known.
            return parameter.ConstraintTypes.Where(constraint => constraint.TypeKind != TypeKind.TypeParameter).Select(Find).FirstOrDefault(kind => kind is not null);
        }

        if (KindOf(type) is not { } kind) return null;
        if (DatabaseProviders.Of(type) is { } provider) return provider.IsFileDatabase ? null : kind;
        if (_hasFilesOnly) return null;
        return type.TypeKind == TypeKind.Class && kind != ResourceKind.Context && DatabaseProviders.IsUserType(type, _compilation) ? null : kind;
    }

    private static ResourceKind? KindOf(ITypeSymbol type) =>
        DatabaseProviders.IsConnection(type) ? ResourceKind.Connection
        : DatabaseProviders.IsContext(type) ? ResourceKind.Context
        : DatabaseProviders.IsDataSource(type) ? ResourceKind.DataSource
        : type.IsOrExtends(Command) || type.IsOrDerivesFrom(CommandInterface) ? ResourceKind.Command
        : type.IsOrExtends(Batch) ? ResourceKind.Batch
        : type.IsOrExtends(Reader) || type.IsOrDerivesFrom(ReaderInterface) ? ResourceKind.Reader
        : DatabaseProviders.IsTransaction(type) || ContextTransactions.Any(type.IsOrDerivesFrom) ? ResourceKind.Transaction
        : Copies.Any(type.IsOrExtends) ? ResourceKind.Copy
        : null;
}
