using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>
/// Where is this text sent to a database? Followed through sums, formats, locals, constants, string builders, members that return it, and the user's own methods that hand it on, as far as
/// <see cref="SqlReading"/> reads them on the way back.
/// </summary>
internal sealed class SqlFlow
{
    /// <summary>More places than this between a text and a database, and the answer is silence.</summary>
    private const int Budget = 96;

    /// <summary>Methods that hand a text on to each other.</summary>
    private const int MaxCalls = 3;

    private const int MaxImplementations = 4;

    private static readonly ConditionalWeakTable<LifeguardModel, SqlFlow> Cache = new();

    private readonly LifeguardModel _model;
    private readonly ConcurrentDictionary<(IParameterSymbol Parameter, int Calls), ImmutableArray<SqlSink>> _parameters = new(ParameterComparer.Instance);

    private SqlFlow(LifeguardModel model) => _model = model;

    public static SqlFlow For(LifeguardModel model) => Cache.GetValue(model, static key => new SqlFlow(key));

    /// <summary>The places that the value of the expression reaches.</summary>
    public ImmutableArray<SqlSink> SinksOf(ExpressionSyntax text, CancellationToken cancel) => Follow([text], MaxCalls, cancel);

    private ImmutableArray<SqlSink> Follow(IEnumerable<ExpressionSyntax> starts, int calls, CancellationToken cancel)
    {
        var walk = new Walk(this, calls, cancel);
        return walk.Follow(starts);
    }

    // What the method does with the parameter.
    private ImmutableArray<SqlSink> SinksOf(IParameterSymbol parameter, int calls, CancellationToken cancel)
    {
        if (_parameters.TryGetValue((parameter, calls), out var known)) return known;
        if (IsReassigned(parameter, _model.Models, cancel)) return _parameters.GetOrAdd((parameter, calls), ImmutableArray<SqlSink>.Empty);
        var uses = parameter.ContainingSymbol.DeclarationsIn(_model.Compilation).SelectMany(reference => UsesIn(reference.GetSyntax(cancel), parameter, cancel));
        return _parameters.GetOrAdd((parameter, calls), Follow(uses, calls, cancel));
    }

    private IEnumerable<ExpressionSyntax> UsesIn(SyntaxNode declaration, IParameterSymbol parameter, CancellationToken cancel) =>
        SourceIndex.TokensIn(declaration.SyntaxTree, parameter.Name, cancel)
            .Where(token => declaration.Span.Contains(token.Span)).Select(token => token.Parent).OfType<IdentifierNameSyntax>()
            .Where(name => SymbolEqualityComparer.Default.Equals(_model.Models.Of(name).GetSymbolInfo(name, cancel).Symbol, parameter) && !SingleValue.IsTarget(name));

