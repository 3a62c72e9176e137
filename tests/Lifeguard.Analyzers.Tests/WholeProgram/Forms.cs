namespace Lifeguard.Analyzers.Tests.WholeProgram;

/// <summary>Ways in which C# enters code. Ⓝ is the piece's name, ⓃN its number, Ⓘ its interface, Ⓜ stands for further members, Ⓑ for the body.</summary>
internal static class Forms
{
    /// <summary>What a handler reaches by the expression, and Lifeguard sees it.</summary>
    public static readonly Form[] Entered =
    [
        new("static method", "Ⓝ.Run()", "public static class Ⓝ { public static int Run() { Ⓑ return 1; } }") { IsMethod = true },
        new("static method of a generic type", "Ⓝ<int>.Run()", "public static class Ⓝ<T> { public static int Run() { Ⓑ return 1; } }") { IsMethod = true },
        new("method of a new object", "new Ⓝ().Run()", "public class Ⓝ { Ⓜ public int Run() { Ⓑ return 1; } }") { IsMethod = true, OwnFields = OwnFields.FollowConstructor },
        new("method of an object from elsewhere", "Given.Of<Ⓝ>().Run()", "public class Ⓝ { Ⓜ public int Run() { Ⓑ return 1; } }") { IsMethod = true, OwnFields = OwnFields.Keep },
        new("method, if there is an object", "(Given.Of<Ⓝ>()?.Run() ?? 0)", "public class Ⓝ { public int Run() { Ⓑ return 1; } }"),
        new("generic method", "Ⓝ.Run<string>()", "public static class Ⓝ { public static int Run<T>() { Ⓑ return 1; } }") { IsMethod = true },
        new("method of a struct", "new Ⓝ().Run()", "public readonly struct Ⓝ { public int Run() { Ⓑ return 1; } }"),
        new("method of a record", "new Ⓝ(1).Run()", "public record Ⓝ(int Id) { public int Run() { Ⓑ return 1; } }"),
        new("method of a nested type", "new Ⓝ.Inner().Run()", "public static class Ⓝ { public class Inner { public int Run() { Ⓑ return 1; } } }"),
        new("one of two overloads", "Ⓝ.Run(1)", "public static class Ⓝ { public static int Run(int id) { Ⓑ return 1; } public static int Run(string id) => 0; }"),
        new("method with optional parameters", "Ⓝ.Run(id: 2)", "public static class Ⓝ { public static int Run(string name = \"\", int id = 1) { Ⓑ return 1; } }"),
        new("method with params", "Ⓝ.Run(1, 2, 3)", "public static class Ⓝ { public static int Run(params int[] ids) { Ⓑ return 1; } }"),

        new("only implementation", "Given.Of<Ⓘ>().Run()", "public interface Ⓘ { int Run(); } public class Ⓝ : Ⓘ { public int Run() { Ⓑ return 1; } }") { IsMethod = true },
        new("one of two implementations", "Given.Of<Ⓘ>().Run()", "public interface Ⓘ { int Run(); } public class Ⓝ : Ⓘ { public int Run() { Ⓑ return 1; } } public class ⓃB : Ⓘ { public int Run() => 0; }"),
        new("one of four implementations", "Given.Of<Ⓘ>().Run()", """
            public interface Ⓘ { int Run(); }
            public class ⓃB : Ⓘ { public int Run() => 0; } public class ⓃC : Ⓘ { public int Run() => 0; } public class ⓃD : Ⓘ { public int Run() => 0; }
            public class Ⓝ : Ⓘ { public int Run() { Ⓑ return 1; } }
            """),
        new("explicit implementation", "((Ⓘ)new Ⓝ()).Run()", "public interface Ⓘ { int Run(); } public class Ⓝ : Ⓘ { int Ⓘ.Run() { Ⓑ return 1; } }"),
        new("implementation by a base class", "Given.Of<Ⓘ>().Run()", "public interface Ⓘ { int Run(); } public abstract class ⓃBase { public int Run() { Ⓑ return 1; } } public class Ⓝ : ⓃBase, Ⓘ { }"),
        new("generic interface and generic base class", "Given.Of<Ⓘ<int>>().Run(1)", """
            public interface Ⓘ<T> { T Run(T id); }
            public abstract class ⓃBase<T> : Ⓘ<T> { public virtual T Run(T id) { Ⓑ return id; } }
            public class Ⓝ : ⓃBase<int> { }
            """),
        new("method of a derived interface", "Given.Of<ⒾMore>().Run()", "public interface Ⓘ { int Run(); } public interface ⒾMore : Ⓘ { } public class Ⓝ : ⒾMore { public int Run() { Ⓑ return 1; } }"),
        new("default method of an interface", "((Ⓘ)new Ⓝ()).Run()", "public interface Ⓘ { int Run() { Ⓑ return 1; } } public class Ⓝ : Ⓘ { }"),
        new("static abstract method", "ⓃCall.Of<Ⓝ>()", """
            public interface Ⓘ { static abstract int Run(); }
            public class Ⓝ : Ⓘ { public static int Run() { Ⓑ return 1; } }
            public static class ⓃCall { public static int Of<T>() where T : Ⓘ => T.Run(); }
            """),
        new("property of an interface", "Given.Of<Ⓘ>().Value", "public interface Ⓘ { int Value { get; } } public class Ⓝ : Ⓘ { public int Value { get { Ⓑ return 1; } } }"),

        new("method of a base class", "new Ⓝ().Run()", "public abstract class ⓃBase { public int Run() { Ⓑ return 1; } } public class Ⓝ : ⓃBase { }"),
        new("method of a generic base class", "new Ⓝ().Run()", "public abstract class ⓃBase<T> where T : new() { public int Run() { Ⓑ return 1; } } public class Ⓝ : ⓃBase<object> { }"),
        new("override", "Given.Of<ⓃBase>().Run()", "public abstract class ⓃBase { public abstract int Run(); } public class Ⓝ : ⓃBase { public override int Run() { Ⓑ return 1; } }"),
        new("virtual method, called by its override", "new Ⓝ().Run()", "public class ⓃBase { public virtual int Run() { Ⓑ return 1; } } public class Ⓝ : ⓃBase { public override int Run() => base.Run(); }"),
        new("template method", "new Ⓝ().Run()", """
            public abstract class ⓃBase { public int Run() => Core(); protected abstract int Core(); }
            public class Ⓝ : ⓃBase { protected override int Core() { Ⓑ return 1; } }
            """),
        new("method that hides another", "new Ⓝ().Run()", "public class ⓃBase { public int Run() => 0; } public class Ⓝ : ⓃBase { public new int Run() { Ⓑ return 1; } }"),
        new("extension method", "1.RunⓃN()", "public static class Ⓝ { public static int RunⓃN(this int self) { Ⓑ return 1; } }"),
        new("generic extension method", "\"\".RunⓃN()", "public static class Ⓝ { public static int RunⓃN<T>(this T self) { Ⓑ return 1; } }"),
        new("partial class", "Ⓝ.Run()", "public static partial class Ⓝ { public static int Run() => Inner(); }", "public static partial class Ⓝ { private static int Inner() { Ⓑ return 1; } }"),
        new("partial method", "new Ⓝ().Run()", "public partial class Ⓝ { public partial int Run(); }", "public partial class Ⓝ { public partial int Run() { Ⓑ return 1; } }"),

        new("getter", "Ⓝ.Value", "public static class Ⓝ { public static int Value { get { Ⓑ return 1; } } }"),
        new("setter", "(Ⓝ.Value = 1)", "public static class Ⓝ { public static int Value { get => 0; set { Ⓑ } } }"),
        new("initialiser of a property in an object initialiser", "new Ⓝ { Value = 1 }.GetHashCode()", "public class Ⓝ { public int Value { get => 0; init { Ⓑ } } }"),

        new("constructor", "new Ⓝ().Done", "public class Ⓝ { public int Done; public Ⓝ() { Ⓑ } }"),
        new("constructor by a target-typed new", "Ⓝ.Take(new())", "public class Ⓝ { public Ⓝ() { Ⓑ } public static int Take(Ⓝ it) => 1; }"),
        new("constructor that another leaves its work to", "new Ⓝ().Done", "public class Ⓝ { public int Done; public Ⓝ(int id) { Ⓑ } public Ⓝ() : this(1) { } }"),
        new("constructor of the base class", "new Ⓝ().Done", "public abstract class ⓃBase { protected ⓃBase() { Ⓑ } } public class Ⓝ : ⓃBase { public int Done; }"),
        new("constructor of the base class, called", "new Ⓝ(1).Done", "public abstract class ⓃBase { protected ⓃBase(int id) { Ⓑ } } public class Ⓝ : ⓃBase { public int Done; public Ⓝ(int id) : base(id) { } }"),
        new("initialiser of a field", "new Ⓝ().Done", "public class Ⓝ { public readonly int Done = Make(); private static int Make() { Ⓑ return 1; } }"),
        new("initialiser of a property", "new Ⓝ().Done", "public class Ⓝ { public int Done { get; } = Make(); private static int Make() { Ⓑ return 1; } }"),
        new("initialiser of a base class's field", "new Ⓝ().Done", "public class ⓃBase { public int Done = Make(); private static int Make() { Ⓑ return 1; } } public class Ⓝ : ⓃBase { }"),

        new("delegate in a field", "Ⓝ.Run()", "public static class Ⓝ { public static readonly Func<int> Run = () => { Ⓑ return 1; }; }"),
        new("delegate in a property", "Ⓝ.Run()", "public static class Ⓝ { public static Func<int> Run { get; } = () => { Ⓑ return 1; }; }"),
        new("method in a delegate", "Ⓝ.Run()", "public static class Ⓝ { public static readonly Func<int> Run = Make; private static int Make() { Ⓑ return 1; } }"),
        new("delegate that a constructor sets", "Given.Of<Ⓝ>().Run()", "public class Ⓝ { public readonly Func<int> Run; public Ⓝ() { Run = () => { Ⓑ return 1; }; } }"),
        new("event", "Ⓝ.Raise()", """
            public static class Ⓝ { private static event Func<int>? Happened; static Ⓝ() { Happened += On; } private static int On() { Ⓑ return 1; } public static int Raise() => Happened?.Invoke() ?? 0; }
            """),
        new("event with a lambda", "Given.Of<Ⓝ>().Raise()", """
            public class Ⓝ { private event Func<int>? Happened; public Ⓝ() { Happened += () => { Ⓑ return 1; }; } public int Raise() => Happened!(); }
            """),

        new("iterator", "Ⓝ.Run().Count()", "public static class Ⓝ { public static IEnumerable<int> Run() { Ⓑ yield return 1; } }"),
        new("async method", "Ⓝ.Run().Result", "public static class Ⓝ { public static async Task<int> Run() { Ⓑ await Task.Yield(); return 1; } }"),
        new("async iterator", "Given.Use(Ⓝ.Run().GetHashCode())", "public static class Ⓝ { public static async IAsyncEnumerable<int> Run() { Ⓑ await Task.Yield(); yield return 1; } }"),

        new("handler of a request", "Given.Of<MediatR.IMediator>().Send(new ⓃQuery()).Result", """
            public record ⓃQuery : MediatR.IRequest<int>;
            public class Ⓝ : MediatR.IRequestHandler<ⓃQuery, int> { public Task<int> Handle(ⓃQuery query, CancellationToken cancel) { Ⓑ return Task.FromResult(1); } }
            """),
        new("handler of a notification", "Given.Done(Given.Of<MediatR.IPublisher>().Publish(new ⓃHappened()))", """
            public class ⓃHappened : MediatR.INotification { }
            public class Ⓝ : MediatR.INotificationHandler<ⓃHappened> { public Task Handle(ⓃHappened happened, CancellationToken cancel) { Ⓑ return Task.CompletedTask; } }
            """),
    ];

