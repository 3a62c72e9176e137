using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>What a method returns that may wait: <c>Task</c>, <c>Task&lt;T&gt;</c>, <c>ValueTask</c> or <c>ValueTask&lt;T&gt;</c>.</summary>
internal sealed class HandlerResult
{
    private HandlerResult(bool isValueTask, ITypeSymbol? value) => (IsValueTask, Value) = (isValueTask, value);

    public bool IsValueTask { get; }

    /// <summary>The <c>T</c>; null for a task without a result.</summary>
    public ITypeSymbol? Value { get; }

    /// <summary>Null for everything else.</summary>
    public static HandlerResult? Of(ITypeSymbol type)
    {
        if (type.IsNamed("System.Threading.Tasks.Task")) return new HandlerResult(false, null);
        if (type.IsNamed("System.Threading.Tasks.ValueTask")) return new HandlerResult(true, null);
        if (type is not INamedTypeSymbol { TypeArguments.Length: 1 } named) return null;

        // The annotation of the argument, too: Task<string?>.
        var value = named.TypeArguments[0].WithNullableAnnotation(named.TypeArgumentNullableAnnotations[0]);
        if (type.IsNamed("System.Threading.Tasks.Task`1")) return new HandlerResult(false, value);
        return type.IsNamed("System.Threading.Tasks.ValueTask`1") ? new HandlerResult(true, value) : null;
    }
}
