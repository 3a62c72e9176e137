using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Where is a piece of code entered from? Names find the places, symbols confirm them; dispatch over interfaces, overrides and dependency injection included.</summary>
internal sealed class Callers
{
    private readonly LifeguardModel _model;
    private readonly CodeUnits _units;
    private readonly TypeHierarchy _hierarchy;
    private readonly Func<CancellationToken, Registrations> _registrations;
    private readonly Sightings _sightings;
    private readonly ConcurrentDictionary<CodeUnit, ImmutableArray<CallSite>> _known = new();
    private readonly ConcurrentDictionary<SimpleNameSyntax, ImmutableArray<ISymbol>> _mentioned = new();
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);

    public Callers(LifeguardModel model, CodeUnits units, TypeHierarchy hierarchy, Func<CancellationToken, Registrations> registrations)
    {
        _model = model;
        _units = units;
        _hierarchy = hierarchy;
        _sightings = new Sightings(model);
        _registrations = registrations;
    }

    /// <summary>The places that enter the unit, in source order.</summary>
    public ImmutableArray<CallSite> Of(CodeUnit unit, CancellationToken cancel)
    {
        if (_known.TryGetValue(unit, out var known)) return known;
        var found = Search(unit, cancel).Distinct()
            .OrderBy(site => site.At.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(site => site.At.SpanStart).ToImmutableArray();
        return _known.GetOrAdd(unit, found);
    }

    private IEnumerable<CallSite> Search(CodeUnit unit, CancellationToken cancel) => unit switch
    {
        { Kind: CodeUnitKind.InstanceInitializers, Symbol: INamedTypeSymbol type } => OfInitializers(type),
        { Kind: CodeUnitKind.Registration, Symbol: ITypeSymbol service } => OfService(service, cancel),
        { Kind: CodeUnitKind.Delegate, Symbol: { } holder } => OfDelegate(holder, cancel),
        { Kind: CodeUnitKind.Member, Symbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor, Self: { } self } => OfBaseConstructor(constructor, self, cancel),
        { Kind: CodeUnitKind.Member, Symbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => OfConstructor(constructor, cancel),
        { Kind: CodeUnitKind.Member, Symbol: IMethodSymbol method } => OfMethod(method, unit.Self, cancel),
        _ => [],
    };

    // Every constructor runs them, but for those that leave it to another by ': this(…)'.
    private static IEnumerable<CallSite> OfInitializers(INamedTypeSymbol type) =>
        type.InstanceConstructors.Select(constructor => new CallSite(CodeUnit.Of(constructor), DeclarationOf(constructor) ?? DeclarationOf(type)!));

    // Whoever reads the delegate may call it.
    private IEnumerable<CallSite> OfDelegate(ISymbol holder, CancellationToken cancel) =>
        from use in Mentions(holder, cancel)
        where use.Unit is not null && !IsAssigned(use.Mention)
        select new CallSite(use.Unit, use.Mention);

    private static bool IsAssigned(SimpleNameSyntax mention)
    {
        ExpressionSyntax target = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target;
    }

    private IEnumerable<CallSite> OfMethod(IMethodSymbol method, INamedTypeSymbol? self, CancellationToken cancel)
    {
        var member = method.AssociatedSymbol is IPropertySymbol property ? property : (ISymbol)method;
        var name = member.Name.Substring(member.Name.LastIndexOf('.') + 1);
        if (IsUsed(name, cancel))
        {
            foreach (var site in OfMember(method, self, member, name, cancel)) yield return site;
        }

        foreach (var site in OfDispatcher(method, cancel)) yield return site;
    }

    // Handlers have names that nobody calls: no need to ask who could see them.
    private bool IsUsed(string name, CancellationToken cancel) => _used.TryGetValue(name, out var known)
        ? known
        : _used.GetOrAdd(name, _model.Source.TokensOf(name, cancel).Any(token => token.Parent is SimpleNameSyntax));

    private IEnumerable<CallSite> OfMember(IMethodSymbol method, INamedTypeSymbol? self, ISymbol member, string name, CancellationToken cancel)
    {
        foreach (var token in FilesThatSee(member, name, cancel).SelectMany(tree => SourceIndex.TokensIn(tree, name, cancel)))
        {
            if (token.Parent is not SimpleNameSyntax mention || IsNoUse(mention) || !CanCall(mention, method)) continue;
            if (!SymbolsOf(mention, cancel).Any(symbol => Enters(symbol, member, cancel)) || !UsesAccessor(mention, method)) continue;
            if (UnitOf(mention, cancel) is not { } caller) continue;
            if (member.IsStatic || method.ContainingType is not { TypeKind: TypeKind.Class } declaring) yield return new CallSite(caller, mention);
            else if (CallerOn(self ?? declaring, mention, caller, cancel) is { } onObject) yield return new CallSite(onObject, mention);
        }
    }

    /// <summary>
    /// The caller, with the class of the object that it runs on where it calls a member of its own object; null when the object that it calls cannot be of this class. What a base class calls
    /// on itself leads on to those alone who hold an object of the class that the walk came from, not to those of every class that shares the base.
    /// </summary>
    private CodeUnit? CallerOn(INamedTypeSymbol self, SimpleNameSyntax mention, CodeUnit caller, CancellationToken cancel)
    {
        var model = _model.Models.Of(mention);
        if (NameLookup.ReceiverOf(mention) is { } receiver and not ThisExpressionSyntax and not BaseExpressionSyntax)
        {
            return NameLookup.TypeOf(receiver, model) is not INamedTypeSymbol { TypeKind: TypeKind.Class } held || TypeHierarchy.AreOfOneLine(held, self) ? caller : null;
        }

        if (NameLookup.ReceiverOf(mention) is null && !NameLookup.IsInScope(mention)) return caller;             // new Order { State = … }
        if (mention.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } code || model.GetDeclaredSymbol(code, cancel) is not INamedTypeSymbol { TypeKind: TypeKind.Class } type) return caller;
        if (TypeHierarchy.IsOrDerivesFrom(type, self)) return caller;
        if (!TypeHierarchy.IsOrDerivesFrom(self, type)) return type.ContainingType is null ? null : caller;   // a nested class may call the object around it
        return caller is { Kind: CodeUnitKind.Member, Symbol: IMethodSymbol { IsStatic: false } } ? caller with { Self = self } : caller;
    }

    // What the name means, or may mean in code that is not complete. Where many types share a base, each of their members asks for the same mentions.
    private ImmutableArray<ISymbol> SymbolsOf(SimpleNameSyntax mention, CancellationToken cancel) =>
        _mentioned.TryGetValue(mention, out var known) ? known : _mentioned.GetOrAdd(mention, Ask(mention, _model.Models.Of(mention), cancel));

    private static ImmutableArray<ISymbol> Ask(SimpleNameSyntax mention, SemanticModel model, CancellationToken cancel)
    {
        if (NameLookup.Of(mention, model) is { } found) return ImmutableArray.Create(found);
        var info = model.GetSymbolInfo(mention, cancel);
        return info.Symbol is { } symbol ? ImmutableArray.Create(symbol)
            : info.CandidateReason is CandidateReason.MemberGroup or CandidateReason.OverloadResolutionFailure ? info.CandidateSymbols
            : ImmutableArray<ISymbol>.Empty;
    }

    // A local function is seen in its file, a private member in those of its type, an extension method anywhere.
    private IEnumerable<SyntaxTree> FilesThatSee(ISymbol member, string name, CancellationToken cancel) => member switch
    {
        IMethodSymbol { IsExtensionMethod: true } => _model.Source.TreesWith(name, cancel),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => FilesOf(member),
        { DeclaredAccessibility: Accessibility.Private } and not IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } => FilesOf(member.ContainingType),
        { IsStatic: true } when _sightings.IsImportedEverywhere(member.ContainingType, cancel) => _model.Source.TreesWith(name, cancel),
        _ => _sightings.Of(member.ContainingType, _hierarchy, cancel),
    };

    private IEnumerable<SyntaxTree> FilesOf(ISymbol symbol) => symbol.DeclarationsIn(_model.Compilation).Select(reference => reference.SyntaxTree).Distinct();

    // x.Handle of IRequestHandler<TRequest, …> runs where an object of TRequest is sent.
    private IEnumerable<CallSite> OfDispatcher(IMethodSymbol method, CancellationToken cancel)
    {
        if (method.Parameters.Length == 0 || method.Parameters[0].Type is not INamedTypeSymbol request) yield break;
        var handles = method.ContainingType.AllInterfaces.Any(contract => contract.IsGenericType && contract.Name.EndsWith("Handler", StringComparison.Ordinal)
            && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], request) && contract.GetMembers(method.Name).Length > 0);
        if (!handles) yield break;
        var seen = new HashSet<SyntaxNode>();
        foreach (var tree in _model.Source.TreesWith(request.Name, cancel))
        {
            foreach (var verb in Dispatches)
            {
                foreach (var token in SourceIndex.TokensIn(tree, verb, cancel))
                {
                    if (token.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || !seen.Add(call)) continue;
                    var model = _model.Models.Of(tree);
                    if (!call.ArgumentList.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(argument.Expression, cancel).Type, request))) continue;
                    if (UnitOf(call, cancel) is { } caller) yield return new CallSite(caller, call);
                }
            }
        }
    }

    private static readonly string[] Dispatches = ["Send", "SendAsync", "Publish", "PublishAsync", "Dispatch", "DispatchAsync", "InvokeAsync"];

    // On an object of a derived class the constructor runs because that class's own does.
    private IEnumerable<CallSite> OfBaseConstructor(IMethodSymbol constructor, INamedTypeSymbol self, CancellationToken cancel)
    {
        foreach (var site in OfChain(constructor.ContainingType, constructor, cancel)) yield return new CallSite(site.Caller with { Self = self }, site.At);
        foreach (var derived in _hierarchy.DirectlyDerived(constructor.ContainingType, cancel))
        {
            if (!TypeHierarchy.IsOrDerivesFrom(self, derived)) continue;
            var isSelf = SymbolEqualityComparer.Default.Equals(derived.OriginalDefinition, self.OriginalDefinition);
            foreach (var site in OfChain(derived, constructor, cancel)) yield return isSelf ? site : new CallSite(site.Caller with { Self = self }, site.At);
        }
    }

    private IEnumerable<CallSite> OfConstructor(IMethodSymbol constructor, CancellationToken cancel)
    {
        var type = constructor.ContainingType;
        foreach (var token in _model.Source.TokensOf(type.Name, cancel))
        {
            if (CreationBy(token) is { } creation && Creates(creation, constructor, cancel) && UnitOf(creation, cancel) is { } caller) yield return new CallSite(caller, creation);
        }

        foreach (var token in _sightings.Of(type, _hierarchy, cancel).SelectMany(tree => SourceIndex.TokensIn(tree, TreeNames.ImplicitCreation, cancel)))
        {
            if (token.Parent is ImplicitObjectCreationExpressionSyntax creation && Creates(creation, constructor, cancel) && UnitOf(creation, cancel) is { } caller)
            {
                yield return new CallSite(caller, creation);
            }
        }

        foreach (var site in OfChain(type, constructor, cancel)) yield return site;
        foreach (var derived in _hierarchy.DirectlyDerived(type, cancel))
        {
            foreach (var site in OfChain(derived, constructor, cancel)) yield return site;
        }

        foreach (var registration in _registrations(cancel).Building(type))
        {
            if (registration.Lifetime == ServiceLifetime.Singleton)
            {
                yield return new CallSite(CodeUnit.OncePerProcess, registration.Call);
                continue;
            }

            foreach (var site in OfService(registration.Service, cancel)) yield return site;
        }
    }

    // Constructors of the type that run this one: by ': this(…)', by ': base(…)', or because a base constructor without arguments needs no mention.
    private IEnumerable<CallSite> OfChain(INamedTypeSymbol type, IMethodSymbol target, CancellationToken cancel)
    {
        var isBase = !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, target.ContainingType.OriginalDefinition);
        foreach (var constructor in type.InstanceConstructors)
        {
            if (SymbolEqualityComparer.Default.Equals(constructor, target)) continue;
            var declaration = DeclarationOf(constructor);
            var initializer = (SyntaxNode?)(declaration as ConstructorDeclarationSyntax)?.Initializer
                ?? (declaration as TypeDeclarationSyntax)?.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
            if (initializer is null)
            {
                if (isBase && target.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)) yield return new CallSite(CodeUnit.Of(constructor), declaration ?? DeclarationOf(type)!);
            }
            else if ((isBase && target.ContainingType.InstanceConstructors.Length == 1)                     // there is no other
                || SymbolEqualityComparer.Default.Equals(_model.Models.Of(initializer).GetSymbolInfo(initializer, cancel).Symbol?.OriginalDefinition, target.OriginalDefinition))
            {
                yield return new CallSite(CodeUnit.Of(constructor), initializer);
            }
        }
    }

    /// <summary>Where a service is asked for: by a constructor's parameter, by a handler's parameter, or from the provider.</summary>
    private IEnumerable<CallSite> OfService(ITypeSymbol service, CancellationToken cancel)
    {
        foreach (var token in _model.Source.TokensOf(service.Name, cancel))
        {
            if (token.Parent is not SimpleNameSyntax name) continue;
            TypeSyntax mention = name;
            while (mention.Parent is QualifiedNameSyntax or NullableTypeSyntax or ArrayTypeSyntax) mention = (TypeSyntax)mention.Parent;
            if (mention.Parent is not (TypeArgumentListSyntax or TypeOfExpressionSyntax or ParameterSyntax)) continue;
            if (!SymbolEqualityComparer.Default.Equals(NameLookup.TypeNamed(name, _model.Models.Of(name))?.OriginalDefinition, service.OriginalDefinition)) continue;
            switch (mention.Parent)
            {
                case TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "IEnumerable" or "Lazy" or "Func", Parent: ParameterSyntax collection } } when ConsumerOf(collection, cancel) is { } consumer:
                    yield return new CallSite(consumer, collection);
                    break;
                case TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "GetRequiredService" or "GetService" } asked } } } }
                    when UnitOf(asked, cancel) is { } caller:
                    yield return new CallSite(caller, asked);
                    break;
                case ParameterSyntax parameter when ConsumerOf(parameter, cancel) is { } consumer:
                    yield return new CallSite(consumer, parameter);
                    break;
                case TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "GetRequiredService" or "GetService" or "GetRequiredKeyedService" or "CreateInstance" or "GetServiceOrCreateInstance" } asked }
                    when UnitOf(asked, cancel) is { } caller:
                    yield return new CallSite(caller, asked);
                    break;
            }
        }
    }

    /// <summary>The places that mention this field or property.</summary>
    public IEnumerable<(SimpleNameSyntax Mention, CodeUnit? Unit)> Mentions(ISymbol member, CancellationToken cancel)
    {
        foreach (var token in FilesThatSee(member, member.Name, cancel).SelectMany(tree => SourceIndex.TokensIn(tree, member.Name, cancel)))
        {
            if (token.Parent is SimpleNameSyntax mention && SymbolsOf(mention, cancel) is [var symbol] && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, member))
            {
                yield return (mention, _units.Of(mention, cancel));
            }
        }
    }

    private CodeUnit? ConsumerOf(ParameterSyntax parameter, CancellationToken cancel)
    {
        var model = _model.Models.Of(parameter);
        switch (parameter.Parent?.Parent)
        {
            case ConstructorDeclarationSyntax constructor:
                return model.GetDeclaredSymbol(constructor, cancel) is { } symbol ? CodeUnit.Of(symbol) : null;
            case TypeDeclarationSyntax type:
                return model.GetDeclaredSymbol(type, cancel) is INamedTypeSymbol declared && CodeUnits.PrimaryConstructor(declared, type) is { } primary ? CodeUnit.Of(primary) : null;
            case MethodDeclarationSyntax method:
                return model.GetDeclaredSymbol(method, cancel) is { } handler && _units.IsHandler(handler) ? CodeUnit.Of(handler) : null;
            case AnonymousFunctionExpressionSyntax lambda:
                return _units.IsHandler(lambda) ? new CodeUnit(CodeUnitKind.HandlerLambda, null, lambda) : null;
            default:
                return null;
        }
    }

    // A method group handed to a registration or to a cache runs when they say so, not where it is mentioned.
    private CodeUnit? UnitOf(SyntaxNode mention, CancellationToken cancel)
    {
        var expression = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention as ExpressionSyntax;
        if (expression is not null and not InvocationExpressionSyntax and not BaseObjectCreationExpressionSyntax && _units.UnitOfArgument(expression, cancel) is { } unit) return unit;
        return _units.Of(mention, cancel);
    }

    private bool Creates(ExpressionSyntax creation, IMethodSymbol constructor, CancellationToken cancel)
    {
        var model = _model.Models.Of(creation);
        if (creation is ObjectCreationExpressionSyntax { Type: var name } && NameLookup.TypeNamed(name, model) is { } type)
        {
            if (!SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, constructor.ContainingType.OriginalDefinition)) return false;
            if (constructor.ContainingType.InstanceConstructors.Length == 1) return true;
        }

        return SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(creation, cancel).Symbol?.OriginalDefinition, constructor.OriginalDefinition);
    }

    private static ObjectCreationExpressionSyntax? CreationBy(SyntaxToken token)
    {
        if (token.Parent is not SimpleNameSyntax name) return null;
        TypeSyntax type = name;
        while (type.Parent is QualifiedNameSyntax qualified && qualified.Right == type || type.Parent is AliasQualifiedNameSyntax) type = (TypeSyntax)type.Parent;
        return type.Parent is ObjectCreationExpressionSyntax creation && creation.Type == type ? creation : null;
    }

    private bool Enters(ISymbol mentioned, ISymbol member, CancellationToken cancel)
    {
        var called = (mentioned is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : mentioned).OriginalDefinition;
        if (called is IMethodSymbol { PartialImplementationPart: { } part }) called = part;
        if (SymbolEqualityComparer.Default.Equals(called, member)) return true;
        if (called.Kind != member.Kind || called.IsStatic != member.IsStatic || called.ContainingType is null) return false;
        return called.ContainingType.TypeKind == TypeKind.Interface
            ? _hierarchy.Implements(member, called, _registrations, cancel)
            : called is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } && TypeHierarchy.Overrides(member, called);
    }

    // Declarations, nameof and documentation mention without running.
    private static bool IsNoUse(SimpleNameSyntax mention)
    {
        for (SyntaxNode? current = mention; current is not null and not StatementSyntax and not MemberDeclarationSyntax; current = current.Parent)
        {
            if (current is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } or AttributeSyntax or TypeOfExpressionSyntax) return true;
        }

        return false;
    }

    // A call with a number of arguments that the method cannot take binds elsewhere: no need to ask the compiler.
    private static bool CanCall(SimpleNameSyntax mention, IMethodSymbol method)
    {
        ExpressionSyntax called = mention.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == mention => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => mention,
        };
        if (called.Parent is not InvocationExpressionSyntax invocation || invocation.Expression != called || method.AssociatedSymbol is not null) return true;
        return CallArguments.MayFit(method, invocation.ArgumentList.Arguments.Count);
    }

    private static bool UsesAccessor(SimpleNameSyntax mention, IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.PropertyGet or MethodKind.PropertySet)) return true;
        ExpressionSyntax expression = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
        var isTarget = expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression;
        var readsToo = isTarget && !expression.Parent.IsKind(SyntaxKind.SimpleAssignmentExpression);
        return method.MethodKind == MethodKind.PropertySet ? isTarget : !isTarget || readsToo;
    }

    private static SyntaxNode? DeclarationOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
}
