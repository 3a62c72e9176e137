using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>
/// Which SQL text that is written in this file reaches a database, wherever that happens? The search goes from the literal to the database, and the text is then read back from there, so that
/// every finding is about the file that it is found in.
/// </summary>
internal sealed class SqlInCode
{
    private static readonly ConditionalWeakTable<LifeguardModel, SqlInCode> Cache = new();

    private readonly LifeguardModel _model;
    private readonly AnalyzerOptions _options;
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<SqlUse>> _uses = new();

    private SqlInCode(LifeguardModel model, AnalyzerOptions options)
    {
        _model = model;
        _options = options;
    }

    /// <summary>The answers for this compilation, made at the first request.</summary>
    public static SqlInCode For(LifeguardModel model, AnalyzerOptions options) =>
        Cache.TryGetValue(model, out var known) ? known : Cache.GetValue(model, key => new SqlInCode(key, options));

    /// <summary>The texts with a word that can leave something behind in a session, of which a part is written in this file; each place they are sent to once, in source order.</summary>
    public ImmutableArray<SqlUse> UsesOf(SyntaxTree tree, CancellationToken cancel) =>
        _uses.TryGetValue(tree, out var known) ? known : _uses.GetOrAdd(tree, Read(tree, cancel));

    private ImmutableArray<SqlUse> Read(SyntaxTree tree, CancellationToken cancel)
    {
        var found = ImmutableArray.CreateBuilder<SqlUse>();
        var seen = new HashSet<(SyntaxNode Text, SyntaxNode Outermost)>();
        var starts = new HashSet<ExpressionSyntax>();
        foreach (var literal in SessionWords.LiteralsIn(tree, cancel))
        {
            var start = literal.Parent as ExpressionSyntax ?? (ExpressionSyntax)literal.Parent!.Parent!;
            if (!starts.Add(start) || !TextOutline.MayHaveEffects(start)) continue;
            foreach (var sink in SqlFlow.For(_model).SinksOf(start, cancel))
            {
                if (!seen.Add((sink.Text, sink.Outermost))) continue;
                var dialect = SqlDialects.Of(sink, _model, _options, cancel);
                foreach (var text in SqlReading.Of(sink.Text, sink.Via, _model.Models, cancel)) found.Add(new SqlUse(sink, text, dialect));
            }
        }

        return found.ToImmutable();
    }
}
