using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>An editor asks file by file, in any order, and mostly of a compilation that is new: the findings are those of the build.</summary>
public sealed class EditorRequests
{
    private readonly ProgramModel _model = ProgramGenerator.Generate(seed: 11, size: 48);
    private readonly GeneratedProgram _program;

    public EditorRequests() => _program = GeneratedProgram.Of(_model);

    [Fact]
    public async Task OneFileAfterTheOther() => ExactFindings.AssertSame(_model, await _program.Requests(_program.Compilation.SyntaxTrees));

    [Fact]
    public async Task FilesInAnotherOrder() => ExactFindings.AssertSame(_model, await _program.Requests(Shuffled()));

    [Fact]
    public async Task EachFileInACompilationThatKnowsNothingYet() => ExactFindings.AssertSame(_model, await _program.Requests(Shuffled(), isFresh: true));

    [Fact]
    public async Task TypesInsteadOfFiles()
    {
        var model = ProgramGenerator.Generate(seed: 12, size: 16);
        var program = GeneratedProgram.Of(model);

        ExactFindings.AssertSame(model, await program.Requests(program.Compilation.SyntaxTrees, bySpan: true));
    }

    private SyntaxTree[] Shuffled()
    {
        SyntaxTree[] trees = [.. _program.Compilation.SyntaxTrees];
        new Random(trees.Length).Shuffle(trees);
        return trees;
    }
}
