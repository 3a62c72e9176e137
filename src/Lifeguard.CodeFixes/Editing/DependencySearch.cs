using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// Finds the <see cref="CreationDependencies"/> of an expression, or finds that it cannot move: because it reads the invocation's data (a parameter, something awaited, an out or
/// pattern variable), because a member it reads changes, or because a local it needs is also needed where it is.
/// </summary>
internal sealed class DependencySearch
{
    private readonly FixSite _site;
    private readonly ExpressionSyntax _expression;
    private readonly bool _mayReadInstance;
    private readonly CancellationToken _cancel;
    private readonly Queue<SyntaxNode> _unexamined = new();
    private readonly Dictionary<ILocalSymbol, VariableDeclaratorSyntax> _locals = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _staying = new(SymbolEqualityComparer.Default);
    private readonly List<StatementSyntax> _setup = [];
    private readonly Dictionary<ISymbol, ExpressionSyntax> _values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _statics = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _instances = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _topLevelLocals = new(SymbolEqualityComparer.Default);

    private DependencySearch(FixSite site, ExpressionSyntax expression, bool mayReadInstance, CancellationToken cancel)
    {
        _site = site;
        _expression = expression;
        _mayReadInstance = mayReadInstance;
        _cancel = cancel;
    }

    /// <summary>What <paramref name="expression"/> needs; null when it cannot move.</summary>
    public static Task<CreationDependencies?> OfAsync(ExpressionSyntax expression, FixSite site, bool mayReadInstance, CancellationToken cancel) =>
        new DependencySearch(site, expression, mayReadInstance, cancel).RunAsync();

    private async Task<CreationDependencies?> RunAsync()
    {
        _unexamined.Enqueue(_expression);
        do
        {
            while (_unexamined.Count > 0)
            {
                if (!await MayMoveAsync(_unexamined.Dequeue()).ConfigureAwait(false)) return null;
            }

            if (!SettleOneLocal(out var isPossible) && isPossible) return Found();
            if (!isPossible) return null;
        }
        while (true);
    }

