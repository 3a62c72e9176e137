using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Settings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Is a pooler to be expected in front of the database, and which?</summary>
internal static class PoolerScope
{
    /// <summary>True in function projects, and wherever a pooler is set; never in tests.</summary>
    public static bool Speaks(LifeguardModel model, AnalyzerOptions options, SyntaxTree tree, CancellationToken cancel)
    {
        var settings = LifeguardSettings.For(options);
        if (settings.IsSet(SettingCatalog.Pooler, model.Compilation)) return settings.Value(SettingCatalog.Pooler, tree) != Pooler.None && !TestProjects.Is(model.Compilation, model.Source, cancel);
        return model.Kind(cancel) == ProjectKind.Functions;
    }

    /// <summary>The pooler in front of the database that the text is sent to: as set, else as the address tells, else any transaction pooler.</summary>
    public static (PoolerProfile Profile, bool IsAssumed) Of(SqlSink sink, SqlDialect dialect, LifeguardModel model, AnalyzerOptions options, CancellationToken cancel)
    {
        var settings = LifeguardSettings.For(options);
        var tree = sink.Text.SyntaxTree;
        var version = settings.Value(SettingCatalog.PoolerVersion, tree);
        var tracks = settings.Value(SettingCatalog.PoolerPreparedStatements, tree);
        if (settings.IsSet(SettingCatalog.Pooler, model.Compilation)) return (new PoolerProfile(settings.Value(SettingCatalog.Pooler, tree), dialect, version, tracks), false);
        return PoolerInFront.Of(sink, dialect, model, cancel) is { } recognised
            ? (new PoolerProfile(recognised.Pooler, dialect, version, tracks ?? recognised.TracksPreparedStatements), false)
            : (new PoolerProfile(Pooler.Transaction, dialect, version, tracks), true);
    }
}
