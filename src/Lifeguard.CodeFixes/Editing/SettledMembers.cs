using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Does a member have the same value whenever it is read? Only then may code that reads it run once instead of once per invocation.</summary>
internal static class SettledMembers
{
    /// <summary>Metadata members that answer differently from one call to the next.</summary>
    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal)
    {
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.Environment.TickCount", "System.Environment.TickCount64", "System.Environment.CurrentManagedThreadId",
        "System.Diagnostics.Stopwatch.StartNew", "System.Diagnostics.Stopwatch.GetTimestamp", "System.Diagnostics.Activity.Current",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Random.Shared", "System.IO.Path.GetRandomFileName",
    };

    /// <summary>
    /// True for constants, read-only and never reassigned fields and properties, and for methods that are not known to answer differently each time.
    /// </summary>
    public static async Task<bool> KeepsValueAsync(ISymbol member, Solution solution, CancellationToken cancel)
    {
        if (Volatile.Contains($"{member.ContainingType?.ToDisplayString()}.{member.Name}")) return false;

        return member switch
        {
            IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true } => true,
            IPropertySymbol { SetMethod: null } => true,
            IFieldSymbol or IPropertySymbol when !member.DeclaringSyntaxReferences.IsEmpty =>
                !await IsReassignedAsync(member, solution, cancel).ConfigureAwait(false),
            IEventSymbol => false,
            _ => true,
        };
    }

    private static async Task<bool> IsReassignedAsync(ISymbol member, Solution solution, CancellationToken cancel)
    {
        foreach (var found in await SymbolFinder.FindReferencesAsync(member, solution, cancel).ConfigureAwait(false))
        {
            foreach (var location in found.Locations)
            {
                var root = await location.Document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
                if (root!.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax reference
                    || IsReassignment(reference, member))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsReassignment(ExpressionSyntax reference, ISymbol member)
    {
        var target = reference.Parent is MemberAccessExpressionSyntax access && access.Name == reference ? access : reference;
        return LocalReferences.IsWrite(target) && !IsOwnConstructor(target, member);
    }

    /// <summary>A value given by the constructor of the member's own kind (static or instance) is there before any handler runs.</summary>
    private static bool IsOwnConstructor(ExpressionSyntax target, ISymbol member) =>
        LocalReferences.Function(target) is ConstructorDeclarationSyntax constructor
        && constructor.Modifiers.Any(SyntaxKind.StaticKeyword) == member.IsStatic
        && (constructor.Parent as TypeDeclarationSyntax)?.Identifier.ValueText == member.ContainingType.Name;
}
