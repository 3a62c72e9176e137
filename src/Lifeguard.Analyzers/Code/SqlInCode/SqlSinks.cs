using System.Collections.Immutable;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Is this text sent to a database here? Libraries by name, all others by what they take: a connection and a parameter called <c>sql</c>, <c>commandText</c> or the like.</summary>
internal static class SqlSinks
{
    private const string CommandInterface = "System.Data.IDbCommand";
    private const string BatchCommand = "System.Data.Common.DbBatchCommand";
    private const string Adapter = "System.Data.Common.DbDataAdapter";
    private const string MigrationBuilder = "Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder";

    private static readonly ImmutableHashSet<string> ParameterNames = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "sql", "commandText", "cmdText", "query", "queryString", "copyFromCommand", "copyToCommand", "selectCommandText", "rawSql", "sqlQuery", "sqlText", "statement");

    // Classes whose methods take SQL under one of those names, whatever they are called on.
    private static readonly ImmutableDictionary<string, SqlApi> Classes = new Dictionary<string, SqlApi>
    {
        ["Dapper.SqlMapper"] = SqlApi.Dapper,
        ["Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions"] = SqlApi.EntityFramework,
        ["Microsoft.EntityFrameworkCore.RelationalQueryableExtensions"] = SqlApi.EntityFramework,
        [MigrationBuilder] = SqlApi.Migration,
    }.ToImmutableDictionary();

    private static readonly string[] Libraries = ["LinqToDB", "RepoDb", "ServiceStack.OrmLite", "Marten", "NHibernate", "PetaPoco", "NPoco", "Insight.Database", "Dapper"];

    private static readonly string[] Roots =
    [
        "System.Data.IDbConnection", DatabaseProviders.DbConnection, DatabaseProviders.DbDataSource, DatabaseProviders.DbContext, "System.Data.IDbTransaction",
        "Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade",
    ];

    /// <summary>The place that sends the text, if what directly takes it does; null when it does something else with it.</summary>
    public static SqlSink? TakenBy(ExpressionSyntax text, SemanticModel model, CancellationToken cancel) => text.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Right == text => SetOn(assignment, model, cancel),
        ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument when model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method
            && CallArguments.ParameterOf(argument, method) is { } parameter && ApiOf(method, parameter, model.Compilation) is { } api => new SqlSink(text, call, api, method, null),
        _ => null,
    };

    /// <summary>Whose call it is, where the parameter of the method is SQL text; null where it is not.</summary>
    public static SqlApi? ApiOf(IMethodSymbol method, IParameterSymbol parameter, Compilation compilation)
    {
        if (!ParameterNames.Contains(parameter.Name) || !IsTextType(parameter.Type)) return null;
        var type = method.ContainingType;
        if (method.MethodKind == MethodKind.Constructor)
        {
            if (IsCommand(type) || type.IsOrExtends(Adapter)) return SqlApi.Command;
            if (type.IsOrExtends(BatchCommand)) return SqlApi.BatchCommand;
            return type.IsNamed("Dapper.CommandDefinition") ? SqlApi.Dapper : null;
        }

        var declared = method.ReducedFrom ?? method;
        if (Classes.FirstOrDefault(known => type.IsNamed(known.Key)) is { Key: not null } entry) return entry.Value;
        if (DatabaseProviders.IsDataSource(type) && method.Name == "CreateCommand") return SqlApi.DataSourceCommand;
        if (Libraries.Any(library => type.IsInNamespace(library, orBelow: true))) return SqlApi.Other;
        if (IsSource(declared, compilation)) return null;                                          // what it does with the text is looked up, not guessed
        return IsRoot(method.ReceiverType) || (declared.IsStatic && declared.Parameters.FirstOrDefault() is { } first && IsRoot(first.Type)) ? SqlApi.Other : null;
    }

    /// <summary>True when code of this compilation declares the method, and it is no vendor's.</summary>
    public static bool IsSource(IMethodSymbol method, Compilation compilation) => !(method.ReducedFrom ?? method).OriginalDefinition.DeclarationsIn(compilation).IsEmpty;

    /// <summary>A command of any provider, or its interface.</summary>
    public static bool IsCommand(ITypeSymbol? type) => type.IsOrExtends("System.Data.Common.DbCommand") || type.IsOrDerivesFrom(CommandInterface);

    private static SqlSink? SetOn(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancel)
    {
        var name = assignment.Left is MemberAccessExpressionSyntax access ? access.Name : assignment.Left as SimpleNameSyntax ?? (assignment.Left as MemberBindingExpressionSyntax)?.Name;
        if (name?.Identifier.ValueText != "CommandText" || model.GetSymbolInfo(assignment.Left, cancel).Symbol is not IPropertySymbol property) return null;
        var type = property.ContainingType;
        return IsCommand(type) ? new SqlSink(assignment.Right, assignment, SqlApi.Command, null, null)
            : type.IsOrExtends(BatchCommand) ? new SqlSink(assignment.Right, assignment, SqlApi.BatchCommand, null, null)
            : null;
    }

    private static bool IsTextType(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type.IsNamed("System.FormattableString");

    private static bool IsRoot(ITypeSymbol? type) => type is not null && Roots.Any(type.IsOrDerivesFrom);
}
