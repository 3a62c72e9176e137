namespace Lifeguard.Analyzers.Catalog;

/// <summary>The first digit of a rule's id and the category a user sees in <c>.editorconfig</c> and in the IDE.</summary>
internal static class RuleCategory
{
    /// <summary>LFG0xxx: what concerns Lifeguard's own configuration.</summary>
    public const string Lifeguard = "Lifeguard";

    /// <summary>LFG1xxx: what is built when, and how long it lives.</summary>
    public const string Lifetime = "Lifeguard.Lifetime";

    /// <summary>LFG2xxx: what is given back, and when.</summary>
    public const string Disposal = "Lifeguard.Disposal";

    /// <summary>LFG3xxx: SQL that pins or breaks a session behind a pooler.</summary>
    public const string Pinning = "Lifeguard.Pinning";

    /// <summary>LFG4xxx: retries, deadlines, cancellation.</summary>
    public const string Resilience = "Lifeguard.Resilience";

    /// <summary>LFG5xxx: secrets and transport security.</summary>
    public const string Security = "Lifeguard.Security";

    /// <summary>LFG6xxx: pool sizes against the database's limit.</summary>
    public const string Capacity = "Lifeguard.Capacity";

    /// <summary>LFG7xxx: what the generator cannot emit, and why.</summary>
    public const string Generator = "Lifeguard.Generator";

    private static readonly string[] ByDigit = [Lifeguard, Lifetime, Disposal, Pinning, Resilience, Security, Capacity, Generator];

    /// <summary>The category that an id of the form <c>LFGdnnn</c> belongs to.</summary>
    /// <exception cref="ArgumentException">The id does not have that form.</exception>
    public static string Of(string id) =>
        id.Length == 7 && id.StartsWith("LFG", StringComparison.Ordinal) && id[3] - '0' is >= 0 and var digit && digit < ByDigit.Length
            ? ByDigit[digit]
            : throw new ArgumentException($"'{id}' is not a rule id.", nameof(id));
}
