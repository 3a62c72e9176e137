using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Scopes;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Disposal;

/// <summary>
/// LFG2007. <c>using</c> in async code, for types that can be disposed without blocking a thread. Which can is a fact of the provider: see <see cref="AsyncDisposal"/>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyncDisposeInAsyncHandlerAnalyzer : LifeguardAnalyzer
{
    private static readonly ImmutableDictionary<string, string?> Properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.AsyncDisposal, "true");

    public SyncDisposeInAsyncHandlerAnalyzer()
        : base(RuleCatalog.SyncDisposeInAsyncHandler)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        context.RegisterOperationAction(operation => Analyze(operation, model), OperationKind.Using, OperationKind.UsingDeclaration);

    private static void Analyze(OperationAnalysisContext context, LifeguardModel model)
    {
        var (resources, keyword) = context.Operation switch
        {
            IUsingOperation { IsAsynchronous: false, Syntax: UsingStatementSyntax statement } block => (block.Resources, statement.UsingKeyword),
            IUsingDeclarationOperation { IsAsynchronous: false, Syntax: LocalDeclarationStatementSyntax statement } declaration => (declaration.DeclarationGroup, statement.UsingKeyword),
            _ => ((IOperation?)null, default),
        };
        if (resources is null || Disposed(resources, model) is not var (name, type) || !EnclosingFunction.MayAwaitAt(context.Operation, context.ContainingSymbol)) return;
        if (model.Kind(context.CancellationToken) is not (ProjectKind.Functions or ProjectKind.Library)) return;
        context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.SyncDisposeInAsyncHandler, keyword.GetLocation(), Properties, name, type.Name, Waits(type)));
    }

    // All variables of one 'using' become 'await using' together: each must be worth it, and able to.
    private static (string Name, ITypeSymbol Type)? Disposed(IOperation resources, LifeguardModel model)
    {
        if (resources is not IVariableDeclarationGroupOperation group)
        {
            var value = WithoutConversions(resources);
            var target = value is ISimpleAssignmentOperation assignment ? WithoutConversions(assignment.Value) : value;
            return IsDisposedAsynchronously(target, value.Type, model) ? (NameOf(value), target.Type!) : null;
        }

        (string Name, ITypeSymbol Type)? first = null;
        foreach (var variable in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (variable.GetVariableInitializer()?.Value is not { } initial) return null;
            var made = WithoutConversions(initial);
            if (!IsDisposedAsynchronously(made, variable.Symbol.Type, model)) return null;
            first ??= (variable.Symbol.Name, made.Type!);
        }

        return first;
    }

    private static bool IsDisposedAsynchronously(IOperation made, ITypeSymbol? declared, LifeguardModel model) =>
        made.Type is { } type && !DatabaseProviders.IsDataSource(type) && AsyncDisposal.IsReal(type, model.Compilation) && AsyncDisposal.IsAsyncDisposable(declared);

    // using (NpgsqlConnection connection = …) · using DbConnection connection = (DbConnection)new NpgsqlConnection(…)
    private static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion) operation = conversion.Operand;
        return operation;
    }

    private static string NameOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local.Name: var name } => name,
        IParameterReferenceOperation { Parameter.Name: var name } => name,
        IMemberReferenceOperation { Member.Name: var name } => name,
        ISimpleAssignmentOperation { Target: var target } => NameOf(target),
        IAwaitOperation { Operation: var awaited } => NameOf(awaited),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => NameOf(task),
        IInvocationOperation { TargetMethod.Name: var name } => name,
        _ => operation.Type?.Name ?? "",
    };

    // True whatever state the thing is in: what it may have to wait for, and who waits.
    private static string Waits(ITypeSymbol type)
    {
        if (type.Name.EndsWith("Reader", StringComparison.Ordinal) && !type.Name.StartsWith("NpgsqlCopy", StringComparison.Ordinal)) return "while what is left of the result is read, the thread is blocked";
        if (type.Name.EndsWith("Transaction", StringComparison.Ordinal)) return "if it has to roll back, the thread is blocked until the server has answered";
        if (DatabaseProviders.IsConnection(type)) return "if it has to end a transaction or a reader, or to close the socket, the thread is blocked until that is done";
        if (DatabaseProviders.IsContext(type)) return "if it still holds a connection or a transaction, the thread is blocked until that is given back";
        return "the thread is blocked until the server has answered";
    }
}
