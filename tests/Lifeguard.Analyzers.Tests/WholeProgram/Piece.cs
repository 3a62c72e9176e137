namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>A piece of generated code: it holds one probe, and calls to other pieces.</summary>
internal sealed class Piece(int number, Form form)
{
    private readonly string _name = $"P{number}";

    public int Number { get; } = number;

    public Form Form { get; } = form;

    /// <summary>The name of its type, its method or its interface's implementation, whichever the form gives a name.</summary>
    public string Name => NewName ?? _name;

    /// <summary>What the implementation of its interface was renamed to.</summary>
    public string? NewName { get; set; }

    /// <summary>The name that stays when the implementation is renamed.</summary>
    public string Contract => $"I{_name}";

    public string File { get; set; } = "";

    /// <summary>Where the second part of a partial type is.</summary>
    public string OtherFile { get; set; } = "";

    public List<Call> Calls { get; } = [];

    /// <summary>Local functions in its body.</summary>
    public List<Piece> Locals { get; } = [];

    /// <summary>The class that a host or a container builds, if the piece is a member of one.</summary>
    public Home? Home { get; set; }

    /// <summary>The statements: local functions, the probe, the calls.</summary>
    public string Body() => string.Concat(Locals.Select(local => $"int {local.Name}() {{\n{local.Body()}return 1; }}\n")) + Probe.Statement(Number) + "\n" + string.Concat(Calls.Select(call => call.Statement() + "\n"));

    /// <summary>Fields of its own type that its calls need.</summary>
    public string Members() => string.Concat(Calls.Select(call => call.Member()));

    /// <summary>Types of their own that its calls need.</summary>
    public string Declarations() => string.Concat(Locals.Select(local => local.Declarations())) + string.Concat(Calls.Select(call => call.Declaration()));

    public override string ToString() => $"{Name} ({Form.Name})";
}

/// <summary>One piece calls another in some position of its code.</summary>
/// <param name="Number">Makes names unique.</param>
/// <param name="Caller">The code around.</param>
/// <param name="Target">What the expression enters.</param>
/// <param name="Position">Where the expression stands.</param>
internal sealed record Call(int Number, Piece Caller, Piece Target, Position Position)
{
    private string Expression => Target.Form.Enter(Target, Caller);

    public string Statement() => Position.Statement(Number, Expression, Target);

    public string Member() => Position.Member(Number);

    public string Declaration() => Position.Declaration(Number, Expression);
}

/// <summary>What each piece makes: which rule reports it follows from its number.</summary>
internal static class Probe
{
    public static string RuleOf(int number) => (number % 3) switch { 0 => "LFG1001", 1 => "LFG1002", _ => "LFG1003" };

    public static string Statement(int number) => RuleOf(number) switch
    {
        "LFG1001" => $$"""using (Npgsql.NpgsqlDataSource.Create("Host=probe{{number}};")) { }""",
        "LFG1002" => $$"""using (new Npgsql.NpgsqlConnection("Host=probe{{number}};")) { }""",
        _ => $$"""using (new Amazon.DynamoDBv2.AmazonDynamoDBClient(new Amazon.DynamoDBv2.AmazonDynamoDBConfig { AuthenticationRegion = "probe{{number}};" })) { }""",
    };
}
