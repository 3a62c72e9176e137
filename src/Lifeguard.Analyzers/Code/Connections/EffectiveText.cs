using System.Globalization;
using System.Text;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.ConnectionStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>
/// What does the driver get to read, once builders have had their say? What they set is entered behind the text, as a driver would read it; what may be set, but cannot be seen, is a hole, so that
/// a question about what is <em>not</em> set is answered as honestly as one about what is.
/// </summary>
internal sealed class EffectiveText
{
    // What code asks a builder without changing it.
    private static readonly string[] Questions = ["ToString", "ContainsKey", "TryGetValue", "Equals", "EquivalentTo", "GetHashCode", "GetType", "ShouldSerialize"];

    private readonly SemanticModels _models;
    private readonly CancellationToken _cancel;
    private readonly StringBuilder _text = new();

    private EffectiveText(SemanticModels models, CancellationToken cancel)
    {
        _models = models;
        _cancel = cancel;
    }

    /// <summary>The connection string that arrives at a place where it becomes connections.</summary>
    public static ConnectionStringText At(ConnectionTextSink sink, SemanticModels models, CancellationToken cancel)
    {
        var reading = new EffectiveText(models, cancel);
        reading.AppendText(sink.Text);
        reading.AppendConfiguration(sink);
        return ConnectionStringText.Parse(reading._text.ToString());
    }

    private void AppendText(ExpressionSyntax text)
    {
        if (BuilderSettings.BuilderOf(text, _models.Of(text), _cancel) is not var (builder, local))
        {
            _text.Append(KnownText.Of(text, _models, _cancel));
            return;
        }

        if (builder.ArgumentList?.Arguments.FirstOrDefault()?.Expression is { } start) _text.Append(KnownText.Of(start, _models, _cancel));
        AppendInitializer(builder);
        if (local is not null) AppendSettingsOn(local, builder, text);
    }

    private void AppendInitializer(BaseObjectCreationExpressionSyntax builder)
    {
        foreach (var element in builder.Initializer?.Expressions ?? default)
        {
            if (element is AssignmentExpressionSyntax assignment) Append(BuilderSettings.NameOf(assignment.Left, _models.Of(assignment), _cancel), assignment.Right);
            else if (element is InitializerExpressionSyntax { Expressions: [var key, var value] }) Append(_models.Of(key).GetConstantValue(key, _cancel).Value as string, value);
            else AppendUnknown();
        }
    }

    // What happens to the builder between its creation and the place where it is read.
    private void AppendSettingsOn(ILocalSymbol local, BaseObjectCreationExpressionSyntax builder, ExpressionSyntax read)
    {
        foreach (var name in UsesOf(local, builder))
        {
            if (name.SpanStart >= read.SpanStart) continue;
            switch (name.Parent)
            {
                case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } member when assignment.Left == member:
                    AppendAssignment(assignment, builder);
                    break;
                case ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element when assignment.Left == element:
                    AppendAssignment(assignment, builder);
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var key, var value] } add }:
                    Append(_models.Of(add).GetConstantValue(key.Expression, _cancel).Value as string, BuilderAssignment.IsUnconditional(add, builder) ? value.Expression : null);
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var asked, Parent: InvocationExpressionSyntax }:
                    if (Array.IndexOf(Questions, asked) < 0) AppendUnknown();
                    break;
                case MemberAccessExpressionSyntax or ElementAccessExpressionSyntax:
                    break;
                default:
                    AppendUnknown();
                    break;
            }
        }
    }

    // var builder = new NpgsqlDataSourceBuilder(text); builder.ConnectionStringBuilder.MaxAutoPrepare = 20;   AddNpgsqlDataSource(text, b => b.ConnectionStringBuilder…)
    private void AppendConfiguration(ConnectionTextSink sink)
    {
        if (sink.Kind == ConnectionTextSinkKind.Connection) return;
        if (sink.At is BaseObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } } creation
            && _models.Of(declarator).GetDeclaredSymbol(declarator, _cancel) is ILocalSymbol local)
        {
            foreach (var name in UsesOf(local, creation))
            {
                if (name.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionStringBuilder" } builder) continue;
                if (builder.Parent?.Parent is AssignmentExpressionSyntax assignment && assignment.Left == builder.Parent) AppendAssignment(assignment, creation);
                else if (builder.Parent is not MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax }) AppendUnknown();
            }
        }

        if (sink.At is InvocationExpressionSyntax call && call.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "ConnectionStringBuilder")) AppendUnknown();
    }

    private void AppendAssignment(AssignmentExpressionSyntax assignment, BaseObjectCreationExpressionSyntax builder) => Append(
        BuilderSettings.NameOf(assignment.Left, _models.Of(assignment), _cancel),
        assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && BuilderAssignment.IsUnconditional(assignment, builder) ? assignment.Right : null);

    private void Append(string? name, ExpressionSyntax? value)
    {
        if (name is null or "ConnectionString")
        {
            AppendUnknown();
            return;
        }

        var text = value is null ? ConnectionStringText.Hole.ToString() : ValueOf(value);
        var isPlain = text.IndexOfAny([';', '"', '\'']) < 0;
        _text.Append(';').Append(name).Append('=').Append(isPlain ? text : $"\"{text.Replace("\"", "\"\"")}\"");
    }

    private void AppendUnknown() => _text.Append(';').Append(ConnectionStringText.Hole).Append(';');

    private string ValueOf(ExpressionSyntax value) => _models.Of(value).GetConstantValue(value, _cancel) is { HasValue: true, Value: var constant }
        ? Convert.ToString(constant, CultureInfo.InvariantCulture) ?? ""
        : KnownText.Of(value, _models, _cancel);

    private IEnumerable<IdentifierNameSyntax> UsesOf(ILocalSymbol local, SyntaxNode creation)
    {
        var scope = creation.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode?)creation.FirstAncestorOrSelf<CompilationUnitSyntax>();
        return scope is null ? [] : scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            name.Identifier.ValueText == local.Name && name.SpanStart > creation.Span.End
            && SymbolEqualityComparer.Default.Equals(_models.Of(name).GetSymbolInfo(name, _cancel).Symbol, local));
    }
}
