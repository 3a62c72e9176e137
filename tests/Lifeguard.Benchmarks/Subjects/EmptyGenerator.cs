using Microsoft.CodeAnalysis;

namespace Lifeguard.Benchmarks.Subjects;

/// <summary>Looks for the same attribute as Lifeguard's generator and writes nothing: what the compiler takes for the search alone.</summary>
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName("Lifeguard.PooledHandlerAttribute", static (_, _) => true, static (_, _) => 0), static (_, _) => { });
}
