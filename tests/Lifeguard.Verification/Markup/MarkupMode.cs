namespace Lifeguard.Verification;

/// <summary>What the markup of a state means.</summary>
public enum MarkupMode
{
    /// <summary>There is none: the text is taken as it is.</summary>
    None,

    /// <summary>It is removed and means nothing.</summary>
    Ignore,

    /// <summary>Fixable diagnostics are removed, the others are expected. The default of fixed code.</summary>
    IgnoreFixable,

    /// <summary>Every diagnostic it names is expected.</summary>
    Allow,
}
