using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Which provider is behind a connection, command or data source that the code keeps in an interface or base class?</summary>
internal sealed class ProvidersOfValues
{
    private const int MaxSteps = 8;

    private readonly Ownership _code;

    public ProvidersOfValues(Ownership code) => _code = code;

    /// <summary>The provider by the value's type, by what made it, or by what it was obtained from; null where none of them tells.</summary>
    public DatabaseProvider? Of(IOperation value, Inquiry inquiry)
    {
        IOperation? current = value;
        for (var steps = 0; current is not null && steps < MaxSteps; steps++)
        {
            if (current.Type is { } type && DatabaseProviders.Of(ResourceKinds.Awaited(type)) is { } byType) return byType;
            if (current is IInvocationOperation or IPropertyReferenceOperation && IsOfSource(current) && _code.AcquiredAt(current, inquiry) is { Provider: { } byMaking }) return byMaking;
            current = current switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IAwaitOperation awaited => awaited.Operation,
                ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var reference] } => InitialValue(reference.GetSyntax(inquiry.Cancel), inquiry),
                IFieldReferenceOperation { Field: var field } when field.OriginalDefinition.DeclarationsIn(_code.Model.Compilation) is [var reference] => InitialValue(reference.GetSyntax(inquiry.Cancel), inquiry),
                IInvocationOperation call when IsOfSource(call) => Returned(call.TargetMethod, inquiry),
                IPropertyReferenceOperation { Property.GetMethod: { } getter } property when IsOfSource(property) => Returned(getter, inquiry),
                IInvocationOperation call when VendorMembers.ObtainedBy(call.TargetMethod, _code.Model.Compilation) is not null => call.Instance ?? call.Arguments.FirstOrDefault()?.Value,
                IInvocationOperation call when _code.OfReceiver(call) == ValueFate.IsResult => call.Instance,
                _ => null,
            };
        }

        return null;
    }

    // Factories of file databases give out nothing that anybody asks for, but tell what they make.
    private IOperation? Returned(IMethodSymbol method, Inquiry inquiry) =>
        Bodies.Of(method, _code.Model.Compilation, inquiry.Cancel) is { } body && Bodies.ReturnsOf(body).FirstOrDefault() is { } value ? _code.Model.Models.Of(value).GetOperation(value, inquiry.Cancel) : null;

    private bool IsOfSource(IOperation value) => value switch
    {
        IInvocationOperation call => call.TargetMethod.OriginalDefinition.IsDeclaredIn(_code.Model.Compilation),
        IPropertyReferenceOperation property => property.Property.OriginalDefinition.IsDeclaredIn(_code.Model.Compilation),
        _ => false,
    };

    private IOperation? InitialValue(SyntaxNode declaration, Inquiry inquiry) =>
        declaration is VariableDeclaratorSyntax { Initializer.Value: var value } ? _code.Model.Models.Of(value).GetOperation(value, inquiry.Cancel) : null;
}
