using System.Collections.Concurrent;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>What does an operation obtain for whoever runs it?</summary>
internal sealed class Acquisitions
{
    private readonly Ownership _code;
    private readonly ConcurrentDictionary<IMethodSymbol, ResourceKind?> _byVendors = new(SymbolEqualityComparer.Default);

    public Acquisitions(Ownership code) => _code = code;

    /// <summary>False for most operations, by their type alone.</summary>
    public bool MayBeAt(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => _code.Kinds.Of(creation.Type) is not null,
        IInvocationOperation call => MayGiveOut(call.TargetMethod.ReturnType, call.TargetMethod),
        IPropertyReferenceOperation { Property: var property } => _code.Kinds.OfResult(property.Type) is not null && (property.OriginalDefinition.IsDeclaredIn(_code.Model.Compilation) || _code.Stated.OfResult(property) == true),
        _ => false,
    };

    /// <summary>The acquisition; null where there is none.</summary>
    public Acquisition? At(IOperation operation, Inquiry inquiry)
    {
        if (!MayBeAt(operation)) return null;
        return operation switch
        {
            IObjectCreationOperation creation => AtCreation(creation, inquiry),
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call => AtFunction(call, DelegateValues.Of(call.Instance, _code.Model, inquiry.Cancel), call.TargetMethod.ReturnType, inquiry),
            IInvocationOperation call when (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition.IsDeclaredIn(_code.Model.Compilation) => AtFunction(call, call.TargetMethod, call.TargetMethod.ReturnType, inquiry),
            IInvocationOperation call => AtVendorCall(call, inquiry),
            IPropertyReferenceOperation property when IsWritten(property) => null,
            IPropertyReferenceOperation property when _code.Stated.OfResult(property.Property) is { } isOwned => isOwned && property.Property.GetMethod is { } getter ? AsStated(property, getter, property.Property.Type) : null,
            IPropertyReferenceOperation property => AtFunction(property, property.Property.GetMethod, property.Property.Type, inquiry),
            _ => null,
        };
    }

    private Acquisition? AtCreation(IObjectCreationOperation creation, Inquiry inquiry)
    {
        var type = creation.Type!;
        if (_code.Kinds.Of(type) is not { } kind) return null;
        if ((creation.Constructor is { } constructor && _code.Stated.OfResult(constructor) == false) || _code.Stated.OfResult(type) == false) return null;
        if (kind == ResourceKind.Connection && IsWrapped(creation, inquiry.Cancel)) return null;
        var source = creation.Arguments.FirstOrDefault(argument => IsSource(argument.Parameter?.Type, kind))?.Value ?? SetInInitializer(creation, kind);
        return Known(creation, kind, type, kind != ResourceKind.Connection, source, "new " + type.Name, inquiry);
    }

    private Acquisition? AtVendorCall(IInvocationOperation call, Inquiry inquiry)
    {
        var method = call.TargetMethod;
        if (_code.Stated.OfResult(method) is { } isOwned) return isOwned ? AsStated(call, method, method.ReturnType) : null;
        if (!_byVendors.TryGetValue(method, out var kind)) kind = _byVendors.GetOrAdd(method, VendorMembers.ObtainedBy(method, _code.Model.Compilation));
        if (kind is not { } obtained || (obtained == ResourceKind.Transaction && ContextTransactions.IsEndedByContext(call, inquiry.Cancel))) return null;
        var isOpen = obtained != ResourceKind.Connection || VendorMembers.Opens(method);
        var source = call.Instance ?? (method.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        return Known(call, obtained, ResourceKinds.Awaited(method.ReturnType), isOpen, source, method.Name, inquiry);
    }

    private Acquisition? AtFunction(IOperation at, IMethodSymbol? function, ITypeSymbol result, Inquiry inquiry)
    {
        if (function is null) return null;
        var type = ResourceKinds.Awaited(result);
        if (_code.Kinds.Of(type) is not { } kind) return null;
        if (_code.Stated.OfResult(function) is { } isOwned) return isOwned ? AsStated(at, function, result) : null;
        var products = new List<Product>();
        foreach (var target in _code.Dispatch.TargetsOf(function, inquiry.Cancel))
        {
            if (inquiry.Ask(new Question(QuestionKind.Result, target)).Product is not { } product) return null;
            products.Add(product);
        }

        if (Factories.Common(products) is not { } common) return null;
        var made = common.Made is { TypeKind: TypeKind.Class } seen ? seen : type;
        if (_code.Kinds.Of(made) is null) return null;                       // a file database behind an interface
        var name = function.MethodKind is MethodKind.LambdaMethod ? NameOf(at) : function.ShortName();
        return new Acquisition(at, kind, type, common.IsOpen, null, name) { Made = made, Provider = DatabaseProviders.Of(made) };
    }

    // What it does cannot be seen: its name tells whether it opens what it gives out.
    private Acquisition? AsStated(IOperation at, IMethodSymbol member, ITypeSymbol result)
    {
        var type = ResourceKinds.Awaited(result);
        if (_code.Kinds.Of(type) is not { } kind) return null;
        return new Acquisition(at, kind, type, kind != ResourceKind.Connection || member.Name.StartsWith("Open", StringComparison.Ordinal), null, member.ShortName()) { Provider = DatabaseProviders.Of(type) };
    }

    private Acquisition? Known(IOperation at, ResourceKind kind, ITypeSymbol type, bool isOpen, IOperation? source, string name, Inquiry inquiry)
    {
        var provider = DatabaseProviders.Of(type) ?? (source is null ? null : _code.Providers.Of(source, inquiry));
        if (provider is { IsFileDatabase: true }) return null;
        return new Acquisition(at, kind, type, isOpen, Unconverted(source), name) { Provider = provider };
    }

    private bool MayGiveOut(ITypeSymbol result, IMethodSymbol method)
    {
        if (result.SpecialType != SpecialType.None) return false;
        if (_code.Kinds.OfResult(result) is not null) return true;
        var type = method.Name.StartsWith("Begin", StringComparison.Ordinal) ? ResourceKinds.Awaited(result) : result;
        return (type.Name is "TextReader" or "TextWriter" or "Stream" && method.Name.StartsWith("Begin", StringComparison.Ordinal));         // COPY, before Npgsql had types for it
    }

    // new ProfiledDbConnection(new SqlConnection(…), profiler): the wrapper is what has to be given back.
    private bool IsWrapped(IObjectCreationOperation creation, CancellationToken cancel) =>
        creation.Syntax.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax outer } && _code.Kinds.Of(_code.Model.Models.Of(outer).GetTypeInfo(outer, cancel).Type) == ResourceKind.Connection;

    private bool IsSource(ITypeSymbol? type, ResourceKind kind) => kind is ResourceKind.Command or ResourceKind.Batch && _code.Kinds.Of(type) == ResourceKind.Connection;

    // new SqlCommand(…) { Connection = connection }
    private IOperation? SetInInitializer(IObjectCreationOperation creation, ResourceKind kind) =>
        kind is not (ResourceKind.Command or ResourceKind.Batch) ? null : creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Connection" })?.Value;

    private static bool IsWritten(IPropertyReferenceOperation property) => property.Parent is IAssignmentOperation assignment && assignment.Target == property;

    private static IOperation? Unconverted(IOperation? value)
    {
        while (value is IConversionOperation or IParenthesizedOperation) value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        return value;
    }

    private static string NameOf(IOperation at) => at is IInvocationOperation { Instance: IMemberReferenceOperation { Member.Name: var member } } ? member : at is IInvocationOperation { Instance: ILocalReferenceOperation { Local.Name: var local } } ? local : "Invoke";
}
