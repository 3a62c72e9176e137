using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Settings;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>
/// Whose grammar is this text written in? The type of what it is sent through says so, or what that was made as; else the setting; else the one database that the project names at all.
/// </summary>
internal static class SqlDialects
{
    private const int MaxHops = 8;

    private static readonly ImmutableArray<(string Namespace, SqlDialect Dialect)> Providers = ImmutableArray.Create(
        ("Npgsql", SqlDialect.PostgreSql),
        ("MySqlConnector", SqlDialect.MySql),
        ("MySql.Data.MySqlClient", SqlDialect.MySql),
        ("Microsoft.Data.SqlClient", SqlDialect.SqlServer),
        ("System.Data.SqlClient", SqlDialect.SqlServer),
        ("Oracle.ManagedDataAccess.Client", SqlDialect.Oracle),
        ("Microsoft.Data.Sqlite", SqlDialect.Sqlite),
        ("System.Data.SQLite", SqlDialect.Sqlite),
        ("DuckDB.NET.Data", SqlDialect.Sqlite));

    // Names that say which server a project uses, wherever they stand. A file database beside a server stands in for it on a developer's machine.
    private static readonly ImmutableArray<(string Name, SqlDialect Dialect)> OfContexts = ImmutableArray.Create(
        ("UseNpgsql", SqlDialect.PostgreSql), ("AddNpgsql", SqlDialect.PostgreSql), ("UseMySql", SqlDialect.MySql), ("UseMySQL", SqlDialect.MySql), ("AddMySql", SqlDialect.MySql),
        ("UseSqlServer", SqlDialect.SqlServer), ("UseAzureSql", SqlDialect.SqlServer), ("AddSqlServer", SqlDialect.SqlServer), ("UseOracle", SqlDialect.Oracle), ("UseSqlite", SqlDialect.Sqlite));

    private static readonly ImmutableArray<(string Name, SqlDialect Dialect)> OfConnections = ImmutableArray.Create(
        ("NpgsqlConnection", SqlDialect.PostgreSql), ("NpgsqlDataSource", SqlDialect.PostgreSql), ("NpgsqlDataSourceBuilder", SqlDialect.PostgreSql), ("AddNpgsqlDataSource", SqlDialect.PostgreSql),
        ("MySqlConnection", SqlDialect.MySql), ("MySqlDataSource", SqlDialect.MySql), ("AddMySqlDataSource", SqlDialect.MySql), ("SqlConnection", SqlDialect.SqlServer),
        ("OracleConnection", SqlDialect.Oracle)).AddRange(OfContexts);

    private static readonly ConditionalWeakTable<LifeguardModel, Mentioned> Cache = new();

    /// <summary>The dialect of what is sent there; null where nothing tells.</summary>
    public static SqlDialect? Of(SqlSink sink, LifeguardModel model, AnalyzerOptions options, CancellationToken cancel)
    {
        if (TypeThatSends(sink, model, cancel) is { } type && OfType(type) is { } told) return told;
        if (SqlConnection.Of(sink, model.Models, cancel) is { } connection && OfOrigin(connection.Expression, model, cancel) is { } made) return made;
        if (LifeguardSettings.For(options).Value(SettingCatalog.SqlDialect, sink.Text.SyntaxTree) is { } set) return set;
        var mentioned = Cache.TryGetValue(model, out var known) ? known : Cache.GetValue(model, key => new Mentioned(OnlyOne(OfContexts, key, cancel), OnlyOne(OfConnections, key, cancel)));
        return sink.Api is SqlApi.EntityFramework or SqlApi.Migration ? mentioned.ByContexts ?? mentioned.ByConnections : mentioned.ByConnections;
    }

    /// <summary>The dialect that a provider's connection, command, batch or data source type stands for; null for the types that all providers share.</summary>
    public static SqlDialect? OfType(ITypeSymbol type)
    {
        foreach (var candidate in type.SelfAndBaseTypes())
        {
            var containing = candidate.ContainingNamespace?.ToDisplayString();
            foreach (var (name, dialect) in Providers)
            {
                if (name == containing) return dialect;
            }
        }

        return null;
    }

    // new NpgsqlCommand(…), npgsqlCommand.CommandText = …, npgsqlDataSource.CreateCommand(…)
    private static ITypeSymbol? TypeThatSends(SqlSink sink, LifeguardModel model, CancellationToken cancel) => sink.At switch
    {
        BaseObjectCreationExpressionSyntax creation => model.Models.Of(creation).GetTypeInfo(creation, cancel).Type,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } => model.Models.Of(creation).GetTypeInfo(creation, cancel).Type,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => model.Models.Of(access).GetTypeInfo(access.Expression, cancel).Type,
        _ => sink.Method is { IsStatic: false, ReducedFrom: null } method ? method.ContainingType : null,
    };

    // From the declared type back to what was put there: a local, a field, a factory of the user's own.
    private static SqlDialect? OfOrigin(ExpressionSyntax expression, LifeguardModel model, CancellationToken cancel)
    {
        for (var hop = 0; hop < MaxHops; hop++)
        {
            expression = Unwrapped.Of(expression);
            if (expression is AwaitExpressionSyntax awaited) expression = Unwrapped.Of(awaited.Expression);
            var semantics = model.Models.Of(expression);
            if (semantics.GetTypeInfo(expression, cancel).Type is { } type && OfType(type) is { } dialect) return dialect;
            if (ValueOrigin.Of(expression, semantics, cancel) is not { } next) return null;
            expression = next;
        }

        return null;
    }

    private static SqlDialect? OnlyOne(ImmutableArray<(string Name, SqlDialect Dialect)> names, LifeguardModel model, CancellationToken cancel)
    {
        var mentioned = names.Where(entry => model.Source.Mentions(entry.Name, cancel)).Select(entry => entry.Dialect).Distinct().ToArray();
        return mentioned.Where(dialect => dialect != SqlDialect.Sqlite).ToArray() is { Length: > 0 } servers ? servers is [var server] ? server : null
            : mentioned is [var file] ? file : null;
    }

    private sealed record Mentioned(SqlDialect? ByContexts, SqlDialect? ByConnections);
}
