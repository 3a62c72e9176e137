using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Can the instance field that every new object fills again become static, with the creation as its initialiser?</summary>
internal static class FieldHoist
{
    /// <summary>The private field that is set to the creation by its initialiser or by an assignment in the constructor; null if there is no such field, or more is done with it.</summary>
    public static VariableDeclaratorSyntax? Field(ExpressionSyntax creation, FixSite site, CancellationToken cancel)
    {
        var declarator = creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax initialised } => initialised,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax constructor } } statement } assignment
                when assignment.Right == creation && StatementRemoval.IsPossible(statement) && site.Model.GetSymbolInfo(assignment.Left, cancel).Symbol is IFieldSymbol field
                => constructor.Parent!.ChildNodes().OfType<FieldDeclarationSyntax>().SelectMany(declared => declared.Declaration.Variables).FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(site.Model.GetDeclaredSymbol(candidate, cancel), field)),
            _ => null,
        };
        return declarator is { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax declaration } }
            && declaration.AttributeLists.Count == 0
            && !declaration.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword or SyntaxKind.VolatileKeyword or SyntaxKind.StaticKeyword)
            && StatementRemoval.IsPossible(declaration)
            && site.Model.GetDeclaredSymbol(declarator, cancel) is IFieldSymbol { ContainingType.DeclaringSyntaxReferences.Length: 1 } ? declarator : null;
    }

    /// <summary>Enters the edits; false when a use of the field does not allow it.</summary>
    public static bool Convert(VariableDeclaratorSyntax declarator, HolderPlace place, SourceEdits edits, CancellationToken cancel)
    {
        var (site, needs) = (place.Site, place.Needs);
        var holder = StaticHolder.Find(place, cancel);
        var name = holder.IsNew ? declarator.Identifier.ValueText : null;
        var assignment = place.Creation.Expression.Parent as AssignmentExpressionSyntax;
        if (!ReplaceUses(declarator, assignment, name is null ? holder.Access : place.Creation.Access(name), site, edits, cancel)) return false;

        var comments = RemovedDependencies.Remove(needs, takesComments: holder.IsNew, site, edits, cancel).ToList();
        var declaration = (FieldDeclarationSyntax)declarator.Parent!.Parent!;
        if (assignment is not null) comments.AddRange(RemoveAssignment((ExpressionStatementSyntax)assignment.Parent!, needs, holder.IsNew, site, edits));
        if (name is null)
        {
            StatementRemoval.RemoveLeavingComments(declaration, site.Text, edits);
            return true;
        }

        var factory = place.Value.NeedsMethod ? HolderName.Factory(name, place.Type, place.Symbol) : null;
        if (factory is not null) MemberInsertion.AtEnd(place.Type, place.Factory(factory, isStatic: true, edits.NewLine), site.Text, edits);

        var value = place.Creation.Initializer(place.Value, factory, place.Names);
        if (MemberInsertion.AllPrecede(needs.Statics, declaration))
        {
            Rewrite(declaration, declarator, comments, place, value, edits);
            return true;
        }

        comments.InsertRange(0, StatementRemoval.RemoveTakingComments(declaration, RemovedDependencies.MovedSpans(needs), site.Text, edits));
        var moved = $"private static readonly {place.Creation.HolderType(place.Names)} {name} = {value};";
        return MemberInsertion.CanFollowStatics(place.Type, needs.Statics)
            && MemberInsertion.AfterFields(place.Type, [.. comments, moved], needsAll: true, place.Indentation, site.Text, edits);
    }

    /// <summary>Makes the declaration static where it stands.</summary>
    private static void Rewrite(FieldDeclarationSyntax declaration, VariableDeclaratorSyntax declarator, List<string> comments, HolderPlace place, string value, SourceEdits edits)
    {
        edits.Insert(place.Site.Text.Lines.GetLineFromPosition(declaration.SpanStart).Start, string.Concat(comments.Select(comment => place.Indentation + comment + edits.NewLine)));

        var isReadOnly = declaration.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);
        var modifiers = isReadOnly ? "static " : "static readonly ";
        edits.Insert(isReadOnly ? declaration.Modifiers.First(modifier => modifier.IsKind(SyntaxKind.ReadOnlyKeyword)).SpanStart : declaration.Declaration.Type.SpanStart, modifiers);
        if (place.Creation.MayFail) edits.Replace(declaration.Declaration.Type.Span, place.Creation.HolderType(place.Names));

        if (declarator.Initializer is { Value: var initial }) edits.Replace(initial.Span, value);
        else edits.Insert(declarator.Identifier.Span.End, $" = {value}");
    }

    private static bool ReplaceUses(VariableDeclaratorSyntax declarator, AssignmentExpressionSyntax? assignment, string access, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (site.Model.GetDeclaredSymbol(declarator, cancel) is not IFieldSymbol field) return false;

        foreach (var reference in LocalReferences.In(declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>()!, field, site.Model, cancel))
        {
            ExpressionSyntax whole = reference.Parent is MemberAccessExpressionSyntax outer && outer.Name == reference ? outer : reference;
            if (assignment?.Left == whole) continue;
            if (whole is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } || LocalReferences.IsWrite(reference)) return false;

            if (DisposalStatement.Of(reference) is { } disposal) StatementRemoval.RemoveLeavingComments(disposal, site.Text, edits);
            else if (DisposalStatement.Disposes(reference)) return false;
            else if (whole.ToString() != access) edits.Replace(whole.Span, access);
        }

        return true;
    }

    private static IEnumerable<string> RemoveAssignment(ExpressionStatementSyntax statement, CreationDependencies needs, bool takesComments, FixSite site, SourceEdits edits)
    {
        var constructor = (ConstructorDeclarationSyntax)statement.Parent!.Parent!;
        var gone = RemovedDependencies.Statements(needs).Append(statement).ToList();
        var comments = new List<string>();
        if (takesComments) comments.AddRange(StatementRemoval.RemoveTakingComments(statement, RemovedDependencies.MovedSpans(needs), site.Text, edits));
        else StatementRemoval.RemoveLeavingComments(statement, site.Text, edits);

        if (IsDefault(constructor) && constructor.Body!.Statements.All(gone.Contains) && takesComments) edits.RemoveLines(Line(constructor.SpanStart), Line(constructor.Span.End));
        return comments;

        int Line(int position) => site.Text.Lines.GetLineFromPosition(position).LineNumber;
    }

    /// <summary>True for a constructor which, once empty, says no more than having none.</summary>
    private static bool IsDefault(ConstructorDeclarationSyntax constructor) =>
        constructor is { ParameterList.Parameters.Count: 0, Initializer: null, AttributeLists.Count: 0, Body: { } body }
        && constructor.Modifiers.Count == 1 && constructor.Modifiers.Any(SyntaxKind.PublicKeyword)
        && !constructor.HasStructuredTrivia
        && !constructor.GetLeadingTrivia().Concat(body.OpenBraceToken.TrailingTrivia).Concat(body.CloseBraceToken.LeadingTrivia).Concat(body.CloseBraceToken.TrailingTrivia).Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
        && constructor.Parent!.ChildNodes().OfType<ConstructorDeclarationSyntax>().Count(other => !other.Modifiers.Any(SyntaxKind.StaticKeyword)) == 1;
}
