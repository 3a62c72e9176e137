using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// A data source that the class is given through its constructor, as it is given its other dependencies: a parameter, kept in a field unless the constructor is
/// a primary one.
/// </summary>
internal sealed class InjectedHolder : Holder
{
    private readonly FixSite _site;
    private readonly TypeDeclarationSyntax _type;
    private readonly InjectedConstructor _constructor;
    private readonly string _typeName;
    private readonly string _parameter;
    private readonly string? _field;

    private InjectedHolder(FixSite site, TypeDeclarationSyntax type, InjectedConstructor constructor, string typeName, string parameter, string? field)
    {
        _site = site;
        _type = type;
        _constructor = constructor;
        _typeName = typeName;
        _parameter = parameter;
        _field = field;
    }

    /// <summary>
    /// The injected data source; null when the class has several constructors, is constructed by code rather than by a container, or the creation is in a
    /// static member.
    /// </summary>
    public static async Task<Holder?> ForAsync(
        ExpressionSyntax creation, INamedTypeSymbol dataSource, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (LocalReferences.Member(creation) is not MemberDeclarationSyntax member || member is not (MethodDeclarationSyntax or PropertyDeclarationSyntax)) return null;
        if (member.Modifiers.Any(SyntaxKind.StaticKeyword)) return null;
        if (member.Parent is not TypeDeclarationSyntax type || InjectedConstructor.Of(type) is not { } constructor) return null;
        if (site.Model.GetDeclaredSymbol(type, cancel) is not { DeclaringSyntaxReferences.Length: 1 } symbol) return null;
        if (await IsConstructedByCodeAsync(symbol, site.Document.Project.Solution, cancel).ConfigureAwait(false)) return null;
        if (Existing(symbol, constructor, dataSource) is { } existing) return new SharedHolder { Name = existing, Access = existing, IsNew = false };

        var names = new TypeNames(site, edits, type.OpenBraceToken.SpanStart);
        var (parameter, field) = HolderName.Injected(type, symbol, constructor.IsPrimary);
        return new InjectedHolder(site, type, constructor, names.Of(dataSource), parameter, field) { Name = field ?? parameter, Access = field ?? parameter, IsNew = true };
    }

    /// <inheritdoc/>
    public override bool Declare(IReadOnlyList<string> comments, SourceEdits edits)
    {
        _constructor.AddParameter($"{_typeName} {_parameter}", _site.Text, edits);
        if (_field is null || _constructor.Body is not { } body) return true;

        var indentation = SourceStyle.MemberIndentation(_type, _site.Text);
        StatementInsertion.AtEnd(body, $"{(_field == _parameter ? "this." : "")}{_field} = {_parameter};", _site.Text, edits);
        return MemberInsertion.AfterFields(_type, [$"private readonly {_typeName} {_field};"], needsAll: false, indentation, _site.Text, edits);
    }

    /// <summary>A data source that the class has been given already.</summary>
    private static string? Existing(INamedTypeSymbol type, InjectedConstructor constructor, INamedTypeSymbol dataSource) =>
        constructor.IsPrimary
            ? type.InstanceConstructors.SelectMany(candidate => candidate.Parameters).FirstOrDefault(parameter => IsOf(parameter.Type, dataSource))?.Name
            : type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field is { IsStatic: false, IsReadOnly: true } && IsOf(field.Type, dataSource))?.Name;

    private static bool IsOf(ITypeSymbol type, INamedTypeSymbol dataSource) => SymbolEqualityComparer.Default.Equals(type, dataSource);

    private static async Task<bool> IsConstructedByCodeAsync(INamedTypeSymbol type, Solution solution, CancellationToken cancel)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            var found = await SymbolFinder.FindReferencesAsync(constructor, solution, cancel).ConfigureAwait(false);
            if (found.SelectMany(reference => reference.Locations).Any()) return true;
        }

        return false;
    }

    private sealed class SharedHolder : Holder
    {
        public override bool Declare(IReadOnlyList<string> comments, SourceEdits edits) => true;
    }
}
