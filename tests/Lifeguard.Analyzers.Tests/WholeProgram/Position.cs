namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>Where in a piece's code the expression stands that enters another.</summary>
/// <param name="Name">For failures.</param>
/// <param name="Text">The statement; Ⓔ stands for the expression, Ⓝ for a number that makes names unique.</param>
internal sealed record Position(string Name, string Text)
{
    /// <summary>False where the expression runs once per process, or never.</summary>
    public bool Runs { get; init; } = true;

    /// <summary>The expression must be a call, and stands here without its arguments.</summary>
    public bool TakesMethod { get; init; }

    /// <summary>The statement keeps the result in a field of the caller's own object.</summary>
    public bool UsesOwnField { get; init; }

    /// <summary>The statement names the type of the piece that it does not enter.</summary>
    public bool NamesType => Text.Contains('Ⓣ', StringComparison.Ordinal);

    /// <summary>A type beside the caller's.</summary>
    public string Type { get; init; } = "";

    public string Statement(int number, string expression, Piece target) =>
        Filled(Text, number, TakesMethod ? expression[..expression.LastIndexOf('(')] : expression).Replace("Ⓣ", target.Name, StringComparison.Ordinal);

    public string Declaration(int number, string expression) => Filled(Type, number, expression);

    public string Member(int number) => UsesOwnField ? $"private int? _kept{number}; " : "";

    private static string Filled(string text, int number, string expression) =>
        text.Replace("Ⓝ", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("Ⓔ", expression, StringComparison.Ordinal);
}

internal static class Positions
{
    public static readonly Position Statement = new("statement", "_ = Ⓔ;");

    public static readonly Position[] Running =
    [
        Statement,
        new("argument", "Given.Use(Ⓔ);"),
        new("condition", "if (Ⓔ == 0) { Given.Use(1); }"),
        new("guarded by a flag", "if (Given.Flag) { _ = Ⓔ; }"),
        new("otherwise", "if (Given.Flag) { } else { _ = Ⓔ; }"),
        new("loop", "foreach (var i in Enumerable.Range(0, 2)) { _ = i + Ⓔ; }"),
        new("condition of a loop", "while (Ⓔ < 0) { }"),
        new("switch statement", "switch (Ⓔ) { default: break; }"),
        new("section of a switch", "switch (Given.Number) { case 1: _ = Ⓔ; break; default: break; }"),
        new("arm of a switch expression", "_ = Given.Number switch { 1 => Ⓔ, _ => 0 };"),
        new("ternary", "_ = Given.Flag ? Ⓔ : 0;"),
        new("interpolation", "_ = $\"{Ⓔ}\";"),
        new("query", "_ = (from i in new[] { 1, 2 } select i + Ⓔ).ToList();"),
        new("lambda of LINQ", "_ = new[] { 1, 2 }.Select(i => i + Ⓔ).ToList();"),
        new("lambda that is called", "Func<int> callⓃ = () => Ⓔ; _ = callⓃ();"),
        new("lambda in a lambda", "Func<Func<int>> callⓃ = () => () => Ⓔ; _ = callⓃ()();"),
        new("async lambda", "Func<Task<int>> callⓃ = async () => { await Task.Yield(); return Ⓔ; }; _ = callⓃ();"),
        new("lambda handed on", "Given.Apply(() => Ⓔ);"),
        new("method handed on", "Given.Apply(Ⓔ);") { TakesMethod = true },
        new("task", "_ = Task.Run(() => Ⓔ);"),
        new("local function", "int LocalⓃ() => Ⓔ; _ = LocalⓃ();"),
        new("local function in a local function", "int LocalⓃ() { return InnerⓃ(); int InnerⓃ() => Ⓔ; } _ = LocalⓃ();"),
        new("finally", "try { Given.Use(1); } finally { _ = Ⓔ; }"),
        new("lock", "lock (Given.Gate) { _ = Ⓔ; }"),
        new("array", "_ = new[] { Ⓔ };"),
        new("tuple", "_ = (1, Ⓔ);"),
        new("object initialiser", "_ = new Given.Box { Value = Ⓔ };"),
        new("local that is set when it is null", "int? localⓃ = null; localⓃ ??= Ⓔ;"),
        new("static local function", "_ = LocalⓃ(); static int LocalⓃ() => Given.Use(1); _ = Ⓔ;"),
        new("pattern", "_ = Ⓔ is > 3 and < 5;"),
        new("helper of the same file", "_ = HelperⓃ.Run();") { Type = "internal static class HelperⓃ { internal static int Run() => Ⓔ; }\n" },
        new("nested helper", "_ = HelperⓃ.Inner.Value;") { Type = "internal static class HelperⓃ { internal static class Inner { internal static int Value => Ⓔ; } }\n" },
    ];

    public static readonly Position[] NotRunning =
    [
        new("comment", "// _ = Ⓔ;") { Runs = false },
        new("inactive code", "\n#if NEVER\n_ = Ⓔ;\n#endif\n") { Runs = false },
        new("nameof", "_ = nameof(Ⓣ);") { Runs = false },
        new("typeof", "_ = typeof(Ⓣ);") { Runs = false },
        new("local function that is never called", "int LocalⓃ() => Ⓔ;") { Runs = false },
        new("kept in a static field", "KeptⓃ.Value ??= Ⓔ;") { Runs = false, Type = "internal static class KeptⓃ { internal static int? Value; }\n" },
        new("kept in a static field if it is empty", "if (KeptⓃ.Value is null) { KeptⓃ.Value = Ⓔ; }") { Runs = false, Type = "internal static class KeptⓃ { internal static int? Value; }\n" },
        new("cache", "Given.Cache.GetOrAdd(Ⓝ, _ => Ⓔ);") { Runs = false },
        new("lazy value", "_ = KeptⓃ.Value.Value;") { Runs = false, Type = "internal static class KeptⓃ { internal static readonly Lazy<int> Value = new(() => Ⓔ); }\n" },
        new("static field", "_ = KeptⓃ.Value;") { Runs = false, Type = "internal static class KeptⓃ { internal static readonly int Value = Ⓔ; }\n" },
        new("static constructor", "_ = KeptⓃ.Value;") { Runs = false, Type = "internal static class KeptⓃ { internal static int Value; static KeptⓃ() { Value = Ⓔ; } }\n" },
        new("event that is never raised", "Given.Changed += () => Ⓔ;") { Runs = false },
        new("replaced after a failure", "try { Given.Use(1); } catch (InvalidOperationException) { _ = Ⓔ; }") { Runs = false },
    ];

    /// <summary>Runs where the object of the caller does not outlive the invocation.</summary>
    public static readonly Position OwnField = new("kept in a field of the object", "_keptⓃ ??= Ⓔ;") { UsesOwnField = true };
}
