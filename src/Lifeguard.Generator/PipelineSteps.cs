namespace Lifeguard.Generator;

/// <summary>Names of the generator's steps, by which tests see what was computed anew.</summary>
internal static class PipelineSteps
{
    /// <summary>From a method with the attribute to its model.</summary>
    public const string Parse = "Lifeguard.Parse";
}
