namespace Lifeguard.Core.ConnectionStrings;

/// <summary>What a keyword's value is, with its unit.</summary>
public enum KeywordValueKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>Text that nobody else may see.</summary>
    Secret,

    /// <summary>True or false; all drivers but Npgsql also take yes and no.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A whole number of seconds.</summary>
    Seconds,

    /// <summary>A whole number of milliseconds.</summary>
    Milliseconds,

    /// <summary>A whole number of bytes.</summary>
    Bytes,

    /// <summary>One of a few words.</summary>
    Choice,
}
