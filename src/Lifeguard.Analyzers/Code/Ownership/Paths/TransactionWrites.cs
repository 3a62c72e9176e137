using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>Does this call certainly write in a transaction, or finish it by its text?</summary>
internal static class TransactionWrites
{
    /// <summary>True for <c>SaveChanges</c>, and for a text that is written here and begins with a word that writes, on the connection or context that the transaction was begun on.</summary>
    public static bool Writes(IInvocationOperation call, Acquisition transaction)
    {
        if (BegunOn(transaction) is not { } origin) return false;
        var isSave = call.TargetMethod.Name is "SaveChanges" or "SaveChangesAsync" && DatabaseProviders.IsContext(call.Instance?.Type);
        var isText = call.TargetMethod.Name is "ExecuteNonQuery" or "ExecuteNonQueryAsync" or "Execute" or "ExecuteAsync" && TextOf(call) is { } text && BeginsWith(text, "insert", "update", "delete", "merge");
        if (!isSave && !isText) return false;
        var on = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        return SymbolEqualityComparer.Default.Equals(isText && call.Instance is not null ? ConnectionOf(call.Instance) : RootOf(on), origin);
    }

    private static ISymbol? BegunOn(Acquisition transaction) =>
        transaction.Operation is IInvocationOperation begun ? RootOf(begun.Instance ?? begun.Arguments.FirstOrDefault()?.Value) : null;

    // The variable that something is called on, through 'Database' of a context.
    private static ISymbol? RootOf(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    continue;
                case IPropertyReferenceOperation { Property.Name: "Database", Instance: { } context }:
                    operation = context;
                    continue;
                case ILocalReferenceOperation local:
                    return local.Local;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter;
                case IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member:
                    return member.Member;
                default:
                    return null;
            }
        }
    }

    // The connection that a command was made with; null where the command is no local that is made once.
    private static ISymbol? ConnectionOf(IOperation command)
    {
        while (command is IConversionOperation conversion) command = conversion.Operand;
        if (command is ILocalReferenceOperation { Local: var local })
        {
            IOperation root = command;
            while (root.Parent is { } parent) root = parent;
            var made = root.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))?.GetVariableInitializer()?.Value;
            if (made is null) return null;
            command = made;
            while (command is IConversionOperation conversion) command = conversion.Operand;
        }

        return command switch
        {
            IInvocationOperation { TargetMethod.Name: "CreateCommand", Instance: { } connection } => RootOf(connection),
            IObjectCreationOperation creation => RootOf(
                creation.Arguments.FirstOrDefault(argument => DatabaseProviders.IsConnection(argument.Parameter?.Type))?.Value
                ?? creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Connection" })?.Value),
            _ => null,
        };
    }

    /// <summary>True for a text that commits or rolls back by itself.</summary>
    public static bool IsCommit(IInvocationOperation call) =>
        call.Arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: string text } && EndsByText(text)) || (TextOf(call) is { } sent && EndsByText(sent));

    /// <summary>True for SQL that speaks of ending a transaction.</summary>
    public static bool EndsByText(string text) => Mentions(text, "commit") || Mentions(text, "rollback");

    private static bool Mentions(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool BeginsWith(string text, params string[] words)
    {
        var trimmed = text.TrimStart();
        return words.Any(word => trimmed.StartsWith(word, StringComparison.OrdinalIgnoreCase) && trimmed.Length > word.Length && char.IsWhiteSpace(trimmed[word.Length]));
    }

    // The text among the arguments; or that of the command, where the command is a local that is created with it, or created and given it once.
    private static string? TextOf(IInvocationOperation call)
    {
        if (!call.Arguments.IsEmpty && call.TargetMethod.Name is "Execute" or "ExecuteAsync")
        {
            return call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "sql" or "commandText")?.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null;
        }

        var command = call.Instance;
        while (command is IConversionOperation conversion) command = conversion.Operand;
        if (command is IObjectCreationOperation creation) return FirstText(creation);
        if (command is not ILocalReferenceOperation { Local: var local }) return null;
        IOperation root = call;
        while (root.Parent is { } parent) root = parent;
        string? only = null;
        foreach (var operation in root.Descendants())
        {
            var found = operation switch
            {
                IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) && declarator.GetVariableInitializer()?.Value is { } value => InitialText(value),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText", Instance: ILocalReferenceOperation owner } } assignment when SymbolEqualityComparer.Default.Equals(owner.Local, local) =>
                    assignment.Value.ConstantValue is { HasValue: true, Value: string text } ? text : "",
                _ => null,
            };
            if (found is null) continue;
            if (only is not null) return null;
            only = found;
        }

        return only;
    }

    private static string? InitialText(IOperation value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value switch
        {
            IObjectCreationOperation creation => FirstText(creation),
            IInvocationOperation { TargetMethod.Name: "CreateCommand", Arguments: { IsEmpty: false } arguments } => arguments[0].Value.ConstantValue is { HasValue: true, Value: string text } ? text : null,
            _ => null,
        };
    }

    private static string? FirstText(IObjectCreationOperation creation)
    {
        if (creation.Arguments.Select(argument => argument.Value.ConstantValue).FirstOrDefault(value => value is { HasValue: true, Value: string }) is { HasValue: true, Value: string text }) return text;
        return creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "CommandText" })?.Value.ConstantValue.Value as string;
    }
}
