using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>
/// Is a connection here for something else than the function's work: migrations, listeners, a developer's machine? It has reasons of its own to avoid the pool, and often goes past the pooler.
/// </summary>
internal static class OtherWork
{
    // Work of its own with a connection of its own: an idle pool would only be in the way.
    private static readonly string[] Words = ["migrat", "seed", "deploy", "upgrade", "listener", "advisorylock", "distributedlock"];

    private static readonly string[] DeveloperWords = ["IsConfigured", "Development", "Debug", "IsLocal"];

    /// <summary>True when the names around the code say so.</summary>
    public static bool IsDoneAt(SyntaxNode at) => at.Ancestors().Select(NameOf).OfType<string>().Any(name => HasWord(name, Words)) || IsForDevelopers(at);

    // if (!options.IsConfigured) …, if (environment.IsDevelopment()) …, and what the tools of EF Core call.
    private static bool IsForDevelopers(SyntaxNode at) => at.Ancestors().Any(node => node switch
    {
        IfStatementSyntax branch => branch.Condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => HasWord(name.Identifier.ValueText, DeveloperWords)),
        TypeDeclarationSyntax { BaseList: { } bases } => bases.Types.Any(type => type.ToString().Contains("IDesignTimeDbContextFactory")),
        _ => false,
    });

    private static bool HasWord(string name, string[] words) => words.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax registered } } => registered.ToString(),
        _ => null,
    };
}
