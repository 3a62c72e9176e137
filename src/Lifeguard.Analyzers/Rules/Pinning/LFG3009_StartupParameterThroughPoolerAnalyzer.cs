using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Connections;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Poolers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3009. <c>Search Path</c> and <c>Options</c> that the pooler refuses or, told to ignore them, drops: queries then run in the wrong schema.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StartupParameterThroughPoolerAnalyzer : LifeguardAnalyzer
{
    private static readonly ConnectionSettingSearch Settings = new(RuleCatalog.StartupParameterThroughPooler, Judge, ConnectionStringKeyword.SearchPath, ConnectionStringKeyword.Options);

    public StartupParameterThroughPoolerAnalyzer()
        : base(RuleCatalog.StartupParameterThroughPooler)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) => Settings.Register(context, model);

    private static ConnectionSettingFinding? Judge(ConnectionSetting setting, ConnectionUse use, PoolerInUse pooler)
    {
        if (use.Driver != ConnectionStringDriver.Npgsql) return null;
        foreach (var sent in SentParameters.Of(use.Text))
        {
            if (sent.InOptions != (setting.Keyword == ConnectionStringKeyword.Options) || (!sent.InOptions && sent.Name != "search_path")) continue;
            var answer = StartupParameters.Find(sent.Name, sent.InOptions, pooler.Profile);
            if (answer is not { Outcome: StartupOutcome.NotApplied, Fact: { Certainty: not Certainty.Disputed } fact }) continue;
            var note = fact.Note.Length == 0 ? "" : " " + fact.Note;
            return pooler.Profile.Pooler == Pooler.RdsProxy
                ? new ConnectionSettingFinding(setting.Source, sent.Name, PoolerNames.Of(pooler), "refuses the connection", note, "the proxy's initialization query")
                : new ConnectionSettingFinding(setting.Source, sent.Name, PoolerNames.Of(pooler), "refuses the connection or, told to ignore the parameter, drops it", note, "ALTER ROLE … SET");
        }

        return null;
    }
}
