using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Verification;

/// <summary>Members in which nothing was reported must come out as they went in. Members may be added, and a type may gain a modifier.</summary>
internal static class UntouchedMembers
{
    public static async Task VerifyAsync(Solution before, Solution after, ImmutableArray<Finding> fixable, CancellationToken cancel)
    {
        foreach (var document in before.Projects.SelectMany(project => project.Documents))
        {
            var old = (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
            if (after.GetDocument(document.Id) is not { } changed) continue;

            var root = (await changed.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
            var left = Members(root).Select(Text).ToList();
            foreach (var member in Members(old).Where(member => !IsReported(member, fixable)))
            {
                if (!left.Remove(Text(member))) throw new VerificationException($"The fix changes a member of '{document.FilePath}' in which nothing was reported:\n\n{Text(member)}");
            }
        }
    }

    // Members without members of their own; the statements of a program without Main belong together and are left out.
    private static IEnumerable<MemberDeclarationSyntax> Members(SyntaxNode root) => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<MemberDeclarationSyntax>()
        .Where(member => member is not (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or GlobalStatementSyntax));

    private static bool IsReported(MemberDeclarationSyntax member, ImmutableArray<Finding> fixable) => fixable
        .SelectMany(finding => finding.Diagnostic.AdditionalLocations.Prepend(finding.Diagnostic.Location))
        .Any(location => location.SourceTree?.FilePath == member.SyntaxTree.FilePath && member.FullSpan.IntersectsWith(location.SourceSpan));

    private static string Text(MemberDeclarationSyntax member) => member.WithoutTrivia().ToString();
}
