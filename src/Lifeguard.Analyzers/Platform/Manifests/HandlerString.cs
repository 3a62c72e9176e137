using System.Diagnostics.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.Manifests;

/// <summary>The string by which Lambda, and hosts modelled on it, name a .NET method: <c>Assembly::Namespace.Type::Method</c>.</summary>
/// <param name="Assembly">Simple name of the assembly.</param>
/// <param name="TypeName">Full CLR name of the type.</param>
/// <param name="MethodName">Simple name of the method.</param>
internal sealed record HandlerString(string Assembly, string TypeName, string MethodName)
{
    private static readonly string[] Separator = ["::"];

    // CloudFormation and Serverless Framework, CloudFormation's dynamic references and text templates, Azure-style tokens, ERB.
    private static readonly string[] Placeholders = ["${", "{{", "#{", "<%"];

    /// <summary>True when part of the text is filled in at deployment, so that nothing can be said about it.</summary>
    public static bool HasPlaceholder(string text) => Array.Exists(Placeholders, mark => text.IndexOf(mark, StringComparison.Ordinal) >= 0);

    /// <summary>True when the text is written as a qualified name at all; <c>bootstrap</c>, <c>index.handler</c> and a bare assembly name are not.</summary>
    public static bool IsQualified(string text) => text.IndexOf("::", StringComparison.Ordinal) >= 0;

    /// <summary>Splits a handler string as Lambda's .NET runtime does (Amazon.Lambda.RuntimeSupport, HandlerInfo): three parts, blanks around them ignored.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out HandlerString? handler)
    {
        handler = null;
        if (HasPlaceholder(text)) return false;

        var parts = text.Split(Separator, StringSplitOptions.None);
        if (parts.Length != 3) return false;

        var parsed = new HandlerString(parts[0].Trim(), parts[1].Trim(), SimpleName(parts[2].Trim()));
        if (parsed.Assembly.Length == 0 || parsed.TypeName.Length == 0 || parsed.MethodName.Length == 0) return false;
        handler = parsed;
        return true;
    }

    // Overloads are told apart by MethodInfo.ToString(): "System.String Handle(Int32)".
    private static string SimpleName(string method)
    {
        var parenthesis = method.IndexOf('(');
        var name = parenthesis < 0 ? method : method.Substring(0, parenthesis).TrimEnd();
        return name.Substring(name.LastIndexOf(' ') + 1);
    }
}
