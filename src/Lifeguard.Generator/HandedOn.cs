using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform.PooledHandlers;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Generator;

/// <summary>What the handler hands on into the static lambda that calls the core method, so that no closure is allocated, and how it is reached there.</summary>
internal sealed class HandedOn
{
    // Names that a tuple's elements cannot have.
    private static readonly HashSet<string> Reserved = new(["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"], StringComparer.Ordinal);

    // No parameter's name: one may be called @this.
    private const string This = "this ";

    private readonly Dictionary<string, string> _reached = new(StringComparer.Ordinal);

    private HandedOn(string database, string call, string self, EquatableArray<string> state) => (Database, Call, Self, State) = (database, call, self, state);

    /// <summary>The name of the local with the pool.</summary>
    public string Database { get; }

    /// <summary>The name of the lambda's first parameter.</summary>
    public string Call { get; }

    /// <summary>How <c>this</c> is reached.</summary>
    public string Self { get; private set; }

    /// <summary>The values, as they are written before the lambda; one stands alone, several form a tuple.</summary>
    public EquatableArray<string> State { get; }

    /// <summary>No lambda: everything is reached by its own name.</summary>
    public static HandedOn Nothing(FreeNames free) => new(free.Take("database"), "", "this", default);

    public static HandedOn Into(PooledHandler handler, FreeNames free)
    {
        var match = handler.Match!;
        var database = free.Take("database");
        var values = new List<(string Key, string Expression, string Element)>();
        if (!match.Core.IsStatic) values.Add((This, "this", free.Take("self")));
        var own = match.Arguments.Where(argument => argument.Source == ArgumentSource.Handler).Select(argument => argument.Own!).Distinct<IParameterSymbol>(SymbolEqualityComparer.Default).ToList();
        values.AddRange(own.Select(parameter => (parameter.Name, CSharpText.Identifier(parameter.Name), IsElementName(parameter.Name) ? parameter.Name : free.Take("value"))));
        if (match.Arguments.Any(argument => argument.Source == ArgumentSource.Database)) values.Add((database, database, database));

        // A single value keeps its name: in the lambda, it hides that of the handler.
        var call = values.Count switch
        {
            0 => "_",
            1 => CSharpText.Identifier(values[0].Element),
            _ => free.Take("call"),
        };
        var state = values.Count switch
        {
            0 => ["default(bool)"],
            // A dynamic argument would put off the whole call until run time, and it has a lambda in it.
            1 => [own is [{ Type.TypeKind: TypeKind.Dynamic }] ? $"(object){values[0].Expression}!" : values[0].Expression],
            _ => values.Select(value => value.Key == value.Element ? value.Expression : $"{value.Element}: {value.Expression}").ToArray(),
        };
        var way = new HandedOn(database, call, "", new EquatableArray<string>(state.ToImmutableArray()));
        foreach (var (key, _, element) in values) way._reached[key] = values.Count == 1 ? call : $"{call}.{CSharpText.Identifier(element)}";
        way.Self = way.Reach(This);
        return way;
    }

    /// <summary>How a value is reached where the core method is called.</summary>
    public string Reach(string name) => _reached.TryGetValue(name, out var reached) ? reached : CSharpText.Identifier(name);

    private static bool IsElementName(string name) =>
        !Reserved.Contains(name) && !(name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(char.IsDigit));
}
