using Microsoft.CodeAnalysis;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Is a resource, or a delegate that uses one, only used by this library method while it runs?</summary>
internal static class BorrowingCalls
{
    private static readonly string[] KeepingVerbs =
    [
        "Add", "On", "Register", "Use", "Subscribe", "Map", "Configure", "Set", "Push", "Enqueue", "Queue", "Schedule", "ContinueWith", "UnsafeQueue", "Return", "Insert", "TryAdd", "GetOrAdd", "Attach",
    ];

    private static readonly string[] ConsumingVerbs = ["CopyTo", "Write", "Load", "Fill", "Serialize", "Deserialize"];

    /// <summary>True when nothing of it is left behind when the call returns, or its task has ended, but in what it returns.</summary>
    /// <param name="method">A method without source.</param>
    /// <param name="parameter">Where the value is passed; the first one for the receiver of an extension method.</param>
    /// <param name="receiver">The type of what it is called on.</param>
    public static bool Borrows(IMethodSymbol method, IParameterSymbol parameter, ITypeSymbol? receiver)
    {
        if (parameter.Type.TypeKind == TypeKind.Delegate) return !KeepingVerbs.Any(verb => StartsWith(method.Name, verb)) && !method.Name.Contains("Timer");

        var containing = method.ContainingType;
        if (method.ReducedFrom is not null || method.IsExtensionMethod)
        {
            var target = (method.ReducedFrom ?? method).Parameters[0].Type;
            return parameter.Ordinal == 0 || DatabaseTypes.Is(target) || IsSequence(containing);
        }

        if (ConsumingVerbs.Any(verb => StartsWith(method.Name, verb))) return true;
        if (DatabaseTypes.Is(containing) || DatabaseTypes.Is(receiver) || IsTaskCombination(containing)) return true;
        return containing is { Name: "Console" or "ArgumentNullException" or "ObjectDisposedException" or "Object" or "Debug" or "Trace" or "Convert" }
            && (method.IsStatic || containing.SpecialType == SpecialType.System_Object);
    }

    /// <summary>True for the methods by which something becomes part of a collection.</summary>
    public static bool AddsTo(IMethodSymbol method) =>
        method.Name is "Add" or "AddRange" or "Push" or "Enqueue" or "Insert" or "AddLast" or "AddFirst"
        && method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private static bool IsSequence(ITypeSymbol containing) => containing is { Name: "Enumerable" or "Queryable" or "AsyncEnumerable", ContainingNamespace.Name: "Linq" };

    private static bool IsTaskCombination(ITypeSymbol containing) => containing is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };

    // 'On' is a word of its own in 'OnClose', not in 'Once'.
    private static bool StartsWith(string name, string verb) => name.StartsWith(verb, StringComparison.Ordinal) && (name.Length == verb.Length || !char.IsLower(name[verb.Length]));
}
