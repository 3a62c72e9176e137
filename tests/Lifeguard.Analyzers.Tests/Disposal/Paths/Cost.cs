using System.Diagnostics;
using System.Text;
using Lifeguard.Analyzers.Code.Ownership.Paths;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Disposal.Paths;

/// <summary>What a walk costs. The bounds are far above what is measured; the figures go to the test's output.</summary>
public sealed class Cost
{
    [Theory]
    [InlineData(200, 20, false)]
    [InlineData(200, 20, true)]
    public void AMethodOfManyStatementsAndAcquisitions(int statements, int acquisitions, bool inTry)
    {
        var body = new StringBuilder();
        for (var at = 0; at < acquisitions; at++)
        {
            body.AppendLine($"using var c{at} = new Npgsql.NpgsqlConnection(text); c{at}.Open();");
            if (inTry) body.AppendLine("try {");
            for (var line = 0; line < (statements / acquisitions) - 2; line++) body.AppendLine(line % 3 == 0 ? $"if (text.Length > {line}) Save(c{at});" : $"Save(c{at});");
            if (inTry) body.AppendLine("} catch (System.InvalidOperationException e) { System.Console.WriteLine(e); }");
        }

        var source = $$"""public class Orders { public void Run(string text) { {{body}} } private static void Save(Npgsql.NpgsqlConnection c) => c.Close(); }""";
        var tree = CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);
        var references = Packages.All.References;
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var compilation = CSharpCompilation.Create("Cost", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            var model = LifeguardModel.For(compilation, new AnalyzerOptions([]), TestContext.Current.CancellationToken);
            var method = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().First();
            var operation = model.Models.Of(tree).GetOperation(method.Body!, TestContext.Current.CancellationToken)!;
            var watch = Stopwatch.StartNew();
            var paths = BodyPaths.Of(operation, model, TestContext.Current.CancellationToken);
            if (watch.Elapsed < best) best = watch.Elapsed;
            Assert.True(paths.IsComplete);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{statements} statements, {acquisitions} acquisitions, in try: {inTry}: {best.TotalMilliseconds:0.0} ms");
        Assert.True(best < TimeSpan.FromSeconds(2), $"{best.TotalMilliseconds:0} ms");
    }
}
