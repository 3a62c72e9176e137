using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

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
