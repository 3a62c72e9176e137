using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// Is this code guarded so that it runs once and what it makes is found again? The forms: <c>f ??= make</c>, <c>f ?? (f = make)</c>, <c>if (f is null) f = make</c>,
/// <c>if (f is not null) return f; f = make</c>, <c>if (!ready) { make; ready = true; }</c>, a collection asked first and filled then, <c>CompareExchange(ref f, make, null)</c>, <c>catch { f = make; }</c>.
/// </summary>
internal static class KeptForReuse
{
    private const int MaxCallees = 16;

    /// <param name="node">The creation or the call that leads to it.</param>
    /// <param name="model">The model of the node's tree.</param>
    /// <param name="forgets">True for types whose objects live for one invocation only: their instance fields keep nothing.</param>
    /// <param name="cancel">Cancels the question.</param>
    public static bool Is(SyntaxNode node, SemanticModel model, Func<INamedTypeSymbol, bool> forgets, CancellationToken cancel)
    {
        var child = node;
        for (var current = node.Parent; current is not null; child = current, current = current.Parent)
        {
            switch (current)
            {
                case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && assignment.Right == child:
                    if (Keeps(assignment.Left, stores: assignment.Left is ElementAccessExpressionSyntax)) return true;
                    break;
                case BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression) && coalesce.Right == child:
                    if (Keeps(coalesce.Left, stores: false) || Guards(coalesce.Left, coalesce.Parent is AssignmentExpressionSyntax taker ? taker : child)) return true;
                    break;
                case ConditionalExpressionSyntax conditional when conditional.Condition != child:
                    if (Guards(conditional.Condition, conditional.Parent is AssignmentExpressionSyntax target ? target : child)) return true;
                    break;
                case SwitchExpressionSyntax choice when choice.GoverningExpression != child:
                    if (Guards(choice.GoverningExpression, choice.Parent is AssignmentExpressionSyntax receiver ? receiver : child)) return true;
                    break;
                case IfStatementSyntax guard when guard.Condition != child:
                    if (Guards(guard.Condition, child)) return true;
                    break;
                case WhileStatementSyntax loop when loop.Condition != child:
                    if (Guards(loop.Condition, child)) return true;
                    break;
                case SwitchStatementSyntax selection when selection.Expression != child:
                    if (Guards(selection.Expression, child)) return true;
                    break;
                case CatchClauseSyntax:
                    return true;                                           // what failed is replaced, not built each time: the vendors' pattern for a broken multiplexer
                case BlockSyntax block:
                    if (ReturnsEarlierWhenKept(block.Statements, child)) return true;
                    break;
                case ArgumentListSyntax arguments:
                    if (arguments.Arguments.Any(argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) && Keeps(argument.Expression, stores: false))) return true;
                    break;
                case AnonymousFunctionExpressionSyntax lambda when RunsOnce(lambda):
                    break;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
            }
        }

        return false;

        // Does the condition ask for a member that the guarded code sets, itself or by the call in question?
        bool Guards(ExpressionSyntax condition, SyntaxNode guarded) =>
            MembersAskedFor(condition).Any(member => IsKeptBy(member, guarded) || IsKeptBy(member, condition) || IsSetByCallee(member) || IsPutBackLater(member, guarded));

        // if (!Idle.TryTake(out var connection)) connection = make;  …  Idle.Add(connection);
        bool IsPutBackLater(ExpressionSyntax member, SyntaxNode guarded) =>
            guarded.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } code && IsFilledIn(code, member) && Keeps(member, stores: true);

        // if (f is not null) return f;  …  f = make;
        bool ReturnsEarlierWhenKept(SyntaxList<StatementSyntax> statements, SyntaxNode inside)
        {
            foreach (var statement in statements)
            {
                if (statement == inside) return false;
                if (statement is not IfStatementSyntax guard || !guard.Statement.DescendantNodesAndSelf().Any(exit => exit is ReturnStatementSyntax)) continue;
                foreach (var member in MembersAskedFor(guard.Condition))
                {
                    if (statements.SkipWhile(later => later != inside).Any(later => IsKeptBy(member, later)) || IsSetByCallee(member)) return true;
                }
            }

            return false;
        }

        bool IsKeptBy(ExpressionSyntax member, SyntaxNode code) => (IsAssignedIn(code, member) && Keeps(member, stores: false)) || (IsFilledIn(code, member) && Keeps(member, stores: true));

        // if (f is null) Connect();  where Connect, or what it calls in the same type, sets f.
        bool IsSetByCallee(ExpressionSyntax member)
        {
            if (node is not SimpleNameSyntax || !Keeps(member, stores: false)) return false;
            var pending = new Queue<SimpleNameSyntax>([(SimpleNameSyntax)node]);
            var seen = new HashSet<SyntaxNode>();
            while (pending.Count > 0 && seen.Count < MaxCallees)
            {
                var mention = pending.Dequeue();
                if (mention.SyntaxTree != node.SyntaxTree || NameLookup.Bind(mention, model, cancel) is not IMethodSymbol { DeclaringSyntaxReferences: [var reference] }) continue;
                var callee = reference.GetSyntax(cancel);
                if (!seen.Add(callee)) continue;
                if (IsAssignedIn(callee, member)) return true;
                foreach (var call in callee.DescendantNodes().OfType<InvocationExpressionSyntax>())
                {
                    if (call.Expression is IdentifierNameSyntax next) pending.Enqueue(next);
                }
            }

            return false;
        }

        // Names of members in a condition, and in what its locals were initialised with: var found = _cache.TryGetValue(key, out var source); if (!found) …
        IEnumerable<ExpressionSyntax> MembersAskedFor(ExpressionSyntax condition)
        {
            foreach (var name in MembersIn(condition))
            {
                yield return name;
                if (name is not IdentifierNameSyntax || DeclarationOf(name) is not { } declaration) continue;
                SyntaxNode? origin = declaration switch
                {
                    PropertyDeclarationSyntax or BaseMethodDeclarationSyntax => declaration,      // if (!IsReady) …  with IsReady => f is not null
                    VariableDeclaratorSyntax { Initializer.Value: var value } => value,
                    SingleVariableDesignationSyntax designation => designation.FirstAncestorOrSelf<InvocationExpressionSyntax>(),
                    _ => null,
                };
                if (origin is null) continue;
                foreach (var member in MembersIn(origin)) yield return member;
            }
        }

        // Of a local, or of a property or method without parameters of this file.
        SyntaxNode? DeclarationOf(ExpressionSyntax name)
        {
            if (LocalNames.OnlyDeclarationOf(name) is { } local) return local;
            if (NameLookup.Bind(name, model, cancel) is not { DeclaringSyntaxReferences: [var declaration] } asked || declaration.SyntaxTree != name.SyntaxTree) return null;
            return asked is ILocalSymbol or IPropertySymbol or IMethodSymbol { Parameters.IsEmpty: true } ? declaration.GetSyntax(cancel) : null;
        }

        // A member survives if its object does. What is stored in a collection survives with the collection, whoever holds that: only one that the object itself made goes with it.
        bool Keeps(ExpressionSyntax expression, bool stores)
        {
            var root = Root(expression);
            switch (LocalNames.OnlyDeclarationOf(root))
            {
                case ParameterSyntax { Parent.Parent: not TypeDeclarationSyntax }: return stores;
                case { } local when local is not ParameterSyntax: return false;
            }

            if (IsOfLocal(root)) return false;
            var symbol = NameLookup.Bind(root, model, cancel);
            return symbol switch
            {
                IFieldSymbol { IsConst: true } => false,
                IFieldSymbol or IPropertySymbol => symbol.IsStatic || (!IsOfPassedObject(root) && ((stores && !IsMadeByItsObject(symbol)) || !forgets(symbol.ContainingType))),
                IParameterSymbol => stores,
                _ => false,
            };
        }

        // The same by syntax, which is cheap and enough for most: if (problems.Count > 0) …
        static bool IsOfLocal(ExpressionSyntax expression) =>
            expression is MemberAccessExpressionSyntax { Expression: var owner } && LocalNames.OnlyDeclarationOf(Root(owner)) is not null;

        // order.Status: the state of data that comes and goes, not of the object that the code runs on.
        bool IsOfPassedObject(ExpressionSyntax expression) =>
            expression is MemberAccessExpressionSyntax { Expression: var owner } && NameLookup.Bind(Root(owner), model, cancel) is ILocalSymbol or IParameterSymbol { IsThis: false } or IMethodSymbol or IRangeVariableSymbol;

        bool IsMadeByItsObject(ISymbol member) => member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancel) is
            VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } or PropertyDeclarationSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax });
    }

    // new Lazy<T>(() => …), Task.Run(() => …): what holds the result calls the lambda once.
    private static bool RunsOnce(AnonymousFunctionExpressionSyntax lambda) => lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: var call } } && call switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "Lazy" or "AsyncLazy"),
        ImplicitObjectCreationExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" }, Name.Identifier.ValueText: "Run" } } => true,
        _ => false,
    };

    // The leftmost part that names something: of _cache[key] the field, of this._source the field, of Holder.Source the member.
    private static ExpressionSyntax Root(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ElementAccessExpressionSyntax element: expression = element.Expression; break;
                case ParenthesizedExpressionSyntax parenthesized: expression = parenthesized.Expression; break;
                case PostfixUnaryExpressionSyntax suppressed: expression = suppressed.Operand; break;
                default: return expression;
            }
        }
    }

    // Names in a condition that could be members; locals drop out when they are bound.
    private static IEnumerable<ExpressionSyntax> MembersIn(SyntaxNode condition) =>
        condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => name.Parent is not MemberAccessExpressionSyntax access || access.Name != name || access.Parent is not InvocationExpressionSyntax)
            .Select(name => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (ExpressionSyntax)access : name);

    // Assigned or passed by reference.
    private static bool IsAssignedIn(SyntaxNode code, ExpressionSyntax member)
    {
        var name = NameOf(member);
        return code.DescendantNodesAndSelf().Any(node => node switch
        {
            AssignmentExpressionSyntax { Left: not ElementAccessExpressionSyntax } assignment => NameOf(Root(assignment.Left)) == name,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && NameOf(argument.Expression) == name,
            _ => false,
        });
    }

    // Told to store something.
    private static bool IsFilledIn(SyntaxNode code, ExpressionSyntax member)
    {
        var name = NameOf(member);
        return code.DescendantNodesAndSelf().Any(node => node switch
        {
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } => NameOf(Root(element)) == name,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var verb } call when Storing.Contains(verb) => NameOf(Root(call.Expression)) == name,
            _ => false,
        });
    }

    private static readonly HashSet<string> Storing = new(StringComparer.Ordinal) { "Add", "TryAdd", "Set", "SetAsync", "SetTarget", "TryUpdate", "AddOrUpdate", "Exchange", "Enqueue", "Push" };

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };
}
