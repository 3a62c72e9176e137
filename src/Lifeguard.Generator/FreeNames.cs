using Microsoft.CodeAnalysis;

namespace Lifeguard.Generator;

/// <summary>Names that the user has not taken in a method.</summary>
internal sealed class FreeNames
{
    private readonly HashSet<string> _taken;

    public FreeNames(IMethodSymbol handler, string core) => _taken = new HashSet<string>(handler.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal) { core };

    /// <summary>This name, or this name with a number.</summary>
    public string Take(string wanted)
    {
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++) name = wanted + number;
        return name;
    }
}
