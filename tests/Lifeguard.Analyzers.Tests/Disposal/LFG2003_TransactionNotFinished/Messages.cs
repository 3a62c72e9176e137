using Test = Lifeguard.Analyzers.Tests.Disposal.MessageTest<Lifeguard.Analyzers.Rules.Disposal.TransactionNotFinishedAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2003_TransactionNotFinished;

public sealed class Messages
{
    private const string Locks = "its locks stay until something else closes the connection";

    [Theory]
    [InlineData("connection.Execute(text, transaction: t);", "is never committed, rolled back or disposed")]
    [InlineData("if (text.Length == 0) return; t.Commit();", "is left unfinished on some paths")]
    [InlineData("{|#1:connection.Execute(text, transaction: t)|}; t.Commit();", "is neither committed, rolled back nor disposed when 'Execute' throws")]
    [InlineData("{|#1:t = null|}; Console.WriteLine(t);", "is not finished before its variable gets another value")]
    public Task Ways(string rest, string way) => Test.Verify("var t = {|#0:connection.BeginTransaction()|}; " + rest, "'t'", way, Locks);

    [Fact]
    public Task AResultThatIsIgnored() => Test.Verify("{|#0:connection.BeginTransaction()|};", "The transaction of 'BeginTransaction'", "is kept in no variable and never finished", Locks);

    [Fact]
    public Task AnIteratorThatIsAbandoned() => Test.Verify(
        "var t = {|#0:connection.BeginTransaction()|}; {|#1:yield return 1;|} t.Commit();", "'t'", "is not finished when the caller stops before the last element", Locks, returns: "IEnumerable<int>");

    [Fact]
    public Task WhatIsWrittenAndNotCommitted() => Test.Verify(
        "using var t = {|#0:connection.BeginTransaction()|}; connection.Execute(\"insert into item values (1)\", transaction: t);", "'t'", "is disposed but never committed", "what is written in it is rolled back");
}