    private CreationDependencies Found()
    {
        // A constructor that reads one field may as well read the others: only a static member needs to repeat their values.
        var readsFields = _instances.Any(member => member is not IParameterSymbol);
        return new CreationDependencies
        {
            Expression = _expression,
            Locals = _locals.OrderBy(pair => pair.Value.SpanStart).Select(pair => Moved(pair.Key, pair.Value)).ToImmutableArray(),
            Setup = _setup.OrderBy(statement => statement.SpanStart).ToImmutableArray(),
            Values = readsFields ? ImmutableDictionary<ISymbol, ExpressionSyntax>.Empty : _values.ToImmutableDictionary<ISymbol, ExpressionSyntax>(SymbolEqualityComparer.Default),
            Statics = _statics.ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default),
            Instances = (readsFields ? _instances.Concat(_values.Keys) : _instances).ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default),
            TopLevelLocals = _topLevelLocals.ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default),
        };
    }

    private MovedLocal Moved(ILocalSymbol local, VariableDeclaratorSyntax declarator)
    {
        var moved = MovedCode().ToList();
        var references = References(local, declarator).Where(reference => moved.Any(node => node.Span.Contains(reference.Span))).ToList();
        var isRepeatable = IsRepeatable(local);

        // 'new Settings { … }.Text' is legal, but nobody writes it.
        var readsWell = declarator.Initializer!.Value is not BaseObjectCreationExpressionSyntax { Initializer: not null } || references.All(reference => reference.Parent is not MemberAccessExpressionSyntax);
        return new MovedLocal(local, declarator, Leaves: !_staying.Contains(local), FitsInPlace: isRepeatable || (references.Count == 1 && readsWell));
    }

    /// <summary>
    /// Takes the first local that code other than the moving code reads and decides what becomes of it: the code is part of the building and moves too, or the local stays and is
    /// repeated, or nothing can be done. False when every local is settled.
    /// </summary>
    private bool SettleOneLocal(out bool isPossible)
    {
        isPossible = true;
        var moved = MovedCode().ToList();
        foreach (var (local, declarator) in _locals.Select(pair => (pair.Key, pair.Value)))
        {
            if (_staying.Contains(local)) continue;

            var outside = References(local, declarator).Where(reference => !moved.Any(node => node.Span.Contains(reference.Span))).ToList();
            if (outside.Count == 0 && IsAlone(declarator)) continue;

            if (outside.Count > 0 && TryTakeSetup(local, declarator, outside)) return true;
            isPossible = IsRepeatable(local) && !outside.Any(DecidesWhetherToGoOn);
            _staying.Add(local);
            return true;
        }

        return false;
    }

    private bool TryTakeSetup(ILocalSymbol local, VariableDeclaratorSyntax declarator, List<IdentifierNameSyntax> outside)
    {
        var block = declarator.Parent!.Parent!.Parent;
        var statements = outside
            .Select(reference => reference.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(statement => statement.Parent == block))
            .Distinct()
            .ToList();
        var isSetup = statements.All(statement => statement is not null
            && statement.SpanStart > declarator.SpanStart && statement.Span.End < _expression.SpanStart
            && StatementRemoval.IsPossible(statement)
            && (SetupStatement.IsGuard(statement) || (!IsRepeatable(local) && SetupStatement.Configures(statement, local, _site.Model, _cancel))));
        if (!isSetup || LocalReferences.Function(declarator) != LocalReferences.Function(_expression)) return false;

        foreach (var statement in statements)
        {
            _setup.Add(statement!);
            _unexamined.Enqueue(statement!);
        }

        return true;
    }

    /// <summary><c>if (cs is null) return NotFound();</c>: the author expects the value to be missing, and goes on without a database.</summary>
    private bool DecidesWhetherToGoOn(IdentifierNameSyntax reference) =>
        reference.Ancestors().OfType<IfStatementSyntax>().FirstOrDefault(candidate => candidate.Condition.Span.Contains(reference.Span)) is { } branch
        && (branch.Span.Contains(_expression.Span) || branch.Statement.DescendantNodesAndSelf().Any(node => node is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax));

    private IEnumerable<SyntaxNode> MovedCode() =>
        _locals.Where(pair => !_staying.Contains(pair.Key)).Select(pair => (SyntaxNode)pair.Value.Initializer!.Value).Concat(_setup).Append(_expression);

    private ImmutableArray<IdentifierNameSyntax> References(ILocalSymbol local, VariableDeclaratorSyntax declarator) =>
        LocalReferences.In(LocalReferences.Member(declarator), local, _site.Model, _cancel);

    private bool IsRepeatable(ISymbol symbol) => IsRepeatable(symbol, depth: 0);

    private bool IsRepeatable(ISymbol symbol, int depth) =>
        depth <= _locals.Count
        && symbol switch
        {
            ILocalSymbol local when _locals.TryGetValue(local, out var declarator) => RepeatableExpression.Holds(declarator.Initializer!.Value, inner => IsRepeatable(inner, depth + 1), _site.Model, _cancel),
            ILocalSymbol local => _topLevelLocals.Contains(local),
            _ => _values.ContainsKey(symbol) || _instances.Contains(symbol),
        };

    private async Task<bool> MayMoveAsync(SyntaxNode region)
    {
        foreach (var node in region.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case BaseExpressionSyntax or ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax }:
                case AwaitExpressionSyntax or YieldStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax when LocalReferences.Function(node) == LocalReferences.Function(_expression):
                    return false;
                case SimpleNameSyntax name when !IsLabelOfAnother(name):
                    if (!await MayMoveAsync(name, region).ConfigureAwait(false)) return false;
                    break;
            }
        }

        return true;
    }

    private async Task<bool> MayMoveAsync(SimpleNameSyntax name, SyntaxNode region)
    {
        if (_site.Model.GetSymbolInfo(name, _cancel).Symbol is not { } symbol) return name.Identifier.ValueText == "nameof";
        if (symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == region.SyntaxTree && region.Span.Contains(reference.Span))) return true;
        if (LocalReferences.IsWrite(name)) return false;

        return symbol switch
        {
            ITypeParameterSymbol => false,
            INamespaceOrTypeSymbol or IDiscardSymbol => true,
            ILocalSymbol local => MayMoveLocal(local),
            IParameterSymbol parameter => _mayReadInstance && IsOfPrimaryConstructor(parameter) && Remember(_instances, parameter),
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } or IRangeVariableSymbol or ILabelSymbol => false,
            IMethodSymbol { ReducedFrom: not null } or IMethodSymbol { MethodKind: MethodKind.Constructor } => true,
            { IsStatic: true } => await MayMoveStaticAsync(symbol).ConfigureAwait(false),
            _ => !IsReadFromThis(name) || await MayMoveInstanceAsync(symbol).ConfigureAwait(false),
        };
    }

    private bool MayMoveLocal(ILocalSymbol local)
    {
        if (_locals.ContainsKey(local)) return true;
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancel) is not VariableDeclaratorSyntax { Initializer: not null, Parent.Parent: LocalDeclarationStatementSyntax statement } declarator) return false;
        if (!statement.UsingKeyword.IsKind(SyntaxKind.None) || local.IsRef || References(local, declarator).Any(LocalReferences.IsWrite)) return false;

        var isTopLevel = statement.Parent is GlobalStatementSyntax && LocalReferences.Function(_expression) is not CompilationUnitSyntax;
        if (isTopLevel) return Remember(_topLevelLocals, local);
        if (!StatementRemoval.IsPossible(statement)) return false;

        _locals.Add(local, declarator);
        _unexamined.Enqueue(declarator.Initializer.Value);
        return LocalReferences.Function(declarator) == LocalReferences.Function(_expression) || IsRepeatable(local);
    }

    private async Task<bool> MayMoveStaticAsync(ISymbol member)
    {
        if (!await SettledMembers.KeepsValueAsync(member, _site.Document.Project.Solution, _cancel).ConfigureAwait(false)) return false;
        if (member is not IFieldSymbol { IsConst: true } && SymbolEqualityComparer.Default.Equals(member.ContainingType, ContainingType())) _statics.Add(member);
        return true;
    }

    private async Task<bool> MayMoveInstanceAsync(ISymbol member)
    {
        if (_values.ContainsKey(member) || _instances.Contains(member)) return true;
        if (await FieldValue.OfAsync(member, _site, _cancel).ConfigureAwait(false) is { } value && RepeatableExpression.Holds(value, _ => false, _site.Model, _cancel))
        {
            _values.Add(member, value);
            _unexamined.Enqueue(value);
            return true;
        }

        // A property that works its value out anew may give another one each time.
        return _mayReadInstance
            && (member is IFieldSymbol || member.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member)))
            && await SettledMembers.KeepsValueAsync(member, _site.Document.Project.Solution, _cancel).ConfigureAwait(false)
            && Remember(_instances, member);
    }

    private INamedTypeSymbol? ContainingType() => _site.Model.GetEnclosingSymbol(_expression.SpanStart, _cancel)?.ContainingType;

    /// <summary>A name that says which member of something else is meant: a named argument, or the left side in an object initialiser.</summary>
    public static bool IsLabelOfAnother(SimpleNameSyntax name) =>
        name.Parent is NameColonSyntax or NameEqualsSyntax || name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name;

    /// <summary>A member that is named alone or after <c>this.</c>, not as a member of something else.</summary>
    public static bool IsReadFromThis(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression is ThisExpressionSyntax,
            MemberBindingExpressionSyntax => false,
            _ => true,
        };

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private bool IsAlone(VariableDeclaratorSyntax declarator) => ((VariableDeclarationSyntax)declarator.Parent!).Variables.Count == 1;

    private static bool Remember(HashSet<ISymbol> set, ISymbol symbol)
    {
        set.Add(symbol);
        return true;
    }
}
