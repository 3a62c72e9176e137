using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>The way from a handler to a piece of code.</summary>
/// <param name="Entry">The handler.</param>
/// <param name="Hops">The pieces of code on the way, the handler first, the one asked about last.</param>
/// <param name="Calls">Where each hop enters the next.</param>
internal sealed record ReachPath(EntryPoint Entry, ImmutableArray<CodeUnit> Hops, ImmutableArray<SyntaxNode> Calls)
{
    /// <summary>Of a way with more names than these, messages tell the beginning and the end.</summary>
    private const int LongestWay = 8;

    /// <summary>How messages tell when code runs: <c>on every invocation of 'Orders.Create' (Orders.Create → OrderRepository.Load → new NpgsqlConnection)</c>.</summary>
    public string When(string what) =>
        Hops.Length == 1 && Names(Hops[0]) == Entry.Name ? $"on every invocation of '{Entry.Name}'" : $"on every invocation of '{Entry.Name}' ({Way(what)})";

    /// <summary>The handler's name and the calls on the way, for the IDE to jump to.</summary>
    public ImmutableArray<Location> Locations =>
        Hops.Length == 1 ? ImmutableArray<Location>.Empty : ImmutableArray.Create(Entry.Location).AddRange(Calls.Select(LocationOf));

    // A hop that no mention makes, such as a constructor that runs the initialisers, is at the name of what makes it; the body would mark half the file.
    private static Location LocationOf(SyntaxNode call) => call switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.GetLocation(),
        ConstructorDeclarationSyntax constructor => constructor.Identifier.GetLocation(),
        _ => call.GetLocation(),
    };

    private string Way(string what)
    {
        var names = new List<string> { Entry.Name };
        foreach (var name in Hops.Select(Names).Concat([what]))
        {
            if (names[names.Count - 1] != name) names.Add(name);
        }

        if (names.Count > LongestWay)
        {
            names.RemoveRange(LongestWay / 2, names.Count - LongestWay);
            names.Insert(LongestWay / 2, "…");
        }

        return string.Join(" → ", names);
    }

    private string Names(CodeUnit unit) => unit switch
    {
        { Kind: CodeUnitKind.HandlerLambda } => Entry.Name,
        { Kind: CodeUnitKind.Registration, Symbol: { } service } => $"factory of {service.Name}",
        { Kind: CodeUnitKind.Delegate, Symbol: { } holder } => Platform.TypeNames.ShortName(holder),
        { Kind: CodeUnitKind.InstanceInitializers, Symbol: { } type } => "new " + type.Name,
        { Symbol: IMethodSymbol method } when Platform.TypeNames.ShortName(method) is var name => name,
        _ => "",
    };
}
