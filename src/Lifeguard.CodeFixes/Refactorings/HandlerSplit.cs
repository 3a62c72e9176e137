using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Refactorings;

/// <summary>
/// Splits a method in two: a partial declaration that the host calls, and a core method that has the body, less the connection. Offered only where the code does what it did:
/// a connection is lent for the whole of the core method, so none is held for longer than before, and nothing happens without one that happened before.
/// </summary>
internal static class HandlerSplit
{
    private const string Attribute = "PooledHandlerAttribute";

    // What the compiler says until a generator has run: of a partial method, and of a constructor's parameter that only its other half reads.
    private static readonly string[] OtherHalfIsMissing = ["CS8795", "CS9113"];

    /// <summary>The plan for the method in which a rule marks how its connection is made; null where a precondition does not hold.</summary>
    public static Task<FixPlan?> AtAsync(FixSite site, string rule, bool isToBeDisposed, CancellationToken cancel) =>
        LocalReferences.Function(site.Node) is MethodDeclarationSyntax method ? PlanAsync(site, method, $"{rule}:pooled-handler", isToBeDisposed, site.Span, cancel) : Task.FromResult<FixPlan?>(null);

    /// <summary>The plan for a method, known to compile; null where a precondition does not hold.</summary>
    /// <param name="site">The document.</param>
    /// <param name="method">The method.</param>
    /// <param name="key">Which plans Fix All applies together.</param>
    /// <param name="isToBeDisposed">The connection may lack a using, which another fix would give it.</param>
    /// <param name="marked">The code that the plan is for has to be part of what goes; null where the whole method is meant.</param>
    /// <param name="cancel">Ends the search.</param>
    public static async Task<FixPlan?> PlanAsync(FixSite site, MethodDeclarationSyntax method, string key, bool isToBeDisposed, TextSpan? marked, CancellationToken cancel)
    {
        if (method.Body is null || site.Model.GetDeclaredSymbol(method, cancel) is not { } symbol || !IsPossible(site, method, symbol)) return null;
        if (OwnConnection.In(method, isToBeDisposed, site.Model, cancel) is not { } connection) return null;
        if (marked is { } span && !connection.Declaration.Span.Contains(span) && !connection.Removed.Any(statement => statement.Span.Contains(span))) return null;
        if (Plan(site, method, symbol, connection, key, cancel) is not { } plan || await IsCalledAsync(symbol, site.Document.Project, cancel).ConfigureAwait(false)) return null;
        return await CompilationProof.HoldsAsync(site, plan, cancel, OtherHalfIsMissing).ConfigureAwait(false) ? plan : null;
    }

