using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.Verification.Tests.Subjects;

/// <summary><see cref="OldNameFix"/> with another Fix All.</summary>
public sealed class OldNameFixWith(FixAllProvider? fixAll) : CodeFixProvider
{
    private readonly OldNameFix _fix = new();

    public override ImmutableArray<string> FixableDiagnosticIds => _fix.FixableDiagnosticIds;

    public override FixAllProvider? GetFixAllProvider() => fixAll;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => _fix.RegisterCodeFixesAsync(context);
}
