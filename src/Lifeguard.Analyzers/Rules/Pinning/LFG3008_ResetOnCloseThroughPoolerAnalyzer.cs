using System.Collections.Immutable;
using System.Globalization;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Connections;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Poolers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3008. Npgsql's <c>DISCARD ALL</c> before a pooled connection's next use, where the pooler pins on it or forgets what the connection string asked for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResetOnCloseThroughPoolerAnalyzer : LifeguardAnalyzer
{
    private static readonly ConnectionSettingSearch Settings = new(RuleCatalog.ResetOnCloseThroughPooler, Judge, ConnectionStringKeyword.Host);

    public ResetOnCloseThroughPoolerAnalyzer()
        : base(RuleCatalog.ResetOnCloseThroughPooler)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) => Settings.Register(context, model);

    private static ConnectionSettingFinding? Judge(ConnectionSetting setting, ConnectionUse use, PoolerInUse pooler)
    {
        if (use.Driver != ConnectionStringDriver.Npgsql || !Resets(use)) return null;
        var what = PoolerTable.Find(SessionFeature.ResetOnReuse, pooler.Profile) is { IsCertainlyHarmful: true } answer ? answer.Sentence
            : LostSettings(use, pooler.Profile) is { Count: > 0 } lost ? $"undoes {List(lost)}: from the second use on, the server's default holds"
            : null;
        return what is null ? null : new ConnectionSettingFinding(Insertion(setting), PoolerNames.Of(pooler), what);
    }

    // Off only where all that decides can be seen.
    private static bool Resets(ConnectionUse use) =>
        use.Text.GetBoolean(use.Driver, ConnectionStringKeyword.NoResetOnClose) == false
        && use.Text.GetBoolean(use.Driver, ConnectionStringKeyword.Pooling) == true
        && use.Text.GetBoolean(use.Driver, ConnectionStringKeyword.Multiplexing) == false;

    private static List<string> LostSettings(ConnectionUse use, PoolerProfile profile)
    {
        var lost = new List<string>();
        foreach (var sent in SentParameters.Of(use.Text))
        {
            var answer = StartupParameters.Find(sent.Name, sent.InOptions, profile);

            // A connection that is refused has nothing to lose.
            if (answer.Outcome == StartupOutcome.NotApplied) return [];
            if (answer.IsLostOnReset && !lost.Contains(sent.Keyword)) lost.Add(sent.Keyword);
        }

        return lost;
    }

    private static string List(List<string> words) => words.Count == 1
        ? $"'{words[0]}'"
        : $"'{string.Join("', '", words.Take(words.Count - 1))}' and '{words[words.Count - 1]}'";

    // Where the fix writes, counted from the setting, which moves with it: at the end of the literal, or before the setting where the literal goes on elsewhere.
    private static ImmutableDictionary<string, string?> Insertion(ConnectionSetting setting)
    {
        if (setting is not { Written: { } written, Read: { IsWellFormed: true } read }) return ImmutableDictionary<string, string?>.Empty;
        var edit = ConnectionStringEdits.Set(read, ConnectionStringDriver.Npgsql, ConnectionStringKeyword.NoResetOnClose, "true") is [{ Range.Length: 0 } added] && IsWhole(written, read)
            ? added
            : new ConnectionStringEdit(new(setting.Entry.Range.Start, setting.Entry.Range.Start), "No Reset On Close=true;");
        var start = written.SpanOf(setting.Entry.KeywordRange).Start;
        var position = edit.Range.Start == setting.Entry.KeywordRange.Start ? start : written.PositionBehind(edit.Range.Start);
        return ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticKeys.InsertionOffset, (position - start).ToString(CultureInfo.InvariantCulture))
            .Add(DiagnosticKeys.InsertionText, AsWritten(edit.NewText, written, read));
    }

    // The gap between entries as the source has it: a line break may be an escape there, and the lines of a raw string are indented.
    private static string AsWritten(string insertion, WrittenText written, ConnectionStringText read)
    {
        if (read.Entries.Count < 2 || insertion.IndexOf('\n') < 0) return insertion;
        var (before, last) = (read.Entries[read.Entries.Count - 2], read.Entries[read.Entries.Count - 1]);
        var gap = read.Text.Substring(before.Range.End, last.Range.Start - before.Range.End);
        var source = TextSpan.FromBounds(written.PositionBehind(before.Range.End), written.SpanOf(last.KeywordRange).Start);
        return insertion.Replace(gap, written.Expression.SyntaxTree.GetText().ToString(source));
    }

    // "Host=db;Password=" + secret: what stands behind the last sign of equality comes later.
    private static bool IsWhole(WrittenText written, ConnectionStringText read) =>
        written.Expression.Parent is not (BinaryExpressionSyntax or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax })
        || (read.Entries.Count > 0 && read.Entries[read.Entries.Count - 1] is var last && last.Range.End > last.ValueRange.End && last.Value is not null);
}
