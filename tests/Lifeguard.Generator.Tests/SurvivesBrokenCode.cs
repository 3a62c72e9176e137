using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Generator.Tests;

/// <summary>
/// Code is half-written most of the time. A generator that throws is switched off until the next keystroke (CS8785), and with it goes every other half in the project: so all of this is cut at every
/// place there is.
/// </summary>
public sealed class SurvivesBrokenCode
{
    private const string Code = """
        using System;
        using System.Data;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Npgsql;

        namespace Shop.Orders
        {
            public sealed record Body(string Name);

            public abstract class WithPool
            {
                protected PooledDatabase Pool { get; } = null!;
                protected static Task ListCore(NpgsqlConnection db, CancellationToken token) => Task.CompletedTask;
            }

            public static partial class Outer<T> where T : struct
            {
                internal partial class Functions : WithPool
                {
                    private readonly string _shop = "corner";

                    /// <summary>Creates one.</summary>
                    [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.Transaction, Isolation = IsolationLevel.Serializable)]
                    public partial Task<(int Id, string? Name)> Create(Body @event, in DateTime since, T kind, ILambdaContext context, params int[] rest);

                    [PooledHandler(Source = nameof(Pool), Core = nameof(Core))]
                    public virtual partial ValueTask List(string name = "all", CancellationToken token = default);

                    [PooledHandler(Source = nameof(Pool))]
                    private protected partial Task<object> Find(dynamic any);

                    private async Task<(int, string?)> CreateCore(Body @event, T kind, NpgsqlTransaction transaction, DateTime since, int[] rest, CancellationToken token)
                    {
                        await using var command = new NpgsqlCommand("select 1", transaction.Connection);
                        return (rest.Length, _shop);
                    }

                    private static ValueTask Core(PooledDatabase pool, string name, int limit = 10) => default;

                    private static Task<string> FindCore(NpgsqlConnection db, object any) => Task.FromResult("");
                }
            }
        }
        """;

    [Fact]
    public void ThatEndsAtAnyToken() => Survive(Tokens.Select(token => new TextChange(TextSpan.FromBounds(token.SpanStart, Code.Length), "")));

    [Fact]
    public void ThatLacksAnyToken() => Survive(Tokens.Select(token => new TextChange(token.Span, "")));

    [Fact]
    public void ThatHasAnyTokenTwice() => Survive(Tokens.Select(token => new TextChange(new TextSpan(token.SpanStart, 0), token.Text + " ")));

    [Fact]
    public void ThatLacksAnyNode() => Survive(Nodes.Select(node => new TextChange(node.Span, "")));

    // A member, a class or a file that has just been copied: two of everything, with one name.
    [Fact]
    public void ThatHasAnyNodeTwice() => Survive(Nodes.Select(node => new TextChange(new TextSpan(node.SpanStart, 0), node + " ")));

    [Theory]
    [InlineData("class Functions", "struct Functions")]
    [InlineData("class Functions", "record Functions")]
    [InlineData("public partial Task<", "public partial Task Create(Body @event, in DateTime since, T kind, ILambdaContext context, params int[] rest); public partial Task<")]
    [InlineData("in DateTime", "ref DateTime")]
    [InlineData("dynamic any", "object any")]
    public void OfWhichAChangedCopyLiesBeside(string before, string after)
    {
        Assert.Contains(before, Code, StringComparison.Ordinal);
        Survive([], CSharpSyntaxTree.ParseText(Code.Replace(before, after, StringComparison.Ordinal), Options, "Copy.cs"));
    }

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp9);

    private static readonly SyntaxTree Tree = CSharpSyntaxTree.ParseText(Code, Options, "Functions.cs");

    private static List<SyntaxToken> Tokens => [.. Tree.GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)];

    private static IEnumerable<SyntaxNode> Nodes => Tree.GetRoot().DescendantNodes().Where(node => node is not (NameSyntax or PredefinedTypeSyntax) && node.Span.Length > 0);

    private static void Survive(IEnumerable<TextChange> changes, params SyntaxTree[] others)
    {
        var compilation = CSharpCompilation.Create(
            "Shop", [Tree, .. others], GeneratorTest.Shipped.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var whole = CSharpGeneratorDriver.Create([new PooledHandlerGenerator().AsSourceGenerator()], parseOptions: Options).RunGenerators(compilation);
        Verify(whole, Code);
        if (others.Length == 0) Assert.Equal(3, whole.GetRunResult().GeneratedTrees.Length);
        foreach (var change in changes)
        {
            var text = Tree.GetText().WithChanges(change);
            Verify(whole.RunGenerators(compilation.ReplaceSyntaxTree(Tree, Tree.WithChangedText(text))), text.ToString());
        }
    }

    private static void Verify(GeneratorDriver driver, string text)
    {
        var result = driver.GetRunResult();
        Assert.True(result.Diagnostics.IsEmpty && result.Results.All(each => each.Exception is null), $"{string.Join("\n", result.Diagnostics)}\n{result.Results[0].Exception}\n\n{text}");

        // What is written is C#, whatever it was written for.
        var broken = result.GeneratedTrees.SelectMany(tree => tree.GetDiagnostics()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToImmutableArray();
        Assert.True(broken.IsEmpty, $"{string.Join("\n", broken)}\n\n{string.Join("\n", result.GeneratedTrees)}\n\n{text}");
    }
}
