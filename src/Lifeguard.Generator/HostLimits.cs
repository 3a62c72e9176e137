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
        handler.Parameters.FirstOrDefault(parameter => parameter.Type.IsNamed("System.Threading.CancellationToken")) is { } own
            ? CSharpText.Identifier(own.Name)
            : Along(handler, Tokens, "System.Threading.CancellationToken");

    private static string? Along(IMethodSymbol handler, (string Type, string[] Way)[] ways, string end)
    {
        foreach (var (type, way) in ways)
        {
            foreach (var parameter in handler.Parameters)
            {
                if (!parameter.Type.IsOrDerivesFrom(type) || Named(parameter.Type, type) is not { } host || !LeadsTo(host, way, end)) continue;
                var name = CSharpText.Identifier(parameter.Name);

                // A class may implement its members explicitly; a struct is never null, and its boxed copy is not either.
                var from = Has(parameter.Type, way[0]) ? name : $"(({CSharpText.Type(host.WithNullableAnnotation(NullableAnnotation.Annotated))}){name})";

                // Null where a test leaves it out.
                return parameter.Type.IsValueType && from == name ? $"{from}.{string.Join("?.", way)}{(way.Length > 1 ? " ?? default" : "")}" : $"{from}?.{string.Join("?.", way)} ?? default";
            }
        }

        return null;
    }

    private static ITypeSymbol? Named(ITypeSymbol type, string name) => type.SelfAndBaseTypes().Concat(type.AllInterfaces).FirstOrDefault(candidate => candidate.IsNamed(name));

    private static bool Has(ITypeSymbol type, string property) => type.TypeKind == TypeKind.Interface || type.SelfAndBaseTypes().Any(current => PropertyOf(current, property) is not null);

    // Old versions of a host's packages may lack a member.
    private static bool LeadsTo(ITypeSymbol from, string[] way, string end)
    {
        var current = from;
        foreach (var name in way)
        {
            var property = current.SelfAndBaseTypes().Concat(current.AllInterfaces).Select(type => PropertyOf(type, name)).FirstOrDefault(found => found is not null);
            if (property is null) return false;
            current = property.Type;
        }

        return current.IsNamed(end);
    }

    private static IPropertySymbol? PropertyOf(ITypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(member => member is { DeclaredAccessibility: Accessibility.Public, GetMethod: not null });
}
