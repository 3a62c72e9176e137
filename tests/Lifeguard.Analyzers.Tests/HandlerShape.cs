namespace Lifeguard.Analyzers.Tests;

/// <summary>A handler of one host, to put a body into.</summary>
/// <param name="Name">Shown in the test's name.</param>
/// <param name="Handler">How messages call the handler.</param>
/// <param name="Template">The code; <c>BODY</c> stands for the handler's statements, <c>MEMBERS</c> for further members of its class.</param>
/// <param name="Files">Manifests, settings.</param>
public sealed record HandlerShape(string Name, string Handler, string Template, params (string Path, string Text)[] Files)
{
    /// <summary>True where the host builds the handler's class for every invocation.</summary>
    public bool BuiltPerInvocation { get; init; }

    /// <summary>True where the handler is a method of a class that the host keeps.</summary>
    public bool KeptByHost { get; init; }

    /// <summary>The handler with this body.</summary>
    public string With(string body, string members = "") => Template.Replace("BODY", body, StringComparison.Ordinal).Replace("MEMBERS", members, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
