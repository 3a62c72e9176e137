using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>What is a holder called? By what it holds, in the style of the fields around it, and like nothing else in its type.</summary>
internal static class HolderName
{
    private static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["ConnectionMultiplexer"] = "Redis",
        ["AmazonSecretsManagerClient"] = "Secrets",
        ["SecretClient"] = "Secrets",
        ["AmazonSimpleSystemsManagementClient"] = "Parameters",
        ["DynamoDBContext"] = "DynamoDbContext",
        ["AmazonDynamoDBClient"] = "DynamoDb",
        ["AmazonDynamoDBStreamsClient"] = "DynamoDbStreams",
        ["TableServiceClient"] = "Tables",
        ["String"] = "ConnectionString",                                            // the only kind of text that a fix keeps
    };

    /// <summary>A free name for a static member of <paramref name="type"/> that holds a <paramref name="held"/>.</summary>
    /// <param name="held">The type of what is held.</param>
    /// <param name="local">What the author called it so far, or null; used when the plain name is taken.</param>
    /// <param name="type">The type that gets the member.</param>
    /// <param name="symbol">The same, for the members that its other parts and its bases declare.</param>
    public static string Static(ITypeSymbol held, string? local, TypeDeclarationSyntax type, INamedTypeSymbol symbol) =>
        Free(held, local, name => Styled(name, StaticStyle(type)), Taken(type, symbol));

    /// <summary>A free name for an instance field.</summary>
    public static string Instance(ITypeSymbol held, string? local, TypeDeclarationSyntax type, INamedTypeSymbol symbol) =>
        Free(held, local, name => Styled(name, InstanceStyle(type)), Taken(type, symbol));

    /// <summary>A free name for a local of the top-level statements.</summary>
    public static string Local(ITypeSymbol held, string? local, SyntaxNode root) => Free(held, local, Camel, Names(root));

    /// <summary>Free names for an injected data source: the parameter, and the field that keeps it unless the constructor is a primary one.</summary>
    public static (string Parameter, string? Field) Injected(TypeDeclarationSyntax type, INamedTypeSymbol symbol, bool isPrimary)
    {
        var taken = Taken(type, symbol);
        var parameter = Numbered("dataSource").First(name => !taken.Contains(name));
        return (parameter, isPrimary ? null : Numbered("DataSource").Select(name => Styled(name, InstanceStyle(type))).First(name => !taken.Contains(name)));
    }

    /// <summary>A free name for the data source that takes the place of the connection in <paramref name="field"/>, in the style of that name.</summary>
    public static string InPlaceOf(string field, TypeDeclarationSyntax type, INamedTypeSymbol symbol)
    {
        var prefix = field.Substring(0, field.Length - Bare(field).Length);
        var style = prefix.Length > 0 ? prefix : char.IsLower(field[0]) ? "camel" : "Pascal";
        var taken = Taken(type, symbol);
        return new[] { "Db", "DataSource" }.Concat(Numbered("Db").Skip(1)).Select(name => Styled(name, style)).First(name => !taken.Contains(name));
    }

    /// <summary>A free name for a connection within <paramref name="member"/>.</summary>
    public static string Connection(SyntaxNode member)
    {
        var taken = Names(member);
        return new[] { "connection", "conn" }.Concat(Numbered("connection").Skip(1)).First(name => !taken.Contains(name));
    }

    /// <summary>A free name for the method that builds what the member <paramref name="holder"/> holds.</summary>
    public static string Factory(string holder, TypeDeclarationSyntax type, INamedTypeSymbol symbol)
    {
        var taken = Taken(type, symbol);
        return Numbered("Create" + Pascal(Bare(holder))).First(name => !taken.Contains(name));
    }

    /// <summary>The part of a field's name that is a name: <c>s_orders</c> and <c>_orders</c> are <c>orders</c>.</summary>
    public static string Bare(string field) =>
        field.StartsWith("s_", StringComparison.Ordinal) || field.StartsWith("m_", StringComparison.Ordinal) ? field.Substring(2) : field.TrimStart('_');

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Free(ITypeSymbol held, string? local, Func<string, string> style, HashSet<string> taken)
    {
        var plain = Plain(held);
        var others = plain == "Db"
            ? new[] { "Db", local is { Length: > 3 } ? Pascal(Bare(local)) : "DataSource", "DataSource" }
            : [plain, local is { Length: > 3 } ? Pascal(Bare(local)) : plain];
        return others.Concat(Numbered(plain).Skip(1)).Select(style).First(name => !taken.Contains(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None);
    }

    private static string Plain(ITypeSymbol held)
    {
        var name = held.Name;
        if (held.TypeKind == TypeKind.Interface && name.Length > 2 && name[0] == 'I' && char.IsUpper(name[1])) name = name.Substring(1);
        if (name.EndsWith("DataSource", StringComparison.Ordinal)) return "Db";
        if (ByType.TryGetValue(name, out var known) || ByType.TryGetValue(name + "Client", out known)) return known;

        if (name.StartsWith("Amazon", StringComparison.Ordinal) && name.Length > "Amazon".Length) name = name.Substring("Amazon".Length);
        return name.EndsWith("Client", StringComparison.Ordinal) && name.Length > "Client".Length ? name.Substring(0, name.Length - "Client".Length) : name;
    }

    private static IEnumerable<string> Numbered(string name) => new[] { name }.Concat(Enumerable.Range(2, 1000).Select(number => name + number));

    private static string Styled(string name, string style) =>
        style switch
        {
            "s_" or "_" or "m_" => style + Camel(name),
            "camel" => Camel(name),
            _ => name,
        };

    private static string StaticStyle(TypeDeclarationSyntax type)
    {
        var names = NamesOf(PrivateFields(type, isStatic: true).Where(field => field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)));
        if (names.Count == 0) return "Pascal";
        if (names.All(name => name.StartsWith("s_", StringComparison.Ordinal))) return "s_";
        if (names.All(name => name.StartsWith("_", StringComparison.Ordinal))) return "_";
        return names.All(name => char.IsLower(name[0])) ? "camel" : "Pascal";
    }

    private static string InstanceStyle(TypeDeclarationSyntax type)
    {
        var names = NamesOf(PrivateFields(type, isStatic: false));
        if (names.Count == 0 || names.All(name => name.StartsWith("_", StringComparison.Ordinal))) return "_";
        if (names.All(name => name.StartsWith("m_", StringComparison.Ordinal))) return "m_";
        return names.All(name => char.IsLower(name[0])) ? "camel" : "_";
    }

    private static IEnumerable<FieldDeclarationSyntax> PrivateFields(TypeDeclarationSyntax type, bool isStatic) =>
        type.Members.OfType<FieldDeclarationSyntax>().Where(field =>
            field.Modifiers.Any(SyntaxKind.StaticKeyword) == isStatic
            && !field.Modifiers.Any(SyntaxKind.ConstKeyword)
            && Shapes.IsPrivate(field));

    private static List<string> NamesOf(IEnumerable<FieldDeclarationSyntax> fields) =>
        fields.SelectMany(field => field.Declaration.Variables).Select(variable => variable.Identifier.ValueText).ToList();

    /// <summary>Every name written in the type and every member it has: a new member with such a name would hide something or be hidden.</summary>
    private static HashSet<string> Taken(TypeDeclarationSyntax type, INamedTypeSymbol symbol)
    {
        var taken = Names(type);
        for (var current = symbol; current is not null; current = current.BaseType) taken.UnionWith(current.GetMembers().Select(member => member.Name));
        return taken;
    }

    private static HashSet<string> Names(SyntaxNode node) =>
        new(node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
