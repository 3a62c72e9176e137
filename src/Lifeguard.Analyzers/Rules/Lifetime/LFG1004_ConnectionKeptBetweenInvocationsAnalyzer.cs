using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>
/// LFG1004. What lives between invocations must survive a freeze and overlapping use. A connection, a transaction and a DbContext do neither; a pool does both.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionKeptBetweenInvocationsAnalyzer : LifeguardAnalyzer
{
    // Holders whose content lives as long as they do. AsyncLocal and ThreadLocal are not among them: theirs follows the flow or the thread.
    private static readonly HashSet<string> Holders = new(StringComparer.Ordinal) { "Lazy", "Task", "ValueTask", "Dictionary", "IDictionary", "ConcurrentDictionary" };

    public ConnectionKeptBetweenInvocationsAnalyzer()
        : base(RuleCatalog.ConnectionKeptBetweenInvocations)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        context.RegisterSymbolAction(symbol => AnalyzeMember(symbol, model), SymbolKind.Field, SymbolKind.Property);
        context.RegisterOperationAction(operation => AnalyzeRegistration(operation, model), OperationKind.Invocation);
    }

    private static void AnalyzeMember(SymbolAnalysisContext context, LifeguardModel model)
    {
        var member = context.Symbol;
        if (KeptType(member) is not { } type || member.IsImplicitlyDeclared || IsExempt(member)) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions || KeptValues.Reason(member, model, context.CancellationToken) is not { } reason) return;
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        if (DataSourceOf(type, model) is { } dataSource) properties[DiagnosticKeys.DataSourceType] = dataSource;
        context.ReportDiagnostic(Diagnostic.Create(
            RuleCatalog.ConnectionKeptBetweenInvocations, member.Locations[0], properties.ToImmutable(), member.Name, type.Name, reason, Advice(type, model)));
    }

    private static void AnalyzeRegistration(OperationAnalysisContext context, LifeguardModel model)
    {
        var method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (method.Name is not ("AddSingleton" or "TryAddSingleton" or "AddKeyedSingleton" or "AddDbContext") || context.Operation.Syntax is not InvocationExpressionSyntax call) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions) return;
        var registration = HandlerReach.For(model, context.CancellationToken).Registrations(context.CancellationToken).All.FirstOrDefault(entry => entry.Call == call);
        if (registration is not { Lifetime: ServiceLifetime.Singleton }) return;
        var type = new[] { registration.Service, registration.Implementation }.OfType<ITypeSymbol>().FirstOrDefault(IsKeptKind);
        if (type is null || type.IsOrDerivesFrom("Microsoft.Extensions.Hosting.IHostedService")) return;
        var location = call.Expression is MemberAccessExpressionSyntax access ? access.Name.GetLocation() : call.Expression.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(
            RuleCatalog.ConnectionKeptBetweenInvocations, location, method.Name, type.Name, "a singleton lives as long as the process", Advice(type, model)));
    }

    /// <summary>The connection, transaction or context that the member holds, itself or in a holder; null when it holds none.</summary>
    private static ITypeSymbol? KeptType(ISymbol member)
    {
        var type = member switch
        {
            IFieldSymbol { IsConst: false, AssociatedSymbol: null } field => field.Type,
            IPropertySymbol { IsIndexer: false } property when property.ContainingType.GetMembers().OfType<IFieldSymbol>()
                .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) => property.Type,
            _ => null,
        };
        if (type is null) return null;
        if (IsKeptKind(type)) return type;
        return type is INamedTypeSymbol { IsGenericType: true } holder && Holders.Contains(holder.Name) && holder.TypeArguments[holder.TypeArguments.Length - 1] is var held && IsKeptKind(held) ? held : null;
    }

    private static bool IsKeptKind(ITypeSymbol type) =>
        (DatabaseProviders.IsConnection(type) && DatabaseProviders.OfConnection(type) is not { IsFileDatabase: true }) || DatabaseProviders.IsTransaction(type) || DatabaseProviders.IsContext(type);

    // A worker that listens needs its own connection for as long as it runs; a thread's own copy is not shared.
    private static bool IsExempt(ISymbol member) =>
        member.HasAttribute("System.ThreadStaticAttribute")
        || member.ContainingType.IsOrDerivesFrom("Microsoft.Extensions.Hosting.IHostedService")
        || DatabaseProviders.IsConnection(member.ContainingType) || DatabaseProviders.IsTransaction(member.ContainingType);

    private static string? DataSourceOf(ITypeSymbol type, LifeguardModel model) =>
        DatabaseProviders.OfConnection(type)?.DataSourceType is { } name && model.Compilation.Knows(name) ? name : null;

    private static string Advice(ITypeSymbol type, LifeguardModel model)
    {
        if (DatabaseProviders.IsContext(type)) return "Build the context per invocation, from a scope or an IDbContextFactory";
        if (DatabaseProviders.IsTransaction(type)) return "Begin and finish the transaction inside one invocation";
        return DataSourceOf(type, model) is { } dataSource
            ? $"Keep one {dataSource.Substring(dataSource.LastIndexOf('.') + 1)} and open a connection from it per invocation"
            : "Open a connection per invocation; the driver's pool makes that cheap";
    }
}
