using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// Do all invocations certainly resolve from the same scope: the root provider's, or one that was opened once? Followed from the expression back to <c>BuildServiceProvider()</c>, a host or
/// <c>CreateScope()</c>, through locals, members, methods and parameters. Scopes of an invocation, request providers and everything unknown are not shared.
/// </summary>
internal sealed class SharedScopes
{
    private const int Budget = 64;
    private const string Namespace = "Microsoft.Extensions.DependencyInjection";

    private static readonly string[] Hosts = ["Microsoft.Extensions.Hosting.IHost", "Microsoft.AspNetCore.Hosting.IWebHost"];

    private enum Source
    {
        Provider,
        Host,
        Scope,
    }

    private readonly HandlerReach _reach;
    private readonly LifeguardModel _model;
    private readonly CancellationToken _cancel;
    private readonly Queue<(ExpressionSyntax Expression, Source Source)> _pending = new();
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    private SharedScopes(HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        _reach = reach;
        _model = model;
        _cancel = cancel;
    }

    /// <summary>True when every way to the provider begins at one that no invocation makes anew.</summary>
    public static bool IsShared(ExpressionSyntax provider, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var walk = new SharedScopes(reach, model, cancel);
        walk._pending.Enqueue((provider, Source.Provider));
        for (var steps = 0; walk._pending.Count > 0; steps++)
        {
            cancel.ThrowIfCancellationRequested();
            var (expression, source) = walk._pending.Dequeue();
            if (steps > Budget || !walk.IsPlausible(Unwrapped.Of(expression), source)) return false;
        }

        return true;
    }

