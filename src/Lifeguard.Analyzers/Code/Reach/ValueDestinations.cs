using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// Where does a value end up that a constructor is handed or code asks for? Followed through locals, the constructors it is passed to and the methods that give it back; what is read from it and let go of is no destination.
/// </summary>
internal sealed class ValueDestinations
{
    private const int Budget = 64;

    private readonly HandlerReach _reach;
    private readonly LifeguardModel _model;
    private readonly CancellationToken _cancel;
    private readonly Queue<(ExpressionSyntax Value, bool IsDirect)> _pending = new();
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly List<ValueDestination> _found = [];

    private ValueDestinations(HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        _reach = reach;
        _model = model;
        _cancel = cancel;
    }

    /// <summary>Where what a constructor is handed for this parameter ends up.</summary>
    public static IReadOnlyList<ValueDestination> Of(IParameterSymbol parameter, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var walk = new ValueDestinations(reach, model, cancel);
        walk.Enter(parameter, isDirect: true);
        return walk.Run();
    }

    /// <summary>Where the value of this expression ends up.</summary>
    public static IReadOnlyList<ValueDestination> Of(ExpressionSyntax value, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var walk = new ValueDestinations(reach, model, cancel);
        walk._pending.Enqueue((value, true));
        return walk.Run();
    }

    private List<ValueDestination> Run()
    {
        for (var steps = 0; steps < Budget && _pending.Count > 0; steps++)
        {
            _cancel.ThrowIfCancellationRequested();
            var (value, isDirect) = _pending.Dequeue();
            Climb(value, isDirect);
        }

        return _pending.Count == 0 ? _found : [];
    }

