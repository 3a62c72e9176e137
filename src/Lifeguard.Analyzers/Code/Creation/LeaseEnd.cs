using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>How the code that made or opened a connection parts with it.</summary>
internal enum LeaseEndKind
{
    /// <summary>It keeps it: nothing in this code ends the lease.</summary>
    Open,

    /// <summary>It disposes or closes it on every way out.</summary>
    Disposed,

    /// <summary>It disposes or closes it, but an exception on the way leaves it open.</summary>
    DisposedUnlessThrown,

    /// <summary>It returns it to its caller.</summary>
    Returned,

    /// <summary>It puts it into a field or property.</summary>
    Stored,

    /// <summary>It hands it to other code, which may do anything with it.</summary>
    HandedOn,
}

/// <summary>What becomes of a connection in the function that made or opened it?</summary>
/// <param name="Kind">The answer.</param>
/// <param name="Member">Where it is stored, for <see cref="LeaseEndKind.Stored"/>.</param>
internal sealed record LeaseEnd(LeaseEndKind Kind, ISymbol? Member = null)
{
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { "Dispose", "DisposeAsync", "Close", "CloseAsync", "CloseConnection", "CloseConnectionAsync" };

    // What stands between an expression and its value: (await db.OpenConnectionAsync().ConfigureAwait(false)) · OpenAsync().GetAwaiter().GetResult() · task.Result
    private static readonly HashSet<string> Unwrapping = new(StringComparer.Ordinal) { "ConfigureAwait", "GetAwaiter", "GetResult", "Result", "AsTask", "WaitAsync" };

