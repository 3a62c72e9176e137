namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>What does a field of the object keep that a piece runs on?</summary>
internal enum OwnFields
{
    /// <summary>There is no object, or none that could have fields.</summary>
    None,

    /// <summary>The object lives on, or nobody can tell.</summary>
    Keep,

    /// <summary>The object is built for each invocation, if its constructor (or, without one of its own, the piece) is reached by a way that no other field guards.</summary>
    FollowConstructor,
}

/// <summary>A way to declare a piece of code and to enter it.</summary>
/// <param name="Name">For failures.</param>
/// <param name="Enter">An expression of type <c>int</c> that enters the piece, from the caller.</param>
/// <param name="Declare">Its type, from the body (without a <c>return</c>) and further members; a second text goes to the piece's other file.</param>
internal sealed record Form(string Name, Func<Piece, Piece, string> Enter, Func<Piece, string, string, string[]> Declare)
{
    public Form(string name, string enter, string declare, string? otherPart = null)
        : this(name, (piece, _) => Filled(enter, piece), (piece, body, members) => otherPart is null ? [Filled(declare, piece, body, members)] : [Filled(declare, piece, body, members), Filled(otherPart, piece, body, "")])
    {
    }

    /// <summary>False where the expression runs the piece once per process, does not run it at all, or where Lifeguard is known not to see that it does.</summary>
    public bool IsEntered { get; init; } = true;

    /// <summary>The expression without its parentheses is a method group of type <c>Func&lt;int&gt;</c>.</summary>
    public bool IsMethod { get; init; }

    public OwnFields OwnFields { get; init; }

    // N: the type, I: its interface, B: the body, M: further members.
    private static string Filled(string text, Piece piece, string body = "", string members = "") => text
        .Replace("ⓃN", piece.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("Ⓝ", piece.Name, StringComparison.Ordinal).Replace("Ⓘ", piece.Contract, StringComparison.Ordinal)
        .Replace("Ⓜ", members, StringComparison.Ordinal).Replace("Ⓑ", body, StringComparison.Ordinal);
}
