using System.Collections.Immutable;

namespace Lifeguard.DevTools.Scaffolding;

/// <summary>What a scaffolded entry says until its author has written it. A test refuses a catalogue in which one of these is left.</summary>
internal static class ScaffoldTexts
{
    public const string Title = "Name the defect in one line";
    public const string Message = "'{0}': say what happens here and why it hurts";
    public const string Description = "Explain the defect in the paragraph that the error list shows.";
    public const string Fix = "say what the fix does";
    public const string Summary = "Say in one sentence why this hurts in a function.";

    public static ImmutableArray<string> All { get; } = [Title, Message, Description, Fix, Summary];
}