    /// <summary>What the expression runs once per process, or does not run.</summary>
    public static readonly Form[] NotRun =
    [
        new("initialiser of a static field", "Ⓝ.Done", "public static class Ⓝ { public static readonly int Done = Make(); private static int Make() { Ⓑ return 1; } }") { IsEntered = false },
        new("static constructor", "Ⓝ.Done", "public static class Ⓝ { public static int Done; static Ⓝ() { Ⓑ } }") { IsEntered = false },
        new("lazy value", "Ⓝ.Kept.Value", "public static class Ⓝ { public static readonly Lazy<int> Kept = new(() => { Ⓑ return 1; }); }") { IsEntered = false },
        new("getter that remembers", "Ⓝ.Value", "public static class Ⓝ { private static int? s_kept; public static int Value => s_kept ??= Make(); private static int Make() { Ⓑ return 1; } }") { IsEntered = false },
        new("hidden method", "((ⓃBase)new Ⓝ()).Run()", "public class ⓃBase { public int Run() => 0; } public class Ⓝ : ⓃBase { public new int Run() { Ⓑ return 1; } }") { IsEntered = false },
        new("other overload", "Ⓝ.Run(\"\")", "public static class Ⓝ { public static int Run(int id) { Ⓑ return 1; } public static int Run(string id) => 0; }") { IsEntered = false },
        new("other accessor", "Ⓝ.Value", "public static class Ⓝ { public static int Value { get => 0; set { Ⓑ } } }") { IsEntered = false },
        new("other constructor", "new Ⓝ(1).Done", "public class Ⓝ { public int Done; public Ⓝ() { Ⓑ } public Ⓝ(int id) { } }") { IsEntered = false },
        new("delegate that is never called", "Ⓝ.Other()", "public static class Ⓝ { public static Func<int> Run = () => { Ⓑ return 1; }; public static int Other() => 0; }") { IsEntered = false },
        new("event that is never raised", "Ⓝ.Other()", "public static class Ⓝ { private static event Func<int>? Happened; public static int Other() { Happened += () => { Ⓑ return 1; }; return 0; } }") { IsEntered = false },
        new("local function that is never called", "Ⓝ.Run()", "public static class Ⓝ { public static int Run() { return 1; int Inner() { Ⓑ return 1; } } }") { IsEntered = false },
    ];

