using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification.Tests.Circumstances;

public sealed class OrderAndConcurrency
{
    [Fact]
    public async Task WhatDependsOnTheOrderOfFilesIsCaught()
    {
        var onlyInTheFirstFile = AdHocAnalyzer.OnDeclarators((context, declarator) =>
        {
            if (context.Compilation.SyntaxTrees.First() != declarator.SyntaxTree) return;
            context.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), "old", "field"));
        });
        var test = new AdHocTest(onlyInTheFirstFile).Only(VerificationChecks.OrderAndConcurrency);
        test.TestState.Sources.Add("class C { int [|old|]; }");
        test.TestState.Sources.Add("class D { int old; }");

        await Caught.ByAsync(test, "files in reverse order", "only usually   /0/Test0.cs", "only now       /0/Test1.cs");
    }

    [Fact]
    public Task WhatRemembersAnEarlierCompilationIsCaught()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        var onlyOnce = AdHocAnalyzer.OnDeclarators((context, declarator) =>
        {
            if (seen.TryAdd(declarator.Identifier.Text, true)) context.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), "old", "field"));
        });
        return Caught.ByAsync(new AdHocTest(onlyOnce) { TestCode = "class C { int [|old|]; }" }.Only(VerificationChecks.OrderAndConcurrency), "something else", "only usually");
    }

    [Fact]
    public async Task AWellBehavedAnalyzerPasses()
    {
        var test = new AdHocTest().Only(VerificationChecks.OrderAndConcurrency);
        for (var i = 0; i < 4; i++) test.TestState.Sources.Add($"class C{i} {{ int [|old|]; }}");
        await test.RunAsync();
    }
}
