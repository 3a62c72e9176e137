using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>
/// Code is half-written most of the time: statements missing, files that end in the middle, tokens doubled. No rule throws over it, and no fix does over what is still reported.
/// <c>LIFEGUARD_BROKEN_CODE=all</c> makes every cut there is, a number as many; otherwise FsCheck picks some, always the same ones for the same code.
/// </summary>
public sealed class SurvivesBrokenCode
{
    private const string WithoutStatement = "without the statement";
    private const string WithoutTheRest = "without what follows";
    private const int LongestRuleTest = 4_000;
    private const int SamplesPerRule = 2;

    private static readonly string Wanted = Environment.GetEnvironmentVariable("LIFEGUARD_BROKEN_CODE") ?? "";

    [Fact]
    public async Task OfTheSamples() => await CutEverywhere(Corpus.Samples, picked: 24);

    [Fact]
    public async Task OfLegalCode() => await CutEverywhere(Corpus.ValidCode, picked: 60);

    [Fact]
    public async Task OfWhatEachRuleReports() => await CutEverywhere(await OneForEachRule(), picked: 240);

    [Fact]
    public async Task OfLabelledCases() => await CutEverywhere(Corpus.DisposalCases, picked: 120);

    // Everything that disposal is made of, small enough to be cut at each place.
    [Fact]
    public async Task OfDisposalAtEachPlace()
    {
        var corpus = Corpus.FromTexts("Disposal", ("Function.cs", Disposal));
        var cuts = corpus.Documents.SelectMany(document => CutsOf(corpus, document)).Where(cut => cut.Kind is WithoutStatement or WithoutTheRest).ToList();
        Assert.True(cuts.Count > 300, $"{cuts.Count} cuts");
        foreach (var cut in cuts) await cut.Survive();
    }

    private const string Disposal = """
        using System.Data;
        using Amazon.Lambda.Core;
        using Npgsql;
        public class Function
        {
            static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");
            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                var done = false;
                NpgsqlConnection? c = null;
                try
                {
                    c = input == "" ? await Db.OpenConnectionAsync() : new NpgsqlConnection("Host=db");
                    if (c is not { State: ConnectionState.Open }) c.Open();
                    await using var t = await c.BeginTransactionAsync();
                    using (var command = new NpgsqlCommand("DELETE FROM a", c, t)) await command.ExecuteNonQueryAsync();
                    foreach (var row in Rows(c)) if (row > 3) { done = true; break; } else continue;
                    t.Commit();
                }
                catch (NpgsqlException e) when (e.IsTransient) { c?.Close(); throw; }
                finally { if (!done) End(ref c); }
                var d = Make(); d = Make(); d ??= Make();
                switch (input) { case "a": d.Dispose(); break; case "b": goto case "a"; default: Run(() => d.Open()); return ""; }
                return input;
                NpgsqlConnection Make() => Db.OpenConnection();
                void End(ref NpgsqlConnection? x) { x?.Dispose(); x = null; }
            }
            static IEnumerable<int> Rows(NpgsqlConnection c)
            {
                var reader = c.CreateCommand().ExecuteReader(CommandBehavior.CloseConnection);
                while (reader.Read()) yield return reader.GetInt32(0);
                reader.Close();
            }
            static void Run(Action a) => Task.Run(a);
        }
        """;

    // For each rule the tests that report it most often, so that much is still reported when something is missing.
    private static async Task<List<Corpus>> OneForEachRule()
    {
        var chosen = new List<Corpus>();
        var tests = (await Corpus.RuleTests()).Where(corpus => corpus.Name.Contains(".Reports.", StringComparison.Ordinal) || corpus.Name.Contains(".Fixes.", StringComparison.Ordinal)).ToList();
        foreach (var ofRule in tests.GroupBy(corpus => corpus.Name.Split('.')[0]))
        {
            chosen.AddRange(ofRule.Where(corpus => Length(corpus) < LongestRuleTest).OrderByDescending(Length).Take(SamplesPerRule));
        }

        Assert.Equal(Catalog.RuleCatalog.All.Length, tests.Select(corpus => corpus.Name.Split('.')[0]).Distinct().Count());
        return chosen;
    }

    private static int Length(Corpus corpus) => corpus.Documents.Sum(document => document.GetTextAsync().Result.Length);

    private static async Task CutEverywhere(IReadOnlyList<Corpus> corpora, int picked)
    {
        var cuts = corpora.SelectMany(corpus => corpus.Documents.SelectMany(document => CutsOf(corpus, document))).ToArray();
        Assert.True(cuts.Length > picked, "there is too little to cut");
        if (Wanted == "all")
        {
            foreach (var cut in cuts) await cut.Survive();
            return;
        }

        Prop.ForAll(Gen.Choose(0, cuts.Length - 1).ToArbitrary(), index => cuts[index].Survive().GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(int.TryParse(Wanted, out var count) ? count : picked).WithReplay(new Replay(new Rnd((ulong)cuts.Length), null)));
    }

    private static IEnumerable<Cut> CutsOf(Corpus corpus, Document document)
    {
        var root = document.GetSyntaxRootAsync().Result!;
        var tokens = root.DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        foreach (var statement in root.DescendantNodes().OfType<StatementSyntax>()) yield return new Cut(corpus, document, WithoutStatement, new TextChange(statement.Span, ""));
        foreach (var member in root.DescendantNodes().OfType<MemberDeclarationSyntax>()) yield return new Cut(corpus, document, "without the member", new TextChange(member.Span, ""));
        foreach (var token in tokens)
        {
            yield return new Cut(corpus, document, "without the token", new TextChange(token.Span, ""));
            yield return new Cut(corpus, document, WithoutTheRest, new TextChange(TextSpan.FromBounds(token.SpanStart, root.FullSpan.End), ""));
            yield return new Cut(corpus, document, "with the token twice", new TextChange(new TextSpan(token.SpanStart, 0), token.Text + " "));
        }
    }

    private sealed record Cut(Corpus Corpus, Document Document, string Kind, TextChange Change)
    {
        public async Task Survive()
        {
            var text = (await Document.GetTextAsync()).WithChanges(Change).ToString();
            var project = Corpus.With(Document.Id, text);
            try
            {
                var found = await RuleRun.Of(project);
                await RuleRun.Fix(project, found.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == Document.FilePath));
            }
            catch (Exception exception)
            {
                Assert.Fail($"{Corpus.Name}, {Document.Name} {Kind} at {Change.Span}:\n\n{exception}\n\n{text}");
            }
        }
    }
}
