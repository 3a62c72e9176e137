using Lifeguard.Analyzers.Rules.Lifeguard;
using Verify = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifeguard.UnknownSettingAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifeguard.LFG0001_UnknownSetting;

/// <summary>Lines of <c>lifeguard.ownership.txt</c> that say nothing.</summary>
public sealed class OwnershipFiles
{
    private const string ALine = "a line of 'lifeguard.ownership.txt'";
    private const string AnId = "a member is written by its documentation id, which begins with 'M:' or 'P:', a parameter with '#' and its name after it";

    [Theory]
    [InlineData("M:Shop.Db.Open", "M:Shop.Db.Open", ALine, "write a member and what becomes of it, such as 'M:Shop.Db.Open = owned'")]
    [InlineData("Shop.Db.Open = owned", "Shop.Db.Open = owned", ALine, AnId)]
    [InlineData("T:Shop.Db = owned", "T:Shop.Db = owned", ALine, AnId)]
    [InlineData("M:Shop.Db.Open (int) = owned", "M:Shop.Db.Open (int) = owned", ALine, AnId)]
    [InlineData("M:Shop.Db.Use# = kept", "M:Shop.Db.Use# = kept", ALine, AnId)]
    [InlineData("M:Shop.Db.Open = ownd", "ownd", "what a member can give out", "the nearest is 'owned'")]
    [InlineData("M:Shop.Db.Open = disposed", "disposed", "what a member can give out", "it takes 'owned' or 'borrowed'")]
    [InlineData("M:Shop.Db.#ctor = kept", "kept", "what a member can give out", "it takes 'owned' or 'borrowed'")]
    [InlineData("M:Shop.Db.Use#c = owned", "owned", "what can become of an argument", "it takes 'disposed', 'borrowed' or 'kept'")]
    [InlineData("M:Shop.Db.Use#c =", "", "what can become of an argument", "it takes 'disposed', 'borrowed' or 'kept'")]
    public Task ALineThatSaysNothing(string line, string text, string expected, string advice) =>
        Run($"# who owns what\n   {line}  \n", Verify.Diagnostic().WithSpan("/0/lifeguard.ownership.txt", 2, 4, 2, 4 + line.Length).WithArguments(text, expected, advice));

    [Fact]
    public Task TheSecondLineAboutAMember() => Run(
        "M:A.B = owned\nM:A.B = borrowed\n",
        Verify.Diagnostic().WithSpan("/0/lifeguard.ownership.txt", 2, 1, 2, 17).WithMessage("'M:A.B = borrowed' is not the first line about this member and has no effect; remove one of them"));

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet")]
    [InlineData("M:A.B = owned\r\nP:A.C = Borrowed\r\nM:A.#ctor(System.Data.IDbConnection)#connection = kept\r\nM:A.D``1(``0)#c=disposed")]
    public Task LinesThatSaySomething(string text) => Run(text);

    [Fact]
    public Task OtherFiles() => Run("anything", "ownership.txt");

    private static Task Run(string text, params DiagnosticResult[] expected) => Run(text, "lifeguard.ownership.txt", expected);

    private static Task Run(string text, string name, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<UnknownSettingAnalyzer>();
        test.TestState.Sources.Add("class C { }");
        test.TestState.AdditionalFiles.Add(("/0/" + name, text));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }
}
