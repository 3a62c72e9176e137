using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Can the instance field that every new object fills again become static, with the creation as its initialiser?</summary>
internal static class FieldHoist
{
    /// <summary>
    /// The private field that is set to the creation by its initialiser or by an assignment in the constructor; null if there is no such field, or more is done
    /// with it.
    /// </summary>
    public static VariableDeclaratorSyntax? Field(ExpressionSyntax creation, FixSite site, CancellationToken cancel)
    {
        var declarator = creation.Parent is AssignmentExpressionSyntax assignment && assignment.Right == creation
            ? Assigned(assignment, site, cancel)
            : Shapes.VariableSetTo(creation);
        return declarator is { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax { AttributeLists.Count: 0 } declaration } }
            && Shapes.IsPrivate(declaration)
            && !declaration.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.VolatileKeyword or SyntaxKind.StaticKeyword)
            && StatementRemoval.IsPossible(declaration)
            && site.Model.GetDeclaredSymbol(declarator, cancel) is IFieldSymbol { ContainingType.DeclaringSyntaxReferences.Length: 1 }
                ? declarator
                : null;
    }

    /// <summary>The field that is assigned in the constructor of its type.</summary>
    private static VariableDeclaratorSyntax? Assigned(AssignmentExpressionSyntax assignment, FixSite site, CancellationToken cancel) =>
        Shapes.ConstructorAssigningBy(assignment) is { } constructor
        && StatementRemoval.IsPossible(assignment.Parent!)
        && site.Model.GetSymbolInfo(assignment.Left, cancel).Symbol is IFieldSymbol { DeclaringSyntaxReferences: { Length: 1 } declared }
        && declared[0].GetSyntax(cancel) is VariableDeclaratorSyntax declarator
        && declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>() == constructor.Parent
            ? declarator
            : null;

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
    private static void Rewrite(
        FieldDeclarationSyntax declaration, VariableDeclaratorSyntax declarator, List<string> comments, HolderPlace place, string value, SourceEdits edits)
    {
        var above = comments.Select(comment => place.Indentation + comment + edits.NewLine);
        edits.Insert(place.Site.Text.LineStart(declaration.SpanStart), string.Concat(above));

        var readOnly = declaration.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ReadOnlyKeyword));
        if (readOnly.RawKind == 0) edits.Insert(declaration.Declaration.Type.SpanStart, "static readonly ");
        else edits.Insert(readOnly.SpanStart, "static ");
        if (place.Creation.MayFail) edits.Replace(declaration.Declaration.Type.Span, place.Creation.HolderType(place.Names));

        if (declarator.Initializer is { Value: var initial }) edits.Replace(initial.Span, value);
        else edits.Insert(declarator.Identifier.Span.End, $" = {value}");
    }

    private static bool ReplaceUses(
        VariableDeclaratorSyntax declarator, AssignmentExpressionSyntax? assignment, string access, FixSite site, SourceEdits edits, CancellationToken cancel)
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

    private static IEnumerable<string> RemoveAssignment(
        ExpressionStatementSyntax statement, CreationDependencies needs, bool takesComments, FixSite site, SourceEdits edits)
    {
        var constructor = (ConstructorDeclarationSyntax)statement.Parent!.Parent!;
        var gone = RemovedDependencies.Statements(needs).Append(statement).ToList();
        var comments = new List<string>();
        if (takesComments) comments.AddRange(StatementRemoval.RemoveTakingComments(statement, RemovedDependencies.MovedSpans(needs), site.Text, edits));
        else StatementRemoval.RemoveLeavingComments(statement, site.Text, edits);

        if (IsDefault(constructor)
            && constructor.Body!.Statements.All(gone.Contains)
            && takesComments)
        {
            edits.RemoveLines(Line(constructor.SpanStart), Line(constructor.Span.End));
        }

        return comments;

        int Line(int position) => site.Text.LineAt(position);
    }

    /// <summary>True for a constructor which, once empty, says no more than having none.</summary>
    private static bool IsDefault(ConstructorDeclarationSyntax constructor) =>
        constructor is { ParameterList.Parameters.Count: 0, Initializer: null, AttributeLists.Count: 0, Body: { } body }
        && constructor.Modifiers.Count == 1 && constructor.Modifiers.Any(SyntaxKind.PublicKeyword)
        && !constructor.HasStructuredTrivia
        && Comments.In(constructor, constructor.FullSpan).All(comment => body.Statements.FullSpan.Contains(comment.Span))
        && constructor.Parent!.ChildNodes().OfType<ConstructorDeclarationSyntax>().Count(other => !other.Modifiers.Any(SyntaxKind.StaticKeyword)) == 1;
}
