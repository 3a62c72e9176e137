using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification.Tests.Circumstances;

public sealed class LanguageVersions
{
    [Fact]
    public Task WhatAnOldLanguageVersionHidesIsCaught() => Caught.ByAsync(
        new AdHocTest(From(LanguageVersion.CSharp8)) { TestCode = "class C { int [|old|]; }" }.Only(VerificationChecks.LanguageVersions), "something else as C# 7.3", "only usually");

    [Fact]
    public Task TheLowestVersionIsTheLowestTheCodeCompilesWith() =>
        new AdHocTest(From(LanguageVersion.CSharp10)) { TestCode = "namespace N; class C { int [|old|]; }" }.Only(VerificationChecks.LanguageVersions).RunAsync();

    [Fact]
    public Task WhatBreaksInPreviewIsCaught() => Caught.ByAsync(
        new AdHocTest(AdHocAnalyzer.OldNames(declarator => Version(declarator) == LanguageVersion.Preview ? throw new InvalidOperationException("unknown version") : Report(declarator)))
        { TestCode = "class C { int [|old|]; }" }.Only(VerificationChecks.LanguageVersions), "throws as C# preview", "unknown version");

    private static AdHocAnalyzer From(LanguageVersion version) => AdHocAnalyzer.OnDeclarators((context, declarator) =>
    {
        if (Version(declarator) >= version) context.ReportDiagnostic(Report((Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax)declarator));
    });

    private static LanguageVersion Version(SyntaxNode node) => ((CSharpParseOptions)node.SyntaxTree.Options).LanguageVersion;

    private static Diagnostic Report(Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax declarator) =>
        Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), "old", "field");
}
