using Lifeguard.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Lifetime;

/// <summary>
/// What a fix makes of a function's code, in a project as the SDK's templates set it up: implicit usings and nullable enabled. Compiler warnings count as much as errors, before and after.
/// </summary>
public static class FixTest<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : LifeguardCodeFix, new()
{
    /// <summary>The fix turns one text into the other: one diagnostic after the other, and by Fix All.</summary>
    /// <param name="source">The code, with its diagnostics marked.</param>
    /// <param name="fixedSource">What it becomes.</param>
    /// <param name="key">The equivalence key of the action, where it is not the first.</param>
    /// <param name="kind">A program where the code has top-level statements.</param>
    /// <param name="alsoChanges">Why members change in which nothing is reported; null where none may.</param>
    /// <param name="fixedState">What the markup in the fixed code means; null where nothing fixable may be left.</param>
    public static Task Fixes(
        string source, string fixedSource, string? key = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, string? alsoChanges = null, MarkupMode? fixedState = null) =>
        Run([source], [fixedSource], key, kind, alsoChanges, fixedState);

    /// <summary>The same for several files.</summary>
    public static Task Fixes(string[] sources, string[] fixedSources) => Run(sources, fixedSources);

    /// <summary>The same for the members and the body of the handler in <see cref="FixCode.Orders"/>.</summary>
    public static Task FixesOrders(string body, string fixedMembers, string fixedBody, string members = "", string? alsoChanges = null) =>
        Run([FixCode.Orders(members, body)], [FixCode.Orders(fixedMembers, fixedBody)], alsoChanges: alsoChanges);

    /// <summary>The code is reported, but no fix is offered.</summary>
    public static Task OffersNothing(string source) => Run([source], [source]);

    /// <summary>The body of the handler in <see cref="FixCode.Orders"/> is reported, but no fix is offered.</summary>
    public static Task OffersNothingInOrders(string body, string members = "") => OffersNothing(FixCode.Orders(members, body));

    private static Task Run(string[] sources, string[] fixedSources, string? key = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, string? alsoChanges = null, MarkupMode? fixedState = null)
    {
        var test = new CSharpCodeFixVerifier<TAnalyzer, TFix>.Test { ReferenceAssemblies = Packages.All, CodeActionEquivalenceKey = key, CompilerDiagnostics = CompilerDiagnostics.Warnings };
        if (alsoChanges is not null) test.Skip(VerificationChecks.UntouchedMembers, alsoChanges);

        // A missing comment; an older framework behind a package, which the SDK does not report either; the usual way to make a DynamoDBContext.
        test.DisabledDiagnostics.AddRange(["CS1591", "CS1701", "CS0618"]);
        test.TestState.OutputKind = kind;
        test.TestState.Sources.Add(("/0/Usings.cs", Packages.Usings));
        test.FixedState.Sources.Add(("/0/Usings.cs", Packages.Usings));
        foreach (var source in sources) test.TestState.Sources.Add(source);
        foreach (var source in fixedSources) test.FixedState.Sources.Add(source);
        test.FixedState.MarkupHandling = fixedState;
        test.SolutionTransforms.Add(EnableNullable);
        return test.RunAsync();
    }

    private static Solution EnableNullable(Solution solution, ProjectId project)
    {
        var options = (CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!;
        return solution.WithProjectCompilationOptions(project, options.WithNullableContextOptions(NullableContextOptions.Enable));
    }
}
