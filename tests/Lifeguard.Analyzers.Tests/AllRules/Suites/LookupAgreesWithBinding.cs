using Lifeguard.Analyzers.Code.Reach;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>What <see cref="NameLookup"/> says of a name without binding it is what the compiler says.</summary>
public sealed class LookupAgreesWithBinding
{
    [Fact]
    public void OnTheSamples() => Agree(Corpus.Samples, atLeast: 400);

    [Fact]
    public void OnLegalCode() => Agree(Corpus.ValidCode, atLeast: 60);

    [Fact]
    public void OnItsOwnSource() => Agree(Corpus.OwnSource, atLeast: 5_000);

    [Fact]
    public async Task OnTheCodeOfTheRulesTests() => Agree(await Corpus.RuleTests(), atLeast: 3_000);

    // Names that stand for something else than the nearest thing of that name, and things that only some scopes see.
    [Fact]
    public void OnNamesThatMislead() => Agree([Corpus.FromTexts("Misleading", ("Misleading.cs", """
        namespace Misleading
        {
            public class Order { public int Id; public Order Next; public static Order Load(int id) => null; public Order Load() => this; public bool Has(string text) => true; }
            public class Special : Order { public new Order Next; public new Order Load() => this; public int Load(string a, int b = 1) => b; }
            public static class Extensions { public static bool Has(this Order order, int number) => false; public static Order Twice(this Order order) => order; public static T As<T>(this Order order) => default; }
            public class Store
            {
                private Order Order { get; } = new();
                private readonly Special order = new();
                public Order this[int index] { get { var order = new Order(); return order.Load(); } set { value.Load(); order.Load(); } }
                public int Load(Order Load) => Load.Id;
                public void Shadows(Order order) { order.Load(); this.order.Load(); Order.Load(); Order.Load(1); { var Order = new Special(); Order.Load("", 1); } }
                public void Siblings() { { var it = new Order(); it.Load(); } { var it = new Special(); it.Load(); it.Load("a"); } }
                public void Lambdas() { Func<Order, Order> load = order => order.Load(); Func<Special, int> other = it => it.Load("a"); load(order); Action<int> Load = _ => { }; Load(1); }
                public void Patterns(object o) { if (o is Order { Id: 1, Next: { Id: var id } } found) found.Next.Load(); if (o is Special special && special.Load("a") > id) { } else special = null; }
                public Order Initialises() => new Order { Id = order.Id, Next = new Special { Next = Order, Id = 1 } };
                public object Anonymous() => new { Order, order.Id, Load = order.Load() };
                public void Extends() { order.Twice().Load(); order.Has("a"); order.Has(1); order.As<Special>().Load("a"); order?.Twice()?.Load()?.Load(); order?.Next.Next?.Load(); order.Next?.Next.Load(); var it = order.As<Special>(); it.Load(); }
                public IEnumerable<int> Queries(List<Order> orders) => from order in orders let next = order.Next where next.Load().Id > 1 select order.Load().Id;
                public async Task<Order> Later(Task<Special> coming) { var order = await coming; order.Load("a"); return (await Fetch()).Load(); }
                private Task<Order> Fetch() => Task.FromResult(Order.Load(1));
                public void Locals() { Order Load() => new(); Load().Load(); foreach (var order in new[] { new Order() }) order.Load(); using var reader = new System.IO.StringReader(""); reader.Read(); out1(out var made); made.Load(); void out1(out Special it) => it = null; }
                public void Named() => Take(order: order, Load: order.Load());
                private void Take(Order order, Order Load) { }
                public string Texts() => $"{order.Id} {nameof(Order.Load)} {order.Load().Id}";
                public static Order Static() => Order.Load(2);
            }
            public class Held<T> where T : Order { private readonly T _held; public Order Run() => _held.Load(); public static Held<T> Of(T it) => new(); }
            public class Primary(Order order) : Base(order.Load()) { public Order Run() => order.Load(); }
            public class Base(Order order) { public Order Kept = order.Load(); protected Order Hidden => Kept.Load(); public class Inner : Base { public Inner(Order order) : base(order.Load()) => Hidden.Load(); } }
        }
        """))], atLeast: 40);

    private static void Agree(IEnumerable<Corpus> corpora, int atLeast)
    {
        var disagreements = new List<string>();
        var told = 0;
        foreach (var corpus in corpora)
        {
            var compilation = corpus.Project.GetCompilationAsync().Result!;
            foreach (var tree in compilation.SyntaxTrees)
            {
                var model = compilation.GetSemanticModel(tree);
                foreach (var mention in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
                {
                    if (mention.FirstAncestorOrSelf<AttributeSyntax>() is not null || NameLookup.Of(mention, compilation.GetSemanticModel(tree)) is not { } found) continue;
                    var bound = model.GetSymbolInfo(mention);
                    IEnumerable<ISymbol> meant = bound.Symbol is { } symbol ? [symbol] : bound.CandidateSymbols;
                    told++;

                    // Code that does not compile may mean anything; the tests of the rules have some.
                    if (meant.Any() && !meant.Any(candidate => AreSame(candidate, found))) disagreements.Add($"{corpus.Name}: {mention} in '{mention.Parent}' is {string.Join(" or ", meant)}, not {found}");
                }
            }
        }

        Assert.True(disagreements.Count == 0, $"{disagreements.Count} of {told}:\n{string.Join("\n", disagreements.Take(40))}");
        Assert.True(told >= atLeast, $"Lookup tells {told} names only.");
    }

    private static bool AreSame(ISymbol bound, ISymbol found) => SymbolEqualityComparer.Default.Equals(Definition(bound), Definition(found));

    private static ISymbol Definition(ISymbol symbol) => (symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : symbol).OriginalDefinition;
}
