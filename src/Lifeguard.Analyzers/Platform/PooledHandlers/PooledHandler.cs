using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>What <c>[PooledHandler]</c> on a method says: what the host calls, what does the work, and what is in the way of writing the half in between.</summary>
/// <remarks>
/// The rules and the generator compile this in alike, so that a handler is either written or complained about, and never both or neither. It is read anew for each compilation
/// and kept nowhere: it holds symbols.
/// </remarks>
internal sealed class PooledHandler
{
    public const string Attribute = "Lifeguard.PooledHandlerAttribute";

    private readonly ImmutableArray<HandlerFault>.Builder _faults = ImmutableArray.CreateBuilder<HandlerFault>();

    private PooledHandler(IMethodSymbol method, MethodDeclarationSyntax declaration, AttributeData attribute, Compilation compilation, CancellationToken cancel)
    {
        Method = method;
        Declaration = declaration;
        if (HandlerPlace.WhyNot(method, declaration, cancel) is { } why)
        {
            Add(HandlerFaultKind.NoPlace, Words.PlaceOf(method), Words.Of(method), why);
            return;
        }

        HasPlace = true;
        if (HandlerSignature.WhyNot(method) is { } whySignature)
        {
            Add(HandlerFaultKind.NoPlace, Words.PlaceOf(method), method.Name, whySignature);
            return;
        }

        Result = HandlerResult.Of(method.ReturnType);
        if (Result is null) Add(HandlerFaultKind.Synchronous, Words.PlaceOf(method), method.Name, Words.Of(method.ReturnType));
        var place = attribute.ApplicationSyntaxReference?.GetSyntax(cancel).GetLocation();
        Database = DatabaseOrigin.Of(method, attribute, compilation, out var whyNoDatabase);
        if (Database is null) Add(HandlerFaultKind.DatabaseUnknown, place, method.Name, whyNoDatabase);
        Match = MatchOf(TextOf(attribute, "Core") ?? method.Name + "Core", compilation);
        if (Match is null) return;

        _faults.AddRange(Match.Faults);
        ReadCoreResult(Match.Core, compilation);
        if (Match.Lends == LentKind.Database && HandlerSignature.WhyItCannotWait(method, Match.Core) is { } whyNotWait) Add(HandlerFaultKind.NoPlace, Words.PlaceOf(method), method.Name, whyNotWait);
        var retry = HandlerSetting.Of(attribute, "Retry", "Acquire");
        var isolation = HandlerSetting.Of(attribute, "Isolation", "Unspecified");
        (Retry, Isolation) = (retry.Name, isolation.Name);
        if ((retry.WhyNot ?? isolation.WhyNot ?? WhyWithoutEffect()) is { } whySetting) Add(HandlerFaultKind.SettingWithoutEffect, place, method.Name, whySetting);
    }

    /// <summary>What the host calls: the declaration.</summary>
    public IMethodSymbol Method { get; }

    public MethodDeclarationSyntax Declaration { get; }

    /// <summary>There is a place for the other half, be it for one that says that it cannot be written.</summary>
    public bool HasPlace { get; }

    public HandlerResult? Result { get; }

    public DatabaseOrigin? Database { get; }

    /// <summary>What does the work, and what it is given.</summary>
    public CoreMatch? Match { get; }

    public HandlerResult? CoreResult { get; private set; }

    /// <summary>The results differ in a way that a conversion bridges.</summary>
    public bool ConvertsResult { get; private set; }

    /// <summary>The results differ in what may be null.</summary>
    public bool BridgesNullability { get; private set; }

    /// <summary>The name of the retry scope; null where it is the default.</summary>
    public string? Retry { get; }

    /// <summary>The name of the isolation level; null where it is the default.</summary>
    public string? Isolation { get; }

    /// <summary>What is in the way, in the order of the rules' ids.</summary>
    public IEnumerable<HandlerFault> Faults => _faults.OrderBy(fault => fault.Kind);

