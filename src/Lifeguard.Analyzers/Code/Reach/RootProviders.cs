using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// Is this service provider certainly the root one, and the same one for all invocations? Followed from the expression back to <c>BuildServiceProvider()</c> or a host, through locals, members,
/// methods and parameters; scopes, request providers and everything unknown are none.
/// </summary>
internal sealed class RootProviders
{
    private const int Budget = 64;
    private const string Namespace = "Microsoft.Extensions.DependencyInjection";

    private static readonly string[] Hosts = ["Microsoft.Extensions.Hosting.IHost", "Microsoft.AspNetCore.Hosting.IWebHost"];

    private readonly HandlerReach _reach;
    private readonly LifeguardModel _model;
    private readonly CancellationToken _cancel;
    private readonly Queue<(ExpressionSyntax Expression, bool IsHost)> _pending = new();
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    private RootProviders(HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        _reach = reach;
        _model = model;
        _cancel = cancel;
    }

    /// <summary>True when every way to the expression's value begins at a root provider that no invocation builds anew.</summary>
    public static bool IsShared(ExpressionSyntax provider, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var walk = new RootProviders(reach, model, cancel);
        walk._pending.Enqueue((provider, false));
        for (var steps = 0; walk._pending.Count > 0; steps++)
        {
            cancel.ThrowIfCancellationRequested();
            var (expression, isHost) = walk._pending.Dequeue();
            if (steps > Budget || !walk.IsPlausible(Unwrapped.Of(expression), isHost)) return false;
        }

        return true;
    }

