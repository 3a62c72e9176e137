using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform.PooledHandlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Generator;

/// <summary>From what a handler says to the text that the emitter needs. Symbols end here.</summary>
internal static class HandlerParser
{
    /// <summary>Null where there is no place for the other half, or where the declaration does not compile by itself.</summary>
    public static HandlerModel? Parse(GeneratorAttributeSyntaxContext target, CancellationToken cancel)
    {
        if (target.TargetSymbol is not IMethodSymbol method || PooledHandler.Of(method, target.SemanticModel.Compilation, cancel) is not { } handler) return null;
        var fault = handler.Faults.FirstOrDefault();

        // A method outside of every type, as while it is being typed, is in one that the compiler makes up and nobody can add to.
        if (!handler.HasPlace || method.ContainingType.IsImplicitClass || IsRepetition(method) || IsUnfinished(method)) return null;

        return new HandlerModel(
            HintNames.Of(method),
            method.ContainingNamespace.IsGlobalNamespace ? null : CSharpText.Namespace(method.ContainingNamespace),
            ArrayOf(ContainingTypes(method).Reverse().Select(CSharpText.PartOf)),
            method.ContainingType.Name + "." + method.Name,
            ModifiersOf(handler.Declaration),
            CSharpText.Type(method.ReturnType),
            CSharpText.Identifier(method.Name),
            string.Join(", ", method.Parameters.Select((parameter, index) => CSharpText.Parameter(parameter, isThis: index == 0 && method.IsExtensionMethod))),
            fault is null ? CallOf(handler) : null,
            fault is null ? null : $"LFG{(int)fault.Kind}");
    }

    // A file that was copied, a method that is being renamed: the compiler complains about the second one, and two files of one name would end the generator.
    private static bool IsRepetition(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method))
            .Any(earlier => earlier.GetDocumentationCommentId() == method.GetDocumentationCommentId());

    // Both halves repeat them all but 'async', which is an error on a declaration without a body.
    private static string ModifiersOf(MethodDeclarationSyntax declaration) =>
        string.Join(" ", declaration.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(modifier => modifier.Text));

    private static HandlerCall CallOf(PooledHandler handler)
    {
        var match = handler.Match!;
        var lends = match.Lends switch
        {
            LentKind.Transaction => Lent.Transaction,
            LentKind.Connection => Lent.Connection,
            _ => Lent.Database,
        };

        // A local called like the constructor's parameter would hide it where it is read.
        var free = new FreeNames(handler.Method, match.Core.Name, (handler.Database!.Member as IParameterSymbol)?.Name ?? match.Core.Name);
        var limits = LimitsOf(handler.Method).ToList();
        var way = lends == Lent.Database ? HandedOn.Nothing(free) : HandedOn.Into(handler, free);
        var names = new EmittedNames(
            way.Database, way.Call, free.Take(lends == Lent.Transaction ? "transaction" : "connection"), free.Take("deadline"), lends == Lent.Database ? free.Take("invocation") : "");
        return new HandlerCall(
            lends,
            DatabaseOf(handler.Database!),
            CoreOf(handler, way),
            ArrayOf(ArgumentsOf(match, lends, way, names, limits)),
            way.State,
            names,
            handler.Result!.IsValueTask,
            handler.CoreResult!.IsValueTask,
            handler.Result.Value is not null,
            handler.ConvertsResult ? CSharpText.Type(handler.Result.Value!) : null,
            handler.BridgesNullability,
            ArrayOf(SettingsOf(handler)),
            ArrayOf(limits));
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
    private static IEnumerable<string> ArgumentsOf(CoreMatch match, Lent lends, HandedOn way, EmittedNames names, List<string> limits)
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
                _ => OwnOf(argument, way.Reach(argument.Own!.Name), lends == Lent.Database && limits.Exists(limit => limit.Contains(CSharpText.Identifier(argument.Own!.Name) + "?."))),
            };
            yield return isNamed ? $"{CSharpText.Identifier(argument.Parameter.Name)}: {value}" : value;
        }
    }

    // A dynamic argument would put off the whole call until run time. And where the compiler has seen that we ask for null, it takes it that there may be one.
    private static string OwnOf(CoreArgument argument, string value, bool isAskedForNull) =>
        argument.Own!.Type.TypeKind != TypeKind.Dynamic ? value + (argument.DiffersInNullability || isAskedForNull ? "!" : "")
        : argument.Parameter.Type.TypeKind == TypeKind.Dynamic ? $"(object){value}!"
        : $"({CSharpText.Type(argument.Parameter.Type)})(dynamic){value}!";

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

    // A name is still to be typed, or leads nowhere yet.
    private static bool IsUnfinished(IMethodSymbol method) =>
        method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Any(IsUnknown)
        || ContainingTypes(method).SelectMany(type => type.TypeParameters.Concat<ISymbol>([type])).Concat(method.Parameters).Append(method).Any(symbol => symbol.Name.Length == 0)
        || AllNamespaces(method).Any(space => space.Name.Length == 0);

    private static IEnumerable<INamespaceSymbol> AllNamespaces(ISymbol symbol)
    {
        for (var space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace) yield return space;
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