    private void Climb(ExpressionSyntax value, bool isDirect)
    {
        SyntaxNode current = value;
        while (true)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression }:
                case ConditionalExpressionSyntax conditional when conditional.Condition != current:
                    current = current.Parent!;
                    continue;
                case MemberAccessExpressionSyntax access when access.Expression == current && IsQuery(ReadThrough(access)):
                    current = ReadThrough(access);
                    continue;
                case ArgumentSyntax { Expression: var instance } when _reach.Registrations(_cancel).Giving(instance) is not null:     // services.AddSingleton(value)
                    _found.Add(new ValueDestination(DestinationKind.Returned, instance, null, isDirect));
                    return;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } call } } argument:
                    if (PassOn(argument, call, isDirect)) return;
                    current = call;                                        // kept inside an object of a library: new SqlCommand(text, connection)
                    continue;
                case AssignmentExpressionSyntax assignment when assignment.Right == current:
                    Store(SymbolOf(assignment.Left), assignment, isDirect);
                    current = assignment;                                  // _a = _b = value
                    continue;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } initializer:
                    Store(_model.Models.Of(initializer).GetDeclaredSymbol(initializer.Parent!, _cancel), initializer, isDirect);
                    return;
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                    Return(FunctionAround(current), isDirect);
                    return;
                case AnonymousFunctionExpressionSyntax lambda when lambda.ExpressionBody == current:
                    _found.Add(new ValueDestination(DestinationKind.Returned, lambda, null, isDirect));
                    return;
                default:
                    return;
            }
        }
    }

    // context.Orders · context.Set<Order>()
    private static ExpressionSyntax ReadThrough(MemberAccessExpressionSyntax access) => access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : access;

    // A set or query of a context is the context's own: _orders = context.Set<Order>().
    private bool IsQuery(ExpressionSyntax expression) =>
        _model.Models.Of(expression).GetTypeInfo(expression, _cancel).Type is INamedTypeSymbol { IsGenericType: true } type && type.IsOrDerivesFrom("System.Linq.IQueryable");

    // False where the object that takes the argument is a library's own, so that what becomes of the object is what becomes of the value.
    private bool PassOn(ArgumentSyntax argument, SyntaxNode call, bool isDirect)
    {
        if (call is not (BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax)) return true;
        if (_model.Models.Of(call).GetSymbolInfo(call, _cancel).Symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor) return true;
        if (CallArguments.ParameterOf(argument, constructor) is not { } parameter) return true;
        if (parameter.OriginalDefinition.IsDeclaredIn(_model.Compilation))
        {
            Enter((IParameterSymbol)parameter.OriginalDefinition, isDirect: false);
            return true;
        }

        if (call is BaseObjectCreationExpressionSyntax) return false;
        _found.Add(new ValueDestination(DestinationKind.LibraryBase, call, null, isDirect));
        return true;
    }

    private void Store(ISymbol? target, SyntaxNode at, bool isDirect)
    {
        switch (target)
        {
            case IFieldSymbol or IPropertySymbol:
                _found.Add(new ValueDestination(DestinationKind.Member, at, target.OriginalDefinition, isDirect));
                break;
            case ILocalSymbol local when _followed.Add(local) && local.DeclaringSyntaxReferences.FirstOrDefault() is { } reference:
                var declarator = reference.GetSyntax(_cancel);
                FollowMentions(local, ScopeOf(declarator), _reach.UnitOf(declarator, _cancel), isDirect);
                break;
        }
    }

    // What a method gives back goes on where it is called.
    private void Return(SyntaxNode function, bool isDirect)
    {
        _found.Add(new ValueDestination(DestinationKind.Returned, function, null, isDirect));
        if (function is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax)) return;
        if (_model.Models.Of(function).GetDeclaredSymbol(function, _cancel) is not IMethodSymbol method || !_followed.Add(method)) return;
        foreach (var site in _reach.EntrancesOf(method, _cancel))
        {
            var called = site.At.Parent is MemberAccessExpressionSyntax access && access.Name == site.At ? access : site.At;
            if (called.Parent is InvocationExpressionSyntax call && call.Expression == called) _pending.Enqueue((call, isDirect));
        }
    }

    private void Enter(IParameterSymbol parameter, bool isDirect)
    {
        if (!_followed.Add(parameter) || parameter.DeclarationsIn(_model.Compilation).FirstOrDefault()?.GetSyntax(_cancel) is not ParameterSyntax declaration) return;
        switch (declaration.Parent?.Parent)
        {
            case ConstructorDeclarationSyntax constructor:
                FollowMentions(parameter, constructor, _reach.UnitOf(constructor, _cancel), isDirect);
                break;
            case TypeDeclarationSyntax type:
                if (PropertyOfRecord(parameter, declaration) is { } property) _found.Add(new ValueDestination(DestinationKind.Member, declaration, property, isDirect));
                foreach (var part in parameter.ContainingType.DeclaringSyntaxReferences) FollowMentions(parameter, part.GetSyntax(_cancel), CodeUnit.Of((IMethodSymbol)parameter.ContainingSymbol), isDirect);
                break;
        }
    }

    private static ISymbol? PropertyOfRecord(IParameterSymbol parameter, ParameterSyntax declaration) =>
        parameter.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(property => property.DeclaringSyntaxReferences.Any(reference => reference.Span == declaration.Span));

    // What mentions the value in the code that has it goes on from there; what mentions it elsewhere has captured it.
    private void FollowMentions(ISymbol value, SyntaxNode scope, CodeUnit? own, bool isDirect)
    {
        foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != value.Name || name.Parent is NameColonSyntax || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)) continue;
            if (!SymbolEqualityComparer.Default.Equals(SymbolOf(name), value)) continue;
            var unit = _reach.UnitOf(name, _cancel);
            if (unit is null || unit.Equals(own) || unit.Kind == CodeUnitKind.InstanceInitializers) _pending.Enqueue((name, isDirect));
            else _found.Add(new ValueDestination(DestinationKind.Captured, name, null, isDirect));
        }
    }

    private ISymbol? SymbolOf(ExpressionSyntax expression) => _model.Models.Of(expression).GetSymbolInfo(expression, _cancel).Symbol;

    // Statements of Program.cs are one body, although the tree has each of them as a member.
    private static SyntaxNode ScopeOf(SyntaxNode declarator) =>
        declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            GlobalStatementSyntax { Parent: { } program } => program,
            { } member => member,
            null => declarator,
        };

    private static SyntaxNode FunctionAround(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax) ?? node;
}
