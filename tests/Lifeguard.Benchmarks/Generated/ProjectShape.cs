namespace Lifeguard.Benchmarks.Generated;

/// <summary>How large the generated project is.</summary>
/// <param name="Kind">What it does with a database.</param>
/// <param name="Files">C# files in all; what the handlers and their services do not need is filled up with business rules.</param>
/// <param name="Handlers">Methods that the host calls.</param>
/// <param name="CallSites">Places at which a connection is built (in projects that do so) or taken from a data source.</param>
/// <param name="Features">Handler classes, each with a service, a repository and an entity of its own.</param>
public sealed record ProjectShape(ProjectKind Kind, int Files, int Handlers, int CallSites, int Features)
{
    /// <summary>The size that the figures speak of: 2,000 files, 300 handlers.</summary>
    public static ProjectShape Standard(ProjectKind kind) => new(kind, Files: 2_000, Handlers: 300, CallSites: 300, Features: 300);

    /// <summary>The same proportions on a part of the size.</summary>
    public ProjectShape Scaled(double factor) =>
        this with { Files = Scale(Files, factor), Handlers = Scale(Handlers, factor), CallSites = Scale(CallSites, factor), Features = Scale(Features, factor) };

    private static int Scale(int value, double factor) => Math.Max(1, (int)Math.Round(value * factor));
}
