using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>Which variables, parameters and fields of a connection, or of what works on one, does a piece of work use?</summary>
internal static class WorkUses
{
    private const int Budget = 48;

    /// <summary>Those that the call is made on, or is given: <c>connection.QueryAsync(…)</c>, <c>new SqlCommand(sql, connection).ExecuteReaderAsync()</c>, <c>SaveAsync(connection)</c>.</summary>
    public static IReadOnlyList<ISymbol> Directly(IInvocationOperation call)
    {
        var found = new List<ISymbol>();
        var pending = new Stack<IOperation>();
        foreach (var argument in call.Arguments.Reverse())
        {
            if (IsReceiver(call, argument) || ScopeBound.Is(Bare(argument.Value).Type)) pending.Push(argument.Value);
        }

        if (call.Instance is { } instance) pending.Push(instance);
        Collect(pending, found);
        return found;
    }

    /// <summary>Those that the value of an expression hangs on, down the chain of its receivers and what its objects are made with.</summary>
    public static IReadOnlyList<ISymbol> Of(IOperation value)
    {
        var found = new List<ISymbol>();
        var pending = new Stack<IOperation>();
        pending.Push(value);
        Collect(pending, found);
        return found;
    }

    /// <summary>Those from outside that code works with, from a position on: what it only disposes, compares or reads a setting of is not used.</summary>
    public static IEnumerable<(ISymbol Symbol, SyntaxNode At)> InCode(SyntaxNode body, int from, SemanticModel model, CancellationToken cancel)
    {
        foreach (var name in body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (name.Span.End <= from || !IsUse(name)) continue;
            var symbol = model.GetSymbolInfo(name, cancel).Symbol;
            if (TypeOf(symbol) is not { } type || !(ScopeBound.Is(type) || symbol is ILocalSymbol { Type.TypeKind: TypeKind.Class })) continue;
            if (symbol is ILocalSymbol or IParameterSymbol && symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == body.SyntaxTree && body.FullSpan.Contains(reference.Span))) continue;
            if (ReadsOnlySettings(name, type)) continue;
            yield return (symbol!, name);
        }
    }

    /// <summary>The type of a variable, parameter, field or property.</summary>
    public static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };

    /// <summary>Without conversions, parentheses and awaits.</summary>
    public static IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion: operation = conversion.Operand; break;
                case IParenthesizedOperation parenthesized: operation = parenthesized.Operand; break;
                case IAwaitOperation awaited: operation = awaited.Operation; break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } task }: operation = task; break;
                default: return operation;
            }
        }
    }

    private static void Collect(Stack<IOperation> pending, List<ISymbol> found)
    {
        for (var steps = 0; steps < Budget && pending.Count > 0; steps++)
        {
            switch (Bare(pending.Pop()))
            {
                case ILocalReferenceOperation { Local: var local }: found.Add(local); break;
                case IParameterReferenceOperation { Parameter: var parameter }: found.Add(parameter); break;
                case IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation }: found.Add(field); break;
                case IPropertyReferenceOperation { Property: var property, Instance: null or IInstanceReferenceOperation } when ScopeBound.Is(property.Type): found.Add(property); break;
                case IMemberReferenceOperation { Instance: { } owner }: pending.Push(owner); break;
                case IConditionalAccessInstanceOperation instance when ReceiverOf(instance) is { } receiver: pending.Push(receiver); break;
                case IConditionalAccessOperation access: pending.Push(access.WhenNotNull); break;
                case IInvocationOperation call:
                    if (UnfinishedWork.IsTask(call.Instance?.Type)) break;                                 // a continuation: what it continues is looked at by itself
                    if (call.Instance is { } target) pending.Push(target);
                    else if (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0) pending.Push(call.Arguments[0].Value);
                    break;
                case IObjectCreationOperation creation:
                    foreach (var argument in creation.Arguments) if (ScopeBound.Is(Bare(argument.Value).Type)) pending.Push(argument.Value);
                    foreach (var member in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? []) if (ScopeBound.Is(Bare(member.Value).Type)) pending.Push(member.Value);
                    break;
            }
        }
    }

    private static bool IsReceiver(IInvocationOperation call, IArgumentOperation argument) => call.TargetMethod.IsExtensionMethod && call.Arguments[0] == argument;

    private static IOperation? ReceiverOf(IOperation instance)
    {
        for (var current = instance.Parent; current is not null; current = current.Parent)
        {
            if (current is IConditionalAccessOperation access) return access.Operation;
        }

        return null;
    }

    // Not: connection.Dispose() · connection?.Close() · nameof(connection) · connection is null · connection == null
    private static bool IsUse(IdentifierNameSyntax name)
    {
        if (name.Parent is MemberAccessExpressionSyntax outer && outer.Name == name && outer.Expression is not ThisExpressionSyntax) return false;
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } ? name.Parent : name;
        while (whole.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax || (whole.Parent is PostfixUnaryExpressionSyntax suppressed && suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression))) whole = whole.Parent;
        return whole.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == whole => !Ends(access.Name),
            ConditionalAccessExpressionSyntax access when access.Expression == whole => access.WhenNotNull is not InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } || !Ends(binding.Name),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => false,
            ArgumentSyntax or ElementAccessExpressionSyntax => true,
            AssignmentExpressionSyntax assignment => assignment.Right == whole,
            _ => false,
        };
    }

    private static bool Ends(SimpleNameSyntax member) => member.Identifier.ValueText is "Dispose" or "DisposeAsync" or "Close" or "CloseAsync";

    // connection.ConnectionString · command.CommandText: nothing that a closed one would refuse.
    private static bool ReadsOnlySettings(IdentifierNameSyntax name, ITypeSymbol type)
    {
        if (DatabaseProviders.IsContext(type)) return false;
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } ? name.Parent : name;
        return whole.Parent is MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax, Name: IdentifierNameSyntax { Identifier.ValueText: not "Parameters" } } access && access.Expression == whole;
    }
}
