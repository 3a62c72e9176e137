namespace Lifeguard.Generator;

/// <summary>Everything the emitter needs to know of a handler, as text: equal for equal sources, so that nothing is written anew while somebody types elsewhere.</summary>
/// <param name="HintName">The name of the generated file: stable, legal, unlike every other handler's even where case does not count.</param>
/// <param name="Namespace">Null for the global one.</param>
/// <param name="Types">The containing types, outermost first, each as its part begins: <c>partial class Orders&lt;T&gt;</c>.</param>
/// <param name="Subject">The handler for people: <c>Orders.Create</c>.</param>
/// <param name="Modifiers">Those of the declaration, which its other half must repeat.</param>
/// <param name="ReturnType">With <c>global::</c>.</param>
/// <param name="Name">The method's name, escaped.</param>
/// <param name="Parameters">The list between the parentheses.</param>
/// <param name="Call">What the half does; null where it cannot be written.</param>
/// <param name="Fault">The id of the rule that says why it cannot be; null where it can.</param>
internal sealed record HandlerModel(
    string HintName,
    string? Namespace,
    EquatableArray<string> Types,
    string Subject,
    string Modifiers,
    string ReturnType,
    string Name,
    string Parameters,
    HandlerCall? Call,
    string? Fault);

/// <summary>What the written half does.</summary>
/// <param name="Lends">What the core method is lent.</param>
/// <param name="Database">The expression that has the pool.</param>
/// <param name="Core">What is called, as it is reached where it is called.</param>
/// <param name="Arguments">What it is given there.</param>
/// <param name="State">What is handed through to that place.</param>
/// <param name="Names">Names for what the written half declares itself, none of them the user's.</param>
/// <param name="ReturnsValueTask">The handler returns a <c>ValueTask</c>.</param>
/// <param name="CoreReturnsValueTask">The core method does.</param>
/// <param name="HasResult">Both return a value.</param>
/// <param name="Conversion">The type to which the core method's result is converted; null where it needs no conversion.</param>
/// <param name="BridgesNullability">The results differ in what may be null, and none that may be is promised not to be.</param>
/// <param name="Settings">The named arguments that say how: retry and isolation.</param>
/// <param name="Limits">The named arguments that say for how long: deadline and token.</param>
internal sealed record HandlerCall(
    Lent Lends,
    string Database,
    string Core,
    EquatableArray<string> Arguments,
    EquatableArray<string> State,
    EmittedNames Names,
    bool ReturnsValueTask,
    bool CoreReturnsValueTask,
    bool HasResult,
    string? Conversion,
    bool BridgesNullability,
    EquatableArray<string> Settings,
    EquatableArray<string> Limits);

/// <summary>What the core method is lent.</summary>
internal enum Lent
{
    /// <summary>The pool; what is lent by it in one invocation ends with that.</summary>
    Database,

    /// <summary>A connection.</summary>
    Connection,

    /// <summary>A transaction.</summary>
    Transaction,
}

/// <summary>Names of what the written half declares.</summary>
internal sealed record EmittedNames(string Database, string Call, string Lent, string Token, string Invocation);
