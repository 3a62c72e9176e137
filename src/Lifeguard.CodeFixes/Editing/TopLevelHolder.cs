using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>A local of the top-level statements, declared before the handler that is a lambda or local function among them.</summary>
internal sealed class TopLevelHolder : Holder
{
    private readonly string _declaration;
    private readonly int _position;

    private TopLevelHolder(string declaration, int position) => (_declaration, _position) = (declaration, position);

    /// <summary>An equal local that is there, or a new one; null when the code is not inside a function, or there is no place before it.</summary>
    public static TopLevelHolder? Find(
        Creation creation, CreationDependencies needs, bool refusesNull, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (needs.NeedsMethod || !needs.Instances.IsEmpty || LocalReferences.Function(creation.Expression) is CompilationUnitSyntax) return null;

        var statements = ((CompilationUnitSyntax)site.Root).Members.OfType<GlobalStatementSyntax>().ToList();
        var position = statements.FindLastIndex(statement => needs.TopLevelLocals.Any(local => Declares(statement, local))) + 1;
        var first = statements.FindIndex(statement => statement.Statement is not LocalFunctionStatementSyntax && MayRun(statement, creation.Expression));
        if (first < 0 || first < position) return null;

        var names = new TypeNames(site, edits, statements[position].SpanStart);
        var value = new MovedText(site, needs, names, "", cancel).Value(creation, names, refusesNull, unit: "    ");
        var initializer = creation.Initializer(value, factory: null, names);
        var existing = statements.Take(first)
            .Select(statement => statement.Statement)
            .OfType<LocalDeclarationStatementSyntax>()
            .Where(statement => statement is { UsingKeyword.RawKind: 0, Declaration.Variables.Count: 1 })
            .Select(statement => statement.Declaration.Variables[0])
            .FirstOrDefault(variable => variable.Initializer is { Value: var initial } && EquivalentCode.Same(initial, initializer));
        var name = existing?.Identifier.ValueText ?? HolderName.Local(creation.Held, creation.Local, site.Root);

        // 'new(…)' says nothing without the type on the left.
        var type = initializer.StartsWith("new(", StringComparison.Ordinal) ? creation.HolderType(names) : "var";
        var target = statements[needs.TopLevelLocals.IsEmpty ? first : position];
        var line = site.Text.LineAt(target.SpanStart) - StatementRemoval.CommentLinesAbove(target, site.Text).Count();
        return new TopLevelHolder($"{type} {name} = {initializer};", site.Text.Lines[line].Start)
        {
            Name = name,
            Access = creation.Access(name),
            IsNew = existing is null,
        };
    }

    /// <inheritdoc/>
    public override bool Declare(IReadOnlyList<string> comments, SourceEdits edits)
    {
        if (IsNew) edits.Insert(_position, string.Concat(comments.Append(_declaration).Select(line => line + edits.NewLine)));
        return true;
    }

    private static bool Declares(GlobalStatementSyntax statement, ISymbol local) =>
        local.DeclaringSyntaxReferences.Any(reference => statement.Span.Contains(reference.Span));

    /// <summary>True when the statement contains the creation or names the local function that does: from here on, the handler may run.</summary>
    private static bool MayRun(GlobalStatementSyntax statement, SyntaxNode creation)
    {
        if (statement.Span.Contains(creation.Span)) return true;

        // A local function may be called by another one, so that any mention of any of them counts.
        var functions = statement.Parent!.ChildNodes()
            .OfType<GlobalStatementSyntax>()
            .Select(member => member.Statement)
            .OfType<LocalFunctionStatementSyntax>()
            .Select(function => function.Identifier.ValueText)
            .ToList();
        return statement.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && functions.Contains(token.ValueText));
    }
}
