using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>
/// The test with tabs and, where nothing stands against it, one level deeper, inside a namespace. Not deeper: files that have a file-scoped namespace or no
/// <c>Main</c>, files in which the fix changes what is above the types, and tests whose additional files may name types.
/// </summary>
internal static class Indentation
{
    private const int TabSize = 4;

    // A repository that uses tabs says so, and the formatter must know it.
    private static readonly (string Filename, SourceText Content) TabConfig =
        ("/verifier.globalconfig", SourceText.From("is_global = true\nglobal_level = -1\nindent_style = tab\n", Encoding.UTF8));

    public static FixVariant Variant(FixTestInputs inputs, bool deeper) =>
        FixVariant.Of(deeper ? "with tabs, one level deeper" : "with tabs", VerificationChecks.Indentation, inputs, project => Indented(project, deeper));

    public static bool CanGoDeeper(FixTestInputs inputs)
    {
        var (test, others) = (inputs.Test.Projects, new[] { inputs.Fixed.Projects, inputs.BatchFixed.Projects });
        return test.All(project => project.AdditionalFiles.IsEmpty)
            && Tops(test) is { } tops
            && others.All(other => Tops(other) is { } otherTops && tops.SequenceEqual(otherTops));
    }

    private static ProjectFiles Indented(ProjectFiles project, bool deeper) => project with
    {
        Sources = [.. project.Sources.Select(source => (source.Filename, SourceText.From(Indented(source.Content, deeper), source.Content.Encoding, source.Content.ChecksumAlgorithm)))],
        ConfigFiles = project.ConfigFiles.Add(TabConfig),
    };

    private static string Indented(SourceText source, bool deeper)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot();
        var start = deeper ? Start(root) : int.MaxValue;
        var newLine = source.ToString().Contains("\r\n") ? "\r\n" : "\n";
        var text = new StringBuilder();
        foreach (var line in source.Lines)
        {
            var content = source.ToString(line.SpanIncludingLineBreak);
            if (line.Start == start) text.Append($"namespace Deeper{newLine}{{{newLine}");
            text.Append(IsInsideToken(root, line.Start) ? content : Indented(content, line.Start >= start ? 1 : 0));
        }

        if (!deeper) return text.ToString();

        if (text[^1] != '\n') text.Append(newLine);
        return text.Append('}').Append(newLine).ToString();
    }

    private static string Indented(string line, int levels)
    {
        var rest = line.TrimStart(' ');
        if (rest.Trim() == "") return line;

        var spaces = line.Length - rest.Length;
        return $"{new string('\t', levels + (spaces / TabSize))}{new string(' ', spaces % TabSize)}{rest}";
    }

    // What begins in a string that spans lines is its value, not indentation.
    private static bool IsInsideToken(SyntaxNode root, int position)
    {
        if (position >= root.FullSpan.End) return false;

        var token = root.FindToken(position);
        return (token.SpanStart < position && position < token.Span.End)
            || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } text && text.SpanStart < position && position < text.Span.End;
    }

    // The text above the types of every file, or null if one of the files cannot go deeper.
    private static ImmutableArray<string>? Tops(ImmutableArray<ProjectFiles> projects)
    {
        var tops = ImmutableArray.CreateBuilder<string>();
        foreach (var source in projects.SelectMany(project => project.Sources))
        {
            var root = CSharpSyntaxTree.ParseText(source.Content).GetCompilationUnitRoot();
            if (root.Members.Count == 0 || root.Members.Any(member => member is GlobalStatementSyntax or FileScopedNamespaceDeclarationSyntax) || root.ContainsDirectives) return null;

            tops.Add(source.Content.ToString(TextSpan.FromBounds(0, root.Members[0].SpanStart)));
        }

        return tops.ToImmutable();
    }

    // The line on which the first type's comments begin.
    private static int Start(CompilationUnitSyntax root) => root.SyntaxTree.GetText().Lines.GetLineFromPosition(root.Members[0].FullSpan.Start).Start;
}
