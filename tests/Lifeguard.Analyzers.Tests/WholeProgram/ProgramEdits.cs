namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>An edit changes the findings of the next compilation, wherever they are; what was remembered of files and compilations before it does not show.</summary>
public sealed class ProgramEdits
{
    private readonly ProgramModel _model = ProgramGenerator.Generate(seed: 21, size: 40);
    private readonly GeneratedProgram _program;
    private readonly Random _random = new(21);

    public ProgramEdits() => _program = GeneratedProgram.Of(_model);

    [Fact]
    public async Task ACallThatIsAddedAndRemoved()
    {
        await AssertFindings();
        for (var round = 0; round < 3; round++)
        {
            var before = _model.Expected();
            var caller = Any(_model.Pieces.Where(IsReached));
            var call = new Call(100_000 + round, caller, Any(_model.Pieces.Where(piece => !IsReached(piece) && piece.Form.IsEntered)), Positions.Statement);

            caller.Calls.Add(call);
            Assert.NotEqual(before, _model.Expected());
            await AssertFindings();

            caller.Calls.Remove(call);
            Assert.Equal(before, _model.Expected());
            await AssertFindings();
        }
    }

    [Fact]
    public async Task ACallThatIsRemovedAndMoved()
    {
        for (var round = 0; round < 3; round++)
        {
            await AssertFindings();
            var before = _model.Expected();
            var (caller, call) = Any(_model.Handlers.Where(handler => handler.Form.IsCalled).Select(handler => handler.Called).SelectMany(piece => piece.Calls.Select(call => (piece, call))).ToList()
                .Where(pair => WithoutIt(pair.piece, pair.call).Count < before.Count));

            caller.Calls.Remove(call);
            await AssertFindings();

            caller.Calls.Insert(0, call with { Position = Positions.NotRunning[0] });
            await AssertFindings();
        }
    }

    [Fact]
    public async Task AHandlerThatTheTemplateNamesAnother()
    {
        await AssertFindings();
        foreach (var handler in _model.Handlers.Where(handler => handler.Form.IsInTemplate).Take(4))
        {
            var before = _model.Expected();
            handler.IsRenamed = true;
            Assert.NotEqual(before, _model.Expected());
            await AssertFindings();
        }
    }

    [Fact]
    public async Task ARegistrationThatChangesItsLifetime()
    {
        await AssertFindings();
        var changes = 0;
        foreach (var service in _model.Services)
        {
            var before = _model.Expected();
            service.Lifetime = service.Lifetime == Lifetime.Singleton ? Lifetime.Scoped : Lifetime.Singleton;
            if (!before.SetEquals(_model.Expected())) changes++;
            await AssertFindings();
        }

        Assert.True(changes > 1, "no lifetime changes anything");
    }

    [Fact]
    public async Task AnImplementationThatIsRenamed()
    {
        await AssertFindings();
        foreach (var piece in _model.Pieces.Where(piece => piece.Form.Name.Contains("implementation", StringComparison.Ordinal) && IsReached(piece)).Take(4))
        {
            piece.NewName = $"Renamed{piece.Number}";
            await AssertFindings();
        }
    }

    [Fact]
    public async Task APartOfATypeThatMovesToAnotherFile()
    {
        await AssertFindings();
        foreach (var piece in _model.Pieces.Where(piece => piece.Form.Name.StartsWith("partial", StringComparison.Ordinal)))
        {
            piece.OtherFile = Any(_model.Pieces.Select(other => other.File).Append("New.cs").Where(file => file != piece.OtherFile));
            await AssertFindings();
            (piece.File, piece.OtherFile) = (piece.OtherFile, piece.File);
            await AssertFindings();
        }
    }

    [Fact]
    public async Task WhatChangesNothingLeavesTheFindingsAlone()
    {
        var files = _model.Write();
        var before = await _program.Build();
        foreach (var path in files.Keys.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Take(2).ToList())
        {
            files[path] = "// new NpgsqlConnection(\"Host=db\")\n\n" + files[path] + "\ninternal static class Unrelated" + path.Length + path[^4] + " { internal static int Run() => 1; }\n";
            _program.Write(files);
            Assert.Equal(before, await _program.Build());
            Assert.Equal(before, await _program.Requests(_program.Compilation.SyntaxTrees));
        }
    }

    private bool IsReached(Piece piece) => _model.Expected().Contains(ProgramModel.Label(Probe.RuleOf(piece.Number), piece.Number));

    private SortedSet<string> WithoutIt(Piece caller, Call call)
    {
        var index = caller.Calls.IndexOf(call);
        caller.Calls.RemoveAt(index);
        var findings = _model.Expected();
        caller.Calls.Insert(index, call);
        return findings;
    }

    private async Task AssertFindings()
    {
        _program.Write(_model.Write());
        _program.MustCompile();
        ExactFindings.AssertSame(_model, await _program.Build());
    }

    private T Any<T>(IEnumerable<T> candidates) => candidates.ToArray() is { Length: > 0 } all ? all[_random.Next(all.Length)] : throw new InvalidOperationException("The program has nothing to choose from.");
}
