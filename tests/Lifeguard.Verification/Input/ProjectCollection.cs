namespace Lifeguard.Verification;

/// <summary>Additional projects by name; asking for one that is not there adds it.</summary>
public sealed class ProjectCollection
{
    private readonly List<ProjectState> _projects = [];

    /// <summary>How many there are.</summary>
    public int Count => _projects.Count;

    /// <summary>All of them, in the order they were added.</summary>
    public IReadOnlyList<ProjectState> Values => _projects;

    /// <summary>The project of this name; its files are called <c>/{name}/Test0.cs</c>, ….</summary>
    public ProjectState this[string name]
    {
        get
        {
            var project = _projects.Find(project => project.Name == name);
            if (project is null) _projects.Add(project = new ProjectState(name, $"/{name}/Test"));
            return project;
        }
    }
}
