using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>
/// Where does this text, or a connection string builder, become connections? Followed through sums, interpolations, locals, fields, properties and methods without parameters, as far as
/// <see cref="KnownText"/> reads them on the way back.
/// </summary>
internal sealed class TextFlow
{
    private const int Budget = 64;

    private readonly LifeguardModel _model;
    private readonly CancellationToken _cancel;
    private readonly Queue<ExpressionSyntax> _pending = new();
    private readonly HashSet<SyntaxNode> _seen = new();

    private TextFlow(LifeguardModel model, CancellationToken cancel)
    {
        _model = model;
        _cancel = cancel;
    }

    /// <summary>The places that the value of <paramref name="start"/> reaches.</summary>
    public static IEnumerable<ConnectionTextSink> SinksOf(ExpressionSyntax start, LifeguardModel model, CancellationToken cancel) => new TextFlow(model, cancel).Follow(start);

    private IEnumerable<ConnectionTextSink> Follow(ExpressionSyntax start)
    {
        _pending.Enqueue(start);
        while (_pending.Count > 0 && _seen.Count < Budget)
        {
            var current = _pending.Dequeue();
            if (!_seen.Add(current)) continue;
            _cancel.ThrowIfCancellationRequested();
            if (Step(current) is { } sink) yield return sink;
        }
    }

    private ConnectionTextSink? Step(ExpressionSyntax current)
    {
        switch (current.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or BinaryExpressionSyntax:
                _pending.Enqueue((ExpressionSyntax)current.Parent);
                break;
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax whole }:
                _pending.Enqueue(whole);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } initial:
                EnqueueUses(initial.Parent!);
                break;
            case ArrowExpressionClauseSyntax { Parent: { } owner }:
                EnqueueUses(owner is AccessorDeclarationSyntax ? owner.Parent!.Parent! : owner);
                break;
            case ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: { } owner } }:
                EnqueueUses(owner is AccessorDeclarationSyntax ? owner.Parent!.Parent! : owner);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionString" } read when read.Expression == current:
                _pending.Enqueue(read);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax text } access when access.Expression == current:
                _pending.Enqueue(text);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == current:
                return SetOn(assignment);
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax call }:
                return Passed(current, call);
        }

        return null;
    }

    // connection.ConnectionString = text;   new SqlConnection { ConnectionString = text }
    private ConnectionTextSink? SetOn(AssignmentExpressionSyntax assignment)
    {
        if (Model(assignment).GetSymbolInfo(assignment.Left, _cancel).Symbol is not IPropertySymbol { Name: "ConnectionString" } property) return null;
        var owner = assignment switch
        {
            { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } => Model(creation).GetTypeInfo(creation, _cancel).Type,
            { Left: MemberAccessExpressionSyntax access } => Model(access).GetTypeInfo(access.Expression, _cancel).Type,
            _ => property.ContainingType,
        };
        return owner is not null && DatabaseProviders.OfConnection(owner) is { } provider ? new ConnectionTextSink(assignment.Right, provider.Namespace, assignment, ConnectionTextSinkKind.Connection) : null;
    }

    private ConnectionTextSink? Passed(ExpressionSyntax text, ExpressionSyntax call)
    {
        switch (Model(call).GetSymbolInfo(call, _cancel).Symbol)
        {
            case IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } made }:
                if (DatabaseProviders.OfConnection(made) is { } provider) return new ConnectionTextSink(text, provider.Namespace, call, ConnectionTextSinkKind.Connection);
                if (DatabaseProviders.IsDataSource(made) || made.Name.EndsWith("DataSourceBuilder", StringComparison.Ordinal)) return new ConnectionTextSink(text, NamespaceOf(made), call, ConnectionTextSinkKind.DataSource);
                if (IsBuilder(made)) _pending.Enqueue(call);
                return null;
            case IMethodSymbol { ContainingType: { SpecialType: SpecialType.System_String }, Name: "Concat" or "Format" }:
                _pending.Enqueue(call);
                return null;
            case IMethodSymbol { Name: "Create", IsStatic: true } factory when DatabaseProviders.IsDataSource(factory.ReturnType):
                return new ConnectionTextSink(text, NamespaceOf(factory.ContainingType), call, ConnectionTextSinkKind.DataSource);
            case IMethodSymbol { IsExtensionMethod: true } extension when ProviderOf(extension) is { } name:
                return new ConnectionTextSink(text, name, call, IsOfEntityFramework(extension) ? ConnectionTextSinkKind.ContextOptions : ConnectionTextSinkKind.DataSource);
            default:
                return null;
        }
    }

    /// <summary>True for the provider's own class that puts a connection string together.</summary>
    public static bool IsBuilder(ITypeSymbol type) => type.Name.EndsWith("ConnectionStringBuilder", StringComparison.Ordinal) && Pooling.DriverOf(NamespaceOf(type)) is not null;

    // options.UseNpgsql(text), services.AddNpgsqlDataSource(text)
    private static string? ProviderOf(IMethodSymbol extension) => extension switch
    {
        { Name: "AddNpgsqlDataSource" or "AddNpgsqlSlimDataSource" or "AddMultiHostNpgsqlDataSource" } => "Npgsql",
        { Name: "AddMySqlDataSource" } => "MySqlConnector",
        { Name: "UseNpgsql" } when IsOfEntityFramework(extension) => "Npgsql",
        { Name: "UseMySql" } when IsOfEntityFramework(extension) => "MySqlConnector",
        { Name: "UseMySQL" } when IsOfEntityFramework(extension) => "MySql.Data.MySqlClient",
        { Name: "UseSqlServer" or "UseAzureSql" } when IsOfEntityFramework(extension) => "Microsoft.Data.SqlClient",
        _ => null,
    };

    private static bool IsOfEntityFramework(IMethodSymbol extension) => extension.IsInNamespace("Microsoft.EntityFrameworkCore");

    private static string NamespaceOf(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";

    private void EnqueueUses(SyntaxNode declaration)
    {
        if (Model(declaration).GetDeclaredSymbol(declaration, _cancel) is not { } symbol || symbol is IMethodSymbol { Parameters.IsEmpty: false }) return;
        foreach (var name in Mentions(symbol))
        {
            if (!SymbolEqualityComparer.Default.Equals(Model(name).GetSymbolInfo(name, _cancel).Symbol?.OriginalDefinition, symbol)) continue;
            ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (symbol is IMethodSymbol)
            {
                if (use.Parent is InvocationExpressionSyntax call && call.Expression == use) _pending.Enqueue(call);
            }
            else if (!SingleValue.IsTarget(use))
            {
                _pending.Enqueue(use);
            }
        }
    }

    private IEnumerable<SimpleNameSyntax> Mentions(ISymbol symbol)
    {
        var names = symbol is ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            ? symbol.DeclaringSyntaxReferences[0].SyntaxTree is var tree ? SourceIndex.TokensIn(tree, symbol.Name, _cancel) : []
            : _model.Source.TokensOf(symbol.Name, _cancel);
        return names.Select(token => token.Parent).OfType<SimpleNameSyntax>();
    }

    private SemanticModel Model(SyntaxNode node) => _model.Models.Of(node);
}
