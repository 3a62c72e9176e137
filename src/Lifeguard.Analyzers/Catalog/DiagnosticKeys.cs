namespace Lifeguard.Analyzers.Catalog;

/// <summary>Keys of the property bag by which an analyzer tells its fix what it has found out. Values are invariant strings.</summary>
internal static class DiagnosticKeys
{
    /// <summary>How the creation can be hoisted: one of <see cref="HoistKinds"/>. Absent: it cannot, and no fix is offered.</summary>
    public const string Hoist = "Lifeguard.Hoist";

    /// <summary>Metadata name of the data source type that replaces a connection, such as <c>Npgsql.NpgsqlDataSource</c>.</summary>
    public const string DataSourceType = "Lifeguard.DataSourceType";

    /// <summary><c>true</c> when the containing class gets its dependencies by constructor injection, so that an injected data source is offered as well.</summary>
    public const string ConstructorInjection = "Lifeguard.ConstructorInjection";

    /// <summary>How far from the start of the diagnostic's span the fix inserts <see cref="InsertionText"/>; a whole number.</summary>
    public const string InsertionOffset = "Lifeguard.InsertionOffset";

    /// <summary>What the fix inserts at <see cref="InsertionOffset"/>.</summary>
    public const string InsertionText = "Lifeguard.InsertionText";

    /// <summary>
    /// Changes of SQL text in the source, one a line, as <c>start:length:text</c>; the start counts from the start of the diagnostic. Absent: no fix is offered.
    /// </summary>
    public const string TextEdits = "Lifeguard.TextEdits";

    /// <summary><c>true</c> when the resource's <c>DisposeAsync</c> is really asynchronous, so that <c>await using</c> is better than <c>using</c> where the code may await. Absent: it is not, or nobody knows.</summary>
    public const string AsyncDisposal = "Lifeguard.AsyncDisposal";

    /// <summary>What becomes of the task that uses a connection for too long: one of <see cref="LooseWork"/>.</summary>
    public const string Work = "Lifeguard.Work";
}

/// <summary>Values of <see cref="DiagnosticKeys.Work"/>.</summary>
internal static class LooseWork
{
    /// <summary>The diagnostic is on a task that nobody looks at: awaiting it there mends it.</summary>
    public const string Dropped = "dropped";

    /// <summary>The diagnostic is on a task that a function, which is not async, returns out of a <c>using</c>.</summary>
    public const string Returned = "returned";

    /// <summary>The diagnostic is on a task that a variable or list keeps until it is too late.</summary>
    public const string Kept = "kept";

    /// <summary>The diagnostic is on a delegate that nobody can wait for, or on what it is handed to.</summary>
    public const string Callback = "callback";

    /// <summary>The diagnostic is on what is returned, which needs what has been disposed.</summary>
    public const string Result = "result";
}

/// <summary>Values of <see cref="DiagnosticKeys.Hoist"/>.</summary>
internal static class HoistKinds
{
    /// <summary>Everything that the creation needs is static, constant, configuration or environment: a static member can hold it.</summary>
    public const string Static = "static";

    /// <summary>The creation reads instance fields of an object that lives as long as the process: an instance member set in the constructor can hold it.</summary>
    public const string Instance = "instance";
}
