namespace Lifeguard.Benchmarks.Generated;

/// <summary>A project of functions as people write them, made of numbers alone: the same shape gives the same text, always.</summary>
public sealed class GeneratedProject
{
    private GeneratedProject(ProjectShape shape, IReadOnlyList<SourceFile> files)
    {
        Shape = shape;
        Files = files;
    }

    /// <summary>How large it is.</summary>
    public ProjectShape Shape { get; }

    /// <summary>Its C# files, by relative path.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Writes the project of this shape.</summary>
    public static GeneratedProject Of(ProjectShape shape)
    {
        var files = new List<SourceFile> { SharedFiles.Usings(shape), SharedFiles.Settings(), SharedFiles.Connections(shape) };
        foreach (var area in Names.AllAreas(shape.Features))
        {
            files.Add(SharedFiles.Startup(area, shape));
            if (shape.Kind == ProjectKind.DeepHits) files.Add(SharedFiles.Gateway(area));
        }

        for (var feature = 0; feature < shape.Features; feature++) files.AddRange(FeatureFiles.Of(new Names(feature), new Share(shape, feature)));
        for (var number = 0; files.Count < shape.Files; number++) files.Add(BusinessRules.Of(number));
        return new GeneratedProject(shape, files);
    }
}
