using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using P = Lifeguard.Core.Poolers.Pooler;

namespace Lifeguard.Core.Tests.Poolers;

public sealed class Sentences
{
    [Theory]
    [InlineData(SessionFeature.Setting, P.PgBouncer, "stays on the server connection: the next client that gets it inherits it, and this client's next statement may run without it")]
    [InlineData(SessionFeature.Setting, P.Hyperdrive, "is undone when the transaction ends, so this client's next statement runs without it")]
    [InlineData(SessionFeature.Setting, P.RdsProxy, "reserves the server connection for this client until the client disconnects")]
    [InlineData(SessionFeature.Setting, P.Transaction, "is lost, reaches other clients or reserves the server connection, depending on the pooler")]
    [InlineData(SessionFeature.AdvisoryLock, P.Odyssey, "is released when the transaction ends, so it protects nothing after that")]
    [InlineData(SessionFeature.OpenTransaction, P.RdsProxy, "reserves the server connection for this client until the transaction ends")]
    [InlineData(SessionFeature.Listen, P.Hyperdrive, "is refused with an error")]
    public void SayWhatHappens(SessionFeature feature, Pooler pooler, string expected) =>
        Assert.Equal(expected, PoolerTable.Find(feature, new PoolerProfile(pooler, SqlDialect.PostgreSql), "work_mem").Sentence);

    // They stand in the middle of a message: no capital at the beginning, no full stop at the end, and the subject is a single statement.
    [Fact]
    public void AreThePredicateOfALongerSentence()
    {
        foreach (var fact in PoolerTable.Facts)
        {
            var sentence = VerdictSentences.For(fact.Feature, fact.Verdict, fact.Consequences);
            Assert.True(char.IsLower(sentence[0]) && sentence[^1] is not '.' and not ' ', sentence);
        }
    }

    [Fact]
    public void NeverSpeakOfAReservationWhereStateIsLost()
    {
        foreach (var fact in PoolerTable.Facts.Where(fact => fact.Verdict == PoolerVerdict.Breaks))
        {
            Assert.DoesNotContain("reserves", VerdictSentences.For(fact.Feature, fact.Verdict, fact.Consequences), StringComparison.Ordinal);
        }
    }

    // A fact that says more than 'breaks' deserves more than the general words.
    [Fact]
    public void SayMoreThanThatSomethingIsNotKept()
    {
        foreach (var fact in PoolerTable.Facts) Assert.NotEqual("is not kept for this client", VerdictSentences.For(fact.Feature, fact.Verdict, fact.Consequences));
    }
}
