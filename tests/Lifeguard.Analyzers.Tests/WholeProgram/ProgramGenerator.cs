namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>Puts programs together at random, always the same for the same seed and size.</summary>
internal sealed class ProgramGenerator
{
    private readonly Random _random;
    private readonly string[] _areas;
    private int _numbers;
    private int _calls;

    private ProgramGenerator(int seed, int size)
    {
        _random = new Random(seed);
        _areas = [.. Enumerable.Range(0, Math.Max(4, size / 12)).Select(index => $"Area{index}.cs")];
    }

    /// <param name="seed">Chooses the program.</param>
    /// <param name="size">How many pieces it has beside handlers, services and local functions; of handlers there are half as many.</param>
    public static ProgramModel Generate(int seed, int size) => new ProgramGenerator(seed, size).Generate(size);

    private ProgramModel Generate(int size)
    {
        var model = new ProgramModel { Start = new Piece(_numbers++, Home.Member) };
        for (var index = 0; index < size; index++) model.Pieces.Add(CreatePiece(index));
        for (var index = 0; index < size / 8; index++) model.Services.Add(CreateService(model));
        for (var index = 0; index < size / 2; index++) model.Handlers.Add(CreateHandler(model, HandlerForms.All[index % HandlerForms.All.Length]));

        foreach (var handler in model.Handlers)
        {
            Connect(model, handler.Home.Method, from: 0, Count(1, 3));
            Connect(model, handler.Home.Other, from: 0, Count(0, 1));
            if (!handler.Form.HasObject) continue;
            Connect(model, handler.Home.Constructor, from: 0, Count(0, 1));
            Connect(model, handler.Home.Initialiser, from: 0, Count(0, 1));
        }

        foreach (var home in model.Services.Select(service => service.Home))
        {
            foreach (var piece in home.Pieces) Connect(model, piece, from: 0, Count(0, 2));
        }

        for (var index = 0; index < size; index++)
        {
            var piece = model.Pieces[index];
            Connect(model, piece, from: index + 1, Count(0, 3));
            if (_random.Next(6) == 0) AddCall(piece, model.Pieces[_random.Next(index + 1)]);           // backwards: programs have circles
            if (_random.Next(5) == 0) AddLocal(model, piece, index);
        }

        Connect(model, model.Start, from: 0, size / 10);
        return model;
    }

    // Every form in turn, so that small programs have rare ones, too.
    private Piece CreatePiece(int index)
    {
        var form = _random.Next(8) switch
        {
            0 => Forms.NotRun[_random.Next(Forms.NotRun.Length)],
            1 => Forms.NotSeen[_random.Next(Forms.NotSeen.Length)],
            _ => Forms.Entered[index % Forms.Entered.Length],
        };
        return new Piece(_numbers++, form) { File = Area(), OtherFile = Area() };
    }

    private Service CreateService(ProgramModel model)
    {
        var home = CreateHome("Service", model, injected: true);
        return home.Service = new Service(home) { Lifetime = (Lifetime)_random.Next(3), Style = _random.Next(5) };
    }

    private Handler CreateHandler(ProgramModel model, HandlerForm form)
    {
        var home = CreateHome("Function", model, form.IsInjected);
        return home.Handler = new Handler(form, home);
    }

    private Home CreateHome(string name, ProgramModel model, bool injected)
    {
        var number = _numbers++;
        var home = new Home(name + number, number) { Constructor = Member(), Initialiser = Member(), Method = Member(), Other = Member(), File = Area() };
        foreach (var piece in home.Pieces)
        {
            piece.Home = home;
            piece.File = home.File;
        }

        if (injected) home.Injected.AddRange(model.Services.Where(_ => _random.Next(Math.Max(2, model.Services.Count / 2)) == 0).Take(3));
        return home;

        Piece Member() => new(_numbers++, Home.Member);
    }

    private void Connect(ProgramModel model, Piece caller, int from, int count)
    {
        for (var index = 0; index < count; index++)
        {
            if (_random.Next(5) == 0 && ServiceFor(model, caller) is { } service) AddCall(caller, service.Home.Method);
            else if (from < model.Pieces.Count) AddCall(caller, model.Pieces[_random.Next(from, model.Pieces.Count)]);
        }
    }

    // Mostly what the class takes; any other is asked for from the provider.
    private Service? ServiceFor(ProgramModel model, Piece caller)
    {
        IReadOnlyList<Service> services = caller.Home is { Injected: [_, ..] injected } && _random.Next(4) > 0 ? injected : model.Services;
        return services.Count == 0 ? null : services[_random.Next(services.Count)];
    }

    private void AddLocal(ProgramModel model, Piece piece, int index)
    {
        var local = new Piece(_numbers++, Forms.Local) { File = piece.File };
        piece.Locals.Add(local);
        Connect(model, local, from: index + 1, Count(0, 2));
        if (_random.Next(4) > 0) AddCall(piece, local);
    }

    public void AddCall(Piece caller, Piece target) => caller.Calls.Add(new Call(_calls++, caller, target, PositionFor(caller, target)));

    private Position PositionFor(Piece caller, Piece target)
    {
        for (; ;)
        {
            var position = _random.Next(6) switch
            {
                0 => Positions.NotRunning[_random.Next(Positions.NotRunning.Length)],
                1 => Positions.OwnField,
                _ => Positions.Running[_random.Next(Positions.Running.Length)],
            };
            if (Fits(position, caller, target)) return position;
        }
    }

    private static bool Fits(Position position, Piece caller, Piece target)
    {
        if (position.TakesMethod && !target.Form.IsMethod) return false;
        if (position.NamesType && (target.Form == Forms.Local || target.Form == Home.Member || target.Form.Name == "static method of a generic type")) return false;
        if (position.Type != "" && (target.Form == Forms.Local || IsInjected(caller, target))) return false;
        if (!position.UsesOwnField) return true;
        return caller.Home is { } home ? HasObject(home, caller) : caller.Form.OwnFields != OwnFields.None;
    }

    private static bool IsInjected(Piece caller, Piece target) => target.Home?.Service is { } service && caller.Home?.Takes(service, caller) == true;

    private static bool HasObject(Home home, Piece caller) =>
        home.Handler is { } handler ? handler.Form.HasObject && caller != home.Initialiser : caller == home.Method || caller == home.Constructor;

    private string Area() => _areas[_random.Next(_areas.Length)];

    private int Count(int least, int most) => _random.Next(least, most + 1);
}
