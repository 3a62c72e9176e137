using Microsoft.CodeAnalysis;
using Lifeguard.Analyzers.Platform;

namespace Lifeguard.Generator;

/// <summary>What a handler's parameters tell about when the host ends the invocation.</summary>
internal static class HostLimits
{
    // Type · the way from it to the time that remains.
    private static readonly (string Type, string[] Way)[] RemainingTimes =
    [
        ("Amazon.Lambda.Core.ILambdaContext", ["RemainingTime"]),
    ];

    // Type · the way from it to the token that ends with the request.
    private static readonly (string Type, string[] Way)[] Tokens =
    [
        ("Microsoft.Azure.Functions.Worker.FunctionContext", ["CancellationToken"]),
        ("Microsoft.AspNetCore.Http.HttpContext", ["RequestAborted"]),
        ("Microsoft.AspNetCore.Http.HttpRequest", ["HttpContext", "RequestAborted"]),
        ("Microsoft.Azure.Functions.Worker.Http.HttpRequestData", ["FunctionContext", "CancellationToken"]),
    ];

    /// <summary>The expression for the time that remains; null where no parameter tells.</summary>
    public static string? RemainingTime(IMethodSymbol handler) => Along(handler, RemainingTimes, "System.TimeSpan");

    /// <summary>The expression for the token that ends with the invocation; null where no parameter tells.</summary>
    public static string? Token(IMethodSymbol handler) =>
        handler.Parameters.FirstOrDefault(parameter => parameter.RefKind is RefKind.None or RefKind.In && parameter.Type.IsNamed("System.Threading.CancellationToken")) is { } own
            ? CSharpText.Identifier(own.Name)
            : Along(handler, Tokens, "System.Threading.CancellationToken");

    private static string? Along(IMethodSymbol handler, (string Type, string[] Way)[] ways, string end)
    {
        foreach (var (type, way) in ways)
        {
            foreach (var parameter in handler.Parameters)
            {
                // Null where a test leaves it out.
                if (parameter.RefKind == RefKind.Out || !parameter.Type.IsOrDerivesFrom(type) || !LeadsTo(parameter.Type, way, end)) continue;
                return $"{CSharpText.Identifier(parameter.Name)}?.{string.Join("?.", way)} ?? default";
            }
        }

        return null;
    }

    // Old versions of a host's packages may lack a member.
    private static bool LeadsTo(ITypeSymbol from, string[] way, string end)
    {
        var current = from;
        foreach (var name in way)
        {
            var property = current.SelfAndBaseTypes().Concat(current.AllInterfaces).SelectMany(type => type.GetMembers(name)).OfType<IPropertySymbol>()
                .FirstOrDefault(member => member.DeclaredAccessibility == Accessibility.Public && member.GetMethod is not null);
            if (property is null) return false;
            current = property.Type;
        }

        return current.IsNamed(end);
    }
}
