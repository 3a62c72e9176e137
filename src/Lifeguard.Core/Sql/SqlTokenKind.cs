namespace Lifeguard.Core.Sql;

/// <summary>What a token of SQL text is.</summary>
public enum SqlTokenKind : byte
{
    /// <summary>No token: the text has ended, or has not begun.</summary>
    None,

    /// <summary>A keyword or an unquoted name.</summary>
    Word,

    /// <summary>A name in quotes, backticks or brackets.</summary>
    QuotedName,

    /// <summary>A string of any quoting form, with its prefix; PostgreSQL's continuation on a later line belongs to it.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A parameter or variable: <c>@p</c>, <c>:p</c>, <c>$1</c>, <c>?</c>.</summary>
    Parameter,

    /// <summary>A system variable of MySQL or T-SQL: <c>@@autocommit</c>, <c>@@IDENTITY</c>. In MySQL with its prefix: <c>@@session.sql_mode</c> is one token.</summary>
    SystemVariable,

    /// <summary>A part of the text that is not known.</summary>
    Hole,

    /// <summary>An operator or another sign: one character, but for <c>::</c> and <c>:=</c>.</summary>
    Sign,

    /// <summary><c>(</c></summary>
    Open,

    /// <summary><c>)</c></summary>
    Close,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary>What ends a statement: <c>;</c>, in MySQL also <c>\G</c> and <c>\g</c>.</summary>
    Semicolon,

    /// <summary>A line for the client program, not for the server: psql's <c>\connect</c>, sqlcmd's <c>:setvar</c>.</summary>
    ClientCommand,

    /// <summary>A line that ends a T-SQL batch: <c>GO</c>.</summary>
    BatchSeparator,
}
