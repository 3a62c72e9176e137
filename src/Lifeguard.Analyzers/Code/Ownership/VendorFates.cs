using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>What does compiled code, of which only the name is known, do with a resource that it is handed? What no line here knows is unknown.</summary>
internal static class VendorFates
{
    private const string Facade = "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions";

    // What is made of the resource on its way, and still stands for it.
    private static readonly HashSet<string> TaskForms = new(StringComparer.Ordinal) { "ConfigureAwait", "AsTask", "WaitAsync", "GetAwaiter", "GetResult", "Preserve", "Unwrap" };

    private static readonly HashSet<string> Checks = new(StringComparer.Ordinal) { "ThrowIfNull", "ReferenceEquals", "Equals", "KeepAlive", "SuppressFinalize", "ThrowIf" };

    // Words in the names of extension methods, often a company's own, that do more than use what they extend: CloseQuietly, DisposeWith, CommitIfNeeded.
    private static readonly string[] Endings = ["Dispose", "Close", "Release", "Finish", "Commit", "Rollback", "Register", "Track", "Return"];

    // What a reader or context gives out and reads from for as long as it is used.
    private static readonly HashSet<string> Views = new(StringComparer.Ordinal) { "GetStream", "GetTextReader", "GetXmlReader", "GetData", "GetEnumerator", "Cast", "OfType" };

    private static readonly string[] Interfaces =
    [
        "System.Data.IDbConnection", "System.Data.IDbCommand", "System.Data.IDataReader", "System.Data.IDataRecord", "System.Data.IDbTransaction",
        DatabaseProviders.DbConnection, DatabaseProviders.DbDataSource, DatabaseProviders.DbTransaction, DatabaseProviders.DbContext,
        "System.Data.Common.DbCommand", "System.Data.Common.DbDataReader", "System.Data.Common.DbBatch",
        "Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade", "Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction",
    ];

    private static readonly string[] CommandObjects =
    [
        "System.Data.IDbCommand", "System.Data.IDataAdapter", "System.Data.Common.DbCommandBuilder", "System.Data.Common.DbBatch", "System.Data.Common.DbBatchCommand",
    ];

    /// <summary>What becomes of a resource on which this method is called.</summary>
    public static ValueFate OfReceiver(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (TaskForms.Contains(method.Name)) return ValueFate.IsResult;
        if (method.Name == "ContinueWith") return ValueFate.Unknown;
        return Views.Contains(method.Name) || IsQuery(method.ReturnType) ? ValueFate.UsedByResult : ValueFate.Borrowed;
    }

