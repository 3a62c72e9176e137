using Lifeguard.Analyzers.Code.Connections;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Settings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Is a pooler to be expected in front of the database, and which?</summary>
internal static class PoolerScope
{
    /// <summary>True in function projects, and wherever a pooler is set; never in tests, and never where it is set that there is none.</summary>
    public static bool Speaks(LifeguardModel model, AnalyzerOptions options, SyntaxTree tree, CancellationToken cancel)
    {
        if (LifeguardSettings.For(options).TryValue(SettingCatalog.Pooler, tree, out var pooler)) return pooler != Pooler.None && !TestProjects.Is(model.Compilation, model.Source, cancel);
        return model.Kind(cancel) == ProjectKind.Functions;
    }

    /// <summary>The pooler in front of the database that the text is sent to: as set, else as the address of this connection tells, or that of all connections of the program, else any transaction pooler.</summary>
    public static PoolerInUse Of(SqlSink sink, SqlDialect dialect, LifeguardModel model, AnalyzerOptions options, CancellationToken cancel)
    {
        var settings = LifeguardSettings.For(options);
        var isSet = settings.TryValue(SettingCatalog.Pooler, sink.Text.SyntaxTree, out _);
        return PoolerInUse.For(settings, sink.Text.SyntaxTree, dialect, isSet ? null : PoolerInFront.Of(sink, dialect, model, cancel) ?? ProjectPoolers.For(model, dialect, cancel));
    }

    /// <summary>True for code of a class that listens in the background: where nobody says which way its connection goes, it goes past the pooler.</summary>
    public static bool IsBackgroundListener(SyntaxNode at, PoolerInUse pooler, LifeguardModel model, CancellationToken cancel) =>
        pooler.Origin == PoolerOrigin.Assumed && at.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { BaseList: not null } type
        && model.Models.Of(type).GetDeclaredSymbol(type, cancel) is INamedTypeSymbol declared && declared.IsOrDerivesFrom("Microsoft.Extensions.Hosting.IHostedService");
}
