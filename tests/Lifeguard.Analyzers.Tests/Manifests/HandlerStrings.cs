using Lifeguard.Analyzers.Platform.Manifests;

namespace Lifeguard.Analyzers.Tests.Manifests;

public sealed class HandlerStrings
{
    [Theory]
    [InlineData("Orders::Orders.Function::Handle", "Orders", "Orders.Function", "Handle")]
    [InlineData(" Orders :: Orders.Function :: Handle ", "Orders", "Orders.Function", "Handle")]
    [InlineData("Orders.Api::Orders.Outer+Inner::Handle", "Orders.Api", "Orders.Outer+Inner", "Handle")]
    [InlineData("Orders::Function::Handle", "Orders", "Function", "Handle")]
    [InlineData("Orders::Orders.Function::System.String Handle(Int32)", "Orders", "Orders.Function", "Handle")]
    [InlineData("Orders::Orders.Function::System.Threading.Tasks.Task`1[System.String] Handle (System.IO.Stream, Amazon.Lambda.Core.ILambdaContext)", "Orders", "Orders.Function", "Handle")]
    [InlineData("Orders::Orders.Function::Void Handle()", "Orders", "Orders.Function", "Handle")]
    [InlineData("Orders::Orders.Functions_Handle_Generated::Handle", "Orders", "Orders.Functions_Handle_Generated", "Handle")]
    public void AreSplitAsTheRuntimeDoes(string text, string assembly, string type, string method)
    {
        Assert.True(HandlerString.TryParse(text, out var handler));
        Assert.Equal(new HandlerString(assembly, type, method), handler);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bootstrap")]
    [InlineData("Orders")]
    [InlineData("index.handler")]
    [InlineData("com.example.Handler::handleRequest")]
    [InlineData("Orders::Orders.Function")]
    [InlineData("Orders::Orders.Function::")]
    [InlineData("::Orders.Function::Handle")]
    [InlineData("Orders:: ::Handle")]
    [InlineData("A::B::C::D")]
    [InlineData("${AssemblyName}::Orders.Function::Handle")]
    [InlineData("Orders::Orders.${self:custom.type}::Handle")]
    [InlineData("{{resolve:ssm:handler}}::B::C")]
    [InlineData("#{Assembly}::B::C")]
    public void AreRefusedOtherwise(string text) => Assert.False(HandlerString.TryParse(text, out _));

    [Theory]
    [InlineData("Orders", true)]
    [InlineData("orders", true)]
    [InlineData("Orders.Api", false)]
    [InlineData("", false)]
    public void NameTheirAssembly(string assembly, bool matches) =>
        Assert.Equal(matches, new ManifestHandler("Orders", "Orders.Function", "Handle", default, null, false, false).MatchesAssembly(assembly));
}
