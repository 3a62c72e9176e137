using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Ownership;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>What a connection comes from: two with the same key come from the same pool.</summary>
/// <param name="Root">The data source, or the member or variable that the connection string is read from; null where it is constant or configuration.</param>
/// <param name="Path">The provider and the rest of the way to the string.</param>
internal sealed record PoolKey(ISymbol? Root, string Path)
{
    private const int MaxHops = 8;

    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal) { "GetEnvironmentVariable", "GetConnectionString", "GetSection", "GetRequiredSection", "GetValue", "get_Item" };

    /// <summary>True where the key means the same in every method: nothing in it is a variable or a parameter of one.</summary>
    public bool IsGlobal => Root is null or IFieldSymbol or IPropertySymbol or INamedTypeSymbol || Root is IMethodSymbol { MethodKind: not MethodKind.LocalFunction }
        || Root is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };

    /// <summary>True where the key means the same on every object.</summary>
    public bool IsOfProcess => Root is null or INamedTypeSymbol || Root.IsStatic;

    public bool Equals(PoolKey? other) => other is not null && Path == other.Path && SymbolEqualityComparer.Default.Equals(Root, other.Root);

    public override int GetHashCode() => Path.GetHashCode() ^ (Root is null ? 0 : SymbolEqualityComparer.Default.GetHashCode(Root));

    /// <summary>The key of a connection; null where it varies, where it is not known, and where there is no pool.</summary>
    public static PoolKey? Of(Acquisition connection, LifeguardModel model, ContainerScopes scopes, CancellationToken cancel)
    {
        switch (connection.Operation)
        {
            case IObjectCreationOperation creation when connection.Provider is { IsFileDatabase: false }:
                var text = creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value
                    ?? creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "ConnectionString" })?.Value;
                if (text?.Syntax is not ExpressionSyntax written || Pooling.Of(written, connection.Provider.Namespace, model.Models, cancel) is { IsOff: true }) return null;
                return OfValue(text, "new " + connection.Made.ToDisplayString() + " ", cancel);
            case IInvocationOperation { Instance: { Type: { } type } source } when DatabaseProviders.IsDataSource(type):
                return OfValue(source, "", cancel) is { } key ? key with { Root = key.Root is { } root && scopes.IsInjectedPool(root) ? WorkUses.TypeOf(root) : key.Root } : null;
            case IInvocationOperation { TargetMethod: var factory } call when factory.IsDeclaredIn(model.Compilation) && factory.MethodKind != MethodKind.LocalFunction:
                return OfFactory(call, factory, cancel);
            case IPropertyReferenceOperation property:
                return OfValue(property, "property ", cancel);
            default:
                return null;
        }
    }

    // await OpenAsync(cancel) · _factory.Create("orders"): the same method of the same object, with nothing that varies.
    private static PoolKey? OfFactory(IInvocationOperation call, IMethodSymbol factory, CancellationToken cancel)
    {
        var path = "factory " + factory.OriginalDefinition.ToDisplayString();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.Name == "CancellationToken") continue;
            if (argument.Value.ConstantValue is not { HasValue: true, Value: var constant }) return null;
            path += " " + constant;
        }

        return call.Instance switch
        {
            null or IInstanceReferenceOperation => new PoolKey(factory.OriginalDefinition, path),
            { } instance => OfValue(instance, path + " of ", cancel),
        };
    }

    private static PoolKey? OfValue(IOperation value, string path, CancellationToken cancel)
    {
        var current = WorkUses.Bare(value);
        for (var hops = 0; hops < MaxHops; hops++)
        {
            cancel.ThrowIfCancellationRequested();
            if (current.ConstantValue is { HasValue: true, Value: string text }) return new PoolKey(null, path + "\"" + text + "\"");
            switch (current)
            {
                case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: var field }: return new PoolKey(field, path);
                case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property: { IsIndexer: false } property }: return new PoolKey(property, path);
                case IParameterReferenceOperation { Parameter: var parameter }: return new PoolKey(parameter, path);
                case ILocalReferenceOperation { Local: var local }:
                    if (SingleValue.OfLocal(local, current.SemanticModel!, cancel) is not { } initial || current.SemanticModel!.GetOperation(initial, cancel) is not { } next) return null;
                    if (WorkUses.Bare(next) is IObjectCreationOperation) return new PoolKey(local, path);               // a data source made here
                    current = WorkUses.Bare(next);
                    break;
                case IBinaryOperation or ICoalesceOperation or IInterpolatedStringOperation or IConditionalOperation:
                    if (current is not ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation }, Value: var checkedForNull }) return null;
                    current = WorkUses.Bare(checkedForNull);
                    break;
                case IMemberReferenceOperation { Instance: { } owner, Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member:
                    path += "." + member.Member.Name;
                    current = WorkUses.Bare(owner);
                    break;
                case IPropertyReferenceOperation { Instance: { } configuration, Property.IsIndexer: true, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }] }:
                    path += "[" + key + "]";
                    current = WorkUses.Bare(configuration);
                    break;
                case IInvocationOperation call when Readers.Contains(call.TargetMethod.Name):
                    var isExtension = call.TargetMethod.IsExtensionMethod && call.Instance is null;
                    foreach (var argument in call.Arguments.Skip(isExtension ? 1 : 0))
                    {
                        if (argument.Value.ConstantValue is not { HasValue: true, Value: var constant }) return null;
                        path += "." + call.TargetMethod.Name + "(" + constant + ")";
                    }

                    if (call.Instance is null && !isExtension) return new PoolKey(null, path);
                    current = WorkUses.Bare(call.Instance ?? call.Arguments[0].Value);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
