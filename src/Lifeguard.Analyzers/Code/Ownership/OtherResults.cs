using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Where does a call of the source put what it gives out, besides its result? <c>Open(out var connection)</c>, <c>var (connection, transaction) = await BeginAsync()</c>.</summary>
internal static class OtherResults
{
    /// <summary>The method and what of it ends here; null for any other operation. Cheap: asked of every argument and local of a function.</summary>
    /// <param name="operation">An argument, or the local in the target of a deconstruction.</param>
    public static (IMethodSymbol Method, Question Question, ITypeSymbol Type)? At(IOperation operation)
    {
        switch (operation)
        {
            case IArgumentOperation { Parameter: { RefKind: RefKind.Out } parameter, Parent: IInvocationOperation { TargetMethod: var called } }:
                var definition = (called.ReducedFrom ?? called).OriginalDefinition;
                return parameter.Ordinal < definition.Parameters.Length ? (definition, new Question(QuestionKind.Out, definition.Parameters[parameter.Ordinal]), parameter.Type) : null;
            case ILocalReferenceOperation { Syntax: SingleVariableDesignationSyntax or IdentifierNameSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax } }, Type: { } type } local:
                return ElementAt(local) is var (method, index) ? (method, new Question(QuestionKind.Element, method, index), type) : null;
            default:
                return null;
        }
    }

    /// <summary>The locals of a deconstruction's target, with the place of each in the tuple; nested tuples are left out.</summary>
    public static ImmutableArray<IOperation> TargetsOf(IDeconstructionAssignmentOperation deconstruction) =>
        TupleOf(deconstruction.Target) is { } tuple ? ImmutableArray.CreateRange(tuple.Elements.Select(Declared)) : ImmutableArray<IOperation>.Empty;

    private static (IMethodSymbol Method, int Index)? ElementAt(ILocalReferenceOperation local)
    {
        IOperation element = local.Parent is IDeclarationExpressionOperation { Parent: ITupleOperation } declaration ? declaration : local;
        if (element.Parent is not ITupleOperation tuple) return null;
        IOperation target = tuple.Parent is IDeclarationExpressionOperation all ? all : tuple;
        if (target.Parent is not IDeconstructionAssignmentOperation deconstruction || deconstruction.Target != target || CallOf(deconstruction.Value) is not { } call) return null;
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        return ResourceKinds.Awaited(method.ReturnType) is INamedTypeSymbol { IsTupleType: true } made && made.TupleElements.Length == tuple.Elements.Length ? (method, tuple.Elements.IndexOf(element)) : null;
    }

    private static IInvocationOperation? CallOf(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    continue;
                case IAwaitOperation awaited:
                    value = awaited.Operation;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task }:
                    value = task;
                    continue;
                default:
                    return value as IInvocationOperation;
            }
        }
    }

    private static ITupleOperation? TupleOf(IOperation target) => (target is IDeclarationExpressionOperation declaration ? declaration.Expression : target) as ITupleOperation;

    private static IOperation Declared(IOperation element) => element is IDeclarationExpressionOperation declaration ? declaration.Expression : element;
}
