using System.Runtime.Loader;
using Lifeguard.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator.Tests.Running;

/// <summary>Compiles handlers with what is emitted for them and the stand-in of the runtime library, and runs them.</summary>
internal static class Program
{
    private const string Usings = """
        using System;
        using System.Data;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Npgsql;

        """;

    private static readonly ReferenceAssemblies References = ReferenceAssemblies.Default.AddAssemblies(ContractAssemblies.Of("Npgsql", "Amazon.Lambda.Core", "Amazon.Lambda.Annotations"));

    /// <summary>Runs <c>Scenario.Run</c>.</summary>
    /// <returns>The journal of what was lent and taken back, and of what the scenario wrote into it.</returns>
    /// <param name="source">The handlers, and the scenario.</param>
    /// <param name="others">Generators that run beside ours.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(string source, params Type[] others)
    {
        var test = new TestBeside(others)
        {
            ReferenceAssemblies = References,
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
            LanguageVersion = LanguageVersion.CSharp9,
            Nullable = NullableContextOptions.Enable,
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
            DisabledDiagnostics = { "CS1591", "CS8019" },
        };
        test.TestState.Sources.Add(Usings + source);
        test.TestState.Sources.Add(FakeRuntime.Source);
        test.Skip(VerificationChecks.BrokenCode | VerificationChecks.GeneratorDeterminism, because: "other tests verify it, and this one is about running");
        await test.RunAsync();

        using var image = new MemoryStream();
        var result = test.Output!.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("scenario", isCollectible: true);
        context.Resolving += static (loading, name) => loading.LoadFromAssemblyPath(Path.Combine(ContractAssemblies.Folder, name.Name + ".dll"));
        var assembly = context.LoadFromStream(image);
        await (Task)assembly.GetType("Scenario")!.GetMethod("Run")!.Invoke(null, null)!;
        return (List<string>)assembly.GetType("Lifeguard.Journal")!.GetField("Lines")!.GetValue(null)!;
    }

    private sealed class TestBeside(Type[] others) : CSharpSourceGeneratorTest<PooledHandlerGenerator>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [.. base.GetSourceGenerators(), .. others];
    }
}
