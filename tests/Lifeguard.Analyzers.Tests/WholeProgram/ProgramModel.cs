using System.Text;

namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>
/// A program as a graph: which piece enters which, and what hosts call. It knows what runs per invocation from the way it was put together, and writes itself down as C#.
/// </summary>
internal sealed class ProgramModel
{
    public const string Template = "serverless.template";

    public List<Piece> Pieces { get; } = [];

    public List<Service> Services { get; } = [];

    public List<Handler> Handlers { get; } = [];

    /// <summary>Runs when the program starts: enters pieces, but no invocation does.</summary>
    public required Piece Start { get; init; }

    public IEnumerable<Home> Homes => Services.Select(service => service.Home).Concat(Handlers.Select(handler => handler.Home));

    /// <summary>Every piece, members of classes and local functions included.</summary>
    public IEnumerable<Piece> All => [Start, .. Pieces.SelectMany(piece => piece.Locals.Prepend(piece)), .. Homes.SelectMany(home => home.Pieces)];

    /// <summary>What must be reported: the rule and the number of the piece.</summary>
    public SortedSet<string> Expected()
    {
        // A field of an object keeps nothing if the object is built per invocation. Whether it is, is asked along ways that no such field guards, but for fields of what hosts build.
        var plain = Reached(call => false);
        var reached = Reached(call => plain.Contains(BuilderOf(call.Caller)!));
        return new SortedSet<string>(reached.Select(piece => Label(Probe.RuleOf(piece.Number), piece.Number)), StringComparer.Ordinal);
    }

    public static string Label(string rule, int number) => $"{rule} in P{number}";

    /// <summary>The way from a handler to a piece, as a failure tells it.</summary>
    public string Describe(string label) => All.FirstOrDefault(piece => label.EndsWith($" in P{piece.Number}", StringComparison.Ordinal)) is not { } piece ? label
        : $"{label}: {piece}{(piece.Home is { } home ? $" of {home.Handler?.Form.Name ?? "service " + home.Service!.Lifetime}" : "")} in {piece.File}, entered by "
            + string.Join("; ", All.SelectMany(caller => caller.Calls).Where(call => call.Target == piece).Select(call => $"{call.Caller} as {call.Position.Name}"));

    /// <summary>The files, by path.</summary>
    public SortedDictionary<string, string> Write()
    {
        var files = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var piece in Pieces)
        {
            var parts = piece.Form.Declare(piece, piece.Body(), piece.Members());
            Append(piece.File, parts[0] + "\n" + piece.Declarations());
            if (parts.Length > 1) Append(piece.OtherFile, parts[1]);
        }

        foreach (var service in Services) Append(service.Home.File, service.Declaration());
        foreach (var handler in Handlers) Append(handler.Home.File, handler.Declaration());

        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files) texts.Add(path, $"namespace Shop;\n\n{text}");
        texts.Add("Usings.cs", Usings);
        texts.Add("Given.cs", Given);
        texts.Add("Startup.cs", Startup());
        texts.Add(Template, $$"""{ "Resources": { {{string.Join(",\n", Handlers.Where(handler => handler.Form.IsInTemplate).Select(handler => handler.TemplateEntry()))}} } }""");
        return texts;

        void Append(string path, string text)
        {
            if (!files.TryGetValue(path, out var file)) files.Add(path, file = new StringBuilder());
            file.Append(text).Append("\n\n");
        }
    }

    private HashSet<Piece> Reached(Func<Call, bool> ownFieldKeepsNothing)
    {
        var reached = new HashSet<Piece>();
        var pending = new Queue<Piece>(Handlers.Where(handler => handler.Form.IsCalled || handler.IsRenamed).Select(handler => handler.Called));
        foreach (var home in Handlers.Where(handler => handler.Form.BuildsPerInvocation).Select(handler => handler.Home)) pending.Enqueue(home.Constructor);
        while (pending.TryDequeue(out var piece))
        {
            if (!reached.Add(piece)) continue;
            foreach (var call in piece.Calls)
            {
                if (!call.Target.Form.IsEntered || !call.Position.Runs || (call.Position.UsesOwnField && !LosesOwnField(call) && !ownFieldKeepsNothing(call))) continue;
                pending.Enqueue(call.Target);
                if (call.Target.Home?.Service is { } asked && piece.Home?.Takes(asked, piece) != true) Build(asked);
            }

            if (piece.Home is not { } home || home.Constructor != piece) continue;
            pending.Enqueue(home.Initialiser);
            foreach (var service in home.Injected) Build(service);
        }

        return reached;

        void Build(Service service)
        {
            if (service.Lifetime != Lifetime.Singleton) pending.Enqueue(service.Home.Constructor);
        }
    }

    private static bool LosesOwnField(Call call) => call.Caller.Home?.Handler?.Form.BuildsPerInvocation == true;

    // The piece that stands for the constructor of the object; null when objects of this kind keep what their fields hold.
    private static Piece? BuilderOf(Piece caller) => caller switch
    {
        { Home.Service: { } service } => service.Home.Constructor,
        { Form.OwnFields: OwnFields.FollowConstructor } => caller,
        _ => null,
    };

    private string Startup() => $$"""
        namespace Shop;

        public static class Startup
        {
            public static void ConfigureServices(IServiceCollection services)
            {
        services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
        {{string.Concat(Services.Select(service => service.Registration() + "\n"))}}
            }

            public static void Main(string[] arguments)
            {
        {{Start.Body()}}
            }
        }

        {{Start.Declarations()}}
        """;

    private const string Usings = """
        global using System;
        global using System.Collections.Concurrent;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.DependencyInjection.Extensions;

        """;

    private const string Given = """
        namespace Shop;

        public static class Given
        {
            public static readonly object Gate = new();
            public static readonly ConcurrentDictionary<int, int> Cache = new();
            public static bool Flag;
            public static int Number;
            public static event Func<int>? Changed;
            public static T Of<T>() => default!;
            public static int Use(int value) => value;
            public static int Apply(Func<int> function) => function();
            public static int Done(Task task) => 0;

            public class Box { public int Value { get; set; } }
        }
        """;
}
