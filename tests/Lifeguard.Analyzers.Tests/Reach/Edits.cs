using System.Collections.Immutable;
using Lifeguard.Analyzers.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>The same analyzer object over one edit after the other, as an IDE runs it: what is remembered of a file must not outlive the file's text.</summary>
public sealed class Edits
{
    private const string Handler = """
        using Amazon.Lambda.Core;
        public class Function { public string FunctionHandler(string input, ILambdaContext context) { new Orders().Load(); return input; } }
        """;

    private const string Orders = """
        public class Orders { public void Load() => Db.Open(); }
        """;

    private const string Db = """
        public static class Db { public static void Open() { using var connection = new Npgsql.NpgsqlConnection("Host=db"); } }
        """;

    private readonly ConnectionPerInvocationAnalyzer _analyzer = new();
    private CSharpCompilation _compilation = CSharpCompilation.Create("Shop", references: Packages.All.References, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    [Fact]
    public async Task AFileInTheMiddleThatStopsCallingEndsTheFinding()
    {
        Write("Function.cs", Handler);
        Write("Orders.cs", Orders);
        Write("Db.cs", Db);
        Assert.Equal(1, await Findings());

        Write("Orders.cs", "public class Orders { public void Load() { } }");
        Assert.Equal(0, await Findings());

        Write("Orders.cs", Orders);
        Assert.Equal(1, await Findings());
    }

    [Fact]
    public async Task AHandlerThatAppearsBringsTheFinding()
    {
        Write("Orders.cs", Orders);
        Write("Db.cs", Db);
        Assert.Equal(0, await Findings());

        Write("Function.cs", Handler);
        Assert.Equal(1, await Findings());

        Write("Function.cs", Handler.Replace("ILambdaContext context", "int context", StringComparison.Ordinal));
        Assert.Equal(0, await Findings());
    }

    [Fact]
    public async Task AnEditOfTheConnectionsOwnFileMovesTheFinding()
    {
        Write("Function.cs", Handler);
        Write("Orders.cs", Orders);
        Write("Db.cs", Db);
        Assert.Equal(1, await Findings());

        Write("Db.cs", "// a line more\n" + Db + "public static class Other { public static void Open() { using var connection = new Npgsql.NpgsqlConnection(\"Host=db\"); } }");
        Assert.Equal(1, await Findings());

        Write("Orders.cs", "public class Orders { public void Load() { Db.Open(); Other.Open(); } }");
        Assert.Equal(2, await Findings());
    }

    [Fact]
    public async Task ARegistrationThatChangesItsLifetimeChangesTheAnswer()
    {
        Write("Startup.cs", Startup("AddScoped"));
        Write("Functions.cs", """
            using Microsoft.Azure.Functions.Worker;
            public class Functions { private readonly Orders _orders; public Functions(Orders orders) { _orders = orders; } [Function("Run")] public void Run([QueueTrigger("q")] string m) { } }
            public class Orders { private readonly Npgsql.NpgsqlConnection _connection = new Npgsql.NpgsqlConnection("Host=db"); }
            """);
        Assert.Equal(1, await Findings());

        Write("Startup.cs", Startup("AddSingleton"));
        Assert.Equal(0, await Findings());

        static string Startup(string method) => $$"""
            using Microsoft.Extensions.DependencyInjection;
            public class Startup { public void Configure(IServiceCollection services) => services.{{method}}<Orders>(); }
            """;
    }

    private void Write(string path, string text)
    {
        var old = _compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path);
        var tree = CSharpSyntaxTree.ParseText(text, path: path);
        _compilation = old is null ? _compilation.AddSyntaxTrees(tree) : _compilation.ReplaceSyntaxTree(old, tree);
    }

    private async Task<int> Findings()
    {
        Assert.DoesNotContain(_compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var found = await _compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(_analyzer)).GetAnalyzerDiagnosticsAsync();
        Assert.All(found, diagnostic => Assert.Equal("LFG1002", diagnostic.Id));
        return found.Length;
    }
}
