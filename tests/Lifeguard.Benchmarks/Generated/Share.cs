namespace Lifeguard.Benchmarks.Generated;

/// <summary>What one feature gets of the project's handlers and call sites.</summary>
internal sealed record Share(ProjectShape Shape, int Feature)
{
    public ProjectKind Kind => Shape.Kind;

    public int Handlers => Of(Shape.Handlers);

    public int CallSites => Of(Shape.CallSites);

    // Dealt out evenly, the first ones taking what is left over.
    private int Of(int total) => (total / Shape.Features) + (Feature < total % Shape.Features ? 1 : 0);
}
