using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Does a value that was got from a connection still need it? Numbers, texts, lists and rows do not; readers, tasks and lazy sequences do.</summary>
internal static class LiveValues
{
    private static readonly HashSet<string> Lazy = new(StringComparer.Ordinal)
    {
        "IEnumerable", "IEnumerator", "IQueryable", "IOrderedQueryable", "IOrderedEnumerable", "IAsyncEnumerable", "IAsyncEnumerator", "IGrouping", "ParallelQuery", "IDataRecord",
    };

    // Disposable by descent only.
    private static readonly HashSet<string> Detached = new(StringComparer.Ordinal) { "DataTable", "DataSet", "DataView", "MemoryStream", "StringReader", "StringWriter", "JsonDocument" };

    /// <summary>True for types whose values may need what they were got from.</summary>
    public static bool Is(ITypeSymbol? type)
    {
        var open = new Stack<ITypeSymbol?>();
        open.Push(type);
        for (var budget = 50; open.Count > 0; budget--)
        {
            if (budget == 0) return true;
            switch (open.Pop())
            {
                case null or IErrorTypeSymbol or IFunctionPointerTypeSymbol or IPointerTypeSymbol: return true;
                case IDynamicTypeSymbol or ITypeParameterSymbol: break;
                case IArrayTypeSymbol array: open.Push(array.ElementType); break;
                case { TypeKind: TypeKind.Delegate } or { SpecialType: SpecialType.System_Delegate or SpecialType.System_MulticastDelegate }: return true;
                case { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_Object and <= SpecialType.System_UIntPtr or SpecialType.System_DateTime }: break;
                case INamedTypeSymbol named:
                    if (IsTask(named) || Lazy.Contains(named.Name)) return true;
                    if (Detached.Contains(named.Name)) break;
                    if (named.AllInterfaces.Append(named).Any(contract => contract.Name is "IDisposable" or "IAsyncDisposable" or "IQueryable" or "IAsyncEnumerable" or "IDataRecord")) return true;
                    foreach (var argument in named.TypeArguments) open.Push(argument);
                    break;
            }
        }

        return false;
    }

    /// <summary>True for what has to be awaited.</summary>
    public static bool IsTask(ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" or "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter" };

    /// <summary>True where Dapper, unless told otherwise, has read all rows before it returns them as a sequence.</summary>
    public static bool IsBuffered(InvocationExpressionSyntax call, IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString() == "Dapper"
        && (method.Name.StartsWith("Query", StringComparison.Ordinal) || method.Name.StartsWith("Read", StringComparison.Ordinal))
        && !method.Name.StartsWith("QueryUnbuffered", StringComparison.Ordinal)
        && !method.Name.StartsWith("QueryMultiple", StringComparison.Ordinal)
        && !method.Name.StartsWith("ReadUnbuffered", StringComparison.Ordinal)
        && !call.ArgumentList.Arguments.Any(argument => argument.NameColon?.Name.Identifier.ValueText == "buffered")
        && !Positional(call, method).Any(parameter => parameter.Name == "buffered" || parameter.Type.Name == "CommandDefinition");

    private static IEnumerable<IParameterSymbol> Positional(InvocationExpressionSyntax call, IMethodSymbol method) =>
        method.Parameters.Take(call.ArgumentList.Arguments.Count(argument => argument.NameColon is null));
}
