using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>Names are read from the text alone; what is found must be what the parser has.</summary>
public sealed class NamesInFiles
{
    private const string Everything = """
        using System; // Load in a comment
        using Alias = System.Text.StringBuilder;
        #if NEVER
        class Load { }
        #endif
        /// <summary><see cref="Load"/> Load</summary>
        class @class<T> where T : class, new()
        {
            /* Load */ int Load(int @new, int Größe) => @new + Größe + 0x1F + (int)1e5 + 1_000;
            string Text => "Load" + @"Load ""Load"" \" + $"Load {Load(1, 2)} {{Load}} {nameof(Load):Load}" + 'L';
            Alias a = new(); Alias b = new (16); Alias c = new /* Load */ (); object d = new { Load = 1 }; int[] e = new[] { 1 }; Alias f = new Alias();
            string Port => Environment.GetEnvironmentVariable("PORT") + Environment.GetEnvironmentVariable(@"K_SERVICE") + $"PORT" + "PORT " + "EXPORT";
            bool Query => (from Load in new[] { 1 } where Load > 0 select Load) is not null && 1.Load() && this?.Load(1, 2) is 3;
        }
        """;

    [Fact]
    public void AreThoseOfTheParser() => SameAsParser(Everything);

    [Fact]
    public void AreThoseOfTheParserInRawStrings() => SameAsParser("class C { string Load => \"\"\"\n  Load \"PORT\" \\\n  \"\"\" + $$\"\"\"{Load} {{Load}}\"\"\" + \"\"\"PORT\"\"\"; }");

    [Theory]
    [InlineData("class C { int Lo\\u0061d; int Load2 => Lo\\u0061d + Load; }")]       // an escape
    [InlineData("class C { int Lo\u200dad; int Load2 => Load; }")]                    // a character that is not part of the name
    [InlineData("class C { string s = \"\\u00e9\"; int Load; }")]
    public void AreThoseOfTheParserWhereTheTextSpellsThemOtherwise(string code) => SameAsParser(code);

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("new")]
    [InlineData("@")]
    [InlineData("0")]
    [InlineData("class C { string s = \"PORT")]
    [InlineData("class C { void M() { new (")]
    public void HalfAFileIsReadToItsEnd(string code) => SameAsParser(code);

    [Fact]
    public void EveryBeginningOfAFileIsReadAsTheParserReadsIt()
    {
        for (var length = 0; length < Everything.Length; length++) SameAsParser(Everything[..length]);
    }

    private static void SameAsParser(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        var cancel = TestContext.Current.CancellationToken;
        var tokens = tree.GetRoot(cancel).DescendantTokens().ToList();
        var names = tokens.Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Length > 0).Select(token => token.ValueText).Append("Load").Append("missing").Distinct();
        foreach (var name in names)
        {
            Assert.Equal(
                tokens.Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name).Select(token => token.SpanStart),
                SourceIndex.TokensIn(tree, name, cancel).Select(token => token.SpanStart));
        }

        Assert.Equal(
            tokens.Where(token => token.IsKind(SyntaxKind.NewKeyword) && token.Parent is ImplicitObjectCreationExpressionSyntax).Select(token => token.SpanStart),
            SourceIndex.TokensIn(tree, TreeNames.ImplicitCreation, cancel).Select(token => token.SpanStart));
        foreach (var variable in TreeNames.CloudRunEnvironment)
        {
            Assert.Equal(
                tokens.Where(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText == variable && token.Text.EndsWith(variable + '"', StringComparison.Ordinal)).Select(token => token.SpanStart),
                SourceIndex.TokensIn(tree, TreeNames.Literal(variable), cancel).Select(token => token.SpanStart));
        }
    }
}