    /// <summary>What becomes of a resource that is passed to compiled code.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="parameter">The parameter it is for.</param>
    /// <param name="callee">The method or constructor that is called.</param>
    /// <param name="arguments">All arguments of the call.</param>
    public static ValueFate OfArgument(IArgumentOperation argument, IParameterSymbol parameter, IMethodSymbol callee, IEnumerable<IArgumentOperation> arguments)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out) return ValueFate.HandedOn;
        if (parameter.IsParams) return ValueFate.Unknown;
        return callee.MethodKind == MethodKind.Constructor ? OfConstructor(argument, callee, arguments) : OfMethod(argument, parameter, callee, arguments);
    }

    /// <summary>What becomes of a resource that this property of a compiled type is set to.</summary>
    public static ValueFate OfProperty(IPropertySymbol property) => IsCommandObject(property.ContainingType) ? ValueFate.Borrowed : ValueFate.HandedOn;

    /// <summary>True for results that are fetched while they are enumerated: queries, and what reads a row at a time.</summary>
    public static bool IsQuery(ITypeSymbol type) =>
        type.OriginalDefinition.Name is "IQueryable" or "IOrderedQueryable" or "IIncludableQueryable" or "IAsyncEnumerable" or "DbSet" or "IDbSet" or "DbRawSqlQuery" or "DbSqlQuery";

    /// <summary>True for commands, batches and data adapters: they work on a connection and leave it to whoever has it.</summary>
    public static bool IsCommandObject(ITypeSymbol type) => CommandObjects.Any(type.IsOrDerivesFrom);

    private static ValueFate OfConstructor(IArgumentOperation argument, IMethodSymbol constructor, IEnumerable<IArgumentOperation> arguments)
    {
        var type = constructor.ContainingType;
        if (IsCommandObject(type)) return ValueFate.Borrowed;
        if (DatabaseProviders.IsConnection(type) && DatabaseProviders.IsConnection(argument.Value.Type)) return ValueFate.HeldByResult;    // a wrapper that profiles or retries
        if (DatabaseProviders.IsContext(type)) return Owns(arguments) is { } owns ? (owns ? ValueFate.HeldByResult : ValueFate.UsedByResult) : ValueFate.Unknown;
        if (IsStream(type)) return arguments.Any(other => other.Parameter?.Name == "leaveOpen" && other.ArgumentKind == ArgumentKind.Explicit) ? ValueFate.Unknown : ValueFate.HeldByResult;
        if (type.Name == "ValueTask" && type.IsInNamespace("System.Threading.Tasks")) return ValueFate.IsResult;
        return DatabaseProviders.IsProviderCode(type) || type.IsInNamespace("Dapper", orBelow: true) ? ValueFate.UsedByResult : ValueFate.Unknown;
    }

    private static ValueFate OfMethod(IArgumentOperation argument, IParameterSymbol parameter, IMethodSymbol method, IEnumerable<IArgumentOperation> arguments)
    {
        var type = method.ContainingType;
        if (TaskForms.Contains(method.Name) || (method.Name == "FromResult" && type.IsInNamespace("System.Threading.Tasks"))) return ValueFate.IsResult;
        if (Checks.Contains(method.Name) && type.ContainingNamespace?.Name == "System") return ValueFate.Borrowed;
        if (method.Name is "RegisterForDispose" or "RegisterForDisposeAsync") return ValueFate.HandedOn;
        if (type.IsInNamespace("System.Collections", orBelow: true) || (type.Name is "Interlocked" or "Volatile" && type.IsInNamespace("System.Threading"))) return ValueFate.HandedOn;
        if (method.Name == "Load" && type.IsNamed("System.Data.DataTable")) return ValueFate.Disposed;           // it closes a reader that has no further result
        if (type.IsNamed("System.Data.DataSet") || type.IsNamed("System.Data.DataTable")) return ValueFate.Unknown;
        if (type.IsInNamespace("Microsoft.EntityFrameworkCore", orBelow: true) && !Interfaces.Any(parameter.Type.IsNamed)) return ValueFate.Unknown;
        if (method.Name is "UseTransaction" or "UseTransactionAsync" && type.IsNamed(Facade)) return ValueFate.Borrowed;
        if (type.IsInNamespace("Microsoft.EntityFrameworkCore", orBelow: true) && !IsReceiver(parameter, method)) return Owns(arguments) == false ? ValueFate.Borrowed : ValueFate.HandedOn;
        var isKnownLibrary = type.IsInNamespace("Dapper", orBelow: true) || DatabaseProviders.IsProviderCode(type);
        var isExtension = IsReceiver(parameter, method) && Interfaces.Any(parameter.Type.IsNamed) && !Endings.Any(ending => method.Name.IndexOf(ending, StringComparison.OrdinalIgnoreCase) >= 0);
        return isKnownLibrary || isExtension ? OfUser(argument, method, arguments) : ValueFate.Unknown;
    }

    // Providers, Dapper and whatever extends ADO.NET use what they are given. What they return may go on doing so, and where it is of the same kind it may be the resource itself.
    private static ValueFate OfUser(IArgumentOperation argument, IMethodSymbol method, IEnumerable<IArgumentOperation> arguments)
    {
        var result = ResourceKinds.Awaited(method.ReturnType);
        if (DatabaseProviders.IsConnection(argument.Value.Type) && DatabaseProviders.IsConnection(result)) return ValueFate.Unknown;
        if (IsQuery(result) || Views.Contains(method.Name)) return ValueFate.UsedByResult;
        var isUnbuffered = arguments.Any(other => other.Parameter?.Name == "buffered" && other.Value.ConstantValue is not { HasValue: true, Value: true });
        var readsRows = argument.Parameter?.Type.Name is "IDataReader" or "DbDataReader" && result.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
        return isUnbuffered || readsRows ? ValueFate.UsedByResult : ValueFate.Borrowed;
    }

    private static bool IsReceiver(IParameterSymbol parameter, IMethodSymbol method) => method.IsExtensionMethod && parameter.Ordinal == 0;

    private static bool IsStream(ITypeSymbol type) =>
        type.IsInNamespace("System.IO", orBelow: true) && (type.IsOrExtends("System.IO.Stream") || type.IsOrExtends("System.IO.TextReader") || type.IsOrExtends("System.IO.TextWriter"));

    // contextOwnsConnection: true. Null where it is not said, or not by a constant.
    private static bool? Owns(IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == "contextOwnsConnection" && argument.ArgumentKind == ArgumentKind.Explicit)?.Value.ConstantValue is { HasValue: true, Value: bool owns } ? owns : null;
}
