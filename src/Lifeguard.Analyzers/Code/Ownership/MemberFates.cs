using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>What does an object do in the end with what its field or property holds?</summary>
internal static class MemberFates
{
    /// <summary>
    /// <see cref="ValueFate.HeldByResult"/> where disposing the object disposes it; <see cref="ValueFate.UsedByResult"/> where nothing does; <see cref="ValueFate.HandedOn"/> where somebody may.
    /// </summary>
    public static ValueFate Of(ISymbol member, Ownership code, Inquiry inquiry)
    {
        var type = member.ContainingType;
        if (member.IsStatic || !member.IsDeclaredIn(code.Model.Compilation)) return ValueFate.HandedOn;
        var types = new List<INamedTypeSymbol> { type };
        if (member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal or Accessibility.ProtectedOrInternal && !type.IsSealed)
        {
            if (code.Dispatch.DerivedFrom(type, inquiry.Cancel) is not { } derived) return ValueFate.HandedOn;
            types.AddRange(derived);
        }

        var mentions = new List<IOperation>();
        foreach (var reference in types.SelectMany(candidate => candidate.DeclaringSyntaxReferences))
        {
            if (Mentions.Of(member, reference.GetSyntax(inquiry.Cancel), code.Model.Models, inquiry.Cancel) is not { } found) return ValueFate.HandedOn;
            mentions.AddRange(found);
        }

        var fate = OfUses(ValueUses.Of(mentions, null, isConstructor: false, code, inquiry).Found, type);
        var isSeenOutside = member.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal);
        return fate == ValueFate.UsedByResult && isSeenOutside ? ValueFate.HandedOn : fate;
    }

    /// <summary>The answer from what all members of the type do with the value.</summary>
    public static ValueFate OfUses(ValueUse found, INamedTypeSymbol type)
    {
        const ValueUse Leaves = ValueUse.NotUnderstood | ValueUse.HandedOn | ValueUse.Returned | ValueUse.ReturnedInHolder | ValueUse.ReturnedInUser;
        if ((found & ValueUse.AnyDisposal) != 0) return IsDisposable(type) ? ValueFate.HeldByResult : ValueFate.HandedOn;       // by a method of its own: Close, Finish
        return (found & Leaves) != 0 ? ValueFate.HandedOn : ValueFate.UsedByResult;
    }

    private static bool IsDisposable(ITypeSymbol type) =>
        type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_IDisposable || implemented.IsNamed("System.IAsyncDisposable"));
}
