using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>A data source that the class is given through its constructor, as it is given its other dependencies: a parameter, kept in a field unless the constructor is a primary one.</summary>
internal sealed class InjectedHolder : Holder
{
    private readonly FixSite _site;
    private readonly TypeDeclarationSyntax _type;
    private readonly ParameterListSyntax _parameters;
    private readonly BlockSyntax? _body;
    private readonly string _typeName;
    private readonly string _parameter;
    private readonly string? _field;

    private InjectedHolder(FixSite site, TypeDeclarationSyntax type, ParameterListSyntax parameters, BlockSyntax? body, string typeName, string parameter, string? field)
    {
        _site = site;
        _type = type;
        _parameters = parameters;
        _body = body;
        _typeName = typeName;
        _parameter = parameter;
        _field = field;
    }

    /// <summary>The injected data source; null when the class has several constructors, is constructed by code rather than by a container, or the creation is in a static member.</summary>
    public static async Task<InjectedHolder?> ForAsync(ExpressionSyntax creation, INamedTypeSymbol dataSource, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || site.Model.GetDeclaredSymbol(type, cancel) is not { DeclaringSyntaxReferences.Length: 1 } symbol) return null;
        if (LocalReferences.Member(creation) is not MemberDeclarationSyntax member || member.Modifiers.Any(SyntaxKind.StaticKeyword) || member is not (MethodDeclarationSyntax or PropertyDeclarationSyntax)) return null;

        var constructors = type.Members.OfType<ConstructorDeclarationSyntax>().Where(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)).ToList();
        // The property of TypeDeclarationSyntax came with C# 12, after the Roslyn that this is compiled on.
        var primary = type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault();
        if (constructors.Count + (primary is null ? 0 : 1) != 1 || (primary is null && constructors[0].Body is null)) return null;
        if (await IsConstructedByCodeAsync(symbol, site.Document.Project.Solution, cancel).ConfigureAwait(false)) return null;

        var parameters = primary ?? constructors[0].ParameterList;
        if (Existing(symbol, parameters, dataSource, isPrimary: primary is not null) is { } existing) return new InjectedHolder(site, type, parameters, null, "", "", null) { Access = existing, IsNew = false };

        var names = new TypeNames(site, edits, type.OpenBraceToken.SpanStart);
        var (parameter, field) = HolderName.Injected(type, symbol, isPrimary: primary is not null);
        return new InjectedHolder(site, type, parameters, constructors.FirstOrDefault()?.Body, names.Of(dataSource), parameter, field) { Access = field ?? parameter, IsNew = true };
    }

    /// <inheritdoc/>
    public override bool Declare(IReadOnlyList<string> comments, SourceEdits edits)
    {
        if (!IsNew) return true;

        AddParameter(edits);
        if (_field is null || _body is null) return true;

        StatementInsertion.AtEnd(_body, $"{(_field == _parameter ? "this." : "")}{_field} = {_parameter};", _site.Text, edits);
        return MemberInsertion.AfterFields(_type, [$"private readonly {_typeName} {_field};"], needsAll: false, SourceStyle.MemberIndentation(_type, _site.Text), _site.Text, edits);
    }

    private void AddParameter(SourceEdits edits)
    {
        var added = $"{_typeName} {_parameter}";
        var all = _parameters.Parameters;
        var required = all.TakeWhile(parameter => parameter.Default is null && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword)).ToList();
        if (required.Count == 0)
        {
            edits.Insert(_parameters.OpenParenToken.Span.End, all.Count == 0 ? added : $"{added}, ");
            return;
        }

        var last = required[required.Count - 1];
        var isOnItsOwnLine = SourceStyle.StartsLine(last, _site.Text);
        edits.Insert(last.Span.End, isOnItsOwnLine ? $",{edits.NewLine}{SourceStyle.IndentationAt(_site.Text, last.SpanStart)}{added}" : $", {added}");
    }

    private static string? Existing(INamedTypeSymbol symbol, ParameterListSyntax parameters, INamedTypeSymbol dataSource, bool isPrimary)
    {
        var constructor = symbol.InstanceConstructors.FirstOrDefault(candidate => !candidate.IsImplicitlyDeclared && candidate.Parameters.Length == parameters.Parameters.Count);
        if (isPrimary) return constructor?.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, dataSource))?.Name;
        return symbol.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field is { IsStatic: false, IsReadOnly: true, IsImplicitlyDeclared: false } && SymbolEqualityComparer.Default.Equals(field.Type, dataSource))?.Name;
    }

    private static async Task<bool> IsConstructedByCodeAsync(INamedTypeSymbol type, Solution solution, CancellationToken cancel)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            var found = await SymbolFinder.FindReferencesAsync(constructor, solution, cancel).ConfigureAwait(false);
            if (found.SelectMany(reference => reference.Locations).Any()) return true;
        }

        return false;
    }
}
