using System.Globalization;

namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>A class that a host or a container builds: a constructor, which takes services, and methods.</summary>
internal sealed class Home(string name, int number)
{
    public static readonly Form Member = new("member", (piece, caller) => piece.Home!.Service!.Call(caller), (_, _, _) => []);

    public string Name { get; } = name;

    public int Number { get; } = number;

    public string File { get; set; } = "";

    /// <summary>What it takes.</summary>
    public List<Service> Injected { get; } = [];

    /// <summary>What runs when an object is built: the constructor, and a method that initialises a field.</summary>
    public required Piece Constructor { get; init; }

    public required Piece Initialiser { get; init; }

    /// <summary>The method that is called.</summary>
    public required Piece Method { get; init; }

    /// <summary>A method that nobody calls, until a manifest names it.</summary>
    public required Piece Other { get; init; }

    public Service? Service { get; set; }

    public Handler? Handler { get; set; }

    /// <summary>True where the code has the service in a field; elsewhere it asks the provider.</summary>
    public bool Takes(Service service, Piece code) => Injected.Contains(service) && code != Initialiser && (Service is null || code != Other);

    public IEnumerable<Piece> Pieces => [Constructor, Initialiser, Method, Other];

    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    public string Members() => $$"""
        private readonly int _started = Start();
        private static int Start() { {{Initialiser.Body()}} return 1; }
        {{string.Concat(Injected.Select(service => $"private readonly {service.Contract} {service.Field};\n"))}}
        public {{Name}}({{string.Join(", ", Injected.Select(service => $"{service.Contract} {service.Field[1..]}"))}})
        {
        {{string.Concat(Injected.Select(service => $"{service.Field} = {service.Field[1..]};\n"))}}
        {{Constructor.Body()}}
        }
        {{string.Concat(Pieces.Select(piece => piece.Members()))}}

        """;

    public string Declarations() => string.Concat(Pieces.Select(piece => piece.Declarations()));
}

internal enum Lifetime
{
    Singleton,
    Scoped,
    Transient,
}

/// <summary>A service that is registered, and asked for by constructors or from the provider.</summary>
/// <param name="Home">Its class.</param>
internal sealed record Service(Home Home)
{
    public Lifetime Lifetime { get; set; }

    /// <summary>How it is registered; see <see cref="Registration"/>.</summary>
    public int Style { get; init; }

    public bool HasInterface => Style % 2 == 0;

    public string Contract => HasInterface ? "I" + Home.Name : Home.Name;

    public string Field => "_service" + Home.Id;

    public string Call(Piece caller) =>
        caller.Home?.Takes(this, caller) == true ? $"{Field}.Run()" : $"Given.Of<IServiceProvider>().GetRequiredService<{Contract}>().Run()";

    /// <summary>Another implementation is not registered, and never runs.</summary>
    public string Declaration() => (HasInterface ? $"public interface {Contract} {{ int Run(); }}\npublic class {Home.Name}Legacy : {Contract} {{ public int Run() => Unused(); private static int Unused() {{ {Home.Other.Body()} return 1; }} }}\n" : "")
        + $$"""
        public class {{Home.Name}}{{(HasInterface ? " : " + Contract : "")}}
        {
        {{Home.Members()}}
        public int Run() { {{Home.Method.Body()}} return 1; }
        {{(HasInterface ? "" : $"public int Unused() {{ {Home.Other.Body()} return 1; }}")}}
        }
        {{Home.Declarations()}}
        """;

    public string Registration() => Style switch
    {
        0 => $"services.Add{Lifetime}<{Contract}, {Home.Name}>();",
        1 => $"services.Add{Lifetime}<{Home.Name}>();",
        2 => $"services.TryAdd{Lifetime}(typeof({Contract}), typeof({Home.Name}));",
        3 => $"services.TryAdd(ServiceDescriptor.{Lifetime}<{Home.Name}, {Home.Name}>());",
        _ => $"services.Add{Lifetime}<{Contract}>(provider => new {Home.Name}({string.Join(", ", Home.Injected.Select(service => $"provider.GetRequiredService<{service.Contract}>()"))}));",
    };
}
