using System.Collections.Immutable;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>Is a data source built here again and again? Asked by the rule that reports it, and by those that then have nothing to add.</summary>
internal static class DataSourceFindings
{
    /// <summary>What is built, and how often; null where it is built once, or nobody knows.</summary>
    public static (string What, CreationFinding Finding)? At(IOperation operation, LifeguardModel model, CancellationToken cancel)
    {
        if (CalledBy(operation) is not { } called || !PoolCreation.Is(called, model.Compilation) || operation.Syntax is not ExpressionSyntax creation) return null;
        if (model.Kind(cancel) == ProjectKind.Quiet) return null;
        var what = PoolCreation.NameOf(called);
        var finding = CreationFinding.PerInvocation(creation, what, model, cancel) ?? PerScope(creation, model, cancel) ?? WastefulAnywhere(creation, model, cancel);
        return finding is null ? null : (what, finding);
    }

    private static IMethodSymbol? CalledBy(IOperation operation) => operation switch
    {
        IObjectCreationOperation construction => construction.Constructor,
        IInvocationOperation call => call.TargetMethod,
        _ => null,
    };

    // services.AddScoped(_ => NpgsqlDataSource.Create(text)): whoever asks for it, in the next scope it is another one.
    private static CreationFinding? PerScope(ExpressionSyntax creation, LifeguardModel model, CancellationToken cancel)
    {
        if (creation.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not { } lambda) return null;
        var registration = HandlerReach.For(model, cancel).Registrations(cancel).WithFactory(lambda);
        if (registration is null or { Lifetime: ServiceLifetime.Singleton } || KeptForReuse.Is(creation, model.Models.Of(creation), _ => false, cancel)) return null;
        var when = registration.Lifetime == ServiceLifetime.Scoped ? "for every scope" : $"every time '{registration.Service.Name}' is resolved";
        return CreationFinding.Of(creation, when, ImmutableArray<Location>.Empty, model, cancel);
    }

    // In a library, which a function may call: a property that builds a pool whenever it is read, and a method that builds one, uses it up and drops it.
    private static CreationFinding? WastefulAnywhere(ExpressionSyntax creation, LifeguardModel model, CancellationToken cancel)
    {
        if (model.Kind(cancel) != ProjectKind.Library) return null;
        var semantics = model.Models.Of(creation);
        if (PropertyYielding(creation) is { } property && semantics.GetDeclaredSymbol(property, cancel) is { } symbol
            && (symbol.DeclaredAccessibility != Accessibility.Private || HandlerReach.For(model, cancel).IsReadAtRunTime(symbol, cancel)))
        {
            return CreationFinding.Of(creation, $"every time '{symbol.ShortName()}' is read", ImmutableArray<Location>.Empty, model, cancel);
        }

        if (KeptForReuse.Is(creation, semantics, _ => false, cancel)) return null;
        if (creation.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || creation.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null) return null;
        if (semantics.GetDeclaredSymbol(method, cancel) is not { } declared || RunsRarely(declared) || !UsedUpHere.Is(creation, semantics, cancel)) return null;
        var finding = CreationFinding.Of(creation, $"on every call of '{declared.ShortName()}'", ImmutableArray<Location>.Empty, model, cancel);
        return finding.Inputs.Hoist is null ? null : finding;                 // with a string from its caller it may be a tool that runs once
    }

    private static PropertyDeclarationSyntax? PropertyYielding(ExpressionSyntax creation)
    {
        SyntaxNode current = creation;
        while (current.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax) current = current.Parent;
        return current.Parent switch
        {
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
            ArrowExpressionClauseSyntax { Parent: AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } accessor } when accessor.IsKind(SyntaxKind.GetAccessorDeclaration) => property,
            ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } accessor } }
                when accessor.IsKind(SyntaxKind.GetAccessorDeclaration) => property,
            _ => null,
        };
    }

    // Migrations, seeding and set-up run once, from wherever they are called.
    private static bool RunsRarely(IMethodSymbol method) =>
        method.Name == "Main" || new[] { method.Name, method.ContainingType.Name }.Any(name => RareWords.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    private static readonly string[] RareWords = ["migrat", "seed", "setup", "startup", "install", "initial", "deploy", "upgrade", "bootstrap"];
}
