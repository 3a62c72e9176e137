using System.Globalization;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>What does the address of the connection that a text is sent through say of the pooler there? Only where the connection string is written in the code.</summary>
internal static class PoolerInFront
{
    private const int MaxHops = 10;

    /// <summary>The pooler that the address gives away, <see cref="Pooler.None"/> for a server on this machine; null where nothing is known.</summary>
    public static RecognisedPooler? Of(SqlSink sink, SqlDialect database, LifeguardModel model, CancellationToken cancel)
    {
        if (SqlConnection.Of(sink, model.Models, cancel) is not { } connection || TextOf(connection.Expression, model.Models, cancel) is not var (text, driver)) return null;
        var settings = ConnectionStringText.Parse(KnownText.Of(text, model.Models, cancel));
        if (settings.TargetsThisMachine(driver) == true) return new RecognisedPooler(Pooler.None, null, "the database is on this machine");
        if (!settings.TryFind(driver, ConnectionStringKeyword.Host, out var host) || host.Value is null) return null;
        return PoolerRecognition.At(host.Value, PortIn(settings, driver), database);
    }

    private static int? PortIn(ConnectionStringText settings, ConnectionStringDriver driver)
    {
        if (settings.Entries.LastOrDefault(entry => entry.NormalizedKeyword == "port") is { Value: { } value })
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
        }

        return settings.HasUnknownKeywords ? null : driver switch
        {
            ConnectionStringDriver.Npgsql => 5432,
            ConnectionStringDriver.MySqlConnector or ConnectionStringDriver.MySqlData => 3306,
            _ => null,
        };
    }

    // Back to new NpgsqlConnection(text), NpgsqlDataSource.Create(text) or new NpgsqlDataSourceBuilder(text).
    private static (ExpressionSyntax Text, ConnectionStringDriver Driver)? TextOf(ExpressionSyntax expression, SemanticModels models, CancellationToken cancel)
    {
        for (var hop = 0; hop < MaxHops; hop++)
        {
            expression = Unwrapped.Of(expression);
            if (expression is AwaitExpressionSyntax awaited) expression = Unwrapped.Of(awaited.Expression);
            var semantics = models.Of(expression);
            switch (expression)
            {
                case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var text }, ..] } creation when semantics.GetTypeInfo(creation, cancel).Type is { } made && DriverOf(made) is { } driver:
                    return IsText(text, semantics, cancel) ? (text, driver) : null;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create" }, ArgumentList.Arguments: [{ Expression: var text }, ..] } call
                    when semantics.GetTypeInfo(call, cancel).Type is { } made && DatabaseProviders.IsDataSource(made) && DriverOf(made) is { } driver:
                    return IsText(text, semantics, cancel) ? (text, driver) : null;
            }

            if (ValueOrigin.Of(expression, semantics, cancel) is not { } next) return null;
            expression = next;
        }

        return null;
    }

    private static bool IsText(ExpressionSyntax text, SemanticModel semantics, CancellationToken cancel) => semantics.GetTypeInfo(text, cancel).Type?.SpecialType == SpecialType.System_String;

    private static ConnectionStringDriver? DriverOf(ITypeSymbol made) =>
        DatabaseProviders.OfConnection(made) is { } provider ? Pooling.DriverOf(provider.Namespace) : Pooling.DriverOf(made.ContainingNamespace?.ToDisplayString());
}
