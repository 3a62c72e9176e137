using Lifeguard.Analyzers.Tests.AllRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Analyzers.Tests.Ownership;

/// <summary>Who owns what is asked of code that is being written: no question throws, and none runs on for ever.</summary>
public sealed class HalfWritten
{
    private static readonly string Code = OwnershipTest.Class(
        """
        private readonly Func<NpgsqlConnection> _make = () => new NpgsqlConnection(Text);
        private NpgsqlConnection Fresh { get { var c = _make(); c.Open(); return c; } }

        private async Task<IDbConnection> OpenAsync(bool fast)
        {
            var it = fast ? new NpgsqlConnection(Text) : await Db.OpenConnectionAsync();
            try { if (it.State != ConnectionState.Open) await it.OpenAsync(); }
            catch (NpgsqlException) when (fast) { it?.Dispose(); throw; }
            return it switch { { State: ConnectionState.Open } open => open, _ => throw new InvalidOperationException() };
        }

        private T Both<T>(T it, int n) where T : class, IDbConnection
        {
            (var a, _) = (it, n);
            if (n > 0) return Both(a, n - 1);
            foreach (var row in Rows(it.ExecuteReader("x"))) Keep(new Repository(it), x => it.Execute("x"));
            using var command = new NpgsqlCommand { Connection = it as NpgsqlConnection };
            return it ?? throw new ArgumentNullException(nameof(it));
        }

        private static IEnumerable<int> Rows(IDataReader it) { while (it.Read()) yield return it.GetInt32(0); }
        private void Keep(Repository it, Func<int, int> f) { _kept ??= Fresh; Interlocked.Exchange(ref _kept, null)?.Dispose(); }
        """,
        """
        public class Repository : IDisposable
        {
            private readonly IDbConnection _it;
            public Repository(IDbConnection it) : this(it, 1) { }
            protected Repository(IDbConnection it, int n) => (_it, N) = (it, n);
            protected virtual int N { get; set; }
            public void Dispose() => _it?.Dispose();
        }

        public sealed class Orders2 : Repository { public Orders2(IDbConnection it) : base(it) { } protected override int N => base.N; }
        """);

    [Fact]
    public async Task NoQuestionThrows()
    {
        var whole = Compilation();
        var root = await whole.SyntaxTrees.First().GetRootAsync();
        var spans = root.DescendantTokens().Where(token => token.Span.Length > 0).Select(token => token.Span).ToList();
        Assert.InRange(spans.Count, 400, 2_000);
        for (var index = 0; index < spans.Count; index += 5)
        {
            await Ask(whole, Code.Remove(spans[index].Start, spans[index].Length));
            await Ask(whole, Code[..spans[index].Start]);
            await Ask(whole, Code.Insert(spans[index].Start, root.FindToken(spans[index].Start).Text + " "));
        }
    }

    [Fact]
    public async Task AndTheWholeCodeHasAnswers()
    {
        var found = await RuleRun.Of(Compilation(), analyzers: [new AcquisitionProbe(), new FateProbe()]);
        string[] expected = ["Borrowed", "Command", "Connection", "HeldByResult", "OpenConnection", "Reader"];
        Assert.Equal(expected, found.Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task Ask(Compilation compilation, string code)
    {
        var tree = compilation.SyntaxTrees.First();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await RuleRun.Of(compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(code, (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: timeout.Token)), analyzers: [new AcquisitionProbe(), new FateProbe()], cancel: timeout.Token);
    }

    private static Compilation Compilation()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText(Code, options, "Orders.cs"), CSharpSyntaxTree.ParseText(Packages.Usings, options, "Usings.cs")],
            Packages.All.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
