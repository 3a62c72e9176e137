using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>Can this method do the work of that handler, and what is it given?</summary>
internal sealed class CoreMatch
{
    // What Npgsql's types are also passed as.
    private static readonly string[] ConnectionTypes = ["Npgsql.NpgsqlConnection", "System.Data.Common.DbConnection", "System.Data.IDbConnection"];
    private static readonly string[] TransactionTypes = ["Npgsql.NpgsqlTransaction", "System.Data.Common.DbTransaction", "System.Data.IDbTransaction"];

    private readonly IMethodSymbol _handler;
    private readonly Compilation _compilation;
    private readonly ImmutableArray<HandlerFault>.Builder _faults = ImmutableArray.CreateBuilder<HandlerFault>();

    private CoreMatch(IMethodSymbol handler, IMethodSymbol core, Compilation compilation)
    {
        _handler = handler;
        _compilation = compilation;
        Core = core;
        Arguments = core.Parameters.Select(ArgumentOf).ToImmutableArray();
        RefuseSeconds(ArgumentSource.Connection, "one connection is lent for a call");
        RefuseSeconds(ArgumentSource.Transaction, "one transaction is begun for a call");
    }

    public IMethodSymbol Core { get; }

    /// <summary>One for each parameter of <see cref="Core"/>.</summary>
    public ImmutableArray<CoreArgument> Arguments { get; }

    /// <summary>The parameters that nothing supplies.</summary>
    public IReadOnlyList<HandlerFault> Faults => _faults;

    /// <summary>What it is lent; null where it takes nothing of the kind.</summary>
    public LentKind? Lends =>
        Takes(ArgumentSource.Transaction) ? LentKind.Transaction
        : Takes(ArgumentSource.Connection) ? LentKind.Connection
        : Takes(ArgumentSource.Database) ? LentKind.Database
        : null;

    /// <summary>Each parameter is given a value of its own type: no other overload is better.</summary>
    public bool IsExact => Arguments.All(argument => argument.Source != ArgumentSource.Default && SymbolEqualityComparer.Default.Equals(TypeGiven(argument), argument.Parameter.Type));

    /// <summary>The type of the value that a parameter is given; null where it is left to its default.</summary>
    public ITypeSymbol? TypeGiven(CoreArgument argument) => argument.Source switch
    {
        ArgumentSource.Default => null,
        ArgumentSource.Handler when argument.Own!.Type.TypeKind != TypeKind.Dynamic => argument.Own.Type,
        ArgumentSource.Connection => Lent("Npgsql.NpgsqlConnection") ?? argument.Parameter.Type,
        ArgumentSource.Transaction => Lent("Npgsql.NpgsqlTransaction") ?? argument.Parameter.Type,
        _ => argument.Parameter.Type,
    };

    public static CoreMatch Of(IMethodSymbol handler, IMethodSymbol core, Compilation compilation) => new(handler, core, compilation);

    private bool Takes(ArgumentSource source) => Arguments.Any(argument => argument.Source == source);

    private CoreArgument ArgumentOf(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return Unsupplied(parameter, "it is passed by reference, which a call that waits cannot do");
        if (parameter.Type.IsNamed("System.Threading.CancellationToken")) return new CoreArgument(parameter, ArgumentSource.Token);
        if (parameter.Type.IsNamed("Lifeguard.PooledDatabase")) return new CoreArgument(parameter, ArgumentSource.Database);
        if (ConnectionTypes.Any(parameter.Type.IsNamed)) return new CoreArgument(parameter, ArgumentSource.Connection);
        if (TransactionTypes.Any(parameter.Type.IsNamed)) return new CoreArgument(parameter, ArgumentSource.Transaction);
        return OwnOf(parameter) is { } own ? FromHandler(parameter, own)
            : parameter.IsOptional || parameter.IsParams ? new CoreArgument(parameter, ArgumentSource.Default)
            : Unsupplied(parameter, WhyNotOwn(parameter));
    }

    private CoreArgument FromHandler(IParameterSymbol parameter, IParameterSymbol own)
    {
        if (Nullability.IsLost(own, parameter))
        {
            return Unsupplied(parameter, $"'{own.Name}' of '{_handler.Name}' may be null, and '{parameter.Name}' may not");
        }

        return new CoreArgument(parameter, ArgumentSource.Handler, own);
    }

    // By type where that leaves no choice, then by name.
    private IParameterSymbol? OwnOf(IParameterSymbol parameter)
    {
        var sameType = _handler.Parameters.Where(own => IsSameType(own, parameter)).ToList();
        if (sameType.Count == 1 && Core.Parameters.Count(other => IsSameType(other, parameter)) == 1) return sameType[0];
        if (Named(sameType, parameter.Name) is { } own) return own;
        return sameType.Count > 0 ? null : Named(_handler.Parameters.Where(other => Converts(other, parameter)).ToList(), parameter.Name);
    }

    private string WhyNotOwn(IParameterSymbol parameter)
    {
        var sameType = _handler.Parameters.Count(own => IsSameType(own, parameter));
        var type = Words.Of(parameter.Type);
        return sameType switch
        {
            0 => $"'{_handler.Name}' has no parameter of type '{type}', and Lifeguard lends none",
            1 => $"'{_handler.Name}' has one parameter of type '{type}', '{Core.Name}' has several, and none of '{_handler.Name}' is called '{parameter.Name}'",
            _ => $"'{_handler.Name}' has {sameType} parameters of type '{type}', and none is called '{parameter.Name}'",
        };
    }

    private static IParameterSymbol? Named(IReadOnlyCollection<IParameterSymbol> parameters, string name) =>
        parameters.FirstOrDefault(parameter => parameter.Name == name)
        ?? (parameters.Count(parameter => IsNamedAlike(parameter, name)) == 1 ? parameters.First(parameter => IsNamedAlike(parameter, name)) : null);

    private static bool IsNamedAlike(IParameterSymbol parameter, string name) => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsSameType(IParameterSymbol one, IParameterSymbol other) => SymbolEqualityComparer.Default.Equals(one.Type, other.Type);

    private bool Converts(IParameterSymbol from, IParameterSymbol to) => _compilation.ClassifyConversion(from.Type, to.Type) is { IsImplicit: true, IsUserDefined: false };

    private ITypeSymbol? Lent(string type) => _compilation.GetTypesByMetadataName(type).FirstOrDefault();

    private void RefuseSeconds(ArgumentSource source, string why)
    {
        foreach (var second in Arguments.Where(argument => argument.Source == source).Skip(1)) _ = Unsupplied(second.Parameter, why);
    }

    private CoreArgument Unsupplied(IParameterSymbol parameter, string why)
    {
        _faults.Add(new HandlerFault(HandlerFaultKind.ParameterUnsupplied, Words.PlaceOf(parameter), parameter.Name, Core.Name, why));
        return new CoreArgument(parameter, ArgumentSource.Default);
    }
}
