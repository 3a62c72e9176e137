using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Ownership;
using Lifeguard.Analyzers.Code.Ownership.Paths;
using Lifeguard.Analyzers.Code.Scopes;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Disposal;

/// <summary>LFG2005. While a function waits for HTTP, a queue or the clock, the connection that it holds serves nobody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionHeldAcrossExternalCallAnalyzer : LifeguardAnalyzer
{
    // A value that is read as a stream, and rows that are exported, go from the database straight to the call: that needs the connection.
    private static readonly HashSet<string> Streams = new(StringComparer.Ordinal)
    {
        "GetStream", "GetStreamAsync", "GetTextReader", "GetTextReaderAsync", "BeginBinaryExport", "BeginBinaryExportAsync", "BeginTextExport", "BeginTextExportAsync", "BeginRawBinaryCopy", "BeginRawBinaryCopyAsync",
    };

    // The connection is held for the sake of the lock.
    private static readonly string[] SessionLocks = ["advisory_lock", "applock", "GET_LOCK"];

    public ConnectionHeldAcrossExternalCallAnalyzer()
        : base(RuleCatalog.ConnectionHeldAcrossExternalCall)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        CallsOfHolders.Register(
            context, model, call => (MayRunUserCode(call, model) || WaitOf(call) is not null) && AwaitedCall.Is(call), (call, report, cancel) => Analyze(call, report, model, cancel));

    private static void Analyze(IInvocationOperation call, Action<Diagnostic> report, LifeguardModel model, CancellationToken cancel)
    {
        if (WaitOf(call) is { } wait)
        {
            if (Held(call, model, cancel) is { } held) Report(report, call, model, Named(call.TargetMethod), wait, held, cancel);
        }
        else if (Held(call, model, cancel) is { } held && !IsGiven(call))
        {
            foreach (var below in CallsBelow.Of(call, model, cancel))
            {
                if (CallsBelow.Calls(below.Body, model, cancel).FirstOrDefault(inner => WaitOf(inner) is not null && AwaitedCall.Is(inner)) is not { } external) continue;
                Report(report, call, model, string.Join(" → ", below.Way.Add(Named(external.TargetMethod))), WaitOf(external)!, held, cancel);
                return;
            }
        }
    }

    private static void Report(Action<Diagnostic> report, IInvocationOperation call, LifeguardModel model, string way, string wait, Acquisition held, CancellationToken cancel)
    {
        if (model.Kind(cancel) is not (ProjectKind.Functions or ProjectKind.Library) || IsHeldOnPurpose(call.Syntax)) return;
        report(Diagnostic.Create(RuleCatalog.ConnectionHeldAcrossExternalCall, call.Syntax.GetLocation(), [held.Operation.Syntax.GetLocation()], way, wait, Told(held)));
    }

    private static string? WaitOf(IInvocationOperation call)
    {
        var isMoment = call.TargetMethod.Name is "Delay" or "Sleep" or "Wait" or "WaitAsync" && call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: 0 or 1 };
        return isMoment ? null : ExternalCalls.WaitOf(call.TargetMethod.ReducedFrom ?? call.TargetMethod);
    }

    // A connection before what works on it; a context holds none between two queries.
    private static Acquisition? Held(IInvocationOperation call, LifeguardModel model, CancellationToken cancel)
    {
        var held = BodyPaths.Of(call, model, cancel).HeldAt(call).Where(acquisition => acquisition.Provider is not { IsFileDatabase: true }).ToList();
        ResourceKind[] order = [ResourceKind.Connection, ResourceKind.Transaction, ResourceKind.Reader, ResourceKind.Copy];
        return order.Select(kind => held.FirstOrDefault(acquisition => acquisition.Kind == kind)).FirstOrDefault(acquisition => acquisition is not null);
    }

    private static string Told(Acquisition held) => held.Kind switch
    {
        ResourceKind.Connection => $"the connection of '{held.Name}'",
        ResourceKind.Transaction => $"the transaction of '{held.Name}', and with it its connection,",
        ResourceKind.Reader => $"the reader of '{held.Name}', and with it its connection,",
        _ => $"the COPY of '{held.Name}', and with it its connection,",
    };

    private static bool MayRunUserCode(IInvocationOperation call, LifeguardModel model) =>
        call.TargetMethod.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation && call.TargetMethod.IsDeclaredIn(model.Compilation);

    // What is given the connection may close it, or be about it.
    private static bool IsGiven(IInvocationOperation call) => call.Arguments.Any(argument => ScopeBound.Is(WorkUses.Bare(argument.Value).Type));

    private static string Named(IMethodSymbol method) => method.IsExtensionMethod ? method.Name : method.ShortName();

    private static bool IsHeldOnPurpose(SyntaxNode call)
    {
        var function = FunctionSyntax.Around(call);
        return function.DescendantNodes().Any(node => node switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => Streams.Contains(name),
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => SessionLocks.Any(word => literal.Token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0),
            InterpolatedStringTextSyntax text => SessionLocks.Any(word => text.TextToken.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0),
            _ => false,
        });
    }
}
