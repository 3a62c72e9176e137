using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Which piece of code does this node belong to?</summary>
internal sealed class CodeUnits
{
    // Factories that a cache calls when it has no value yet, and configuration that runs when the container or the context says so.
    private static readonly HashSet<string> CallsOfOnceFactories = new(StringComparer.Ordinal)
    {
        "GetOrAdd", "GetOrAddAsync", "AddOrUpdate", "GetValue", "GetOrCreate", "GetOrCreateAsync", "GetOrSet", "GetOrSetAsync", "EnsureInitialized",
        "AddDbContext", "AddDbContextPool", "AddDbContextFactory", "AddPooledDbContextFactory", "AddNpgsqlDataSource", "AddMySqlDataSource", "RegisterAfterRestore", "RegisterBeforeSnapshot",
    };

    private readonly LifeguardModel _model;
    private readonly HandlerIndex _handlers;
    private readonly Func<CancellationToken, Registrations> _registrations;

    public CodeUnits(LifeguardModel model, HandlerIndex handlers, Func<CancellationToken, Registrations> registrations)
    {
        _model = model;
        _handlers = handlers;
        _registrations = registrations;
    }

    /// <summary>The unit that runs this node; null outside of code (attributes, for instance).</summary>
    public CodeUnit? Of(SyntaxNode node, CancellationToken cancel)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    if (_handlers.IsHandler(lambda)) return new CodeUnit(CodeUnitKind.HandlerLambda, null, lambda);
                    if (UnitOfArgument(lambda, cancel) is { } unit) return unit;
                    break;
                case LocalFunctionStatementSyntax or AccessorDeclarationSyntax or BaseMethodDeclarationSyntax:
                    return Declared(current, cancel) is IMethodSymbol method ? CodeUnit.Of(method) : null;
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax } arrow:
                    return Declared(arrow.Parent!, cancel) is IPropertySymbol { GetMethod: { } getter } ? CodeUnit.Of(getter) : null;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } declarator }:
                    return Initializers(Declared(declarator, cancel));
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                    return Initializers(Declared(property, cancel));
                case PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type }:
                    return Declared(type, cancel) is INamedTypeSymbol declared && PrimaryConstructor(declared, type) is { } primary ? CodeUnit.Of(primary) : null;
                case GlobalStatementSyntax:
                    return CodeUnit.OncePerProcess;
                case AttributeSyntax or BaseTypeDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The unit that a lambda or method group becomes by what it is passed to or stored in; null when it belongs to the code around it.</summary>
    public CodeUnit? UnitOfArgument(ExpressionSyntax code, CancellationToken cancel)
    {
        if (HolderOf(code, cancel) is { } holder) return CodeUnit.HeldBy(holder);
        if (code.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } call } }) return null;
        var called = call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
            InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.ValueText,
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
            _ => "",
        };
        if (CallsOfOnceFactories.Contains(called)) return CodeUnit.OncePerProcess;
        return _registrations(cancel).WithFactory(code) is { } registration ? UnitOf(registration) : null;
    }

    // private static readonly Func<NpgsqlConnection> Open = () => …;   _open = Connect;   Failed += OnFailed;
    private ISymbol? HolderOf(ExpressionSyntax code, CancellationToken cancel)
    {
        SyntaxNode value = code;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) value = value.Parent;
        var holder = value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field } => Declared(field, cancel),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => Declared(property, cancel),
            AssignmentExpressionSyntax assignment when assignment.Right == value && HandsOver(assignment) =>
                _model.Models.Of(assignment).GetSymbolInfo(assignment.Left, cancel).Symbol,
            _ => null,
        };
        var type = (holder as IFieldSymbol)?.Type ?? (holder as IPropertySymbol)?.Type ?? (holder as IEventSymbol)?.Type;
        return type is { TypeKind: TypeKind.Delegate } && holder!.IsDeclaredIn(_model.Compilation) ? holder : null;
    }

    private static bool HandsOver(AssignmentExpressionSyntax assignment) =>
        assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression or SyntaxKind.AddAssignmentExpression;

    /// <summary>True when a host calls this method.</summary>
    public bool IsHandler(IMethodSymbol method) => _handlers.EntryOf(CodeUnit.Of(method)) is not null && method.MethodKind != MethodKind.Constructor;

    /// <summary>True when a host calls this lambda.</summary>
    public bool IsHandler(SyntaxNode lambda) => _handlers.IsHandler(lambda);

    public static CodeUnit UnitOf(Registration registration) =>
        registration.Lifetime == ServiceLifetime.Singleton ? CodeUnit.OncePerProcess : new CodeUnit(CodeUnitKind.Registration, registration.Service.OriginalDefinition, registration.Factory);

    /// <summary>The constructor that the parameter list behind a type's name declares; null without one. Read from the declaration, since Roslyn 4.5 knows it for records only.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, TypeDeclarationSyntax syntax) =>
        type.InstanceConstructors.FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span));

    private ISymbol? Declared(SyntaxNode declaration, CancellationToken cancel) => _model.Models.Of(declaration).GetDeclaredSymbol(declaration, cancel);

    private static CodeUnit? Initializers(ISymbol? member) => member switch
    {
        { IsStatic: true } => CodeUnit.OncePerProcess,
        { ContainingType: { } type } => CodeUnit.InitializersOf(type),
        _ => null,
    };
}
