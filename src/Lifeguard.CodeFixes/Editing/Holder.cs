using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// The member (or, around the lambdas of top-level statements, the local) that keeps what is created once per process. It is found if it exists, so that fixes in one type share it, and
/// declared otherwise.
/// </summary>
internal abstract class Holder
{
    /// <summary>The text that reads it.</summary>
    public required string Access { get; init; }

    /// <summary>False when an equal holder was there already.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Enters its declaration, if it is new, below the given comments. False when there is no right place for it.</summary>
    public abstract bool Declare(IReadOnlyList<string> comments, SourceEdits edits);

    /// <summary>The holder for a creation; null when no member can hold it.</summary>
    public static Holder? For(Creation creation, CreationDependencies needs, bool refusesNull, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (creation.Type is null) return TopLevelHolder.Find(creation, needs, refusesNull, site, edits, cancel);
        if (Place(creation, needs, refusesNull, site, edits, cancel) is not { } place) return null;
        return needs.Instances.IsEmpty ? StaticHolder.Find(place, cancel) : InstanceHolder.Find(place, cancel);
    }

    /// <summary>What a member that holds the creation is made of; null when its type cannot have one.</summary>
    public static HolderPlace? Place(Creation creation, CreationDependencies needs, bool refusesNull, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (creation.Type is not { } type || !needs.TopLevelLocals.IsEmpty || site.Model.GetDeclaredSymbol(type, cancel) is not { } symbol || IsGeneric(symbol)) return null;

        var names = new TypeNames(site, edits, type.OpenBraceToken.SpanStart);
        var indentation = SourceStyle.MemberIndentation(type, site.Text);
        var text = new MovedText(site, needs, names, indentation, cancel);
        var value = text.Value(expression => creation.Wrap?.Invoke(names.Of(creation.Held), expression) ?? expression, refusesNull, SourceStyle.Unit(type, site.Text));
        return new HolderPlace(creation, needs, value, type, symbol, names, indentation, site);
    }

    /// <summary>A static member of a generic type exists once per type argument, which is not once per process.</summary>
    private static bool IsGeneric(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0) return true;
        }

        return false;
    }
}

/// <summary>Everything that a holder's declaration is made of.</summary>
internal sealed record HolderPlace(
    Creation Creation,
    CreationDependencies Needs,
    HeldValue Value,
    TypeDeclarationSyntax Type,
    INamedTypeSymbol Symbol,
    TypeNames Names,
    string Indentation,
    FixSite Site)
{
    /// <summary>The lines of the method that builds the value, indented.</summary>
    public string Factory(string name, bool isStatic, string newLine)
    {
        var inner = Indentation + SourceStyle.Unit(Type, Site.Text);
        var body = FactoryBody.Select(line => line.Length == 0 ? line : inner + line);
        var head = $"{Indentation}private {(isStatic ? "static " : "")}{Names.Of(Creation.Held)} {name}()";
        return string.Join(newLine, new[] { head, Indentation + "{" }.Concat(body).Append(Indentation + "}"));
    }

    /// <summary>The statements of that method.</summary>
    public ImmutableArray<string> FactoryBody => Value.Preparation.Add($"return {Value.Expression};");
}