    /// <summary>True when the parameter can hold something else than what was passed.</summary>
    public static bool IsReassigned(IParameterSymbol parameter, SemanticModels models, CancellationToken cancel) =>
        parameter.RefKind is RefKind.Ref or RefKind.Out
        || parameter.ContainingSymbol.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancel) is var declaration
            && SourceIndex.TokensIn(declaration.SyntaxTree, parameter.Name, cancel).Any(token => declaration.Span.Contains(token.Span) && token.Parent is IdentifierNameSyntax name
                && SingleValue.IsTarget(name) && SymbolEqualityComparer.Default.Equals(models.Of(name).GetSymbolInfo(name, cancel).Symbol, parameter)));

    // What runs when the method is called: itself, or what implements or overrides it.
    private IEnumerable<IMethodSymbol> Running(IMethodSymbol method, CancellationToken cancel)
    {
        if (!method.IsAbstract && !method.IsVirtual && !method.IsOverride) return [method];
        var implementations = _model.Source.TokensOf(method.Name, cancel)
            .Select(token => token.Parent).OfType<MethodDeclarationSyntax>()
            .Where(declaration => declaration.ParameterList.Parameters.Count == method.Parameters.Length)
            .Select(declaration => _model.Models.Of(declaration).GetDeclaredSymbol(declaration, cancel)).OfType<IMethodSymbol>()
            .Where(candidate => Implements(candidate, method)).Take(MaxImplementations);
        return method.IsAbstract ? implementations : implementations.Prepend(method);
    }

    private static bool Implements(IMethodSymbol candidate, IMethodSymbol method) =>
        !candidate.IsAbstract && !SymbolEqualityComparer.Default.Equals(candidate, method)
        && (TypeHierarchy.Overrides(candidate, method)
            || candidate.ContainingType.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, method.ContainingType.OriginalDefinition)
                && implemented.GetMembers(method.Name).Any(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method)
                    && SymbolEqualityComparer.Default.Equals(candidate.ContainingType.FindImplementationForInterfaceMember(member)?.OriginalDefinition, candidate))));

    private sealed class Walk
    {
        private readonly SqlFlow _flow;
        private readonly int _calls;
        private readonly CancellationToken _cancel;
        private readonly Queue<ExpressionSyntax> _pending = new();
        private readonly HashSet<SyntaxNode> _seen = new();
        private readonly ImmutableArray<SqlSink>.Builder _found = ImmutableArray.CreateBuilder<SqlSink>();

        public Walk(SqlFlow flow, int calls, CancellationToken cancel)
        {
            _flow = flow;
            _calls = calls;
            _cancel = cancel;
        }

        public ImmutableArray<SqlSink> Follow(IEnumerable<ExpressionSyntax> starts)
        {
            foreach (var start in starts) _pending.Enqueue(start);
            while (_pending.Count > 0 && _seen.Count < Budget)
            {
                var current = _pending.Dequeue();
                if (!_seen.Add(current)) continue;
                _cancel.ThrowIfCancellationRequested();
                Step(current);
            }

            return _found.ToImmutable();
        }

        private void Step(ExpressionSyntax current)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax }:
                    _pending.Enqueue(current.Parent as ExpressionSyntax ?? (ExpressionSyntax)current.Parent.Parent!);
                    break;
                case BinaryExpressionSyntax sum when sum.Kind() is SyntaxKind.AddExpression or SyntaxKind.CoalesceExpression:
                    _pending.Enqueue(Outermost(sum));
                    break;
                case ConditionalExpressionSyntax condition when condition.Condition != current:
                    _pending.Enqueue(condition);
                    break;
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax whole }:
                    _pending.Enqueue(whole);
                    break;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } initial:
                    EnqueueUses(Declared(initial.Parent!));
                    break;
                case ArrowExpressionClauseSyntax { Parent: { } owner }:
                    EnqueueUses(Declared(MemberOf(owner)));
                    break;
                case ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: { } owner } }:
                    EnqueueUses(Declared(MemberOf(owner)));
                    break;
                case { } parent when (parent is InitializerExpressionSyntax || parent.GetType().Name == "ExpressionElementSyntax") && ListOf(current) is { } list:
                    _pending.Enqueue(list);
                    break;
                case ForEachStatementSyntax loop when loop.Expression == current:
                    EnqueueUses(Declared(loop));
                    break;
                case MemberAccessExpressionSyntax access when access.Expression == current && access.Parent is InvocationExpressionSyntax call:
                    CalledOn(access, call);
                    break;
                case AssignmentExpressionSyntax assignment when assignment.Right == current:
                    Assigned(assignment);
                    break;
                case ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument:
                    Passed(current, argument, call);
                    break;
            }
        }

        private static ExpressionSyntax Outermost(BinaryExpressionSyntax sum)
        {
            while (sum.Parent is BinaryExpressionSyntax next && next.Kind() is SyntaxKind.AddExpression or SyntaxKind.CoalesceExpression) sum = next;
            return sum;
        }

        // "…".Trim(), "…".Replace(a, b), "…".Execute(connection) as an extension of the user's own
        private void CalledOn(MemberAccessExpressionSyntax access, InvocationExpressionSyntax call)
        {
            switch (access.Name.Identifier.ValueText)
            {
                case "Trim" or "TrimStart" or "TrimEnd" or "ReplaceLineEndings" or "Normalize" or "ToString" or "Replace":
                    _pending.Enqueue(call);
                    break;
                case "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert" when BuilderText.LocalOf(call) is { } builder:
                    EnqueueUses(Model(builder).GetSymbolInfo(builder, _cancel).Symbol);
                    _pending.Enqueue(call);
                    break;
                case "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert":
                    _pending.Enqueue(call);
                    break;
                default:
                    if (Model(call).GetSymbolInfo(call, _cancel).Symbol is IMethodSymbol { ReducedFrom: { } extension } && SqlSinks.IsSource(extension, Model(call).Compilation)) HandedTo(call, extension, extension.Parameters[0]);
                    break;
            }
        }

        private void Assigned(AssignmentExpressionSyntax assignment)
        {
            if (SqlSinks.TakenBy(assignment.Right, Model(assignment), _cancel) is { } sink)
            {
                _found.Add(sink);
                return;
            }

            if (Model(assignment).GetSymbolInfo(assignment.Left, _cancel).Symbol is ILocalSymbol local) EnqueueUses(local);
            if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)) _pending.Enqueue(assignment);
        }

        private void Passed(ExpressionSyntax text, ArgumentSyntax argument, ExpressionSyntax call)
        {
            if (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation)
            {
                switch (access.Name.Identifier.ValueText)
                {
                    case "Format" or "Concat" or "Join" or "Invariant" or "CurrentCulture" or "Replace":
                        _pending.Enqueue(call);
                        return;
                    case "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert":
                        _pending.Enqueue(call);
                        if (BuilderText.LocalOf(invocation) is { } builder) EnqueueUses(Model(builder).GetSymbolInfo(builder, _cancel).Symbol);
                        return;
                }
            }

            if (SqlSinks.TakenBy(text, Model(call), _cancel) is { } sink)
            {
                _found.Add(sink);
                return;
            }

            if (Model(call).GetSymbolInfo(call, _cancel).Symbol is not IMethodSymbol method) return;
            if (method is { MethodKind: MethodKind.Constructor } && method.ContainingType.IsNamed("System.Text.StringBuilder"))
            {
                _pending.Enqueue(call);
            }
            else if (SqlSinks.IsSource(method, Model(call).Compilation) && CallArguments.ParameterOf(argument, method) is { } parameter)
            {
                var declared = method.ReducedFrom ?? method;
                var position = parameter.Ordinal + (method.ReducedFrom is null ? 0 : 1);
                if (position < declared.Parameters.Length) HandedTo(call, declared.OriginalDefinition, declared.OriginalDefinition.Parameters[position]);
            }
        }

        private void HandedTo(ExpressionSyntax call, IMethodSymbol declared, IParameterSymbol parameter)
        {
            if (_calls == 0 || parameter.Type.SpecialType is not (SpecialType.System_String or SpecialType.System_Object) && !parameter.Type.IsNamed("System.FormattableString")) return;
            if (Model(call).GetSymbolInfo(call, _cancel).Symbol is not IMethodSymbol method) return;
            foreach (var running in _flow.Running(declared.OriginalDefinition, _cancel))
            {
                foreach (var sink in _flow.SinksOf(running.OriginalDefinition.Parameters[parameter.Ordinal], _calls - 1, _cancel))
                {
                    _found.Add(sink with { Via = Behind(sink.Via, new SqlCall(call, method, null)) });
                }
            }
        }

        // The call becomes the outermost of those that are there.
        private static SqlCall Behind(SqlCall? inner, SqlCall outermost) => inner is null ? outermost : inner with { Outer = Behind(inner.Outer, outermost) };

        private void EnqueueUses(ISymbol? symbol)
        {
            if (symbol is null) return;
            foreach (var name in Mentions(symbol))
            {
                if (SingleValue.IsTarget(name) || !SymbolEqualityComparer.Default.Equals(Model(name).GetSymbolInfo(name, _cancel).Symbol?.OriginalDefinition, symbol.OriginalDefinition)) continue;
                ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                if (symbol is not IMethodSymbol) _pending.Enqueue(use);
                else if (use.Parent is InvocationExpressionSyntax call && call.Expression == use) _pending.Enqueue(call);
            }
        }

        private IEnumerable<SimpleNameSyntax> Mentions(ISymbol symbol)
        {
            var names = symbol is ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
                ? symbol.DeclaringSyntaxReferences is [var reference, ..] ? SourceIndex.TokensIn(reference.SyntaxTree, symbol.Name, _cancel) : []
                : _flow._model.Source.TokensOf(symbol.Name, _cancel);
            return names.Select(token => token.Parent).OfType<SimpleNameSyntax>();
        }

        private static SyntaxNode MemberOf(SyntaxNode owner) => owner is AccessorDeclarationSyntax ? owner.Parent!.Parent! : owner;

        private ISymbol? Declared(SyntaxNode declaration) => Model(declaration).GetDeclaredSymbol(declaration, _cancel);

        private SemanticModel Model(SyntaxNode node) => _flow._model.Models.Of(node);

        // The array or list that the element is written in.
        private static ExpressionSyntax? ListOf(ExpressionSyntax element)
        {
            for (var node = element.Parent; node is not null; node = node.Parent)
            {
                if (node is not ExpressionSyntax list) continue;
                if (WrittenElements.Of(list) is null) return null;
                if (list is not InitializerExpressionSyntax || list.Parent is EqualsValueClauseSyntax) return list;
            }

            return null;
        }
    }

    private sealed class ParameterComparer : IEqualityComparer<(IParameterSymbol Parameter, int Calls)>
    {
        public static readonly ParameterComparer Instance = new();

        public bool Equals((IParameterSymbol Parameter, int Calls) x, (IParameterSymbol Parameter, int Calls) y) =>
            x.Calls == y.Calls && SymbolEqualityComparer.Default.Equals(x.Parameter, y.Parameter);

        public int GetHashCode((IParameterSymbol Parameter, int Calls) key) => (SymbolEqualityComparer.Default.GetHashCode(key.Parameter) * 31) + key.Calls;
    }
}