    /// <summary>What the attribute on this method says; null for a method without one, and for the half that implements another.</summary>
    public static PooledHandler? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancel)
    {
        if (method.PartialDefinitionPart is not null || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation)) return null;
        var attribute = method.GetAttributes().FirstOrDefault(candidate => candidate.AttributeClass.IsNamed(Attribute));
        return attribute is not null && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is MethodDeclarationSyntax declaration
            ? new PooledHandler(method, declaration, attribute, compilation, cancel)
            : null;
    }

    private CoreMatch? MatchOf(string name, Compilation compilation)
    {
        var type = Method.ContainingType;
        var candidates = CoreOverloads.Of(Method, name, compilation);
        if (candidates.Count == 0) return Missing($"'{type.Name}' has no method '{name}'");

        var suitable = candidates.Where(method => !method.IsGenericMethod && (method.IsStatic || !Method.IsStatic)).ToList();
        if (suitable.Count == 0)
        {
            return Missing(candidates[0].IsGenericMethod ? $"'{name}' is generic" : $"'{name}' belongs to an instance, and '{Method.Name}' is static");
        }

        var lending = suitable.Select(core => CoreMatch.Of(Method, core, compilation)).Where(match => match.Lends is not null).ToList();
        if (lending.Count == 0) return Missing($"'{name}' takes neither an 'NpgsqlConnection' nor an 'NpgsqlTransaction' nor a 'PooledDatabase'");

        var fitting = lending.Where(match => match.Faults.Count == 0).ToList();
        if (fitting.Count == 0) return lending.Count == 1 ? lending[0] : Ambiguous($"none of {lending.Count} methods '{name}' fits");

        // What the compiler would choose, if that is one of them.
        var chosen = fitting.Count == 1 ? fitting[0] : fitting.Count(match => match.IsExact) == 1 ? fitting.Single(match => match.IsExact) : null;
        if (chosen is null) return Ambiguous($"{fitting.Count} methods '{name}' fit");
        var rivals = CoreOverloads.RivalsOf(chosen, candidates, compilation);
        return rivals == 0 ? chosen : Ambiguous($"{rivals + 1} methods '{name}' fit");
    }

    private CoreMatch? Ambiguous(string why)
    {
        Add(HandlerFaultKind.CoreAmbiguous, Words.PlaceOf(Method), Method.Name, why);
        return null;
    }

    private CoreMatch? Missing(string why)
    {
        Add(HandlerFaultKind.CoreMissing, Words.PlaceOf(Method), Method.Name, why);
        return null;
    }

    private void ReadCoreResult(IMethodSymbol core, Compilation compilation)
    {
        CoreResult = HandlerResult.Of(core.ReturnType);
        if (CoreResult is null)
        {
            Add(HandlerFaultKind.Synchronous, Words.PlaceOf(core), core.Name, Words.Of(core.ReturnType));
        }
        else if (Result is not null)
        {
            switch (Result.Value, CoreResult.Value)
            {
                case (null, null):
                    break;
                case ({ } promised, { } given) when SymbolEqualityComparer.Default.Equals(promised, given):
                    if (Nullability.IsLost(given, promised)) RefuseResult(core);
                    BridgesNullability = !SymbolEqualityComparer.IncludeNullability.Equals(promised, given);
                    break;
                case ({ } promised, { } given) when compilation.ClassifyConversion(given, promised) is { IsImplicit: true, Exists: true }:
                    if (Nullability.IsLost(given, promised)) RefuseResult(core);
                    ConvertsResult = BridgesNullability = true;
                    break;
                default:
                    RefuseResult(core);
                    break;
            }
        }
    }

    private void RefuseResult(IMethodSymbol core) =>
        Add(HandlerFaultKind.ResultDiffers, Words.PlaceOf(core), core.Name, Words.Of(core.ReturnType), Method.Name, Words.Of(Method.ReturnType));

    private string? WhyWithoutEffect() => Match?.Lends switch
    {
        LentKind.Database when Retry is not null => $"'Retry' has no effect, as '{Match.Core.Name}' asks the 'PooledDatabase' for connections itself and says there what may be repeated",
        LentKind.Connection when Retry == "Transaction" => $"'RetryScope.Transaction' needs a transaction, and '{Match.Core.Name}' takes a connection",
        LentKind.Database or LentKind.Connection when Isolation is not null => $"'Isolation' has no effect, as '{Match.Core.Name}' takes no transaction",
        _ => null,
    };

    private void Add(HandlerFaultKind kind, Location? place, params string[] arguments) => _faults.Add(new HandlerFault(kind, place, arguments));

    private static string? TextOf(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;
}