    /// <summary>The end of the lease whose connection <paramref name="value"/> yields.</summary>
    public static LeaseEnd Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancel)
    {
        var current = value;
        while (true)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax or RefExpressionSyntax:
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AsExpression) || binary.IsKind(SyntaxKind.CoalesceExpression):
                case ConditionalExpressionSyntax conditional when conditional.Condition != current:
                    current = (ExpressionSyntax)current.Parent;
                    continue;
                case MemberAccessExpressionSyntax access when Unwrapping.Contains(access.Name.Identifier.ValueText):
                    current = access.Parent is InvocationExpressionSyntax call ? call : access;
                    continue;
                case MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax:
                    return new LeaseEnd(VerbOn(current) is { } verb && Ends.Contains(verb) ? LeaseEndKind.Disposed : LeaseEndKind.Open);
                case UsingStatementSyntax or AssignmentExpressionSyntax { Parent: UsingStatementSyntax }:
                    return new LeaseEnd(LeaseEndKind.Disposed);
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                    return OfVariable(declarator, model, cancel);
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                    return new LeaseEnd(LeaseEndKind.Stored, model.GetDeclaredSymbol(property, cancel));
                case AssignmentExpressionSyntax assignment when assignment.Right == current && assignment.Parent is not InitializerExpressionSyntax:
                    return OfTarget(assignment, model, cancel);
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                    return new LeaseEnd(LeavesByReturn(current, model, cancel));
                case ExpressionStatementSyntax:
                    return new LeaseEnd(LeaseEndKind.Open);
                default:
                    return new LeaseEnd(LeaseEndKind.HandedOn);
            }
        }
    }

    /// <summary>The end of the lease that a local or parameter of the function around <paramref name="place"/> stands for.</summary>
    public static LeaseEnd OfName(ISymbol name, SyntaxNode place, SemanticModel model, CancellationToken cancel)
    {
        var found = new HashSet<LeaseEndKind>();
        ISymbol? member = null;
        var scope = FunctionAround(place);
        foreach (var mention in MentionsIn(scope, name, model, cancel))
        {
            var end = OfMention(mention, scope, model, cancel);
            found.Add(end.Kind);
            member ??= end.Member;
        }

        LeaseEndKind[] order = [LeaseEndKind.Returned, LeaseEndKind.Disposed, LeaseEndKind.Stored, LeaseEndKind.DisposedUnlessThrown, LeaseEndKind.HandedOn];
        var kind = order.FirstOrDefault(found.Contains);
        return new LeaseEnd(kind, kind == LeaseEndKind.Stored ? member : null);
    }

    /// <summary>True when the function around <paramref name="place"/> closes or disposes what this field or property holds.</summary>
    public static bool ClosesMember(ISymbol member, SyntaxNode place, SemanticModel model, CancellationToken cancel) =>
        MentionsIn(FunctionAround(place), member, model, cancel).Any(mention => IsEnd(Whole(mention)) || IsUsed(Whole(mention)));

    private static LeaseEnd OfVariable(VariableDeclaratorSyntax declarator, SemanticModel model, CancellationToken cancel)
    {
        if (declarator.Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }) return new LeaseEnd(LeaseEndKind.Disposed);
        return model.GetDeclaredSymbol(declarator, cancel) switch
        {
            ILocalSymbol local => OfName(local, declarator, model, cancel),
            IFieldSymbol field => new LeaseEnd(LeaseEndKind.Stored, field),
            _ => new LeaseEnd(LeaseEndKind.HandedOn),
        };
    }

    private static LeaseEnd OfTarget(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancel) => model.GetSymbolInfo(assignment.Left, cancel).Symbol switch
    {
        ILocalSymbol local => OfName(local, assignment, model, cancel),
        IDiscardSymbol => new LeaseEnd(LeaseEndKind.Open),
        IFieldSymbol or IPropertySymbol when IsOwn(assignment.Left) => new LeaseEnd(LeaseEndKind.Stored, model.GetSymbolInfo(assignment.Left, cancel).Symbol),
        _ => new LeaseEnd(LeaseEndKind.HandedOn),
    };

    private static LeaseEnd OfMention(IdentifierNameSyntax mention, SyntaxNode scope, SemanticModel model, CancellationToken cancel)
    {
        var whole = Whole(mention);
        var isInner = FunctionAround(mention) != scope;
        if (IsUsed(whole)) return new LeaseEnd(LeaseEndKind.Disposed);
        if (IsEnd(whole))
        {
            if (mention.FirstAncestorOrSelf<CatchClauseSyntax>() is not null && mention.FirstAncestorOrSelf<FinallyClauseSyntax>() is null) return new LeaseEnd(LeaseEndKind.Open);
            if (isInner) return new LeaseEnd(LeaseEndKind.HandedOn);
            return new LeaseEnd(mention.FirstAncestorOrSelf<FinallyClauseSyntax>() is not null ? LeaseEndKind.Disposed : LeaseEndKind.DisposedUnlessThrown);
        }

        if (isInner) return new LeaseEnd(LeaseEndKind.HandedOn);
        switch (whole.Parent)
        {
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                return new LeaseEnd(LeavesByReturn(whole, model, cancel));
            case AssignmentExpressionSyntax assignment when assignment.Right == whole && model.GetSymbolInfo(assignment.Left, cancel).Symbol is IFieldSymbol or IPropertySymbol && IsOwn(assignment.Left):
                return new LeaseEnd(LeaseEndKind.Stored, model.GetSymbolInfo(assignment.Left, cancel).Symbol);
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: { } created } } assignment when assignment.Right == whole && IsCommand(created, model, cancel):
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Connection" } } command when command.Right == whole:
            case ArgumentSyntax argument when OnlyUses(argument, model, cancel):
            case AssignmentExpressionSyntax target when target.Left == whole:
            case MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax:
                return new LeaseEnd(LeaseEndKind.Open);
            default:
                return new LeaseEnd(LeaseEndKind.HandedOn);
        }
    }

    // Commands and Dapper's methods use a connection and leave it to whoever has it.
    private static bool OnlyUses(ArgumentSyntax argument, SemanticModel model, CancellationToken cancel) => argument.Parent?.Parent switch
    {
        BaseObjectCreationExpressionSyntax creation => IsCommand(creation, model, cancel),
        InvocationExpressionSyntax call => model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method && method.IsInNamespace("Dapper", orBelow: true),
        _ => false,
    };

    private static bool IsCommand(SyntaxNode creation, SemanticModel model, CancellationToken cancel) =>
        model.GetTypeInfo(creation, cancel).Type is { } type && (type.IsOrDerivesFrom("System.Data.IDbCommand") || type.IsOrDerivesFrom("System.Data.IDataAdapter"));

    // What a lambda returns goes to whoever calls the lambda; a function that returns nothing returns no connection.
    private static LeaseEndKind LeavesByReturn(ExpressionSyntax value, SemanticModel model, CancellationToken cancel)
    {
        var function = FunctionAround(value);
        if (function is AnonymousFunctionExpressionSyntax) return LeaseEndKind.HandedOn;
        var declared = function is ArrowExpressionClauseSyntax ? function.Parent! : function;
        var result = model.GetDeclaredSymbol(declared, cancel) switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.PropertySet } => null,
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        return result is null or { SpecialType: SpecialType.System_Void } or INamedTypeSymbol { IsGenericType: false, Name: "Task" or "ValueTask" } ? LeaseEndKind.Open : LeaseEndKind.Returned;
    }

    private static SyntaxNode FunctionAround(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(candidate => candidate is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            || candidate is ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }) ?? node.SyntaxTree.GetRoot();

    private static IEnumerable<IdentifierNameSyntax> MentionsIn(SyntaxNode scope, ISymbol symbol, SemanticModel model, CancellationToken cancel) =>
        scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, symbol));

    // this.connection · (connection) · connection! · (IDisposable)connection
    private static ExpressionSyntax Whole(IdentifierNameSyntax mention)
    {
        ExpressionSyntax whole = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
        while (whole.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax || (whole.Parent is PostfixUnaryExpressionSyntax suppressed && suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression)))
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole;
    }

    private static bool IsUsed(ExpressionSyntax connection) =>
        connection.Parent is UsingStatementSyntax
        || (connection.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax && VerbOn(connection) == "ConfigureAwait" && connection.Parent.Parent?.Parent is UsingStatementSyntax)
        || connection.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } } };

    // connection.Close() · connection?.Dispose() · context.Database.CloseConnection()
    private static bool IsEnd(ExpressionSyntax connection) =>
        (VerbOn(connection) is { } verb && Ends.Contains(verb))
        || (connection.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Database" } database && VerbOn(database) is "CloseConnection" or "CloseConnectionAsync");

    private static string? VerbOn(ExpressionSyntax owner) => owner.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access when access.Expression == owner => access.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } access when access.Expression == owner => binding.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>True for a member of the object that the code runs on, or of a type.</summary>
    public static bool IsOwn(ExpressionSyntax member) => member switch
    {
        IdentifierNameSyntax => true,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } => true,
        MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: { Length: > 0 } owner } } => char.IsUpper(owner[0]),
        _ => false,
    };
}
