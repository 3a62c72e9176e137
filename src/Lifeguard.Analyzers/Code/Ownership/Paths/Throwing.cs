using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>Which calls have to be expected to throw? Anything may; a warning is worth it only for what does in practice: the database, what is awaited, code of the user, parsing, input and output.</summary>
internal static class Throwing
{
    private static readonly ImmutableHashSet<string> CalmTypes = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.String", "System.Text.StringBuilder", "System.Math", "System.MathF", "System.DateTime", "System.DateTimeOffset", "System.TimeSpan", "System.Guid", "System.Object", "System.Console",
        "System.Environment", "System.Diagnostics.Stopwatch", "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Diagnostics.Activity", "System.GC", "System.Random", "System.Char", "System.Boolean",
        "System.Nullable`1", "System.Array", "System.IO.Path", "System.Threading.Interlocked", "System.Threading.Volatile", "System.Threading.Monitor", "System.IO.StringWriter", "System.IO.TextWriter",
        "System.Threading.CancellationTokenSource", "System.IO.MemoryStream", "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", "System.HashCode", "System.Threading.SemaphoreSlim",
        "System.Runtime.CompilerServices.RuntimeHelpers", "System.DBNull", "System.Linq.Enumerable", "System.Linq.Queryable", "System.Data.DataTable", "System.Data.DataRowCollection", "System.Data.DataColumnCollection");

    private static readonly ImmutableArray<string> CalmNamespaces = ImmutableArray.Create(
        "Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "Amazon.Lambda.Core", "Microsoft.ApplicationInsights", "System.Collections", "AWS.Lambda.Powertools", "Microsoft.Extensions.Configuration",
        "Microsoft.Azure.WebJobs.Host");

    // Of the database's own types: what neither asks the server nor reads what it has sent.
    private static readonly ImmutableHashSet<string> CalmMembers = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "CreateCommand", "CreateBatch", "CreateBatchCommand", "CreateParameter", "CreateConnection", "Add", "AddRange", "AddWithValue", "AddParameter", "Clear", "Contains", "IndexOf", "Remove", "Attach", "Update", "AddAsync",
        "GetOrdinal", "GetName", "GetFieldType", "GetDataTypeName", "IsDBNull", "Cancel", "ConfigureAwait", "ToString", "Equals", "GetHashCode", "GetType", "Entry", "Set", "AsTask", "ClearPool", "ClearAllPools", "GetDbConnection");

    /// <summary>How a call counts; nothing where it is not expected to throw. A task that nobody awaits here throws nothing here.</summary>
    public static ThrowRank Of(IInvocationOperation call, Compilation compilation)
    {
        var method = call.TargetMethod;
        if (method.Name is "Dispose" or "DisposeAsync" or "Close" or "CloseAsync" || method.MethodKind is MethodKind.PropertyGet or MethodKind.PropertySet) return ThrowRank.None;
        if (method.ContainingType.IsOrDerivesFrom("System.Data.IDataParameterCollection")) return ThrowRank.None;
        if (call.IsImplicit && method.Name is "GetEnumerator" or "MoveNext" or "Add" or "GetAsyncEnumerator" or "Enter" or "Exit") return ThrowRank.None;
        var isAwaited = AwaitOf(call) is not null;
        if (IsTask(call.Type) && !isAwaited && !IsWaitedFor(call)) return ThrowRank.None;
        if (IsMemberOfDatabase(call)) return CalmMembers.Contains(method.Name) ? ThrowRank.None : ThrowRank.Database;
        if (IsCalm(method, compilation)) return ThrowRank.None;
        if (IsHandedDatabase(call)) return CalmMembers.Contains(method.Name) ? ThrowRank.None : ThrowRank.Database;
        return isAwaited ? ThrowRank.Awaited : ThrowRank.Call;
    }

    /// <summary>True where what the call throws may be the database's: its own calls, and code of this compilation, which may call it.</summary>
    public static bool MayBeOfDatabase(IOperation at, Compilation compilation) =>
        at is IInvocationOperation { TargetMethod: var method } && (method.MethodKind == MethodKind.DelegateInvoke || SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly));

    /// <summary>How an <c>await</c> counts by itself: what is awaited directly has counted as a call.</summary>
    public static ThrowRank Of(IAwaitOperation awaited)
    {
        var operand = Unwrapped(awaited.Operation);
        return operand is IInvocationOperation or IDefaultValueOperation || operand is IPropertyReferenceOperation { Property.Name: "CompletedTask" } ? ThrowRank.None : ThrowRank.Awaited;
    }

    // A member of a database's types, of EF, or something that runs a query.
    private static bool IsMemberOfDatabase(IInvocationOperation call)
    {
        if (IsDatabaseType(call.TargetMethod.ContainingType) || IsDatabaseType(call.Instance?.Type)) return true;
        if (call.TargetMethod.IsInNamespace("Microsoft.EntityFrameworkCore", orBelow: true) && !call.TargetMethod.IsInNamespace("Microsoft.EntityFrameworkCore.Metadata", orBelow: true)) return !IsQueryBuilding(call);
        return call.TargetMethod.IsExtensionMethod && !call.Arguments.IsEmpty && TypeOf(call.Arguments[0]).IsOrDerivesFrom("System.Linq.IQueryable") && !IsQueryBuilding(call);
    }

    // An extension of a database's types, or code that is handed one.
    private static bool IsHandedDatabase(IInvocationOperation call) => call.Arguments.Any(argument => IsDatabaseType(TypeOf(argument)));

    private static ITypeSymbol? TypeOf(IArgumentOperation argument) => argument.Value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : argument.Value.Type;

    /// <summary>The <c>await</c> of what a call yields, through <c>ConfigureAwait</c> and the like; null where it is not awaited at once.</summary>
    public static IAwaitOperation? AwaitOf(IInvocationOperation call)
    {
        for (IOperation? current = call.Parent, from = call; current is not null; from = current, current = current.Parent)
        {
            switch (current)
            {
                case IAwaitOperation awaited:
                    return awaited;
                case IConversionOperation or IParenthesizedOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync" }:
                    continue;
                case IArgumentOperation when current.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync" }:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>True for a connection, command, reader, transaction, batch, adapter, data source or context of any kind, and for what EF gives out to work with one.</summary>
    public static bool IsDatabaseType(ITypeSymbol? type)
    {
        if (type is null || type.SpecialType != SpecialType.None || type.TypeKind is TypeKind.Enum or TypeKind.Delegate) return false;
        if (type.IsInNamespace("System.Data.Common") || (type.IsInNamespace("System.Data") && type.Name.StartsWith("IDb", StringComparison.Ordinal)) || type.Name is "IDataReader" or "DatabaseFacade") return true;
        return DatabaseProviders.IsConnection(type) || DatabaseProviders.IsTransaction(type) || DatabaseProviders.IsContext(type) || DatabaseProviders.IsDataSource(type)
            || type.IsOrExtends("System.Data.Common.DbCommand") || type.IsOrExtends("System.Data.Common.DbDataReader") || type.IsOrExtends("System.Data.Common.DbBatch") || type.IsOrExtends("System.Data.Common.DbDataAdapter")
            || type.IsOrDerivesFrom("Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction")
            || (type.ContainingNamespace?.ToDisplayString() is "Npgsql" or "MySqlConnector" or "MySql.Data.MySqlClient" or "Microsoft.Data.SqlClient" or "System.Data.SqlClient" && type.TypeKind == TypeKind.Class && !type.Name.EndsWith("Builder", StringComparison.Ordinal)
                && !type.Name.EndsWith("Collection", StringComparison.Ordinal) && !type.Name.EndsWith("Parameter", StringComparison.Ordinal) && !type.Name.EndsWith("Extensions", StringComparison.Ordinal));
    }

    /// <summary>True where nothing comes back from the call: the program ends, or it always throws.</summary>
    public static bool NeverReturns(IMethodSymbol method) =>
        (method.Name is "Exit" or "FailFast" && method.ContainingType.IsNamed("System.Environment"))
        || method.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "DoesNotReturnAttribute" });

    private static IOperation Unwrapped(IOperation awaited)
    {
        var current = awaited;
        while (true)
        {
            switch (current)
            {
                case IConversionOperation conversion:
                    current = conversion.Operand;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync" } call when (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } instance:
                    current = instance;
                    continue;
                default:
                    return current;
            }
        }
    }

    // IQueryable to IQueryable: nothing is sent yet.
    private static bool IsQueryBuilding(IInvocationOperation call) => call.Type.IsOrDerivesFrom("System.Linq.IQueryable") || call.Type is { Name: "IAsyncEnumerable" or "IIncludableQueryable" };

    private static bool IsCalm(IMethodSymbol method, Compilation compilation)
    {
        var type = method.ContainingType;
        if (type.TypeKind == TypeKind.Delegate) return false;
        if (method.Name.StartsWith("Log", StringComparison.Ordinal) || method.Name is "ToString" or "Equals" or "GetHashCode" or "GetType" or "ConfigureAwait" or "ContinueWith" or "GetAwaiter" or "AsTask") return true;
        if (method.Name.StartsWith("Try", StringComparison.Ordinal) && method.ReturnType.SpecialType == SpecialType.System_Boolean) return true;
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)) return false;
        if (method.Name is "Parse" or "ParseExact") return false;
        if (CalmNamespaces.Any(calm => type.IsInNamespace(calm, orBelow: true))) return true;
        if (type.ContainingNamespace?.ToDisplayString() is "System.Threading.Tasks" or "System.Runtime.CompilerServices") return method.Name is not ("Wait" or "WaitAll" or "WhenAll" or "WhenAny" or "Run" or "GetResult");
        return method.Name != "First" && method.Name != "Single" && CalmTypes.Any(calm => type.IsNamed(calm));
    }

    private static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask" } && type.IsInNamespace("System.Threading.Tasks");

    // .Result, .Wait() and .GetAwaiter().GetResult() throw what the task throws.
    private static bool IsWaitedFor(IInvocationOperation call) =>
        call.Parent is IPropertyReferenceOperation { Property.Name: "Result" } or IInvocationOperation { TargetMethod.Name: "Wait" or "GetAwaiter" };
}
