using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.StatementTooLongAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3011_StatementTooLong;

public sealed class Message
{
    [Theory]
    [InlineData((16 * 1024) + 1, 17)]
    [InlineData(17 * 1024, 17)]
    [InlineData((17 * 1024) + 1, 18)]
    public Task NamesALengthThatIsOverTheLimit(int length, int kilobytes) => Test.Says(
        $"await connection.ExecuteAsync(\"{{|#0:select '{new string('a', 72)}|}}{new string('a', length - 81)}'\");",
        $"This statement has {kilobytes} KB of text: RDS Proxy reserves the server connection for this client when a statement is longer than 16 KB. Shorten it, or pass lists as an array parameter.",
        "rds_proxy");
}
