using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Does this code run while a type, or an object that lives as long as the process, is initialised?</summary>
/// <param name="When">For messages: <c>while 'Function' is built, once for all invocations (new Function → Function.Connect → …)</c>.</param>
/// <param name="Locations">The calls on the way, for the IDE.</param>
internal sealed record Initialisation(string When, ImmutableArray<Location> Locations)
{
    /// <summary>More code than this above one candidate, and the answer is silence.</summary>
    private const int Budget = 64;

    /// <summary>The initialisation that runs the code at <paramref name="start"/>; null when none does, or what it initialises does not outlive an invocation.</summary>
    public static Initialisation? Of(InitialisationStep start, LifeguardModel model, CancellationToken cancel)
    {
        var reach = HandlerReach.For(model, cancel);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<InitialisationStep>();
        pending.Enqueue(start);
        while (pending.Count > 0 && seen.Count < Budget)
        {
            cancel.ThrowIfCancellationRequested();
            var step = pending.Dequeue();
            var code = CodeAround(step.At, model, cancel);
            switch (code)
            {
                case { IsStatic: true, Type: { } type } when !IsWorker(type):
                    return new Initialisation($"while '{type.Name}' is initialised, once for all invocations{step.Way(null)}", step.Locations);
                case { Type: { } type } when !IsWorker(type):
                    if (InstanceLifetimes.LivesOnBecause(type, reach, model, cancel) is null) break;
                    return new Initialisation($"while '{type.Name}' is built, once for all invocations{step.Way("new " + type.Name)}", step.Locations);
                case { Function: { } function } when seen.Add(function):
                    foreach (var call in CallsOf(function, reach, cancel)) pending.Enqueue(step.CalledAt(call, function.ShortName()));
                    break;
            }
        }

        return null;
    }

    /// <summary>The expressions that call this function; a mention that only hands it on is none.</summary>
    public static IEnumerable<ExpressionSyntax> CallsOf(IMethodSymbol function, HandlerReach reach, CancellationToken cancel) =>
        reach.CallersOf(CodeUnit.Of(function), cancel).Select(site => CallAt(site.At, function)).OfType<ExpressionSyntax>();

    /// <summary>The method, local function or getter around the node; null in initialisers, constructors and lambdas.</summary>
    public static IMethodSymbol? FunctionAround(SyntaxNode node, LifeguardModel model, CancellationToken cancel) => CodeAround(node, model, cancel).Function;

    private static (bool IsStatic, INamedTypeSymbol? Type, IMethodSymbol? Function) CodeAround(SyntaxNode node, LifeguardModel model, CancellationToken cancel)
    {
        var semantics = model.Models.Of(node);
        for (var current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax lambda when !RunsAtOnce(lambda):
                    return default;
                case LocalFunctionStatementSyntax or MethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return (false, null, semantics.GetDeclaredSymbol(current, cancel) as IMethodSymbol);
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                    return (false, null, semantics.GetDeclaredSymbol(property, cancel)?.GetMethod);
                case ConstructorDeclarationSyntax constructor:
                    return Of(semantics.GetDeclaredSymbol(constructor, cancel));
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field }:
                    return Of(semantics.GetDeclaredSymbol(field, cancel));
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                    return Of(semantics.GetDeclaredSymbol(property, cancel));
                case MemberDeclarationSyntax:
                    return default;
            }
        }

        return default;

        static (bool IsStatic, INamedTypeSymbol? Type, IMethodSymbol? Function) Of(ISymbol? member) => member is null ? default : (member.IsStatic, member.ContainingType, null);
    }

    // A worker owns what it opens for as long as it runs: it listens.
    private static bool IsWorker(INamedTypeSymbol type) => type.IsOrDerivesFrom("Microsoft.Extensions.Hosting.IHostedService");

    // Task.Run(async () => await connection.OpenAsync()).GetAwaiter().GetResult(): how constructors wait.
    private static bool RunsAtOnce(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" }, Name.Identifier.ValueText: "Run" } } };

    /// <summary>The call of the function that this mention is part of; null when it only hands the function on.</summary>
    public static ExpressionSyntax? CallAt(SyntaxNode mention, IMethodSymbol function)
    {
        if (mention is not SimpleNameSyntax name) return null;
        ExpressionSyntax called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (function.AssociatedSymbol is IPropertySymbol) return called;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }
}

/// <summary>A place on the way from a piece of code up to the initialisation that runs it.</summary>
/// <param name="At">The code, or the call that leads to it.</param>
/// <param name="Names">What messages call the calls, outermost first.</param>
/// <param name="Locations">Where the calls are, outermost first.</param>
internal sealed record InitialisationStep(ExpressionSyntax At, ImmutableArray<string> Names, ImmutableArray<Location> Locations)
{
    /// <summary>The step from which a search starts.</summary>
    public static InitialisationStep Start(ExpressionSyntax at, string what) => new(at, ImmutableArray.Create(what), ImmutableArray<Location>.Empty);

    /// <summary>One step up, to a call of the function that contains this one.</summary>
    public InitialisationStep CalledAt(ExpressionSyntax call, string function) => new(call, Names.Insert(0, function), Locations.Insert(0, call.GetLocation()));

    /// <summary>The way in parentheses; nothing when there is no call in between.</summary>
    public string Way(string? outermost) =>
        Names.Length == 1 ? "" : $" ({string.Join(" → ", outermost is null ? Names : Names.Insert(0, outermost))})";
}