    // False when the expression is none; where its value comes from elsewhere, that is looked at next.
    private bool IsPlausible(ExpressionSyntax expression, Source source)
    {
        switch (expression)
        {
            case BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression):
                return Next(coalesce.Left, source) && Next(coalesce.Right, source);
            case ConditionalExpressionSyntax conditional:
                return Next(conditional.WhenTrue, source) && Next(conditional.WhenFalse, source);
            case AssignmentExpressionSyntax assignment:
                return Next(assignment.Right, source);
            case AwaitExpressionSyntax awaited:
                return Next(awaited.Expression, source);
            case InvocationExpressionSyntax call:
                return IsMadeBy(call, source);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value", Expression: var lazy } when TypeOf(lazy) is { Name: "Lazy" }:
                return SymbolOf(lazy) is { } holder and (IFieldSymbol or IPropertySymbol or ILocalSymbol) && IsHeldLazily(holder, source);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Services", Expression: var host } when source == Source.Provider && IsHost(TypeOf(host)):
                return Next(host, Source.Host);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ServiceProvider", Expression: var scope } when source == Source.Provider && IsScope(TypeOf(scope)):
                return Next(scope, Source.Scope);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ApplicationServices", Expression: var application } when TypeOf(application).IsOrDerivesFrom("Microsoft.AspNetCore.Builder.IApplicationBuilder"):
                return true;
            case SimpleNameSyntax or MemberAccessExpressionSyntax:
                return IsHeldBy(SymbolOf(expression), source);
            default:
                return false;
        }
    }

    private bool Next(ExpressionSyntax expression, Source source)
    {
        _pending.Enqueue((expression, source));
        return true;
    }

    private bool IsMadeBy(InvocationExpressionSyntax call, Source source)
    {
        if (SymbolOf(call) is not IMethodSymbol method) return false;
        var isMadeHere = source switch
        {
            Source.Provider => method.Name == "BuildServiceProvider" && method.IsInNamespace(Namespace) && !ValidatesScopes(call),
            Source.Scope => method.Name is "CreateScope" or "CreateAsyncScope" && method.IsInNamespace(Namespace),
            _ => method.Name is "Build" or "Start" && IsHost(method.ReturnType) && !IsInSource(method),
        };
        if (isMadeHere) return _reach.Find(call, _cancel) is null;
        return IsInSource(method) && (!_followed.Add(method) || AreAllRoots(ResultsOf(method), source));
    }

    // With validation the root provider refuses: the function fails, but shares nothing.
    private bool ValidatesScopes(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Any(argument => _model.Models.Of(call).GetConstantValue(argument.Expression, _cancel) is not { HasValue: true, Value: false } && argument.Expression is not IdentifierNameSyntax { Identifier.ValueText: "services" });

    private bool IsHeldBy(ISymbol? holder, Source source)
    {
        if (holder is null || !_followed.Add(holder)) return holder is not null;
        switch (holder)
        {
            case ILocalSymbol local:
                return AreAllRoots(WritesOf(local), source);
            case IFieldSymbol field when IsInSource(field):
                return AreAllRoots(MemberWrites.Of(field.OriginalDefinition, _reach, _cancel), source);
            case IPropertySymbol { GetMethod: { } getter } property when IsInSource(property):
                var results = ResultsOf(getter).Concat(ResultsOf(property)).ToList();
                return AreAllRoots(results.Count > 0 ? results : MemberWrites.Of(property.OriginalDefinition, _reach, _cancel), source);
            case IParameterSymbol parameter:
                return source != Source.Scope && IsHandedOne(parameter, source);
            default:
                return false;
        }
    }

    private bool AreAllRoots(IEnumerable<ExpressionSyntax> values, Source source)
    {
        var any = false;
        foreach (var value in values)
        {
            any = true;
            Next(value, source);
        }

        return any;
    }

    // Lazy<IServiceProvider> Provider = new(Build): what the factory gives.
    private bool IsHeldLazily(ISymbol holder, Source source)
    {
        var writes = holder is ILocalSymbol local ? WritesOf(local) : MemberWrites.Of(holder.OriginalDefinition, _reach, _cancel);
        var any = false;
        foreach (var write in writes)
        {
            if (Unwrapped.Of(write) is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var factory }, ..] }) return false;
            var results = factory is AnonymousFunctionExpressionSyntax lambda ? ResultsOf(lambda) : SymbolOf(factory) is IMethodSymbol method && IsInSource(method) ? ResultsOf(method) : [];
            if (!AreAllRoots(results, source)) return false;
            any = true;
        }

        return any;
    }

    // A singleton's constructor and its factory are handed the root provider; what the source itself passes is followed. A host injects a scoped one elsewhere.
    private bool IsHandedOne(IParameterSymbol parameter, Source source)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method) return false;
        if (method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction or MethodKind.Ordinary && IsSingletonFactory(method)) return true;
        if (method.MethodKind == MethodKind.AnonymousFunction || _reach.Entries.Any(entry => SymbolEqualityComparer.Default.Equals(entry.Method, method.OriginalDefinition))) return false;

        var type = method.ContainingType;
        if (method.MethodKind == MethodKind.Constructor && ContainerConstructors.Registrations(type, _reach.Registrations(_cancel)).ToList() is { Count: > 0 } registered)
        {
            return source == Source.Host || registered.All(entry => entry.Lifetime == ServiceLifetime.Singleton) && _reach.OwnerEntry(type) is not { Instance: InstanceLifetime.Invocation };
        }

        if (method.MethodKind == MethodKind.Constructor && _reach.OwnerEntry(type) is { } entry && entry.Host != ServerlessHost.AwsLambda)
        {
            return entry.Host == ServerlessHost.LambdaAnnotations && InstanceLifetimes.LivesOnBecause(type, _reach, _model, _cancel) is not null;
        }

        var sites = _reach.EntrancesOf(method, _cancel).ToList();
        return sites.Count > 0 && sites.All(site => ArgumentAt(site, parameter) is { } argument && Next(argument, source));
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
        member.DeclarationsIn(_model.Compilation).Select(reference => reference.GetSyntax(_cancel)).SelectMany(ResultsOf);

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

    private static bool IsScope(ITypeSymbol? type) => type.IsNamed(Namespace + ".IServiceScope") || type.IsNamed(Namespace + ".AsyncServiceScope");

    private bool IsInSource(ISymbol symbol) => symbol.OriginalDefinition.IsDeclaredIn(_model.Compilation);

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => _model.Models.Of(expression).GetTypeInfo(expression, _cancel).Type;

    private ISymbol? SymbolOf(ExpressionSyntax expression) => _model.Models.Of(expression).GetSymbolInfo(expression, _cancel).Symbol;
}
