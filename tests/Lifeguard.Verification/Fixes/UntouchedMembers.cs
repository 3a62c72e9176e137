using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Verification;

/// <summary>
/// Members that a diagnostic does not concern must come out as they went in. It concerns the member it is in, the constructors of that type, and the fields and
/// properties the member declares or mentions, wherever those are mentioned. Members may be added.
/// </summary>
internal static class UntouchedMembers
{
    public static async Task VerifyAsync(Solution before, Solution after, ImmutableArray<Finding> fixable, CancellationToken cancel)
    {
        var old = await MembersAsync(before, cancel).ConfigureAwait(false);
        var changed = await MembersAsync(after, cancel).ConfigureAwait(false);
        var left = changed.ToLookup(member => member.SyntaxTree.FilePath, Text).ToDictionary(group => group.Key, group => group.ToList());
        var concerns = new Concerns(old, fixable);
        foreach (var member in old.Where(member => !concerns.Concern(member)))
        {
            if (left.TryGetValue(member.SyntaxTree.FilePath, out var texts) && texts.Remove(Text(member))) continue;
            throw new VerificationException($"The fix changes a member of '{member.SyntaxTree.FilePath}' that no diagnostic concerns:\n\n{Text(member)}");
        }
    }

    // Members without members of their own; the statements of a program without Main belong together and are left out.
    private static async Task<ImmutableArray<MemberDeclarationSyntax>> MembersAsync(Solution solution, CancellationToken cancel)
    {
        var members = ImmutableArray.CreateBuilder<MemberDeclarationSyntax>();
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
        {
            var root = (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
            members.AddRange(root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<MemberDeclarationSyntax>()
                .Where(member => member is not (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or GlobalStatementSyntax)));
        }

        return members.ToImmutable();
    }

    private static string Text(MemberDeclarationSyntax member) => member.WithoutTrivia().ToString();

    /// <summary>Which members do the diagnostics concern? By name: a fix that follows a field through a class is right to change whatever mentions it.</summary>
    private sealed class Concerns
    {
        private readonly HashSet<MemberDeclarationSyntax> _reported;
        private readonly HashSet<SyntaxNode?> _types;
        private readonly HashSet<string> _names;

        public Concerns(ImmutableArray<MemberDeclarationSyntax> members, ImmutableArray<Finding> fixable)
        {
            var places = fixable.SelectMany(finding => finding.Diagnostic.AdditionalLocations.Prepend(finding.Diagnostic.Location)).ToList();
            _reported = [.. members.Where(member => places.Exists(place => place.SourceTree?.FilePath == member.SyntaxTree.FilePath && member.FullSpan.IntersectsWith(place.SourceSpan)))];
            _types = [.. _reported.Select(member => member.Parent)];

            var data = members.SelectMany(DataNames).ToHashSet(StringComparer.Ordinal);
            _names = [.. _reported.SelectMany(Identifiers).Where(data.Contains)];
        }

        public bool Concern(MemberDeclarationSyntax member) =>
            _reported.Contains(member) || (member is ConstructorDeclarationSyntax && _types.Contains(member.Parent)) || Identifiers(member).Any(_names.Contains);

        private static IEnumerable<string> DataNames(MemberDeclarationSyntax member) => member switch
        {
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
            PropertyDeclarationSyntax property => [property.Identifier.Text],
            _ => [],
        };

        private static IEnumerable<string> Identifiers(SyntaxNode node) => node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text);
    }
}
