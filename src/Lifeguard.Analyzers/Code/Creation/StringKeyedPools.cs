using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>Where do the connections of this program to PostgreSQL come from: from pools that Npgsql finds by connection string, or from data sources?</summary>
internal static class StringKeyedPools
{
    private const string Connection = "Npgsql.NpgsqlConnection";

    private static readonly ConditionalWeakTable<LifeguardModel, Answer> Answers = new();

    // How a program gets its data source; an unused 'using' is no use.
    private static readonly string[] DataSourceNames =
        ["NpgsqlDataSource", "NpgsqlDataSourceBuilder", "NpgsqlSlimDataSourceBuilder", "NpgsqlMultiHostDataSource", "AddNpgsqlDataSource", "AddNpgsqlSlimDataSource", "AddMultiHostNpgsqlDataSource"];

    // What may make connections from a string without naming their type.
    private static readonly string[] Factories = ["NpgsqlFactory", "DbProviderFactories", "DbProviderFactory"];

    /// <summary>True when every connection that can be seen comes from a data source. One name whose meaning is not certain, and the answer is no.</summary>
    public static bool AreUnused(LifeguardModel model, CancellationToken cancel) => Answers.TryGetValue(model, out var known)
        ? known.AreUnused
        : Answers.GetValue(model, key => new Answer(!MayBeMadeElsewhere(key.Compilation) && UsesDataSource(key, cancel) && !MakesStringKeyedPool(key, cancel))).AreUnused;

    private static bool UsesDataSource(LifeguardModel model, CancellationToken cancel) => DataSourceNames
        .SelectMany(name => model.Source.TokensOf(name, cancel))
        .Any(token => token.Parent is SimpleNameSyntax name && model.Models.Of(name).GetSymbolInfo(name, cancel).Symbol switch
        {
            INamedTypeSymbol type => type.IsInNamespace("Npgsql"),
            IMethodSymbol method => method.ContainingAssembly?.Name.StartsWith("Npgsql", StringComparison.Ordinal) == true,
            _ => false,
        });

    private static bool MakesStringKeyedPool(LifeguardModel model, CancellationToken cancel) =>
        Factories.Any(name => model.Source.Mentions(name, cancel)) || MakesConnection(model, cancel) || GivesStringToContext(model, cancel);

    // new NpgsqlConnection(…), new(…), typeof(NpgsqlConnection), Make<NpgsqlConnection>(): only as the type of something does the name make nothing.
    private static bool MakesConnection(LifeguardModel model, CancellationToken cancel)
    {
        foreach (var token in model.Source.TokensOf("NpgsqlConnection", cancel))
        {
            var name = token.Parent?.Parent is QualifiedNameSyntax qualified ? qualified : token.Parent;
            if (name?.Parent is ObjectCreationExpressionSyntax or TypeOfExpressionSyntax or TypeArgumentListSyntax { Parent.Parent: InvocationExpressionSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax }) return true;
        }

        return model.Source.TokensOf(TreeNames.ImplicitCreation, cancel).Any(token =>
            token.Parent is ImplicitObjectCreationExpressionSyntax creation && model.Models.Of(creation).GetTypeInfo(creation, cancel).Type.IsOrExtends(Connection));
    }

    // options.UseNpgsql(text): EF Core makes connections from the string.
    private static bool GivesStringToContext(LifeguardModel model, CancellationToken cancel) => model.Source.TokensOf("UseNpgsql", cancel)
        .Any(token => token.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model.Models.Of(call).GetSymbolInfo(call, cancel).Symbol is not IMethodSymbol method
            || method.Parameters.Any(parameter => parameter.Type.SpecialType == SpecialType.System_String || parameter.Type.IsOrExtends(DatabaseProviders.DbConnection)));

    // A referenced project, a job queue or an event store on Npgsql may keep connections of its own.
    private static bool MayBeMadeElsewhere(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly =>
        !assembly.Name.StartsWith("Npgsql", StringComparison.Ordinal)
        && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "Npgsql")));

    private sealed record Answer(bool AreUnused);
}