    /// <summary>What runs, but Lifeguard is known not to see it: docs/architecture.md, "Reach".</summary>
    public static readonly Form[] NotSeen =
    [
        new("one of five implementations", "Given.Of<Ⓘ>().Run()", """
            public interface Ⓘ { int Run(); }
            public class ⓃB : Ⓘ { public int Run() => 0; } public class ⓃC : Ⓘ { public int Run() => 0; } public class ⓃD : Ⓘ { public int Run() => 0; } public class ⓃE : Ⓘ { public int Run() => 0; }
            public class Ⓝ : Ⓘ { public int Run() { Ⓑ return 1; } }
            """) { IsEntered = false },
        new("method called by dynamic", "(int)((dynamic)new Ⓝ()).Run()", "public class Ⓝ { public int Run() { Ⓑ return 1; } }") { IsEntered = false },
        new("method called by reflection", "(int)typeof(Ⓝ).GetMethod(\"Run\")!.Invoke(null, null)!", "public class Ⓝ { public static int Run() { Ⓑ return 1; } }") { IsEntered = false },
        new("operator", "(new Ⓝ() + 1)", "public class Ⓝ { public static int operator +(Ⓝ it, int id) { Ⓑ return 1; } }") { IsEntered = false },
        new("conversion", "(int)new Ⓝ()", "public class Ⓝ { public static explicit operator int(Ⓝ it) { Ⓑ return 1; } }") { IsEntered = false },
        new("indexer", "new Ⓝ()[1]", "public class Ⓝ { public int this[int id] { get { Ⓑ return 1; } } }") { IsEntered = false },
    ];

    /// <summary>A local function of its caller.</summary>
    public static readonly Form Local = new("local function", "Ⓝ()", "") { IsMethod = true };
}
