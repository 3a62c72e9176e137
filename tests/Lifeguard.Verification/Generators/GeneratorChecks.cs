using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>What must hold for every generator, verified with the code of a test.</summary>
internal static class GeneratorChecks
{
    public static void Verify(Generation generation, Compilation compilation, GenerationRun run, VerificationChecks checks, int cuts, CancellationToken cancel)
    {
        if (checks.HasFlag(VerificationChecks.GeneratorModel)) Named(VerificationChecks.GeneratorModel, () => VerifyModel(generation, compilation, run, cancel));
        if (checks.HasFlag(VerificationChecks.GeneratorCaching)) Named(VerificationChecks.GeneratorCaching, () => VerifyCaching(compilation, run, cancel));
        if (checks.HasFlag(VerificationChecks.GeneratorDeterminism)) Named(VerificationChecks.GeneratorDeterminism, () => VerifyDeterminism(generation, compilation, run, cancel));
        if (checks.HasFlag(VerificationChecks.BrokenCode)) Named(VerificationChecks.BrokenCode, () => VerifyBrokenCode(run, compilation, cuts, cancel));
    }

    // Each edit is made to the original code; none of them concerns what is generated.
    private static void VerifyCaching(Compilation compilation, GenerationRun run, CancellationToken cancel)
    {
        if (run.Files.IsEmpty) return;
        if (!run.NamedOutputs.Any()) throw new VerificationException("No step of the generator has a name (WithTrackingName), so nobody can see whether it computes without need.");

        VerifyNothingNew("when nothing has changed", compilation.Clone());
        VerifyNothingNew("when a file is added", compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal sealed class Elsewhere { }", Options(compilation), path: "/0/Elsewhere.cs")));
        foreach (var tree in compilation.SyntaxTrees)
        {
            VerifyNothingNew("when something is typed below", Edited(tree, new TextChange(new TextSpan(tree.Length, 0), "\n// below\n")));
            VerifyNothingNew("when something is typed above", Edited(tree, new TextChange(default, "// above\n")));
        }

        Compilation Edited(SyntaxTree tree, TextChange change) => compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText(cancel).WithChanges(change)));

        void VerifyNothingNew(string when, Compilation next)
        {
            var second = Generation.After(run, next, cancel);
            foreach (var (step, _, reason) in second.NamedOutputs.Where(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)))
            {
                throw new VerificationException($"Step '{step}' is {reason} {when}; it must be Cached or Unchanged. Its result is not equal to the one before.");
            }

            if (second.FileReasons.Any(reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))) throw new VerificationException($"Files are written anew {when}.");
        }
    }

    // From texts that are parsed again, nothing is the same object.
    private static void VerifyModel(Generation generation, Compilation compilation, GenerationRun run, CancellationToken cancel)
    {
        foreach (var (step, value, _) in run.NamedOutputs)
        {
            if (ModelShape.WayToRoslyn(value) is { } way) throw new VerificationException($"What step '{step}' returns holds on to the compilation: {way}");
        }

        var again = generation.Of(Parsed(compilation, text => text, cancel), cancel);
        foreach (var ((step, one, _), (_, other, _)) in run.NamedOutputs.Zip(again.NamedOutputs))
        {
            if (!one.Equals(other)) throw new VerificationException($"What step '{step}' returns is not equal to what it returns for the same code:\n\n{one}\n\n{other}");
            if (one.GetHashCode() != other.GetHashCode()) throw new VerificationException($"What step '{step}' returns is equal to what it returns for the same code, but has another hash code:\n\n{one}");
        }
    }

    private static void VerifyDeterminism(Generation generation, Compilation compilation, GenerationRun run, CancellationToken cancel)
    {
        var reversed = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse());
        VerifySame("when the files are compiled in another order", generation.Of(reversed, cancel));
        VerifySame("when the files have CRLF line endings", generation.Of(Parsed(compilation, text => text.Replace("\r\n", "\n").Replace("\n", "\r\n"), cancel), cancel));

        void VerifySame(string when, GenerationRun other)
        {
            var (before, after) = (TextsOf(run), TextsOf(other));
            if (!before.SequenceEqual(after)) throw new VerificationException($"Something else is generated {when}:\n\n{TextDifference.Of(string.Concat(before), string.Concat(after))}");
        }
    }

    private static void VerifyBrokenCode(GenerationRun run, Compilation compilation, int cuts, CancellationToken cancel)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var ends = tree.GetRoot(cancel).DescendantTokens().Select(token => token.SpanStart).ToList();
            var random = new Random(tree.Length); // the same code is always cut in the same places
            var places = cuts >= ends.Count ? ends : Enumerable.Range(0, cuts).Select(_ => ends[random.Next(ends.Count)]).Distinct();
            foreach (var place in places)
            {
                var text = tree.GetText(cancel).WithChanges(new TextChange(TextSpan.FromBounds(place, tree.Length), ""));
                var broken = Generation.After(run, compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text)), cancel);
                if (broken.Result.Results.FirstOrDefault(result => result.Exception is not null).Exception is { } exception)
                {
                    throw new VerificationException($"The generator throws over half-written code:\n\n{text}\n\n{exception}");
                }
            }
        }
    }

    private static ImmutableArray<string> TextsOf(GenerationRun run) =>
        [.. run.Files.OrderBy(tree => tree.FilePath, StringComparer.Ordinal).Select(tree => $"// {tree.FilePath}\n{tree.GetText()}")];

    private static Compilation Parsed(Compilation compilation, Func<string, string> change, CancellationToken cancel) => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
        compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(SourceText.From(change(tree.GetText(cancel).ToString()), tree.Encoding), (CSharpParseOptions)tree.Options, tree.FilePath, cancel)));

    private static CSharpParseOptions Options(Compilation compilation) => (CSharpParseOptions)compilation.SyntaxTrees.First().Options;

    private static void Named(VerificationChecks name, Action verify)
    {
        try
        {
            verify();
        }
        catch (VerificationException failure)
        {
            throw new VerificationException($"{failure.Message}\n\n({nameof(VerificationChecks)}.{name})");
        }
    }
}
