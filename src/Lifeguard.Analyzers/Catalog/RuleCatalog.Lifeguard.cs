using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Catalog;

/// <content>LFG0xxx: what concerns Lifeguard's own configuration.</content>
internal static partial class RuleCatalog
{
    /// <summary>Arguments: the key or value as written · "a Lifeguard setting" or "a value of '…'" · the nearest that exists, or what the setting takes.</summary>
    public static readonly DiagnosticDescriptor UnknownSetting = Create(
        id: "LFG0001",
        title: "A Lifeguard setting does not exist or has no such value",
        messageFormat: "'{0}' is not {1} and has no effect; {2}",
        severity: DiagnosticSeverity.Warning,
        description: "A key or value that starts with 'lifeguard_' but is not known is reported instead of ignored: a misspelt setting would otherwise switch checks off silently. So is a line of 'lifeguard.ownership.txt' that cannot be followed.",
        compilationEnd: true);

    /// <summary>Arguments: the file's name · what is wrong at this place.</summary>
    public static readonly DiagnosticDescriptor ManifestNotRead = Create(
        id: "LFG0002",
        title: "A function manifest could not be read",
        messageFormat: "'{0}' could not be read for handler names: {1}. Handlers that only this file names may be missed.",
        severity: DiagnosticSeverity.Info,
        description: "Lambda handlers without an ILambdaContext parameter are known only from a template or defaults file. When such a file cannot be parsed, those handlers are not recognised.");
}
