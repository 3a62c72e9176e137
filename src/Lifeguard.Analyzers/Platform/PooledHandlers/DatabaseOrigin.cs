using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>Where a handler's database comes from.</summary>
internal sealed class DatabaseOrigin
{
    private DatabaseOrigin(string? name, ISymbol? member, bool isDataSource) => (Name, Member, IsDataSource) = (name, member, isDataSource);

    /// <summary>The name under which its connection string is found.</summary>
    public string? Name { get; }

    /// <summary>Or the field, property or constructor parameter of the class that holds it.</summary>
    public ISymbol? Member { get; }

    /// <summary>The member holds an <c>NpgsqlDataSource</c>, not a <c>PooledDatabase</c>.</summary>
    public bool IsDataSource { get; }

    /// <summary>Whether it is reached through <c>this</c>.</summary>
    public bool IsOfInstance => Member is { IsStatic: false };

    /// <summary>What the attribute says.</summary>
    /// <remarks>Where the result is null, <paramref name="why"/> says what is wrong.</remarks>
    public static DatabaseOrigin? Of(IMethodSymbol handler, AttributeData attribute, Compilation compilation, out string why)
    {
        var (name, source) = (Text(attribute, "Database"), Text(attribute, "Source"));
        why = "";
        if (name is not null && source is not null) return Refuse("both 'Database' and 'Source' are set; one of them decides", out why);
        if (source is not null) return OfMember(handler, source, compilation, out why);
        if (name is not null && name.Trim().Length > 0) return new DatabaseOrigin(name, null, false);
        return Refuse(name is null ? "neither 'Database' nor 'Source' is set" : "'Database' is empty", out why);
    }

    private static DatabaseOrigin? OfMember(IMethodSymbol handler, string name, Compilation compilation, out string why)
    {
        var type = handler.ContainingType;
        if (Find(type, name, compilation) is not { } member) return Refuse($"'{type.Name}' has no field or property '{name}'", out why);

        var held = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        var isDataSource = held.IsOrExtends("Npgsql.NpgsqlDataSource");
        if (!isDataSource && !held.IsNamed("Lifeguard.PooledDatabase")) return Refuse($"'{name}' is neither a 'PooledDatabase' nor an 'NpgsqlDataSource'", out why);
        if (Nullability.MayBeNull(held!)) return Refuse($"'{name}' may be null", out why);
        if (member is IParameterSymbol && handler.Parameters.Any(parameter => parameter.Name == name)) return Refuse($"a parameter of '{handler.Name}' hides '{name}'", out why);
        if (handler.IsStatic && !member.IsStatic) return Refuse($"'{name}' belongs to an instance, and '{handler.Name}' is static", out why);
        why = "";
        return new DatabaseOrigin(null, member, isDataSource);
    }

    // Inherited ones as well; a primary constructor's parameter is in scope in every part of the class.
    private static ISymbol? Find(INamedTypeSymbol type, string name, Compilation compilation)
    {
        foreach (var current in type.SelfAndBaseTypes())
        {
            var member = current.GetMembers(name).FirstOrDefault(member => member is IFieldSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null });
            if (member is not null && compilation.IsSymbolAccessibleWithin(member is IPropertySymbol { GetMethod: { } get } ? get : member, type)) return member;
        }

        return type.IsRecord ? null : type.InstanceConstructors
            .Where(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax))
            .SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter => parameter.Name == name);
    }

    private static string? Text(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    private static DatabaseOrigin? Refuse(string reason, out string why)
    {
        why = reason;
        return null;
    }
}
