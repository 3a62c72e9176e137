using Test = Lifeguard.Analyzers.Tests.Disposal.MessageTest<Lifeguard.Analyzers.Rules.Disposal.ReaderOrCommandNotDisposedAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2002_ReaderOrCommandNotDisposed;

public sealed class Messages
{
    private const string Reader = "its connection stays busy with the result";
    private const string Copy = "its connection stays in COPY mode and can do nothing else";

    [Theory]
    [InlineData("r.Read();", "is never disposed or closed")]
    [InlineData("if (text.Length == 0) return; r.Close();", "is not disposed on every path")]
    [InlineData("{|#1:r.Read()|}; r.Close();", "is not disposed when 'Read' throws")]
    [InlineData("{|#1:r = null|}; Console.WriteLine(r);", "is not disposed before its variable gets another value")]
    public Task AReader(string rest, string way) => Test.Verify("var r = {|#0:command.ExecuteReader()|}; " + rest, "'r'", way, Reader);

    [Fact]
    public Task AnIteratorThatIsAbandoned() => Test.Verify(
        "var r = {|#0:command.ExecuteReader()|}; {|#1:yield return 1;|} r.Close();", "'r'", "is not disposed when the caller stops before the last element", Reader, returns: "IEnumerable<int>");

    [Fact]
    public Task ACommand() => Test.Verify("var c = {|#0:connection.CreateCommand()|}; c.ExecuteNonQuery();", "'c'", "is never disposed", "what it holds is left to the garbage collector");

    [Fact]
    public Task ACopy() => Test.Verify("var w = {|#0:connection.BeginTextImport(text)|}; w.WriteLine(text);", "'w'", "is never disposed", Copy);

    [Fact]
    public Task ACopyInNoVariable() => Test.Verify("{|#0:connection.BeginTextImport(text)|}.WriteLine(text);", "The COPY operation of 'BeginTextImport'", "is kept in no variable and never disposed", Copy);
}
