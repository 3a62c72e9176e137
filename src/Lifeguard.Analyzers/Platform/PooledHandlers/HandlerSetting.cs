using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>What the attribute says under a name whose values are those of an enum.</summary>
/// <param name="Name">The enum's member; null for the usual one, and where <paramref name="WhyNot"/> says what is wrong.</param>
/// <param name="WhyNot">Why the handler cannot have it; null where it can.</param>
internal sealed record HandlerSetting(string? Name, string? WhyNot)
{
    private static readonly HandlerSetting Usual = new(null, null);

    public static HandlerSetting Of(AttributeData attribute, string key, string usual)
    {
        if (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == key).Value is not { Kind: TypedConstantKind.Enum, Type: { } type, Value: { } value }) return Usual;
        var name = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name;
        if (name is null) return new HandlerSetting(null, $"'{key}' is {Convert.ToString(value, CultureInfo.InvariantCulture)}, which is none of the values of '{type.Name}'");

        // https://www.npgsql.org/doc/api/Npgsql.NpgsqlConnection.html: refused by BeginTransaction.
        if (name == "Chaos") return new HandlerSetting(null, "PostgreSQL has no 'IsolationLevel.Chaos'");
        return name == usual ? Usual : new HandlerSetting(name, null);
    }
}
