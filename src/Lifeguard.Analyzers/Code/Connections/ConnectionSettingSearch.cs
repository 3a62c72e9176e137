using System.Collections.Immutable;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.SettingsFiles;
using Lifeguard.Core.ConnectionStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>
/// What the rules about connection strings behind poolers share: they find a keyword where it stands, in a literal, on a builder or in a settings file, ask what the whole string says to whom, and
/// which pooler it leads to.
/// </summary>
internal sealed class ConnectionSettingSearch
{
    // Who says it more often does not mean it.
    private const int MostRepetitions = 16;

    private static readonly ConnectionStringDriver[] Drivers =
    [
        ConnectionStringDriver.Npgsql, ConnectionStringDriver.MySqlConnector, ConnectionStringDriver.MySqlData, ConnectionStringDriver.SqlClient,
    ];

    private readonly DiagnosticDescriptor _rule;
    private readonly Judge _judge;
    private readonly ImmutableArray<ConnectionStringKeyword> _keywords;

    // As keywords and as properties of builders.
    private readonly HashSet<string> _names;

    /// <param name="rule">What to report.</param>
    /// <param name="judge">Says what there is to say of a setting.</param>
    /// <param name="keywords">The settings to look for.</param>
    public ConnectionSettingSearch(DiagnosticDescriptor rule, Judge judge, params ConnectionStringKeyword[] keywords)
    {
        _rule = rule;
        _judge = judge;
        _keywords = keywords.ToImmutableArray();
        _names = new HashSet<string>(
            from driver in Drivers
            from definition in KeywordTable.Of(driver).Keywords
            where definition.Keyword is { } keyword && keywords.Contains(keyword)
            from spelling in definition.Spellings
            from name in new[] { spelling, spelling.Replace(" ", "") }
            select name,
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What to say of a setting in a string that leads to a pooler; null when there is nothing to say.</summary>
    public delegate ConnectionSettingFinding? Judge(ConnectionSetting setting, ConnectionUse use, PoolerInUse pooler);

    public void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        context.RegisterSyntaxNodeAction(node => AnalyzeText(node, model), SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        context.RegisterSyntaxNodeAction(node => AnalyzeAssignment(node, model), SyntaxKind.SimpleAssignmentExpression);
        context.RegisterAdditionalFileAction(file => AnalyzeFile(file, model));
    }

    private void AnalyzeText(SyntaxNodeAnalysisContext context, LifeguardModel model)
    {
        var token = context.Node is LiteralExpressionSyntax literal ? literal.Token : ((InterpolatedStringTextSyntax)context.Node).TextToken;
        if (!MayHoldKeyword(token.Text) || !model.SpeaksOfPoolers(context.CancellationToken) || WrittenText.Of(context.Node) is not { } written) return;

        var read = written.Read();
        List<ConnectionUse>? uses = null;
        foreach (var entry in read.Entries.Where(IsLookedFor).Take(MostRepetitions))
        {
            if (!token.Span.Contains(written.SpanOf(entry.KeywordRange).Start)) continue;
            uses ??= ConnectionUses.Of(written.Expression, model, context.CancellationToken).ToList();
            var span = written.SpanOf(new(entry.KeywordRange.Start, entry.ValueRange.End));
            var setting = new ConnectionSetting(entry, context.Node.SyntaxTree.GetText(context.CancellationToken).ToString(span), written, read);
            if (Find(uses, setting, context.Node.SyntaxTree, model) is not { } finding) continue;
            context.ReportDiagnostic(Diagnostic.Create(_rule, Location.Create(context.Node.SyntaxTree, span), finding.Properties, finding.Arguments));
        }
    }

    // builder.MaxAutoPrepare = 20;   builder["Max Auto Prepare"] = 20;   new NpgsqlConnectionStringBuilder(text) { MaxAutoPrepare = 20 }
    private void AnalyzeAssignment(SyntaxNodeAnalysisContext context, LifeguardModel model)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (!MayNameKeyword(assignment.Left) || BuilderSettings.NameOf(assignment.Left, context.SemanticModel, context.CancellationToken) is not { } name) return;
        if (!_keywords.Any(keyword => IsNamed(keyword, name)) || !model.SpeaksOfPoolers(context.CancellationToken)) return;

        var entry = ConnectionStringText.Parse($"{name}={ConnectionStringText.Hole}").Entries.FirstOrDefault();
        if (entry is null) return;
        var uses = ConnectionUses.Of(assignment, context.SemanticModel, model, context.CancellationToken).ToList();
        if (Find(uses, new ConnectionSetting(entry, assignment.ToString(), null, null), assignment.SyntaxTree, model) is not { } finding) return;
        context.ReportDiagnostic(Diagnostic.Create(_rule, assignment.GetLocation(), finding.Properties, finding.Arguments));
    }

    private void AnalyzeFile(AdditionalFileAnalysisContext context, LifeguardModel model)
    {
        var file = context.AdditionalFile;
        if (!SettingsFile.Is(file.Path) || file.GetText(context.CancellationToken) is not { } text || !MayHoldKeyword(text.ToString())) return;
        if (!model.SpeaksOfPoolers(context.CancellationToken) || model.Compilation.SyntaxTrees.FirstOrDefault() is not { } tree) return;

        foreach (var written in SettingsFile.Read(file, context.CancellationToken))
        {
            if (SettingsFileConnections.UseOf(written, model.Compilation) is not { } use) continue;
            foreach (var entry in use.Text.Entries.Where(IsLookedFor).Take(MostRepetitions))
            {
                var span = written.SpanOf(new(entry.KeywordRange.Start, entry.ValueRange.End));
                if (Find([use], new ConnectionSetting(entry, text.ToString(span), null, null), tree, model) is not { } finding) continue;
                context.ReportDiagnostic(Diagnostic.Create(_rule, Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span)), finding.Arguments));
            }
        }
    }

    // The first connection that has something to fear speaks for all.
    private ConnectionSettingFinding? Find(IEnumerable<ConnectionUse> uses, ConnectionSetting setting, SyntaxTree tree, LifeguardModel model)
    {
        foreach (var use in uses)
        {
            var keyword = KeywordTable.Of(use.Driver).Find(setting.Entry.Keyword)?.Keyword;
            if (keyword is not { } known || !_keywords.Contains(known) || use.Database is null || use.IsDevelopers) continue;
            var pooler = use.PoolerIn(tree, model);
            if (pooler.MattersToSessions && _judge(setting with { Keyword = known }, use, pooler) is { } finding) return finding;
        }

        return null;
    }

    private bool IsLookedFor(ConnectionStringEntry entry) => entry.KeywordIsKnown && entry.Value is not null && Array.Exists(Drivers, driver =>
        KeywordTable.Of(driver).Find(entry.Keyword)?.Keyword is { } keyword && _keywords.Contains(keyword));

    // Cheap, and asked of every literal: one word of a spelling and a value.
    private bool MayHoldKeyword(string text) => text.IndexOf('=') >= 0 && _keywords.Any(keyword => Words(keyword).Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    private static string[] Words(ConnectionStringKeyword keyword) => keyword switch
    {
        ConnectionStringKeyword.MaxAutoPrepare => MaxAutoPrepareWords,
        ConnectionStringKeyword.SearchPath => SearchPathWords,
        ConnectionStringKeyword.Options => OptionsWords,
        _ => HostWords,
    };

    private static readonly string[] MaxAutoPrepareWords = ["Prepare"];

    private static readonly string[] SearchPathWords = ["Search"];

    private static readonly string[] OptionsWords = ["Options"];

    private static readonly string[] HostWords = ["Host", "Server"];

    // No more than a look at the name: this is asked of every assignment.
    private bool MayNameKeyword(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Parent?.Parent is InitializerExpressionSyntax && _names.Contains(name.Identifier.ValueText),
        MemberAccessExpressionSyntax access => _names.Contains(access.Name.Identifier.ValueText),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }] } => MayBeName(key),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: var key }] } => MayBeName(key),
        _ => false,
    };

    private bool MayBeName(ExpressionSyntax key) => key switch
    {
        LiteralExpressionSyntax literal => _names.Contains(literal.Token.ValueText),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => true,
        _ => false,
    };

    private static bool IsNamed(ConnectionStringKeyword keyword, string name) =>
        KeywordTable.Of(ConnectionStringDriver.Npgsql).Find(name)?.Keyword == keyword;
}
