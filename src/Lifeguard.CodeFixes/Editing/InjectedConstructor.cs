using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>By which constructor is a class given its dependencies?</summary>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Body">Its body; null for a primary constructor.</param>
internal sealed record InjectedConstructor(ParameterListSyntax Parameters, BlockSyntax? Body)
{
    /// <summary>True when the parameters are written behind the name of the type, and can be read by all its members.</summary>
    public bool IsPrimary => Body is null;

    /// <summary>The only constructor of the type; null when there is none or more than one, or it is no block that a statement can be added to.</summary>
    public static InjectedConstructor? Of(TypeDeclarationSyntax type)
    {
        // The property of TypeDeclarationSyntax came with C# 12, after the Roslyn that this is compiled on.
        var primary = type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault();
        var others = type.Members.OfType<ConstructorDeclarationSyntax>().Where(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)).ToList();
        if (primary is not null) return others.Count == 0 ? new InjectedConstructor(primary, Body: null) : null;

        return others.Count == 1 && others[0].Body is { } body ? new InjectedConstructor(others[0].ParameterList, body) : null;
    }

    /// <summary>Enters a parameter behind those that must be given.</summary>
    public void AddParameter(string parameter, SourceText text, SourceEdits edits)
    {
        var required = Parameters.Parameters.TakeWhile(other => other.Default is null && !other.Modifiers.Any(SyntaxKind.ParamsKeyword)).ToList();
        if (required.Count == 0)
        {
            edits.Insert(Parameters.OpenParenToken.Span.End, Parameters.Parameters.Count == 0 ? parameter : $"{parameter}, ");
            return;
        }

        var last = required[required.Count - 1];
        var separator = SourceStyle.StartsLine(last, text) ? $",{edits.NewLine}{SourceStyle.IndentationAt(text, last.SpanStart)}" : ", ";
        edits.Insert(last.Span.End, separator + parameter);
    }
}
