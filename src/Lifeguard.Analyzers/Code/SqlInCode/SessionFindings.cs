using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Which statements that are written in this file leave something behind in their session? Read once for all rules that ask.</summary>
internal sealed class SessionFindings
{
    private static readonly ConditionalWeakTable<LifeguardModel, SessionFindings> Cache = new();

    private readonly LifeguardModel _model;
    private readonly AnalyzerOptions _options;
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<SessionFinding>> _findings = new();

    private SessionFindings(LifeguardModel model, AnalyzerOptions options)
    {
        _model = model;
        _options = options;
    }

    /// <summary>The findings of this compilation, made at the first request.</summary>
    public static SessionFindings For(LifeguardModel model, AnalyzerOptions options) =>
        Cache.TryGetValue(model, out var known) ? known : Cache.GetValue(model, key => new SessionFindings(key, options));

    /// <summary>The findings of one file, in source order, each stretch of source once; none where no pooler is to be expected.</summary>
    public ImmutableArray<SessionFinding> In(SyntaxTree tree, CancellationToken cancel)
    {
        if (_findings.TryGetValue(tree, out var known)) return known;
        var gate = GateOf(tree);
        lock (gate) return _findings.TryGetValue(tree, out known) ? known : _findings.GetOrAdd(tree, Read(tree, cancel));   // a dozen rules ask at the same time
    }

    private readonly ConcurrentDictionary<SyntaxTree, object> _gates = new();

    private object GateOf(SyntaxTree tree) => _gates.GetOrAdd(tree, static _ => new object());

    private ImmutableArray<SessionFinding> Read(SyntaxTree tree, CancellationToken cancel)
    {
        var uses = SqlInCode.For(_model, _options).UsesOf(tree, cancel);
        if (uses.IsEmpty || !PoolerScope.Speaks(_model, _options, tree, cancel)) return ImmutableArray<SessionFinding>.Empty;
        var found = new SortedDictionary<(int Start, int End, SessionEffectKind Kind, SessionEffectForm Form), SessionFinding>();
        foreach (var use in uses)
        {
            if (use.Dialect is not { } dialect || IsOtherWork(use.Sink, cancel)) continue;
            var effects = SessionEffects.Find(use.Text.Text, dialect);
            if (effects.Count == 0) continue;
            var pooler = PoolerScope.Of(use.Sink, dialect, _model, _options, cancel);
            if (!pooler.MattersToSessions) continue;
            var inText = new TransactionInText(use.Text.Text, dialect, effects, runsAsOne: dialect == SqlDialect.PostgreSql);
            foreach (var effect in effects)
            {
                if (effect.Kind == SessionEffectKind.Listen && PoolerScope.IsBackgroundListener(use.Sink.Outermost, pooler, _model, cancel)) continue;
                if (use.Text.LocationOf(SessionFinding.Marked(use.Text.Text, effect)) is not { } location || location.SourceTree != tree) continue;
                var key = (location.SourceSpan.Start, location.SourceSpan.End, effect.Kind, effect.Form);
                if (found.ContainsKey(key)) continue;
                found.Add(key, new SessionFinding(use, effect, dialect, pooler, location, inText, _model));
            }
        }

        return found.Values.ToImmutableArray();
    }

    // A migration is run by a deployment, over a connection of its own.
    private bool IsOtherWork(SqlSink sink, CancellationToken cancel)
    {
        if (sink.Api == SqlApi.Migration) return true;
        var type = sink.Outermost.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return type is { BaseList: not null } && _model.Models.Of(type).GetDeclaredSymbol(type, cancel) is INamedTypeSymbol declared
            && (declared.IsOrExtends("Microsoft.EntityFrameworkCore.Migrations.Migration") || declared.IsOrExtends("FluentMigrator.MigrationBase"));
    }
}
