namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>
/// Over whole programs, what is reported is exactly what runs per invocation: nothing is missed and nothing is added. What runs is known from how the program was put together.
/// </summary>
public sealed class ExactFindings
{
    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 60)]
    [InlineData(3, 120)]
    [InlineData(4, 420)]
    public async Task ExactlyWhatRunsPerInvocationIsReported(int seed, int size)
    {
        var model = ProgramGenerator.Generate(seed, size);
        var program = GeneratedProgram.Of(model);
        program.MustCompile();

        AssertSame(model, await program.Build());
    }

    [Fact]
    public async Task ConcurrencyChangesNothing()
    {
        var model = ProgramGenerator.Generate(seed: 5, size: 60);

        AssertSame(model, await GeneratedProgram.Of(model).Build(isConcurrent: true));
    }

    // What a generator never makes, no test above says anything about.
    [Fact]
    public void TheProgramsHaveEveryFormOfCodeInEveryPositionAndEveryKindOfHandler()
    {
        var programs = new[] { ProgramGenerator.Generate(seed: 3, size: 120), ProgramGenerator.Generate(seed: 4, size: 420) };
        var calls = programs.SelectMany(program => program.All).SelectMany(piece => piece.Calls).ToList();

        Assert.Empty(Forms.Entered.Concat(Forms.NotRun).Concat(Forms.NotSeen).Append(Forms.Local).Except(calls.Select(call => call.Target.Form)).Select(form => form.Name));
        Assert.Empty(Positions.Running.Concat(Positions.NotRunning).Append(Positions.OwnField).Except(calls.Select(call => call.Position)).Select(position => position.Name));
        Assert.Empty(HandlerForms.All.Except(programs.SelectMany(program => program.Handlers).Select(handler => handler.Form)).Select(form => form.Name));
        Assert.Equal(15, programs.SelectMany(program => program.Services).Select(service => (service.Style, service.Lifetime)).Distinct().Count());
    }

    /// <summary>Shows how each finding differs, with the calls that lead to the piece.</summary>
    internal static void AssertSame(ProgramModel model, IReadOnlySet<string> found, string circumstance = "")
    {
        var expected = model.Expected();
        var wrong = expected.Except(found).Select(label => "missed " + model.Describe(label)).Concat(found.Except(expected).Select(label => "not expected " + model.Describe(label))).ToList();
        Assert.True(wrong.Count == 0, $"{circumstance} {wrong.Count} of {expected.Count} findings differ:\n{string.Join("\n", wrong.Take(25))}");
        Assert.True(expected.Count > model.Handlers.Count / 2, $"only {expected.Count} findings in a program with {model.Handlers.Count} handlers");
    }
}
