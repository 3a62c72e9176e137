using System.Text;
using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>What is an effect called outside of this program? Names are an interface: they stay.</summary>
internal static class EffectNames
{
    private static readonly Dictionary<SessionEffectKind, string> OfSession = Enum.GetValues<SessionEffectKind>().ToDictionary(kind => kind, NameOf);

    private static readonly Dictionary<SessionEffectKind, string> OfTransaction = new()
    {
        [SessionEffectKind.Setting] = "tx-scoped:setting",

        // SET LOCAL ROLE: the role is a setting, too.
        [SessionEffectKind.Role] = "tx-scoped:setting",
        [SessionEffectKind.AdvisoryLock] = "tx-scoped:advisory-lock",
        [SessionEffectKind.TempObject] = "tx-scoped:temp",
        [SessionEffectKind.Cursor] = "tx-scoped:cursor",
    };

    /// <summary>The name of one effect.</summary>
    public static string Of(SessionEffect effect) =>
        effect.Scope == SessionEffectScope.Transaction && OfTransaction.TryGetValue(effect.Kind, out var name) ? name : OfSession[effect.Kind];

    /// <summary>The names of several, each once, in the order of the text.</summary>
    public static IEnumerable<string> Of(IEnumerable<SessionEffect> effects) => effects.Select(Of).Distinct();

    private static string NameOf(SessionEffectKind kind) => kind switch
    {
        SessionEffectKind.TempObject => "temp",
        SessionEffectKind.Cursor => "hold-cursor",
        _ => KebabCase(kind.ToString()),
    };

    private static string KebabCase(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsUpper(character) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }
}
