using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>A <c>private static readonly</c> field.</summary>
internal sealed class StaticHolder : Holder
{
    private readonly HolderPlace _place;

    private StaticHolder(HolderPlace place) => _place = place;

    /// <summary>An equal member that is there, or a new field.</summary>
    public static StaticHolder Find(HolderPlace place, CancellationToken cancel)
    {
        var existing = Existing(place, cancel);
        var name = existing ?? HolderName.Static(place.Creation.Held, place.Creation.Local, place.Type, place.Symbol);
        return new StaticHolder(place) { Name = name, Access = place.Creation.Access(name), IsNew = existing is null };
    }

    /// <inheritdoc/>
    public override bool Declare(IReadOnlyList<string> comments, SourceEdits edits)
    {
        if (!IsNew) return true;
        if (!MemberInsertion.CanFollowStatics(_place.Type, _place.Needs.Statics)) return false;

        var factory = _place.Value.NeedsMethod ? HolderName.Factory(Name, _place.Type, _place.Symbol) : null;
        var initializer = _place.Creation.Initializer(_place.Value, factory, _place.Names);
        var field = $"private static readonly {_place.Creation.HolderType(_place.Names)} {Name} = {initializer};";
        if (factory is not null) MemberInsertion.AtEnd(_place.Type, _place.Factory(factory, isStatic: true, edits.NewLine), _place.Site.Text, edits);
        return MemberInsertion.AfterFields(_place.Type, [.. comments, field], needsAll: !_place.Needs.Statics.IsEmpty, _place.Indentation, _place.Site.Text, edits);
    }

    private static string? Existing(HolderPlace place, CancellationToken cancel) =>
        place.Symbol.GetMembers()
            .Where(member => HeldFor(member) is { } type && place.Creation.IsHeldBy(type))
            .FirstOrDefault(member => Initializer(member, cancel) is { } initializer && IsEqual(initializer, place, cancel))?.Name;

    /// <summary>The type of a static member that is set once; null for any other member.</summary>
    private static ITypeSymbol? HeldFor(ISymbol member) =>
        member switch
        {
            IFieldSymbol { IsStatic: true, IsReadOnly: true } field => field.Type,
            IPropertySymbol { IsStatic: true, SetMethod: null } property => property.Type,
            _ => null,
        };

    private static ExpressionSyntax? Initializer(ISymbol member, CancellationToken cancel) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };

    private static bool IsEqual(ExpressionSyntax initializer, HolderPlace place, CancellationToken cancel)
    {
        if (!place.Value.NeedsMethod) return EquivalentCode.Same(initializer, place.Creation.Initializer(place.Value, factory: null, place.Names));

        return place.Symbol.GetMembers().OfType<IMethodSymbol>().Any(method =>
            method is { IsStatic: true, Parameters.IsEmpty: true }
            && EquivalentCode.Same(initializer, place.Creation.Initializer(place.Value, method.Name, place.Names))
            && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is MethodDeclarationSyntax { Body: { } body }
            && EquivalentCode.Same(body, place.FactoryBody));
    }
}
