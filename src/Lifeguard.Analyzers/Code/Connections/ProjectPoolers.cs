using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.SettingsFiles;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>Which pooler do all connections of this program lead to, as far as their strings stand in the source? For code that has a connection, but not its string.</summary>
internal static class ProjectPoolers
{
    private static readonly ConditionalWeakTable<LifeguardModel, Dictionary<SqlDialect, RecognisedPooler?>> Answers = new();

    /// <summary>The one pooler of a database; null when no address tells, or they tell different things.</summary>
    public static RecognisedPooler? For(LifeguardModel model, SqlDialect database, CancellationToken cancel)
    {
        if (!Answers.TryGetValue(model, out var known))
        {
            var found = Find(model, cancel);
            known = Answers.GetValue(model, _ => found);
        }

        return known.TryGetValue(database, out var pooler) ? pooler : null;
    }

    private static Dictionary<SqlDialect, RecognisedPooler?> Find(LifeguardModel model, CancellationToken cancel)
    {
        var found = new Dictionary<SqlDialect, RecognisedPooler?>();
        foreach (var tree in model.Compilation.SyntaxTrees)
        {
            cancel.ThrowIfCancellationRequested();
            var text = tree.GetText(cancel).ToString();
            if (!Holds(text, "Host") && !Holds(text, "Server") && !Holds(text, "Data Source")) continue;
            foreach (var node in tree.GetRoot(cancel).DescendantNodes())
            {
                foreach (var use in UsesOf(node, model, cancel)) Add(use);
            }
        }

        foreach (var use in UsesInFiles(model, cancel)) Add(use);
        return found;

        void Add(ConnectionUse use)
        {
            if (use.Database is not { } database || use.IsDevelopers || use.Text.IsSet(use.Driver, ConnectionStringKeyword.Host) != true) return;
            var pooler = use.RecognisedPooler;
            if (!found.TryGetValue(database, out var other)) found.Add(database, pooler);
            else if (other?.Pooler != pooler?.Pooler) found[database] = null;
        }
    }

    // Not those of a developer's machine, which lead elsewhere.
    private static IEnumerable<ConnectionUse> UsesInFiles(LifeguardModel model, CancellationToken cancel) => model.AdditionalFiles
        .Where(file => SettingsFile.Is(file.Path) && !file.Path.EndsWith("local.settings.json", StringComparison.OrdinalIgnoreCase))
        .SelectMany(file => SettingsFile.Read(file, cancel))
        .Select(value => SettingsFileConnections.UseOf(value, model.Compilation))
        .OfType<ConnectionUse>();

    private static IEnumerable<ConnectionUse> UsesOf(SyntaxNode node, LifeguardModel model, CancellationToken cancel) => node switch
    {
        LiteralExpressionSyntax { Token: { Value: string } token } literal =>
            Holds(token.Text, "Host") || Holds(token.Text, "Server") || Holds(token.Text, "Data Source") ? ConnectionUses.Of(literal, model, cancel) : [],
        InterpolatedStringExpressionSyntax interpolated when Holds(interpolated.ToString(), "Host") || Holds(interpolated.ToString(), "Server") => ConnectionUses.Of(interpolated, model, cancel),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Host" or "Server" or "DataSource" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Host" or "Server" or "DataSource" } } assignment =>
            ConnectionUses.Of(assignment, model.Models.Of(assignment), model, cancel),
        _ => [],
    };

    private static bool Holds(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
