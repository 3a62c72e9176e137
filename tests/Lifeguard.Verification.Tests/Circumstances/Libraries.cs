using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Verification.Tests.Circumstances;

public sealed class Libraries
{
    private const string Source = """
        using System;
        using System.Threading.Tasks;
        using Pools;
        using static Pools.Pool;
        using P = Pools.Pool;

        [assembly: Pooled(typeof(Handler), Name = "n")]

        class Handler : IHandler<string>
        {
            Pools.Options options = new Pools.Options { Size = 3, Kind = PoolKind.Large };

            public async Task<string> HandleAsync(string input, IContext context)
            {
                await using var pool = [|Pool.Create("x", options)|];
                using P other = [|Create("y", options)|];
                pool.Changed += (sender, size) => { };
                pool.Size = context.Remaining.Seconds + P.Default.Size + pool["a"];
                foreach (var lease in await pool.RentAsync<string>(count: 2)) lease.Return();
                pool.Warm().Seek(1);
                pool.Write(new byte[1], 0, 1);
                return pool.Run(name => name.Length) > 0 ? input : throw new PoolException("empty");
            }
        }
        """;

    private static readonly Library Pools = Library.FromSource("Pools", """
        using System;
        using System.IO;
        using System.Collections.Generic;
        using System.Threading.Tasks;

        namespace Pools
        {
            public enum PoolKind : short { Small = 1, Large = 5 }
            public class Options { public int Size { get; set; } public PoolKind Kind { get; init; } }
            public class PoolException : InvalidOperationException { public PoolException(string message) : base(message) { } }
            public class PooledAttribute : Attribute { public PooledAttribute(Type type) { } public string? Name { get; set; } }
            public interface IContext { TimeSpan Remaining { get; } }
            public interface IHandler<in T> { Task<string> HandleAsync(T input, IContext context); }
            public delegate void SizeChanged(Pool sender, int size);
            public delegate int Work(string name);
            public abstract class PoolBase : MemoryStream { public virtual int Size { get; set; } }
            public sealed class Lease<T> where T : class { public void Return() { } }
            public sealed class Pool : PoolBase
            {
                public static readonly Pool Default = new();
                public static Pool Create(string text, Options options) => new();
                public event SizeChanged? Changed { add { } remove { } }
                public int this[string name] => 1;
                public Task<List<Lease<T>>> RentAsync<T>(int count, bool wait = true) where T : class => Task.FromResult(new List<Lease<T>>());
                public int Run(Work work) => work("");
            }
            public static class PoolExtensions { public static Pool Warm(this Pool pool) => pool; public static void Seek(this Pool pool, int to) { } }
        }
        """);

    [Fact]
    public async Task WhatIsReportedWithoutTheLibraryIsCaught()
    {
        var test = Test(ByWrittenName, VerificationChecks.LibraryAbsent);
        await Caught.ByAsync(test, "although the libraries are absent");
    }

    [Fact]
    public async Task WhatIsReportedForTypesOfTheSameNameIsCaught()
    {
        var test = Test(BySimpleName, VerificationChecks.Doppelganger);
        await Caught.ByAsync(test, "only named as those of a library", "namespace Lookalike.Pools");
    }

    [Fact]
    public Task WhatLooksForTheWholeNamePasses() => Test(ByMetadataName, VerificationChecks.All).RunAsync();

    [Fact]
    public Task WithoutLibrariesThereIsNothingToVerify()
    {
        var test = new AdHocTest { TestCode = "class C { int [|old|]; }" };
        return test.Only(VerificationChecks.LibraryAbsent | VerificationChecks.Doppelganger).RunAsync();
    }

    [Fact]
    public async Task LookalikesCompileAndMeanTheSameCode()
    {
        var project = await CompiledAsync(Source.Replace("[|", "").Replace("|]", ""), Pools);

        var use = LibraryUse.In(project.Compilation, [Pools], CancellationToken.None);
        var copy = DoppelgangerCheck.With(project, use, LookalikeSource.Of(use), Code(project, Pools), CancellationToken.None);

        Assert.DoesNotContain(copy.Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(copy.Compilation.ReferencedAssemblyNames, name => name.Name == "Pools");
        Assert.NotNull(copy.Compilation.GetTypeByMetadataName("Lookalike.Pools.Pool"));
        Assert.Equal("Object", copy.Compilation.GetTypeByMetadataName("Lookalike.Pools.PoolBase")!.BaseType!.Name);
    }

    [Fact]
    public async Task ANamespaceThatOthersDeclareTooStaysInSight()
    {
        var library = Library.FromSource("Shared", "namespace System.Text { public class Pool { } }");
        var project = await CompiledAsync("using System.Text; class C { Pool pool; StringBuilder text; System.Text.Pool other; }", library);

        var use = LibraryUse.In(project.Compilation, [library], CancellationToken.None);
        var copy = DoppelgangerCheck.With(project, use, LookalikeSource.Of(use), Code(project, library), CancellationToken.None);

        Assert.DoesNotContain(copy.Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void LibrariesAreCompiledOnce() =>
        Assert.Same(Library.FromSource("Once", "public class Once { }"), Library.FromSource("Once", "public class Once { }"));

    [Fact]
    public Task ALibraryMayBeAnAssemblyThatIsLoaded()
    {
        var test = new AdHocTest { TestCode = "class C { Microsoft.CodeAnalysis.Location [|old|]; }" };
        test.Libraries.Add(Library.Of<Location>());
        return test.Only(VerificationChecks.None).RunAsync();
    }

    // Does not even ask the compiler.
    private static readonly AdHocAnalyzer ByWrittenName = Create((_, invocation) => invocation.Expression.ToString().EndsWith("Create", StringComparison.Ordinal));

    // Asks for a type of this name, whoever declares it.
    private static readonly AdHocAnalyzer BySimpleName = Create((model, invocation) => model.GetSymbolInfo(invocation).Symbol is { Name: "Create", ContainingType.Name: "Pool" });

    private static readonly AdHocAnalyzer ByMetadataName = Create((model, invocation) =>
        model.GetSymbolInfo(invocation).Symbol is { Name: "Create" } method && method.ContainingType.ToDisplayString() == "Pools.Pool");

    private static AdHocAnalyzer Create(Func<SemanticModel, InvocationExpressionSyntax, bool> isCreation) => new(
        context => context.RegisterSyntaxNodeAction(
            node =>
            {
                if (isCreation(node.SemanticModel, (InvocationExpressionSyntax)node.Node)) node.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, node.Node.GetLocation(), "pool", "local"));
            },
            SyntaxKind.InvocationExpression),
        OldNameAnalyzer.Rule);

    private static AdHocTest Test(AdHocAnalyzer analyzer, VerificationChecks checks)
    {
        var test = new AdHocTest(analyzer) { TestCode = Source }.Only(checks);
        test.Libraries.Add(Pools);
        return test;
    }

    private static async Task<CompiledProject> CompiledAsync(string source, Library library)
    {
        var state = new SolutionState { MarkupHandling = MarkupMode.None };
        state.Sources.Add(source);
        var input = new MarkupReader(MarkupOptions.None, [], null, []).Read(EffectiveState.Of(state));
        var solution = TestSolution.Create(input, ReferenceAssemblies.Default, library.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var project = solution.Projects.Single();
        return new CompiledProject(project, (await project.GetCompilationAsync())!);
    }

    private static AnalyzedCode Code(CompiledProject project, Library library) => new(project.Project.Solution, [], [], []) { Libraries = [library] };
}
