using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>The other fix for a pool that an options lambda builds: the container builds the data source once, and the lambda asks for it.</summary>
internal static class OptionsSingleton
{
    // What registers a data source as well.
    private static readonly HashSet<string> Registrations = new(StringComparer.Ordinal)
    {
        "AddNpgsqlDataSource", "AddNpgsqlSlimDataSource", "AddMultiHostNpgsqlDataSource", "AddMySqlDataSource",
    };

    /// <summary>The plan; null when the creation needs what belongs to a scope, or when somebody else asks the container for a data source.</summary>
    public static async Task<FixPlan?> PlanAsync(ExpressionSyntax creation, OptionsRegistration registration, FixSite site, string rule, CancellationToken cancel)
    {
        if (creation.Parent is EqualsValueClauseSyntax && OptionsRegistration.LocalOf(creation) is null) return null;     // 'using' would dispose what is shared
        if (registration.Call.Expression is not MemberAccessExpressionSyntax { Expression: var services } access) return null;
        if (site.Model.GetTypeInfo(services, cancel).Type is not { Name: "IServiceCollection" or "ServiceCollection" }) return null;
        if (site.Model.GetTypeInfo(creation, cancel).Type is not { } type || Provider(registration.Lambda) is not { } provider) return null;
        if (await OptionsInputs.OfAsync(creation, registration, destination: null, site, cancel).ConfigureAwait(false) is not { } inputs) return null;
        if (!inputs.Moved.All(part => registration.Statements.Contains(part)) || LeavesUses(inputs, creation, registration, site, cancel)) return null;
        if (await IsAskedForAsync(type, site, cancel).ConfigureAwait(false)) return null;

        var edits = new SourceEdits(site.Text);
        var isStatement = registration.Statement is ExpressionStatementSyntax { Expression: var whole } statement && whole == registration.Call && services is not InvocationExpressionSyntax
            && SourceStyle.StartsLine(statement, site.Text);
        var ownLine = isStatement || services.Span.End < access.OperatorToken.SpanStart && site.Text.LineAt(services.Span.End) != site.Text.LineAt(access.OperatorToken.SpanStart);
        var indentation = SourceStyle.IndentationAt(site.Text, isStatement ? registration.Statement!.SpanStart : ownLine ? access.OperatorToken.SpanStart : services.SpanStart);
        var factory = Factory(creation, inputs, inputs.ReadsProvider ? provider.Name : "_", indentation, site, edits);
        var added = $".AddSingleton({factory})";
        if (isStatement)
        {
            var first = site.Text.LineAt(registration.Statement!.SpanStart) - StatementRemoval.CommentLinesAbove(registration.Statement, site.Text).Count();
            edits.Insert(site.Text.Lines[first].Start, $"{indentation}{services}{added};{edits.NewLine}");
        }
        else
        {
            edits.Insert(services.Span.End, ownLine ? edits.NewLine + indentation + added : added);
        }

        edits.Replace(creation.Span, $"{provider.Name}.GetRequiredService<{new TypeNames(site, edits, creation.SpanStart).Of(type)}>()");
        provider.Declare(edits);
        return edits.ToChanges() is { } changes ? new FixPlan($"Register the {type.Name} as a singleton service", $"{rule}:singleton", changes) : null;
    }

    private static string Factory(ExpressionSyntax creation, OptionsInputs inputs, string provider, string indentation, FixSite site, SourceEdits edits)
    {
        if (inputs.Moved.IsEmpty) return $"{provider} => {SourceStyle.Reindented(creation, site.Text, indentation)}";

        var unit = creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? SourceStyle.Unit(type, site.Text) : "    ";
        var inner = indentation + unit;
        var lines = new List<string>();
        foreach (var part in inputs.Moved)
        {
            lines.AddRange(StatementRemoval.RemoveTakingComments(part, [part.Span], site.Text, edits));
            lines.Add(SourceStyle.Reindented(part, site.Text, inner));
        }

        lines.Add($"return {SourceStyle.Reindented(creation, site.Text, inner)};");
        return $"{provider} =>{edits.NewLine}{indentation}{{{edits.NewLine}{string.Concat(lines.Select(line => inner + line + edits.NewLine))}{indentation}}}";
    }

    // What moves into the factory is gone for the rest of the lambda.
    private static bool LeavesUses(OptionsInputs inputs, ExpressionSyntax creation, OptionsRegistration registration, FixSite site, CancellationToken cancel) =>
        inputs.Moved.OfType<LocalDeclarationStatementSyntax>().Any(declaration =>
            site.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0], cancel) is { } local
            && LocalReferences.In(registration.Lambda, local, site.Model, cancel).Any(use => !creation.Span.Contains(use.Span) && !inputs.Moved.Any(part => part.Span.Contains(use.Span))));

    // Another one in the container would be taken for this one, or this one for it.
    private static async Task<bool> IsAskedForAsync(ITypeSymbol type, FixSite site, CancellationToken cancel)
    {
        foreach (var document in site.Document.Project.Documents)
        {
            if (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false) is not { } root) continue;
            foreach (var token in root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
            {
                if (Registrations.Contains(token.ValueText)) return true;
                if ((token.ValueText == type.Name || token.ValueText == "DbDataSource") && token.Parent?.Parent is ParameterSyntax or TypeArgumentListSyntax or TypeOfExpressionSyntax or NullableTypeSyntax { Parent: ParameterSyntax }) return true;
            }
        }

        return false;
    }

    /// <summary>The lambda's service provider, with what makes it a parameter; null where the parameter list cannot take one.</summary>
    private static LambdaProvider? Provider(AnonymousFunctionExpressionSyntax lambda)
    {
        var name = new[] { "provider", "serviceProvider", "sp" }.First(name => name == "sp" || !NamesAround(lambda).Contains(name));
        switch (lambda)
        {
            case SimpleLambdaExpressionSyntax { Parameter: var only }:
                return new LambdaProvider(name, edits => edits.Replace(only.Span, $"({name}, {only.Identifier.Text})"));
            case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [{ Type: null } only] }:
                return new LambdaProvider(name, edits => edits.Insert(only.SpanStart, name + ", "));
            case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [{ Identifier.ValueText: "_" } first, _] }:
                return new LambdaProvider(name, edits => edits.Replace(first.Identifier.Span, name));
            case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var given, _] }:
                return new LambdaProvider(given.Identifier.Text, _ => { });
            default:
                return null;
        }
    }

    private static HashSet<string> NamesAround(SyntaxNode lambda) =>
        new(LocalReferences.Member(lambda).DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);

    private sealed record LambdaProvider(string Name, Action<SourceEdits> Declare);
}
