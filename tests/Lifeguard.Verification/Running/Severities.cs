using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

internal static class Severities
{
    /// <summary>The option that gives a diagnostic this severity.</summary>
    public static ReportDiagnostic ToReportDiagnostic(this DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Hidden => ReportDiagnostic.Hidden,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        _ => ReportDiagnostic.Error,
    };
}
