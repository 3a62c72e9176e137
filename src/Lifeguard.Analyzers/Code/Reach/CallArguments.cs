using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Which argument of a call is for which parameter?</summary>
internal static class CallArguments
{
    /// <summary>What the call passes for the parameter; null when it passes nothing, or is no call.</summary>
    public static ExpressionSyntax? For(SyntaxNode call, IParameterSymbol parameter)
    {
        if (ListOf(call) is not { Arguments: var given }) return null;
        return given.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)?.Expression
            ?? (parameter.Ordinal < given.Count && given[parameter.Ordinal].NameColon is null ? given[parameter.Ordinal].Expression : null);
    }

    /// <summary>The parameter of the method that the argument is for; null when there is none.</summary>
    public static IParameterSymbol? ParameterOf(ArgumentSyntax argument, IMethodSymbol method)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name }) return method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        var position = (argument.Parent as ArgumentListSyntax)?.Arguments.IndexOf(argument) ?? -1;
        return position >= 0 && position < method.Parameters.Length ? method.Parameters[position] : null;
    }

    /// <summary>False when the method cannot be called with so many arguments.</summary>
    public static bool MayFit(IMethodSymbol method, int given)
    {
        var most = method.Parameters.LastOrDefault() is { IsParams: true } ? int.MaxValue : method.Parameters.Length;
        var least = method.Parameters.Count(parameter => !parameter.IsOptional && !parameter.IsParams)
            - (method is { IsExtensionMethod: true, ReducedFrom: null } ? 1 : 0);   // the receiver stands before the dot, or among the arguments
        return given >= least && given <= most;
    }

    private static ArgumentListSyntax? ListOf(SyntaxNode call) => call switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax initializer => initializer.ArgumentList,
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        _ => null,
    };
}
