using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Connections;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Poolers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3007. <c>Prepare</c> and <c>Max Auto Prepare</c> where the pooler does not track prepared statements: the name belongs to one server connection, the next command may get another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DriverPreparedStatementsAnalyzer : LifeguardAnalyzer
{
    private static readonly ConnectionSettingSearch Settings = new(RuleCatalog.DriverPreparedStatements, Judge, ConnectionStringKeyword.MaxAutoPrepare);

    public DriverPreparedStatementsAnalyzer()
        : base(RuleCatalog.DriverPreparedStatements)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        Settings.Register(context, model);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, model), OperationKind.Invocation);
    }

    private static ConnectionSettingFinding? Judge(ConnectionSetting setting, ConnectionUse use, PoolerInUse pooler) =>
        use.Text.GetInt32(use.Driver, setting.Keyword) is > 0 && Answer(pooler) is { } answer ? new ConnectionSettingFinding(Arguments(setting.Source, pooler, answer)) : null;

    private static void AnalyzeCall(OperationAnalysisContext context, LifeguardModel model)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Prepare" or "PrepareAsync", IsStatic: false } || call.Instance?.Type is not { } type) return;
        if (PreparingTypes.DatabaseOf(type, model.Compilation) is not { } database || !model.SpeaksOfPoolers(context.CancellationToken)) return;
        if (OtherWork.IsDoneAt(call.Syntax)) return;

        var pooler = PoolerInUse.For(model.UserSettings, call.Syntax.SyntaxTree, database, ProjectPoolers.For(model, database, context.CancellationToken));
        if (!pooler.MattersToSessions || Answer(pooler) is not { } answer) return;
        context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.DriverPreparedStatements, call.Syntax.GetLocation(), Arguments(CalledAs(call), pooler, answer)));
    }

    private static string CalledAs(IInvocationOperation call) => $"{call.Instance!.Type!.Name}.{call.TargetMethod.Name}";

    private static PoolerAnswer? Answer(PoolerInUse pooler) =>
        PoolerTable.Find(SessionFeature.DriverPreparedStatement, pooler.Profile) is { IsCertainlyHarmful: true } answer ? answer : null;

    private static object[] Arguments(string what, PoolerInUse pooler, PoolerAnswer answer) => answer.DependsOn.Count == 0
        ? [what, PoolerNames.Of(pooler), answer.Sentence, "", ""]
        : [what, PoolerNames.Of(pooler), answer.Sentence, $" It {answer.DependsOnText}.", ", or state the pooler and its version"];
}
