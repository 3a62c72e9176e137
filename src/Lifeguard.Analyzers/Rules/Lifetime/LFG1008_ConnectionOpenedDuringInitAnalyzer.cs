using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>
/// LFG1008. A connection that is opened while the function is initialised, and stays open, is older than every invocation: stale after a freeze, dead after a restore from a snapshot.
/// A member that keeps one is reported by LFG1004; here it is about what that rule does not see.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionOpenedDuringInitAnalyzer : LifeguardAnalyzer
{
    private const int MostCalls = 64;

    public ConnectionOpenedDuringInitAnalyzer()
        : base(RuleCatalog.ConnectionOpenedDuringInit)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        context.RegisterOperationAction(operation => Analyze(operation, model), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, LifeguardModel model)
    {
        var call = (IInvocationOperation)context.Operation;
        if (ConnectionOpening.Of(call, model.Models, context.CancellationToken) is not { End.Kind: LeaseEndKind.Open or LeaseEndKind.Returned or LeaseEndKind.Stored } opening) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions || IsOfFileDatabase(opening.Type, model, context.CancellationToken)) return;
        if (StaysOpen(opening, model, context.CancellationToken) is not { } found) return;
        var reach = HandlerReach.For(model, context.CancellationToken);
        var restored = reach.Entries.Any(entry => entry.Host.Name == ServerlessHost.AwsLambda.Name) ? ", and it is dead in a process that SnapStart restores" : "";
        context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.ConnectionOpenedDuringInit, NameOf(opening.Call).GetLocation(), found.Locations, opening.Name, found.When, restored));
    }

    // Follows the connection from the call that opened it through the functions that return it, up to the initialisation that keeps it.
    private static Initialisation? StaysOpen(ConnectionOpening opening, LifeguardModel model, CancellationToken cancel)
    {
        var reach = HandlerReach.For(model, cancel);
        var pending = new Queue<(InitialisationStep Step, LeaseEnd End)>();
        pending.Enqueue((InitialisationStep.Start(opening.Call, opening.Name), opening.End));
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var left = MostCalls; pending.Count > 0 && left > 0; left--)
        {
            var (step, end) = pending.Dequeue();
            switch (end.Kind)
            {
                case LeaseEndKind.Returned when Initialisation.FunctionAround(step.At, model, cancel) is { } function && seen.Add(function):
                    foreach (var call in Initialisation.CallsOf(function, reach, cancel))
                    {
                        pending.Enqueue((step.CalledAt(call, function.ShortName()), LeaseEnd.Of(call, model.Models.Of(call), cancel)));
                    }

                    break;
                case LeaseEndKind.Open:
                case LeaseEndKind.Stored when end.Member is { } member && !IsTold(member, model, cancel) && !LeaseEnd.ClosesMember(member, step.At, model.Models.Of(step.At), cancel):
                    if (Initialisation.Of(step, model, cancel) is { } found) return found;
                    break;
            }
        }

        return null;
    }

    // LFG1004 speaks of a member that survives an invocation, or knows why this one may; a thread's own copy is not shared.
    private static bool IsTold(ISymbol member, LifeguardModel model, CancellationToken cancel) =>
        member.HasAttribute("System.ThreadStaticAttribute") || KeptValues.Reason(member, _ => true, model, cancel) is not null;

    // Where the type does not tell the provider, no file database may be around.
    private static bool IsOfFileDatabase(ITypeSymbol type, LifeguardModel model, CancellationToken cancel)
    {
        if (DatabaseProviders.OfConnection(type) is { } provider) return provider.IsFileDatabase;
        return FileDatabases.Any(name => model.Source.Mentions(name, cancel));
    }

    private static readonly string[] FileDatabases = ["SqliteConnection", "SQLiteConnection", "DuckDBConnection", "UseSqlite", "UseInMemoryDatabase"];

    private static SyntaxNode NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name,
        MemberBindingExpressionSyntax { Name: var name } => name,
        var called => called,
    };
}
