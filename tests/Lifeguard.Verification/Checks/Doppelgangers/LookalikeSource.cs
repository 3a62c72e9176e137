using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification;

/// <summary>
/// C# that declares the used types of some libraries once more, below a namespace of the user's own. Base types of other assemblies are left out:
/// a user's <c>NpgsqlConnection</c> that derives from <c>DbConnection</c> would be a database connection indeed.
/// </summary>
internal sealed class LookalikeSource
{
    /// <summary>Where the copies live.</summary>
    public const string Root = "Lookalike";

    private readonly LibraryUse _use;
    private readonly StringBuilder _text = new("#nullable disable\n#pragma warning disable\n");

    private LookalikeSource(LibraryUse use) => _use = use;

    public static string Of(LibraryUse use)
    {
        var source = new LookalikeSource(use);
        foreach (var type in use.MembersByType.Keys.Where(type => type.ContainingType is null).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal))
        {
            source._text.Append($"namespace {NamespaceOf(type)}\n{{\n");
            source.Declare(type);
            source._text.Append("}\n");
        }

        return source._text.ToString();
    }

    /// <summary>The namespace of a type's copy.</summary>
    public static string NamespaceOf(ISymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{Root}.{space.ToDisplayString()}" : Root;

    private void Declare(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate) DeclareDelegate(type);
        else if (type.TypeKind == TypeKind.Enum) DeclareEnum(type);
        else DeclareType(type);
    }

    private void DeclareDelegate(INamedTypeSymbol type)
    {
        var invoke = type.DelegateInvokeMethod!;
        _text.Append($"public delegate {TypeName(invoke.ReturnType)} {Name(type)}{TypeParameters(type.TypeParameters)}({Parameters(invoke)});\n");
    }

    private void DeclareEnum(INamedTypeSymbol type)
    {
        var values = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => $"{Name(field)} = {field.ConstantValue}");
        _text.Append($"public enum {Name(type)} : {type.EnumUnderlyingType!.ToDisplayString()} {{ {string.Join(", ", values)} }}\n");
    }

    private void DeclareType(INamedTypeSymbol type)
    {
        if (IsAttribute(type)) _text.Append("[System.AttributeUsage(System.AttributeTargets.All, AllowMultiple = true)]\n");
        var bases = Bases(type).ToList();
        _text.Append($"public {Modifiers(type)}{Keyword(type)} {Name(type)}{TypeParameters(type.TypeParameters)}{(bases.Count > 0 ? " : " : "")}{string.Join(", ", bases)}\n{{\n");

        var members = _use.MembersByType[type];
        foreach (var member in members.OrderBy(member => member.ToDisplayString(), StringComparer.Ordinal)) DeclareMember(type, member);
        if (type.TypeKind == TypeKind.Class && !type.IsStatic) DeclareImplicitMembers(type, members);
        foreach (var nested in type.GetTypeMembers().Where(_use.MembersByType.ContainsKey)) Declare(nested);
        _text.Append("}\n");
    }

    private void DeclareMember(INamedTypeSymbol type, ISymbol member)
    {
        var isInterface = type.TypeKind == TypeKind.Interface;
        var modifiers = isInterface ? "" : $"{(member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal ? "protected" : "public")} {(member.IsStatic ? "static " : member.IsAbstract && type.IsAbstract ? "abstract " : !type.IsSealed && type.TypeKind == TypeKind.Class && member is not IFieldSymbol and not IMethodSymbol { MethodKind: MethodKind.Constructor } ? "virtual " : "")}";
        var hasBody = !isInterface && !(member.IsAbstract && type.IsAbstract);
        switch (member)
        {
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when !type.IsStatic:
                _text.Append($"{modifiers}{Name(type)}({Parameters(constructor)}) {{ }}\n");
                break;
            case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                _text.Append($"{modifiers}{TypeName(method.ReturnType)} {Name(method)}{TypeParameters(method.TypeParameters)}({Parameters(method)}){Constraints(method.TypeParameters)}{(hasBody ? " => throw null" : "")};\n");
                break;
            case IPropertySymbol property:
                _text.Append($"{modifiers}{TypeName(property.Type)} {PropertyName(property)} {{ {Accessors(property, hasBody)} }}\n");
                break;
            case IEventSymbol @event:
                _text.Append($"{modifiers}event {TypeName(@event.Type)} {Name(@event)}{(hasBody ? " { add { } remove { } }" : ";")}\n");
                break;
            case IFieldSymbol { HasConstantValue: true } constant:
                _text.Append($"public const {TypeName(constant.Type)} {Name(constant)} = {SymbolDisplay.FormatPrimitive(constant.ConstantValue!, quoteStrings: true, useHexadecimalNumbers: false)};\n");
                break;
            case IFieldSymbol field:
                _text.Append($"{modifiers}{TypeName(field.Type)} {Name(field)};\n");
                break;
        }
    }

    // What the language asks for without the code naming it: a constructor for derived types, what 'using' and 'await using' call.
    private void DeclareImplicitMembers(INamedTypeSymbol type, HashSet<ISymbol> members)
    {
        if (!members.Any(member => member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true })) _text.Append($"protected internal {Name(type)}() {{ }}\n");
        if (DisposesOnItsOwn(type, "IDisposable") && !Declares(members, "Dispose")) _text.Append("public void Dispose() { }\n");
        if (DisposesOnItsOwn(type, "IAsyncDisposable") && !Declares(members, "DisposeAsync")) _text.Append("public System.Threading.Tasks.ValueTask DisposeAsync() => default;\n");
    }

    private IEnumerable<string> Bases(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Class && !type.IsStatic)
        {
            if (type.BaseType is { } baseType && _use.IsLibraryType(baseType)) yield return TypeName(baseType);
            else if (IsAttribute(type)) yield return "System.Attribute";
            else if (Derives(type, "Exception")) yield return "System.Exception";

            if (DisposesOnItsOwn(type, "IDisposable")) yield return "System.IDisposable";
            if (DisposesOnItsOwn(type, "IAsyncDisposable")) yield return "System.IAsyncDisposable";
        }

        if (type.TypeKind != TypeKind.Interface) yield break;
        foreach (var extended in type.Interfaces.Where(extended => !_use.IsLibraryType(extended) || _use.MembersByType.ContainsKey(extended.OriginalDefinition))) yield return TypeName(extended);
    }

    private bool DisposesOnItsOwn(INamedTypeSymbol type, string name) =>
        Implements(type, name) && !(type.BaseType is { } baseType && _use.IsLibraryType(baseType) && Implements(baseType, name));

    private static bool Implements(INamedTypeSymbol type, string name) => type.AllInterfaces.Any(candidate => candidate.Name == name && candidate.ContainingNamespace.ToDisplayString() == "System");

    private static bool Declares(HashSet<ISymbol> members, string name) => members.Any(member => member is IMethodSymbol { Parameters.IsEmpty: true } && member.Name == name);

    private static bool IsAttribute(INamedTypeSymbol type) => Derives(type, "Attribute");

    private static bool Derives(INamedTypeSymbol type, string name)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == name && current.ContainingNamespace.ToDisplayString() == "System") return true;
        }

        return false;
    }

    private static string Modifiers(INamedTypeSymbol type) => type switch
    {
        { TypeKind: not TypeKind.Class } => "",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsSealed: true } => "sealed ",
        _ => "",
    };

    private static string Keyword(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => "interface",
        TypeKind.Struct => "struct",
        _ => "class",
    };

    private string PropertyName(IPropertySymbol property) => property.IsIndexer ? $"this[{string.Join(", ", property.Parameters.Select(Parameter))}]" : Name(property);

    private static string Accessors(IPropertySymbol property, bool hasBody) => hasBody
        ? "get => throw null; set => throw null;"
        : $"{(property.GetMethod is null ? "" : "get; ")}{(property.SetMethod is null ? "" : property.SetMethod.IsInitOnly ? "init;" : "set;")}";

    private string Parameters(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(parameter => (method.IsExtensionMethod && parameter.Ordinal == 0 ? "this " : "") + Parameter(parameter)));

    private string Parameter(IParameterSymbol parameter)
    {
        var kind = parameter.RefKind switch { RefKind.Ref => "ref ", RefKind.Out => "out ", RefKind.None => parameter.IsParams ? "params " : "", _ => "in " };
        return $"{kind}{TypeName(parameter.Type)} {Name(parameter)}{(parameter.HasExplicitDefaultValue ? " = default" : "")}";
    }

    private static string TypeParameters(IReadOnlyCollection<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters.Select(parameter => parameter.Variance switch { VarianceKind.In => "in ", VarianceKind.Out => "out ", _ => "" } + Name(parameter)))}>";

    private static string Constraints(IEnumerable<ITypeParameterSymbol> parameters) => string.Concat(parameters.Select(parameter => parameter switch
    {
        { HasReferenceTypeConstraint: true } => $" where {Name(parameter)} : class",
        { HasValueTypeConstraint: true } => $" where {Name(parameter)} : struct",
        _ => "",
    }));

    private string TypeName(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{TypeName(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        ITypeParameterSymbol parameter => Name(parameter),
        INamedTypeSymbol { SpecialType: SpecialType.System_Void } => "void",
        INamedTypeSymbol { IsTupleType: true, TupleUnderlyingType: { } tuple } => TypeName(tuple),
        INamedTypeSymbol named => NamedTypeName(named),
        _ => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };

    private string NamedTypeName(INamedTypeSymbol type)
    {
        var qualifier = type.ContainingType is { } outer ? TypeName(outer)
            : _use.IsLibraryType(type) ? $"global::{NamespaceOf(type)}"
            : type.ContainingNamespace.IsGlobalNamespace ? "global::" : $"global::{type.ContainingNamespace.ToDisplayString()}";
        var arguments = type.TypeArguments.IsEmpty ? "" : $"<{string.Join(", ", type.TypeArguments.Select(TypeName))}>";
        return $"{qualifier}{(qualifier.EndsWith(':') ? "" : ".")}{Name(type)}{arguments}";
    }

    private static string Name(ISymbol symbol) => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : $"@{symbol.Name}";
}