    private static FixPlan? Plan(FixSite site, MethodDeclarationSyntax method, IMethodSymbol symbol, OwnConnection connection, string key, CancellationToken cancel)
    {
        var transaction = OwnTransaction.In(method, connection, site.Model, cancel);
        var removed = connection.Removed.Concat(transaction?.Removed ?? ImmutableArray<StatementSyntax>.Empty).ToList();
        var core = symbol.Name + "Core";
        if (symbol.ContainingType.GetMembers(core).Any() || !removed.TrueForAll(StatementRemoval.IsPossible) || !StillWaits(method, removed, connection.Block)) return null;
        if (HappensWithoutConnection(method, connection) || NamesItsCaller(method, site.Model, cancel)) return null;

        var edits = new SourceEdits(site.Text);
        var names = new TypeNames(site, edits, method.SpanStart);
        var attribute = names.Of("Lifeguard", Attribute, arity: 0);
        attribute = attribute.Substring(0, attribute.Length - "Attribute".Length);
        var settings = connection.Setting + (transaction?.Isolation is { } isolation ? $", Isolation = {isolation}" : "");
        var lent = LentTo(method, connection, transaction, removed, names, site.Model, cancel);
        var indentation = SourceStyle.IndentationAt(site.Text, method.Modifiers[0].SpanStart);
        edits.Insert(method.Modifiers[0].SpanStart, $"[{attribute}({settings})]{edits.NewLine}{indentation}");
        edits.Replace(TextSpan.FromBounds(method.Modifiers[0].SpanStart, method.Modifiers.Last().Span.End), PartialModifiers(method));
        edits.Insert(method.ParameterList.Span.End, $";{edits.NewLine}{edits.NewLine}{indentation}{Head(method, core, lent, connection, removed, site.Model, cancel)}");
        foreach (var statement in removed) StatementRemoval.RemoveLeavingComments(statement, site.Text, edits);
        if (connection.Block is { } block && !Unwrapping.Unwrap(block, block.Statement, site.Text, edits)) return null;
        foreach (var type in method.Ancestors().OfType<TypeDeclarationSyntax>().Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))) edits.Insert(type.Keyword.SpanStart, "partial ");
        return edits.ToChanges() is { } changes ? new FixPlan("Make this a pooled handler", key, changes) : null;
    }

    private static bool IsPossible(FixSite site, MethodDeclarationSyntax method, IMethodSymbol symbol) =>
        site.Model.Compilation.GetTypesByMetadataName("Lifeguard." + Attribute).Any()
        && method.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 }
        && method.Modifiers.Any(SyntaxKind.AsyncKeyword)
        && !method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && !method.Modifiers.Any(SyntaxKind.UnsafeKeyword)
        && method.TypeParameterList is null
        && method.ExplicitInterfaceSpecifier is null
        && !method.ContainsDirectives
        && !method.Modifiers.Any(modifier => modifier.HasTrailingTrivia && modifier.TrailingTrivia.Any(Comments.Is))
        && symbol.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct
        && !symbol.ContainingType.IsRefLikeType
        && ReturnsTask(symbol.ReturnType)
        && !symbol.Parameters.Any(parameter => NpgsqlTypes.IsLent(parameter.Type))
        && symbol.Parameters.Count(parameter => NpgsqlTypes.Is(parameter.Type, "System.Threading.CancellationToken")) <= 1
        && !symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == Attribute)
        && method.Ancestors().OfType<TypeDeclarationSyntax>().All(type => type.Modifiers.All(modifier => modifier.Text != "file") && !type.Keyword.LeadingTrivia.Any(trivia => trivia.IsDirective));

    // Without an await the compiler would complain about 'async'.
    private static bool StillWaits(MethodDeclarationSyntax method, List<StatementSyntax> removed, UsingStatementSyntax? block) =>
        method.Body!.DescendantTokens(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(token => token.IsKind(SyntaxKind.AwaitKeyword)
                && !removed.Exists(statement => statement.Span.Contains(token.Span))
                && !(block is not null && token.SpanStart < block.Statement.SpanStart && token.SpanStart >= block.SpanStart));

    // A connection is lent from the first statement to the last: while something else is waited for, or where the method has returned or refused without one.
    private static bool HappensWithoutConnection(MethodDeclarationSyntax method, OwnConnection connection)
    {
        var before = method.Body!.DescendantTokens()
            .TakeWhile(token => token.SpanStart < connection.Declaration.SpanStart)
            .Where(token => !connection.Removed.Any(statement => statement.Span.Contains(token.Span)));
        return before.Any(token => token.Kind() is SyntaxKind.AwaitKeyword or SyntaxKind.ReturnKeyword or SyntaxKind.ThrowKeyword)
            || (connection.Block is { } block && OwnConnection.AwaitsAfter(method, block.Span.End));
    }

    // An activity or a log line that takes the name of the method it is in would have another one.
    private static bool NamesItsCaller(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel) =>
        method.Body!.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => model.GetOperation(call, cancel) is IInvocationOperation { Arguments: var arguments }
            && arguments.Any(argument => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter }
                && parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CallerMemberNameAttribute")));

    // A host calls its handlers; what our own code calls is no handler, and its caller may have a connection already.
    private static async Task<bool> IsCalledAsync(IMethodSymbol method, Project project, CancellationToken cancel)
    {
        var documents = ImmutableHashSet.CreateRange(project.Documents);
        foreach (var found in await SymbolFinder.FindReferencesAsync(method, project.Solution, documents, cancel).ConfigureAwait(false))
        {
            foreach (var place in found.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
                var name = root?.FindToken(place.Location.SourceSpan.Start).Parent;
                var called = name?.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
                if (called?.Parent is InvocationExpressionSyntax invocation && invocation.Expression == called) return true;
            }
        }

        return false;
    }

    private static bool ReturnsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: <= 1 } && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    // 'partial' comes last, and a partial method with a result says how accessible it is.
    private static string PartialModifiers(MethodDeclarationSyntax method)
    {
        var kept = method.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(modifier => modifier.Text).ToList();
        var saysAccess = method.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword);
        return string.Join(" ", (saysAccess ? [] : new[] { "private" }).Concat(kept).Concat(["partial"]));
    }

    private static IEnumerable<string> LentTo(
        MethodDeclarationSyntax method, OwnConnection connection, OwnTransaction? transaction, List<StatementSyntax> removed, TypeNames names, SemanticModel model, CancellationToken cancel)
    {
        if (transaction is null || IsUsed(connection.Local, method, removed, model, cancel)) yield return $"{names.Of(connection.Local.Type)} {connection.Variable.Identifier}";
        if (transaction is not null) yield return $"{names.Of(transaction.Local.Type)} {transaction.Local.Name}";
    }

    private static string Head(MethodDeclarationSyntax method, string core, IEnumerable<string> lent, OwnConnection connection, List<StatementSyntax> removed, SemanticModel model, CancellationToken cancel)
    {
        var parameters = method.ParameterList.Parameters
            .Where(parameter => model.GetDeclaredSymbol(parameter, cancel) is { } symbol && IsUsed(symbol, method, removed, model, cancel, connection.Variable))
            .Select(parameter => $"{parameter.Type} {parameter.Identifier}").Concat(lent);
        return $"private {(method.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static " : "")}async {method.ReturnType} {core}({string.Join(", ", parameters)})";
    }

    private static bool IsUsed(ISymbol symbol, MethodDeclarationSyntax method, List<StatementSyntax> removed, SemanticModel model, CancellationToken cancel, SyntaxNode? alsoRemoved = null) =>
        LocalReferences.In(method.Body!, symbol, model, cancel).Any(reference => !removed.Exists(statement => statement.Contains(reference)) && alsoRemoved?.Contains(reference) != true);
}
