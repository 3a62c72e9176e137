using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform.PooledHandlers;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Generator;

/// <summary>From what a handler says to the text that the emitter needs. Symbols end here.</summary>
internal static class HandlerParser
{
    /// <summary>Null where there is no place for the other half, or where the declaration does not compile by itself.</summary>
    public static HandlerModel? Parse(GeneratorAttributeSyntaxContext target, CancellationToken cancel)
    {
        if (target.TargetSymbol is not IMethodSymbol method || PooledHandler.Of(method, target.SemanticModel.Compilation, cancel) is not { } handler) return null;
        var fault = handler.Faults.FirstOrDefault();
        if (fault is { Kind: HandlerFaultKind.NoPlace } || method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Any(IsUnknown)) return null;

        return new HandlerModel(
            HintNames.Of(method),
            method.ContainingNamespace.IsGlobalNamespace ? null : CSharpText.Namespace(method.ContainingNamespace),
            ArrayOf(ContainingTypes(method).Reverse().Select(CSharpText.PartOf)),
            method.ContainingType.Name + "." + method.Name,
            string.Join(" ", handler.Declaration.Modifiers.Select(modifier => modifier.Text)),
            CSharpText.Type(method.ReturnType),
            CSharpText.Identifier(method.Name),
            string.Join(", ", method.Parameters.Select((parameter, index) => CSharpText.Parameter(parameter, isThis: index == 0 && method.IsExtensionMethod))),
            fault is null ? CallOf(handler) : null,
            fault is null ? null : $"LFG{(int)fault.Kind}");
    }

    private static HandlerCall CallOf(PooledHandler handler)
    {
        var match = handler.Match!;
        var lends = match.Lends switch
        {
            LentKind.Transaction => Lent.Transaction,
            LentKind.Connection => Lent.Connection,
            _ => Lent.Database,
        };
        var free = new FreeNames(handler.Method, match.Core.Name);
        var way = lends == Lent.Database ? HandedOn.Nothing(free) : HandedOn.Into(handler, free);
        var names = new EmittedNames(
            way.Database, way.Call, free.Take(lends == Lent.Transaction ? "transaction" : "connection"), free.Take("deadline"), lends == Lent.Database ? free.Take("invocation") : "");
        return new HandlerCall(
            lends,
            DatabaseOf(handler.Database!),
            CoreOf(handler, way),
            ArrayOf(ArgumentsOf(match, lends, way, names)),
            way.State,
            names,
            handler.Result!.IsValueTask,
            handler.CoreResult!.IsValueTask,
            handler.Result.Value is not null,
            handler.ConvertsResult ? CSharpText.Type(handler.Result.Value!) : null,
            handler.BridgesNullability,
            ArrayOf(SettingsOf(handler)),
            ArrayOf(LimitsOf(handler.Method)));
    }

    private static string DatabaseOf(DatabaseOrigin origin)
    {
        if (origin.Name is { } name) return $"global::Lifeguard.PooledDatabase.ForName({CSharpText.Literal(name)})";

        // The member's type tells static members from parameters of the same name; a constructor's parameter has no other name.
        var member = CSharpText.Identifier(origin.Member!.Name);
        var expression = origin.Member switch
        {
            IParameterSymbol => member,
            { IsStatic: true, ContainingType: var type } => $"{CSharpText.Type(type.WithNullableAnnotation(NullableAnnotation.None))}.{member}",
            _ => $"this.{member}",
        };
        return origin.IsDataSource ? $"global::Lifeguard.PooledDatabase.ForDataSource({expression})" : expression;
    }

    private static string CoreOf(PooledHandler handler, HandedOn way)
    {
        var core = handler.Match!.Core;
        var name = CSharpText.Identifier(core.Name);
        if (!core.IsStatic) return $"{way.Self}.{name}";
        var meansParameter = handler.Method.Parameters.Any(parameter => parameter.Name == core.Name);
        return meansParameter ? $"{CSharpText.Type(core.ContainingType)}.{name}" : name;
    }

    // Named from the first on that is left to its default.
    private static IEnumerable<string> ArgumentsOf(CoreMatch match, Lent lends, HandedOn way, EmittedNames names)
    {
        var isNamed = false;
        foreach (var argument in match.Arguments)
        {
            if (argument.Source == ArgumentSource.Default)
            {
                isNamed = true;
                continue;
            }

            var value = argument.Source switch
            {
                ArgumentSource.Database => way.Reach(names.Database),
                ArgumentSource.Transaction => names.Lent,
                ArgumentSource.Connection => lends == Lent.Transaction ? names.Lent + ".Connection!" : names.Lent,
                ArgumentSource.Token => lends == Lent.Database ? names.Invocation + ".Token" : names.Token,
                _ => OwnOf(argument, way.Reach(argument.Own!.Name)),
            };
            yield return isNamed ? $"{CSharpText.Identifier(argument.Parameter.Name)}: {value}" : value;
        }
    }

    // A dynamic argument would put off the whole call until run time.
    private static string OwnOf(CoreArgument argument, string value) =>
        argument.Own!.Type.TypeKind == TypeKind.Dynamic ? $"(object){value}!" : value + (argument.DiffersInNullability ? "!" : "");

    private static IEnumerable<string> SettingsOf(PooledHandler handler)
    {
        if (handler.Retry is { } retry) yield return $"retry: global::Lifeguard.RetryScope.{retry}";
        if (handler.Isolation is { } isolation) yield return $"isolation: global::System.Data.IsolationLevel.{isolation}";
    }

    private static IEnumerable<string> LimitsOf(IMethodSymbol method)
    {
        if (HostLimits.RemainingTime(method) is { } remaining) yield return $"deadline: global::Lifeguard.Deadline.After({remaining})";
        if (HostLimits.Token(method) is { } token) yield return $"cancellationToken: {token}";
    }

    private static IEnumerable<INamedTypeSymbol> ContainingTypes(ISymbol symbol)
    {
        for (var type = symbol.ContainingType; type is not null; type = type.ContainingType) yield return type;
    }

    // A name that leads nowhere yet: the user is typing it, or another generator writes it.
    private static bool IsUnknown(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnknown),
        _ => false,
    };

    private static EquatableArray<string> ArrayOf(IEnumerable<string> items) => new(items.ToImmutableArray());
}
