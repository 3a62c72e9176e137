using Microsoft.CodeAnalysis;

namespace Lifeguard.Generator;

/// <summary>Names that the user has not taken in a method.</summary>
internal sealed class FreeNames
{
    private readonly HashSet<string> _taken;

    /// <param name="handler">Its parameters have their names.</param>
    /// <param name="others">What else the method mentions by its bare name.</param>
    public FreeNames(IMethodSymbol handler, params string[] others) => _taken = new HashSet<string>(handler.Parameters.Select(parameter => parameter.Name).Concat(others), StringComparer.Ordinal);

    /// <summary>This name, or this name with a number.</summary>
    public string Take(string wanted)
    {
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++) name = wanted + number;
        return name;
    }
}
