using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>What has to leave the options lambda together with a creation, and what of the lambda does the creation read?</summary>
/// <param name="Moved">Declarations and set-up in the lambda's block that belong to the creation, in source order.</param>
/// <param name="ReadsProvider">True when it asks the lambda's service provider for something.</param>
internal sealed record OptionsInputs(ImmutableArray<StatementSyntax> Moved, bool ReadsProvider)
{
    // Of these there is one in the process; of others a scope may have its own.
    private static readonly HashSet<string> Singletons = new(StringComparer.Ordinal)
    {
        "IConfiguration", "IConfigurationRoot", "IOptions", "IOptionsMonitor", "ILogger", "ILoggerFactory", "IHostEnvironment", "IWebHostEnvironment", "TimeProvider",
    };

    // Names by which code says that it serves one of many.
    private static readonly string[] PerRequest = ["tenant", "httpcontext", "currentuser"];

    /// <summary>The inputs; null where the creation cannot be done once.</summary>
    /// <param name="creation">What builds the pool.</param>
    /// <param name="registration">The registration around it.</param>
    /// <param name="destination">Before which node it is to be done; null where it stays in a delegate at the same place, and sees what the lambda sees.</param>
    /// <param name="site">The document.</param>
    /// <param name="cancel">Stops the search.</param>
    public static async Task<OptionsInputs?> OfAsync(ExpressionSyntax creation, OptionsRegistration registration, SyntaxNode? destination, FixSite site, CancellationToken cancel)
    {
        var moved = new HashSet<StatementSyntax>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<SyntaxNode>();
        var readsProvider = false;
        pending.Enqueue(creation);
        while (pending.Count > 0)
        {
            var region = pending.Dequeue();
            if (region.DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Parent: not InitializerExpressionSyntax })) return null;
            foreach (var name in region.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(name => !DependencySearch.IsLabelOfAnother(name)))
            {
                if (PerRequest.Any(word => name.Identifier.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)) return null;
                var symbol = site.Model.GetSymbolInfo(name, cancel).Symbol;
                if (symbol is null && name.Identifier.ValueText != "nameof") return null;
                if (symbol is null || IsDeclaredIn(symbol, region) || !seen.Add(symbol)) continue;
                switch (symbol)
                {
                    case ILocalSymbol local when IsDeclaredIn(local, registration.Lambda):
                        if (Take(local, creation, registration, site, moved, cancel) is not { } regions) return null;
                        foreach (var next in regions) pending.Enqueue(next);
                        break;
                    case IParameterSymbol parameter when IsDeclaredIn(parameter, registration.Lambda):
                        if (destination is not null || !IsSharedProvider(parameter, registration.Lambda, region, site, cancel)) return null;
                        readsProvider = true;
                        break;
                    case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                        if (IsDeclaredIn(symbol, registration.Lambda) || (destination is not null && (IsDeclaredIn(symbol, destination) || IsWrittenBehind(symbol, destination, site, cancel)))) return null;
                        break;
                    case IFieldSymbol or IPropertySymbol when symbol.IsStatic || DependencySearch.IsReadFromThis(name):
                        if (!await SettledMembers.KeepsValueAsync(symbol, site.Document.Project.Solution, cancel).ConfigureAwait(false)) return null;
                        break;
                    case IMethodSymbol:
                        if (!await SettledMembers.KeepsValueAsync(symbol, site.Document.Project.Solution, cancel).ConfigureAwait(false)) return null;
                        break;
                }
            }
        }

        return new OptionsInputs(moved.OrderBy(statement => statement.SpanStart).ToImmutableArray(), readsProvider);
    }

    // The declaration of a local in the lambda's block and the statements that set it up; null where it is used otherwise before the creation.
    private static List<SyntaxNode>? Take(
        ILocalSymbol local, ExpressionSyntax creation, OptionsRegistration registration, FixSite site, HashSet<StatementSyntax> moved, CancellationToken cancel)
    {
        if (local.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancel) is not VariableDeclaratorSyntax { Initializer.Value: var value } declarator) return null;
        if (declarator.Parent is not VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement }) return null;
        if (!registration.Statements.Contains(statement) || !StatementRemoval.IsPossible(statement)) return null;

        moved.Add(statement);
        var regions = new List<SyntaxNode> { value };
        foreach (var use in LocalReferences.In(registration.Lambda, local, site.Model, cancel))
        {
            if (LocalReferences.IsWrite(use)) return null;
            var around = registration.Statements.First(candidate => candidate.Span.Contains(use.Span));
            if (creation.Span.Contains(use.Span) || moved.Contains(around)) continue;
            var isBefore = around.Span.End <= creation.SpanStart;
            if (isBefore && (SetupStatement.Configures(around, local, site.Model, cancel) || SetupStatement.IsGuard(around)) && StatementRemoval.IsPossible(around))
            {
                moved.Add(around);
                regions.Add(around);
            }
            else if (isBefore && !IsImmutable(local.Type) && !IsDeclarationOf(around, creation))
            {
                return null;
            }
        }

        return regions;
    }

    private static bool IsDeclarationOf(StatementSyntax statement, ExpressionSyntax creation) => statement.Span.Contains(creation.Span);

    private static bool IsImmutable(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type.IsValueType;

    // sp.GetRequiredService<IConfiguration>()
    private static bool IsSharedProvider(IParameterSymbol parameter, AnonymousFunctionExpressionSyntax lambda, SyntaxNode region, FixSite site, CancellationToken cancel) =>
        parameter.Type.Name == "IServiceProvider"
        && LocalReferences.In(lambda, parameter, site.Model, cancel).Where(use => region.Span.Contains(use.Span)).All(use =>
            use.Parent is MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "GetRequiredService" or "GetService", TypeArgumentList.Arguments: [SimpleNameSyntax asked] } }
            && Singletons.Contains(asked.Identifier.ValueText));

    private static bool IsWrittenBehind(ISymbol symbol, SyntaxNode destination, FixSite site, CancellationToken cancel) =>
        LocalReferences.In(LocalReferences.Member(destination), symbol, site.Model, cancel).Any(use => use.SpanStart > destination.SpanStart && LocalReferences.IsWrite(use));

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode region) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == region.SyntaxTree && region.Span.Contains(reference.Span));
}
