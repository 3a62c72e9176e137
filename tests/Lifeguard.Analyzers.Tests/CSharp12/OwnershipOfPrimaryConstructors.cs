using static Lifeguard.Analyzers.Tests.Ownership.OwnershipTest;

namespace Lifeguard.Analyzers.Tests.CSharp12;

public sealed class OwnershipOfPrimaryConstructors
{
    [Theory]
    [InlineData("UsedByResult", "public class X(IDbConnection c) { public int Count() => c.Execute(\"x\"); }")]
    [InlineData("UsedByResult", "public class X(IDbConnection c) { private readonly IDbConnection _c = c; public int Count() => _c.Execute(\"x\"); }")]
    [InlineData("HeldByResult", "public class X(IDbConnection c) : IDisposable { public int Count() => c.Execute(\"x\"); public void Dispose() => c.Dispose(); }")]
    [InlineData("HeldByResult", "public class X(IDbConnection c) : Y(c) { } public class Y(IDbConnection d) : IDisposable { public void Dispose() => d.Dispose(); }")]
    [InlineData("HandedOn", "public class X(IDbConnection c) { public IDbConnection C => c; }")]
    [InlineData("HandedOn", "public class X(IDbConnection c) { public IDbConnection C { get; } = c; }")]
    [InlineData("Borrowed", "public class X(IDbConnection c) { public int N { get; } = c.Execute(\"x\"); }")]
    public Task AreSummarised(string fate, string type) => Fates($$"""void M(NpgsqlConnection it) { var x = new X({|{{fate}}:it|}); }""", type);
}
