using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Refactorings;

/// <summary>Splits a method in two: a partial declaration that the host calls, and a core method that has the body, less the connection.</summary>
internal static class HandlerSplit
{
    /// <summary>What the compiler says of a partial method until a generator has run.</summary>
    public const string OtherHalfIsMissing = "CS8795";

    private const string Attribute = "PooledHandlerAttribute";

    /// <summary>Null where a precondition does not hold.</summary>
    public static FixPlan? Plan(FixSite site, MethodDeclarationSyntax method, OwnConnection connection, CancellationToken cancel)
    {
        if (site.Model.GetDeclaredSymbol(method, cancel) is not { } symbol || !IsPossible(site, method, symbol)) return null;

        var core = symbol.Name + "Core";
        if (symbol.ContainingType.GetMembers(core).Any()) return null;

        var edits = new SourceEdits(site.Text);
        var removed = new StatementSyntax?[] { connection.Declaration, connection.Open, connection.Name }.OfType<StatementSyntax>().ToList();
        if (!removed.TrueForAll(StatementRemoval.IsPossible) || !StillWaits(method, removed) || WaitsBefore(method, connection.Declaration)) return null;

        var names = new TypeNames(site, edits, method.SpanStart);
        var attribute = names.Of("Lifeguard", Attribute, arity: 0);
        attribute = attribute.Substring(0, attribute.Length - "Attribute".Length);
        var indentation = SourceStyle.IndentationAt(site.Text, method.Modifiers[0].SpanStart);
        edits.Insert(method.Modifiers[0].SpanStart, $"[{attribute}({connection.Setting})]{edits.NewLine}{indentation}");
        edits.Replace(TextSpan.FromBounds(method.Modifiers[0].SpanStart, method.Modifiers.Last().Span.End), PartialModifiers(method));
        edits.Insert(method.ParameterList.Span.End, $";{edits.NewLine}{edits.NewLine}{indentation}{Head(method, core, connection, removed, names.Of(connection.Local.Type), site.Model, cancel)}");
        foreach (var statement in removed) StatementRemoval.RemoveLeavingComments(statement, site.Text, edits);
        foreach (var type in method.Ancestors().OfType<TypeDeclarationSyntax>().Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))) edits.Insert(type.Keyword.SpanStart, "partial ");
        return edits.ToChanges() is { } changes ? new FixPlan("Make this a pooled handler", "Lifeguard:pooled-handler", changes) : null;
    }

    private static bool IsPossible(FixSite site, MethodDeclarationSyntax method, IMethodSymbol symbol) =>
        site.Model.Compilation.GetTypesByMetadataName("Lifeguard." + Attribute).Any()
        && method.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 }
        && method.Modifiers.Any(SyntaxKind.AsyncKeyword)
        && !method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && method.TypeParameterList is null
        && method.ExplicitInterfaceSpecifier is null
        && !method.ContainsDirectives
        && !method.Modifiers.Any(modifier => modifier.HasTrailingTrivia && modifier.TrailingTrivia.Any(Comments.Is))
        && symbol.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct
        && !symbol.ContainingType.IsRefLikeType
        && ReturnsTask(symbol.ReturnType)
        && !symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == Attribute)
        && method.Ancestors().OfType<TypeDeclarationSyntax>().All(type => type.Modifiers.All(modifier => modifier.Text != "file") && !type.Keyword.LeadingTrivia.Any(trivia => trivia.IsDirective));

    // Without an await the compiler would complain about 'async'.
    private static bool StillWaits(MethodDeclarationSyntax method, List<StatementSyntax> removed) =>
        method.Body!.DescendantTokens(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(token => token.IsKind(SyntaxKind.AwaitKeyword) && !removed.Exists(statement => statement.Span.Contains(token.Span)));

    // A connection is lent from the first statement on: it would be held while the method waits for something else.
    private static bool WaitsBefore(MethodDeclarationSyntax method, SyntaxNode declaration) =>
        method.Body!.DescendantTokens().TakeWhile(token => token.SpanStart < declaration.SpanStart).Any(token => token.IsKind(SyntaxKind.AwaitKeyword));

    private static bool ReturnsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: <= 1 } && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    // 'partial' comes last, and a partial method with a result says how accessible it is.
    private static string PartialModifiers(MethodDeclarationSyntax method)
    {
        var kept = method.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(modifier => modifier.Text).ToList();
        var saysAccess = method.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword);
        return string.Join(" ", (saysAccess ? [] : new[] { "private" }).Concat(kept).Concat(["partial"]));
    }

    private static string Head(
        MethodDeclarationSyntax method, string core, OwnConnection connection, List<StatementSyntax> removed, string connectionType, SemanticModel model, CancellationToken cancel)
    {
        var parameters = method.ParameterList.Parameters
            .Where(parameter => model.GetDeclaredSymbol(parameter, cancel) is { } symbol
                && LocalReferences.In(method.Body!, symbol, model, cancel).Any(reference => !removed.Exists(statement => statement.Contains(reference))))
            .Select(parameter => $"{parameter.Type} {parameter.Identifier}")
            .Append($"{connectionType} {connection.Declaration.Declaration.Variables[0].Identifier}");
        return $"private {(method.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static " : "")}async {method.ReturnType} {core}({string.Join(", ", parameters)})";
    }
}
