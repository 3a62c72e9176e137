using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>Which connections are made of a text or a builder, and by whom?</summary>
internal static class ConnectionUses
{
    /// <summary>The uses of a text or a connection string builder; work that has nothing to do with the function is left out.</summary>
    public static IEnumerable<ConnectionUse> Of(ExpressionSyntax textOrBuilder, LifeguardModel model, CancellationToken cancel) =>
        TextFlow.SinksOf(textOrBuilder, model, cancel).Select(sink => Of(sink, model, cancel)).OfType<ConnectionUse>();

    /// <summary>The uses of the builder that an assignment sets something on.</summary>
    public static IEnumerable<ConnectionUse> Of(AssignmentExpressionSyntax assignment, SemanticModel semantics, LifeguardModel model, CancellationToken cancel)
    {
        if (BuilderAssignment.BuilderOf(assignment, semantics, cancel) is not { } builder || semantics.GetTypeInfo(builder, cancel).Type is not { } type) return [];
        if (TextFlow.IsBuilder(type)) return Of(builder, model, cancel);

        // source.ConnectionStringBuilder.MaxAutoPrepare = 20, where source is an NpgsqlDataSourceBuilder that was given the string
        if (builder.ArgumentList?.Arguments is not [{ Expression: var text }, ..] || !type.Name.EndsWith("DataSourceBuilder", StringComparison.Ordinal)) return [];
        var sink = new ConnectionTextSink(text, type.ContainingNamespace.ToDisplayString(), builder, ConnectionTextSinkKind.DataSource);
        return new[] { Of(sink, model, cancel) }.OfType<ConnectionUse>();
    }

    private static ConnectionUse? Of(ConnectionTextSink sink, LifeguardModel model, CancellationToken cancel) =>
        Pooling.DriverOf(sink.ProviderNamespace) is { } driver && !OtherWork.IsDoneAt(sink.At) ? new ConnectionUse(driver, EffectiveText.At(sink, model.Models, cancel)) : null;
}
