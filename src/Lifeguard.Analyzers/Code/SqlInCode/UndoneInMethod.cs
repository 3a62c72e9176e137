using Lifeguard.Core.Sql;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Does another text of the same method take back what this one leaves behind, while the transaction still holds the server connection?</summary>
internal static class UndoneInMethod
{
    public static bool Is(SessionFinding finding, CancellationToken cancel)
    {
        if (StatementOrder.BodyOf(finding.Use.Sink.Outermost) is not { } body) return false;
        var name = finding.Effect.Name.Substring(finding.Effect.Name.LastIndexOf('.') + 1);
        foreach (var token in body.DescendantTokens())
        {
            cancel.ThrowIfCancellationRequested();
            if (token.Value is string text && text.Length > 0 && TakesBack(text, finding.Effect.Kind, name)) return true;
        }

        return false;
    }

    private static bool TakesBack(string text, SessionEffectKind kind, string name) => kind switch
    {
        SessionEffectKind.TempObject => Has(text, "drop") && (name.Length == 0 || Has(text, name)),
        SessionEffectKind.AdvisoryLock => Has(text, "unlock") || Has(text, "release_lock") || Has(text, "releaseapplock"),
        SessionEffectKind.Listen => Has(text, "unlisten"),
        SessionEffectKind.Prepare => Has(text, "deallocate"),
        SessionEffectKind.Cursor => Has(text, "close"),
        SessionEffectKind.Role => Has(text, "reset") || Has(text, "role none"),
        _ => false,
    };

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
