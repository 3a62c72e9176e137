using System.Collections.Immutable;
using System.Globalization;

namespace Lifeguard.Analyzers.Settings;

/// <summary>How the text of a setting becomes a value.</summary>
internal static class SettingParsers
{
    // A semicolon starts a comment in .editorconfig files, so only an MSBuild property can separate by it.
    private static readonly char[] ListSeparators = [',', ';'];

    /// <summary>One of a fixed set of words, in any case.</summary>
    public static SettingParser<T> OneOf<T>(ImmutableDictionary<string, T> choices) =>
        (string text, out T value) => choices.TryGetValue(text, out value!);

    /// <summary>A whole number above zero.</summary>
    public static bool PositiveNumber(string text, out int? value)
    {
        var parsed = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        value = parsed ? number : null;
        return parsed;
    }

    /// <summary>One to four numbers with dots between; a leading <c>v</c> is ignored.</summary>
    public static bool ProductVersion(string text, out Version? value)
    {
        var digits = text.StartsWith("v", StringComparison.OrdinalIgnoreCase) ? text.Substring(1) : text;

        // System.Version wants two numbers at least, and products such as Vitess are known by one.
        var complete = digits.IndexOf('.') < 0 ? digits + ".0" : digits;
        value = null;
        return complete.All(character => character == '.' || IsDigit(character)) && Version.TryParse(complete, out value);
    }

    /// <summary>Full metadata names, separated by commas.</summary>
    public static bool TypeNames(string text, out ImmutableArray<string> value) => List(text, TypeName, out value);

    /// <summary>Methods as <c>Namespace.Type.Method</c> or <c>Namespace.Type::Method</c>, separated by commas; the values are of the second form.</summary>
    public static bool MethodNames(string text, out ImmutableArray<string> value) => List(text, MethodName, out value);

    private static bool List(string text, Func<string, string?> parseItem, out ImmutableArray<string> value)
    {
        value = ImmutableArray<string>.Empty;
        var items = ImmutableArray.CreateBuilder<string>();
        foreach (var part in text.Split(ListSeparators))
        {
            var trimmed = part.Trim();
            if (trimmed.Length == 0) continue;
            if (parseItem(trimmed) is not { } item) return false;
            items.Add(item);
        }

        value = items.ToImmutable();
        return items.Count > 0;
    }

    private static string? TypeName(string text) => IsMetadataName(text) ? text : null;

    private static string? MethodName(string text)
    {
        // A handler string of three parts names the assembly first; the setting speaks of this project's assembly anyway.
        var parts = text.Split(["::"], StringSplitOptions.None);
        if (parts.Length is 2 or 3) return Method(parts[parts.Length - 2].Trim(), parts[parts.Length - 1].Trim());

        var dot = text.LastIndexOf('.');
        return parts.Length == 1 && dot > 0 ? Method(text.Substring(0, dot), text.Substring(dot + 1)) : null;
    }

    private static string? Method(string type, string method) =>
        IsMetadataName(type) && IsIdentifier(method) ? $"{type}::{method}" : null;

    // Namespace.Outer`1+Inner
    private static bool IsMetadataName(string text) => text.Split('.', '+').All(IsIdentifierWithArity);

    private static bool IsIdentifierWithArity(string text)
    {
        var backtick = text.IndexOf('`');
        if (backtick < 0) return IsIdentifier(text);
        var arity = text.Substring(backtick + 1);
        return arity.Length > 0 && arity.All(IsDigit) && IsIdentifier(text.Substring(0, backtick));
    }

    private static bool IsIdentifier(string text) =>
        text.Length > 0 && !char.IsDigit(text[0]) && text.All(character => character == '_' || char.IsLetterOrDigit(character));

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
