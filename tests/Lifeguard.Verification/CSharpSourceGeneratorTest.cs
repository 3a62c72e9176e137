namespace Lifeguard.Verification;

/// <summary>A test of one generator, incremental or not.</summary>
public class CSharpSourceGeneratorTest<TSourceGenerator> : SourceGeneratorTest
    where TSourceGenerator : new()
{
    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(TSourceGenerator)];
}
