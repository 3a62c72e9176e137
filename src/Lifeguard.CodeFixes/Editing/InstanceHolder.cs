using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// A <c>private readonly</c> field of an object that lives as long as the process, set at the end of its constructor or from the parameters of its primary
/// constructor.
/// </summary>
internal sealed class InstanceHolder : Holder
{
    private readonly HolderPlace _place;
    private readonly ConstructorDeclarationSyntax? _constructor;

    private InstanceHolder(HolderPlace place, ConstructorDeclarationSyntax? constructor) => (_place, _constructor) = (place, constructor);

    /// <summary>An equal field that is there, or a new one; null when there is no single place at which it could be set.</summary>
    public static InstanceHolder? Find(HolderPlace place, CancellationToken cancel)
    {
        if (place.Needs.Instances.Any(member => member is not IParameterSymbol && !IsMemberOf(place.Symbol, member))) return null;

        var isPrimary = place.Needs.Instances.All(member => member is IParameterSymbol);
        var constructor = isPrimary ? null : Constructor(place.Type);
        if (!isPrimary && (constructor is null || place.Needs.Instances.Any(member => member is IParameterSymbol))) return null;

        var existing = Existing(place, constructor, cancel);
        var name = existing ?? HolderName.Instance(place.Creation.Held, place.Creation.Local, place.Type, place.Symbol);
        return new InstanceHolder(place, constructor) { Name = name, Access = place.Creation.Access(name), IsNew = existing is null };
    }

    /// <inheritdoc/>
    public override bool Declare(IReadOnlyList<string> comments, SourceEdits edits)
    {
        if (!IsNew) return true;

        var factory = _place.Value.NeedsMethod ? HolderName.Factory(Name, _place.Type, _place.Symbol) : null;
        if (factory is not null) MemberInsertion.AtEnd(_place.Type, _place.Factory(factory, isStatic: false, edits.NewLine), _place.Site.Text, edits);

        var value = _place.Creation.Initializer(_place.Value, factory, _place.Names);
        var field = $"private readonly {_place.Creation.HolderType(_place.Names)} {Name}{(_constructor is null ? $" = {value}" : "")};";
        if (_constructor is { Body: { } body })
        {
            StatementInsertion.AtEnd(body, $"{(IsHidden(_constructor) ? "this." : "")}{Name} = {value};", _place.Site.Text, edits);
        }

        return MemberInsertion.AfterFields(_place.Type, [.. comments, field], needsAll: false, _place.Indentation, _place.Site.Text, edits);
    }

    private static bool IsMemberOf(INamedTypeSymbol type, ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, type);

    private bool IsHidden(ConstructorDeclarationSyntax constructor) =>
        constructor.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == Name);

    /// <summary>The one constructor that every object passes through.</summary>
    private static ConstructorDeclarationSyntax? Constructor(TypeDeclarationSyntax type)
    {
        var first = type.Members.OfType<ConstructorDeclarationSyntax>()
            .Where(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && !constructor.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
            .ToList();
        return first.Count == 1 && first[0].Body is { } body && !body.DescendantNodes().OfType<ReturnStatementSyntax>().Any() ? first[0] : null;
    }

    private static string? Existing(HolderPlace place, ConstructorDeclarationSyntax? constructor, CancellationToken cancel) =>
        place.Symbol.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field is { IsStatic: false, IsReadOnly: true } && place.Creation.IsHeldBy(field.Type)
                && Value(field, constructor, cancel) is { } value && !place.Value.NeedsMethod
                && EquivalentCode.Same(value, place.Creation.Initializer(place.Value, factory: null, place.Names)))?.Name;

    private static ExpressionSyntax? Value(IFieldSymbol field, ConstructorDeclarationSyntax? constructor, CancellationToken cancel) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is VariableDeclaratorSyntax { Initializer.Value: { } initial }
            ? initial
            : constructor?.Body?.Statements
                .OfType<ExpressionStatementSyntax>()
                .Select(statement => statement.Expression)
                .OfType<AssignmentExpressionSyntax>()
                .FirstOrDefault(assignment => assignment.Left.ToString() == field.Name || assignment.Left.ToString() == $"this.{field.Name}")?.Right;
}
