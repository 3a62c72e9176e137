using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static Lifeguard.Analyzers.Catalog.DiagnosticKeys;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>How the rules about session state ask for their findings and tell about them: once a file, in the same words.</summary>
internal static class SessionRule
{
    /// <summary>Calls <paramref name="tell"/> for every file with its findings.</summary>
    public static void ForFiles(CompilationStartAnalysisContext context, LifeguardModel model, Action<SemanticModelAnalysisContext, IReadOnlyList<SessionFinding>> tell) =>
        context.RegisterSemanticModelAction(file =>
        {
            var findings = SessionFindings.For(model, file.Options).In(file.SemanticModel.SyntaxTree, file.CancellationToken);
            if (!findings.IsEmpty) tell(file, findings);
        });

    /// <summary>Reports those findings that harm: pooler, statement, what happens, what it hangs on, and what to do.</summary>
    public static void ReportHarmful(
        CompilationStartAnalysisContext context, LifeguardModel model, DiagnosticDescriptor rule, Func<SessionFinding, IReadOnlyList<SessionFinding>, bool> concerns) =>
        ForFiles(context, model, (file, findings) =>
        {
            foreach (var finding in findings)
            {
                if (concerns(finding, findings) && finding.IsHarmful(file.CancellationToken)) file.ReportDiagnostic(Of(rule, finding, file.CancellationToken));
            }
        });

    /// <summary>True where the file does what this one takes back: the mistake is told there.</summary>
    public static bool IsToldElsewhere(SessionFinding finding, IReadOnlyList<SessionFinding> findings, Func<SessionFinding, bool> isCause) =>
        findings.Any(other => other != finding && other.Effect.Scope == SessionEffectScope.Session && isCause(other));

    /// <summary>The diagnostic of a finding that has an answer.</summary>
    public static Diagnostic Of(DiagnosticDescriptor rule, SessionFinding finding, CancellationToken cancel)
    {
        var answer = finding.Answer!;
        var depends = answer.DependsOnText is { Length: > 0 } text ? $" (it {text})" : "";
        // An unlock in the method would be left without its lock.
        var isFixable = finding.Presence(cancel) == TransactionPresence.Explicit && !(finding.Effect.Kind == SessionEffectKind.AdvisoryLock && UndoneInMethod.Is(finding, cancel));
        var properties = isFixable && SqlEdits.Of(finding) is { } edits
            ? ImmutableDictionary<string, string?>.Empty.Add(TextEdits, edits)
            : null;
        return Diagnostic.Create(rule, finding.Location, properties, answer.PoolerName, finding.Statement, answer.Sentence, depends, PinningAdvice.Instead(finding.Effect, finding.Dialect, answer));
    }
}
