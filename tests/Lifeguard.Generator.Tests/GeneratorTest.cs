using Lifeguard.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator.Tests;

/// <summary>Code with pooled handlers, compiled against the runtime library and everything a host brings, as C# 9 unless the test says otherwise.</summary>
internal static class GeneratorTest
{
    private const string Usings = """
        using System;
        using System.Data;
        using System.Threading;
        using System.Threading.Tasks;
        using Lifeguard;
        using Npgsql;

        """;

    private static readonly ReferenceAssemblies Hosts = ReferenceAssemblies.AspNetCore.Net100.AddAssemblies(
    [
        .. ContractAssemblies.Of(
            "Npgsql", "Amazon.Lambda.Core", "Amazon.Lambda.Annotations", "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Core", "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues",
            "Microsoft.Azure.Functions.Worker.Extensions.Http", "Google.Cloud.Functions.Framework", "CloudNative.CloudEvents"),
    ]);

    /// <summary>With the runtime library that ships.</summary>
    public static readonly ReferenceAssemblies Shipped = Hosts.AddAssemblies([typeof(PooledDatabase).Assembly.Location]);

    /// <summary>What is emitted is what was approved under this name; it compiles without a warning, and the code's markup says what else there is.</summary>
    public static async Task<CSharpSourceGeneratorVerifier<PooledHandlerGenerator>.Test> Emits(string name, string source, LanguageVersion version = LanguageVersion.CSharp9, NullableContextOptions nullable = NullableContextOptions.Enable)
    {
        var test = Create(source, version, nullable);
        test.TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        await test.RunAsync();
        Assert.NotEmpty(test.Generated);
        Approved.Equal(name, string.Join("\n", test.Generated.OrderBy(tree => tree.FilePath, StringComparer.Ordinal).Select(tree => $"---- {Path.GetFileName(tree.FilePath)} ----\n{WithoutVersion(tree)}")));
        return test;
    }

    /// <summary>What was approved does not change with every release.</summary>
    public static string WithoutVersion(SyntaxTree tree) => tree.GetText().ToString().Replace(typeof(PooledHandlerGenerator).Assembly.GetName().Version!.ToString(3), "VERSION", StringComparison.Ordinal);

    /// <summary>Nothing is emitted.</summary>
    public static Task EmitsNothing(string source, LanguageVersion version = LanguageVersion.CSharp9) => Create(source, version, NullableContextOptions.Enable).RunAsync();

    public static CSharpSourceGeneratorVerifier<PooledHandlerGenerator>.Test Create(string source, LanguageVersion version, NullableContextOptions nullable) => new()
    {
        TestCode = Usings + source,
        ReferenceAssemblies = Shipped,
        CompilerDiagnostics = CompilerDiagnostics.Warnings,
        LanguageVersion = version,
        Nullable = nullable,
        DisabledDiagnostics = { "CS1591", "CS8019" },
    };
}