    // False when the expression is none; where its value comes from elsewhere, that is looked at next.
    private bool IsPlausible(ExpressionSyntax expression, bool isHost)
    {
        switch (expression)
        {
            case BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression):
                return Next(coalesce.Left, isHost) && Next(coalesce.Right, isHost);
            case ConditionalExpressionSyntax conditional:
                return Next(conditional.WhenTrue, isHost) && Next(conditional.WhenFalse, isHost);
            case AssignmentExpressionSyntax assignment:
                return Next(assignment.Right, isHost);
            case AwaitExpressionSyntax awaited:
                return Next(awaited.Expression, isHost);
            case InvocationExpressionSyntax call:
                return IsMadeBy(call, isHost);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value", Expression: var lazy } when TypeOf(lazy) is { Name: "Lazy" }:
                return SymbolOf(lazy) is { } holder and (IFieldSymbol or IPropertySymbol or ILocalSymbol) && IsHeldLazily(holder, isHost);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Services", Expression: var host } when !isHost && IsHost(TypeOf(host)):
                return Next(host, isHost: true);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ApplicationServices", Expression: var application } when TypeOf(application).IsOrDerivesFrom("Microsoft.AspNetCore.Builder.IApplicationBuilder"):
                return true;
            case SimpleNameSyntax or MemberAccessExpressionSyntax:
                return IsHeldBy(SymbolOf(expression), isHost);
            default:
                return false;
        }
    }

    private bool Next(ExpressionSyntax expression, bool isHost)
    {
        _pending.Enqueue((expression, isHost));
        return true;
    }

    private bool IsMadeBy(InvocationExpressionSyntax call, bool isHost)
    {
        if (SymbolOf(call) is not IMethodSymbol method) return false;
        if (!isHost && method.Name == "BuildServiceProvider" && method.IsInNamespace(Namespace)) return !ValidatesScopes(call) && _reach.Find(call, _cancel) is null;
        if (isHost && method.Name is "Build" or "StartAsync" or "Start" && IsHost(method.ReturnType) && !IsInSource(method)) return _reach.Find(call, _cancel) is null;
        return IsInSource(method) && (!_followed.Add(method) || AreAllRoots(ResultsOf(method), isHost));
    }

    // With validation the root provider refuses: the function fails, but shares nothing.
    private bool ValidatesScopes(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Any(argument => _model.Models.Of(call).GetConstantValue(argument.Expression, _cancel) is not { HasValue: true, Value: false } && argument.Expression is not IdentifierNameSyntax { Identifier.ValueText: "services" });

    private bool IsHeldBy(ISymbol? holder, bool isHost)
    {
        if (holder is null || !_followed.Add(holder)) return holder is not null;
        switch (holder)
        {
            case ILocalSymbol local:
                return AreAllRoots(WritesOf(local), isHost);
            case IFieldSymbol field when IsInSource(field):
                return AreAllRoots(MemberWrites.Of(field.OriginalDefinition, _reach, _cancel), isHost) || (isHost && IsHost(field.Type));
            case IPropertySymbol { GetMethod: { } getter } property when IsInSource(property):
                var results = ResultsOf(getter).Concat(ResultsOf(property)).ToList();
                return AreAllRoots(results.Count > 0 ? results : MemberWrites.Of(property.OriginalDefinition, _reach, _cancel), isHost);
            case IParameterSymbol parameter:
                return isHost || IsHandedRoot(parameter);
            default:
                return false;
        }
    }

    private bool AreAllRoots(IEnumerable<ExpressionSyntax> values, bool isHost)
    {
        var any = false;
        foreach (var value in values)
        {
            any = true;
            Next(value, isHost);
        }

        return any;
    }

    // Lazy<IServiceProvider> Provider = new(Build): what the factory gives.
    private bool IsHeldLazily(ISymbol holder, bool isHost)
    {
        var writes = holder is ILocalSymbol local ? WritesOf(local) : MemberWrites.Of(holder.OriginalDefinition, _reach, _cancel);
        var any = false;
        foreach (var write in writes)
        {
            if (Unwrapped.Of(write) is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var factory }, ..] }) return false;
            var results = factory is AnonymousFunctionExpressionSyntax lambda ? ResultsOf(lambda) : SymbolOf(factory) is IMethodSymbol method && IsInSource(method) ? ResultsOf(method) : [];
            if (!AreAllRoots(results, isHost)) return false;
            any = true;
        }

        return any;
    }

    // A singleton's constructor and its factory are handed the root provider; what the source itself passes is followed. A host injects a scoped one elsewhere.
    private bool IsHandedRoot(IParameterSymbol parameter)
    {
        if (!parameter.Type.IsNamed("System.IServiceProvider") && !parameter.Type.IsOrDerivesFrom("System.IServiceProvider")) return false;
        if (parameter.ContainingSymbol is not IMethodSymbol method) return false;
        if (method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction or MethodKind.Ordinary && IsSingletonFactory(method)) return true;
        if (method.MethodKind == MethodKind.AnonymousFunction || _reach.Entries.Any(entry => SymbolEqualityComparer.Default.Equals(entry.Method, method.OriginalDefinition))) return false;

        var type = method.ContainingType;
        if (method.MethodKind == MethodKind.Constructor && ContainerConstructors.Registrations(type, _reach.Registrations(_cancel)).ToList() is { Count: > 0 } registered)
        {
            return registered.All(entry => entry.Lifetime == ServiceLifetime.Singleton) && _reach.OwnerEntry(type) is not { Instance: InstanceLifetime.Invocation };
        }

        if (method.MethodKind == MethodKind.Constructor && _reach.OwnerEntry(type) is { } entry && entry.Host != ServerlessHost.AwsLambda)
        {
            return entry.Host == ServerlessHost.LambdaAnnotations && InstanceLifetimes.LivesOnBecause(type, _reach, _model, _cancel) is not null;
        }

        var sites = _reach.EntrancesOf(method, _cancel).ToList();
        return sites.Count > 0 && sites.All(site => ArgumentAt(site, parameter) is { } argument && Next(argument, isHost: false));
    }

    private bool IsSingletonFactory(IMethodSymbol method) => _reach.Registrations(_cancel).All.Any(entry => entry is { Lifetime: ServiceLifetime.Singleton, Factory: { } factory }
        && (factory is AnonymousFunctionExpressionSyntax ? method.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == factory.SyntaxTree && reference.Span == factory.Span)
            : factory is not InvocationExpressionSyntax && SymbolEqualityComparer.Default.Equals(SymbolOf(factory)?.OriginalDefinition, method.OriginalDefinition)));

    private static ExpressionSyntax? ArgumentAt(CallSite site, IParameterSymbol parameter)
    {
        SyntaxNode called = site.At.Parent is MemberAccessExpressionSyntax access && access.Name == site.At ? access : site.At;
        if (called.Parent is not InvocationExpressionSyntax call || call.Expression != called) return CallArguments.For(site.At, parameter);
        var isReduced = parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true } && called is MemberAccessExpressionSyntax;
        return isReduced
            ? parameter.Ordinal == 0 ? ((MemberAccessExpressionSyntax)called).Expression : null
            : CallArguments.For(call, parameter);
    }

    private IEnumerable<ExpressionSyntax> WritesOf(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancel) is not VariableDeclaratorSyntax declarator) return [];
        var scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is GlobalStatementSyntax { Parent: { } program } ? program : (SyntaxNode?)declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var assigned = scope?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(name), local))
            .Select(assignment => assignment.Right) ?? [];
        return declarator.Initializer is { Value: var initial } && !initial.IsKind(SyntaxKind.NullLiteralExpression) ? assigned.Concat([initial]) : assigned;
    }

    private IEnumerable<ExpressionSyntax> ResultsOf(ISymbol member) =>
        member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(_cancel)).SelectMany(ResultsOf);

    private static IEnumerable<ExpressionSyntax> ResultsOf(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } value } => [value],
        AnonymousFunctionExpressionSyntax { Block: { } block } => Returned(block),
        ArrowExpressionClauseSyntax arrow => [arrow.Expression],
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => [arrow.Expression],
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => [arrow.Expression],
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => [arrow.Expression],
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } => [arrow.Expression],
        BaseMethodDeclarationSyntax { Body: { } body } => Returned(body),
        LocalFunctionStatementSyntax { Body: { } body } => Returned(body),
        AccessorDeclarationSyntax { Body: { } body } => Returned(body),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Returned(BlockSyntax body) =>
        body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(exit => exit.Expression).OfType<ExpressionSyntax>();

    private static bool IsHost(ITypeSymbol? type) => Hosts.Any(type.IsOrDerivesFrom);

    private static bool IsInSource(ISymbol symbol) => symbol.OriginalDefinition.Locations.Any(location => location.IsInSource);

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => _model.Models.Of(expression).GetTypeInfo(expression, _cancel).Type;

    private ISymbol? SymbolOf(ExpressionSyntax expression) => _model.Models.Of(expression).GetSymbolInfo(expression, _cancel).Symbol;
}
