using System.Collections.Concurrent;
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
    public ConnectionKeptBetweenInvocationsAnalyzer()
        : base(RuleCatalog.ConnectionKeptBetweenInvocations)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        context.RegisterSymbolAction(symbol => AnalyzeMember(symbol, model), SymbolKind.Field, SymbolKind.Property);
        context.RegisterOperationAction(operation => AnalyzeRegistration(operation, model), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeConfiguration(operation, model), OperationKind.Invocation);
        var kinds = new ConcurrentDictionary<ITypeSymbol, bool>(SymbolEqualityComparer.Default);       // there are many locals, of few types
        context.RegisterOperationAction(operation => AnalyzeLocal(operation, kinds, model), OperationKind.VariableDeclarator);
    }

    private static void AnalyzeMember(SymbolAnalysisContext context, LifeguardModel model)
    {
        var member = context.Symbol;
        if (KeptType(member) is not { } type || member.IsImplicitlyDeclared || IsExempt(member)) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions || KeptValues.Reason(member, value => IsMeant(value, model, context.CancellationToken), model, context.CancellationToken) is not { } reason) return;
        if (Listeners.Is(member, HandlerReach.For(model, context.CancellationToken), context.CancellationToken)) return;
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        if (DataSourceOf(type, model) is { } dataSource) properties[DiagnosticKeys.DataSourceType] = dataSource;
        context.ReportDiagnostic(Diagnostic.Create(
            RuleCatalog.ConnectionKeptBetweenInvocations, member.Locations[0], properties.ToImmutable(), member.Name, type.Name, reason, Advice(type, model)));
    }

    private static void AnalyzeRegistration(OperationAnalysisContext context, LifeguardModel model)
    {
        var method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (method.Name is not ("AddSingleton" or "TryAddSingleton" or "AddKeyedSingleton" or "TryAddKeyedSingleton" or "Singleton" or "AddDbContext") || context.Operation.Syntax is not InvocationExpressionSyntax call) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions) return;
        var registration = HandlerReach.For(model, context.CancellationToken).Registrations(context.CancellationToken).All.FirstOrDefault(entry => entry.Call == call);
        if (registration is not { Lifetime: ServiceLifetime.Singleton }) return;
        if (registration.Provided is { } provided && DatabaseProviders.IsConnection(provided) && !InvocationBound.Is(provided)) return;
        var type = new[] { registration.Service, registration.Provided }.OfType<ITypeSymbol>().Select(InvocationBound.In).FirstOrDefault(kept => kept is not null);
        if (type is null) return;
        var location = call.Expression is MemberAccessExpressionSyntax access ? access.Name.GetLocation() : call.Expression.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(
            RuleCatalog.ConnectionKeptBetweenInvocations, location, method.Name, type.Name, "a singleton lives as long as the process", Advice(type, model)));
    }

    // var connection = …; services.AddDbContext<Orders>(options => options.UseNpgsql(connection)): all contexts share the one connection.
    private static void AnalyzeConfiguration(OperationAnalysisContext context, LifeguardModel model)
    {
        var registration = (IInvocationOperation)context.Operation;
        if (!ContextRegistrations.Contains(registration.TargetMethod.Name) || !registration.TargetMethod.IsInNamespace("Microsoft.Extensions.DependencyInjection")) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions) return;
        foreach (var lambda in registration.Descendants().OfType<IAnonymousFunctionOperation>())
        {
            foreach (var argument in lambda.Descendants().OfType<IInvocationOperation>().Where(ConfiguresContext).SelectMany(call => call.Arguments))
            {
                var value = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
                ISymbol? shared = value switch
                {
                    ILocalReferenceOperation { Local: var local } when !lambda.Syntax.Span.Contains(local.Locations[0].SourceSpan) => local,
                    IFieldReferenceOperation { Field: var field } => field,
                    _ => null,
                };
                if (shared is null || value.Type is not { } type || !InvocationBound.Is(type)) continue;
                context.ReportDiagnostic(Diagnostic.Create(
                    RuleCatalog.ConnectionKeptBetweenInvocations, value.Syntax.GetLocation(), shared.Name, type.Name,
                    $"every context that '{registration.TargetMethod.Name}' configures is given it", "Pass the data source or the connection string, so that each context opens a connection of its own"));
            }
        }
    }

    // var connection = …; await LambdaBootstrapBuilder.Create((string input) => connection.…): what runs once has made what every invocation uses.
    private static void AnalyzeLocal(OperationAnalysisContext context, ConcurrentDictionary<ITypeSymbol, bool> kinds, LifeguardModel model)
    {
        var cancel = context.CancellationToken;
        var local = ((IVariableDeclaratorOperation)context.Operation).Symbol;
        if (local.Type.SpecialType != SpecialType.None || !kinds.GetOrAdd(local.Type, kind => InvocationBound.In(kind) is not null)) return;
        if (InvocationBound.In(local.Type) is not { } type || context.Operation.Syntax is not VariableDeclaratorSyntax { Initializer.Value: var value } declarator) return;
        if (!HasFunctionBeside(declarator) || !IsMeant(value, model, cancel) || model.Kind(cancel) != ProjectKind.Functions) return;
        var reach = HandlerReach.For(model, cancel);
        var places = ValueDestinations.Of(value, reach, model, cancel).Where(place => place is { Kind: DestinationKind.Captured, IsDirect: true }).ToList();
        if (!places.Any(place => reach.IsInHandlerFunction(place.At, cancel)) || reach.RunsPerInvocation(value, cancel)) return;
        if (places.Any(place => place.At is SimpleNameSyntax mention && Listeners.Listens(mention))) return;
        context.ReportDiagnostic(Diagnostic.Create(
            RuleCatalog.ConnectionKeptBetweenInvocations, declarator.Identifier.GetLocation(), local.Name, type.Name, "it is made once, when the process starts, and captured by the handler", Advice(type, model)));
    }

    // Without a lambda or a local function in the member, nothing captures the local. Most connections are such locals, so this is asked before anything that costs more.
    private static bool HasFunctionBeside(VariableDeclaratorSyntax local)
    {
        SyntaxNode? member = local.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is GlobalStatementSyntax) member = member.Parent;
        return member is not null && member.DescendantNodes().Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
    }

    private static readonly HashSet<string> ContextRegistrations = new(StringComparer.Ordinal) { "AddDbContext", "AddDbContextPool", "AddDbContextFactory", "AddPooledDbContextFactory" };

    private static bool ConfiguresContext(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Use", StringComparison.Ordinal) && call.Arguments.Any(argument => argument.Parameter?.Type.IsOrDerivesFrom("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder") == true);

    /// <summary>The connection, transaction or context that the member holds, itself or in a holder; null when it holds none.</summary>
    private static ITypeSymbol? KeptType(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: false, AssociatedSymbol: null } field => InvocationBound.In(field.Type),
        IPropertySymbol { IsIndexer: false } property when InvocationBound.In(property.Type) is { } kept && IsStored(property) => kept,
        _ => null,
    };

    // Asked last: most properties are of no interest by their type, and a type has many members.
    private static bool IsStored(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    // Behind an interface may be a file database, or the user's own wrapper, which can mend itself.
    private static bool IsMeant(ExpressionSyntax value, LifeguardModel model, CancellationToken cancel) =>
        model.Models.Of(value).GetTypeInfo(value, cancel).Type is not { } type || InvocationBound.In(type) is not null || !DatabaseProviders.IsConnection(type);

    // A worker that listens needs its own connection for as long as it runs; a thread's own copy is not shared; what a connection or a context holds inside lives as long as that.
    private static bool IsExempt(ISymbol member) =>
        member.HasAttribute("System.ThreadStaticAttribute")
        || member.ContainingType.IsOrDerivesFrom("Microsoft.Extensions.Hosting.IHostedService")
        || (!member.IsStatic && (DatabaseProviders.IsConnection(member.ContainingType) || DatabaseProviders.IsTransaction(member.ContainingType) || DatabaseProviders.IsContext(member.ContainingType)));

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
