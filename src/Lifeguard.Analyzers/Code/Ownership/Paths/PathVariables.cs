using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>
/// The variables of one function's graph, numbered: locals, parameters, the compiler's captures, and conditions that the function asks more than once. Only what is asked is worth remembering: every fact
/// that a path remembers in vain is a path more.
/// </summary>
internal sealed class PathVariables
{
    private readonly Dictionary<ISymbol, int> _symbols = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, int> _captures = new();
    private readonly Dictionary<CaptureId, IOperation> _captured = new();
    private readonly Dictionary<string, int> _conditions = new(StringComparer.Ordinal);
    private readonly Dictionary<ISymbol, List<int>> _conditionsOn = new(SymbolEqualityComparer.Default);
    private readonly List<int> _tests = new();
    private readonly HashSet<ISymbol> _unstable;

    /// <summary>The variables of this function.</summary>
    /// <param name="graph">The function's graph.</param>
    /// <param name="unstable">Locals that other functions write: nothing is known of them.</param>
    public PathVariables(ControlFlowGraph graph, HashSet<ISymbol> unstable)
    {
        _unstable = new HashSet<ISymbol>(unstable, SymbolEqualityComparer.Default);
        var conditions = new Dictionary<string, IOperation?>(StringComparer.Ordinal);
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in graph.Blocks.SelectMany(block => block.Operations).SelectMany(operation => operation.DescendantsAndSelf()))
        {
            if (operation is IAssignmentOperation { Target: IMemberReferenceOperation target }) written.Add(target.Member);
            else if (operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: IMemberReferenceOperation passed }) written.Add(passed.Member);
        }

        _unstable.UnionWith(written);
        foreach (var block in graph.Blocks)
        {
            foreach (var inner in block.Operations.SelectMany(operation => operation.DescendantsAndSelf()))
            {
                if (inner is IFlowCaptureOperation capture) NoteCapture(capture);
                else NoteAsked(inner);
            }

            if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition) NoteTest(condition, conditions);
            else if (block.BranchValue is { } value) NoteAll(value);
        }

        foreach (var (text, condition) in conditions.Select(entry => (entry.Key, entry.Value)))
        {
            if (condition is null || !IsPure(condition, written)) continue;
            var id = Add();
            _tests[id] = 2;
            _conditions.Add(text, id);
            foreach (var symbol in condition.DescendantsAndSelf().Select(SymbolOf).OfType<ISymbol>().Distinct(SymbolEqualityComparer.Default))
            {
                if (!_conditionsOn.TryGetValue(symbol, out var list)) _conditionsOn.Add(symbol, list = new List<int>());
                list.Add(id);
            }
        }
    }

    /// <summary>The local's or parameter's number.</summary>
    public int Of(ISymbol symbol)
    {
        if (!_symbols.TryGetValue(symbol, out var id)) _symbols.Add(symbol, id = Add());
        return id;
    }

    /// <summary>The capture's number.</summary>
    public int Of(CaptureId capture)
    {
        if (!_captures.TryGetValue(capture, out var id))
        {
            _captures.Add(capture, id = Add());
            _tests[id] = 1;                                    // short-lived, and made to be asked
        }

        return id;
    }

    /// <summary>What a capture stands for, where it is one place only: the target of an assignment that was captured before its value.</summary>
    public IOperation? PlaceOf(CaptureId capture) => _captured.TryGetValue(capture, out var place) ? place : null;

    /// <summary>The number of the local, parameter or own field that the operation reads; that of the capture; null where it reads none.</summary>
    public int? Of(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => Of(local.Local),
        IParameterReferenceOperation parameter => Of(parameter.Parameter),
        IFlowCaptureReferenceOperation capture => Of(capture.Id),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field when _symbols.ContainsKey(field.Field) => Of(field.Field),
        _ => null,
    };

    /// <summary>True where the answer to this says something about a variable that is asked about again.</summary>
    public bool TeachesSomething(IOperation condition) =>
        condition.DescendantsAndSelf().Any(operation => SymbolOf(operation) is { } symbol && _symbols.TryGetValue(symbol, out var id) && IsTestedAgain(id));

    /// <summary>The number of a condition that is asked more than once and cannot change in between; null for all others.</summary>
    public int? OfCondition(IOperation condition) => _conditions.Count > 0 && _conditions.TryGetValue(TextOf(condition), out var id) ? id : null;

    /// <summary>The conditions whose answer may change when this variable is written.</summary>
    public IReadOnlyList<int> ConditionsOn(ISymbol symbol) => _conditionsOn.TryGetValue(symbol, out var list) ? list : Array.Empty<int>();

    /// <summary>True where the function asks for null, true or false of this variable.</summary>
    public bool IsTested(int variable) => _tests[variable] > 0;

    /// <summary>True where it asks more than once, so that the first answer tells the second.</summary>
    public bool IsTestedAgain(int variable) => _tests[variable] > 1;

    private int Add()
    {
        _tests.Add(0);
        return _tests.Count - 1;
    }

    private void NoteCapture(IFlowCaptureOperation capture)
    {
        NoteTested(capture.Value);
        if (_captured.ContainsKey(capture.Id)) _captured[capture.Id] = capture;          // two values: no single place
        else _captured.Add(capture.Id, capture.Value);
    }

    private void NoteTest(IOperation condition, Dictionary<string, IOperation?> conditions)
    {
        foreach (var inner in condition.DescendantsAndSelf()) NoteTested(inner);
        if (condition is ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation or IIsNullOperation || IsAskedInLoop(condition.Syntax)) return;
        var text = TextOf(condition);
        if (!conditions.ContainsKey(text)) conditions.Add(text, null);
        else conditions[text] = condition;                                              // the second time
    }

    private void NoteAll(IOperation value)
    {
        foreach (var inner in value.DescendantsAndSelf()) NoteAsked(inner);
    }

    // x == null, x is null, !x: asked outside of a branch, but remembered by whoever keeps the answer.
    private void NoteAsked(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality:
                NoteTested(Unconverted(equality.LeftOperand));
                NoteTested(Unconverted(equality.RightOperand));
                break;
            case IIsNullOperation isNull:
                NoteTested(Unconverted(isNull.Operand));
                break;
            case IIsPatternOperation isPattern:
                NoteTested(Unconverted(isPattern.Value));
                break;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                NoteTested(Unconverted(not.Operand));
                break;
        }
    }

    private void NoteTested(IOperation operation)
    {
        if (SymbolOf(operation) is { } symbol && !_unstable.Contains(symbol)) _tests[Of(symbol)]++;
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation;
    }

    // What a loop asks is expected to change, though nothing here seems to write it.
    private static bool IsAskedInLoop(SyntaxNode condition)
    {
        var current = condition;
        while (current.Parent is ExpressionSyntax parent) current = parent;
        return current.Parent is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or WhenClauseSyntax or CatchFilterClauseSyntax;
    }

    // Locals, parameters, constants and members that nothing here writes; no call, and nothing of the database, whose state changes by itself.
    private bool IsPure(IOperation condition, HashSet<ISymbol> written)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILiteralOperation or IBinaryOperation or IUnaryOperation or IInstanceReferenceOperation or IConversionOperation { OperatorMethod: null }:
                case ILocalReferenceOperation local when !_unstable.Contains(local.Local):
                case IParameterReferenceOperation parameter when !_unstable.Contains(parameter.Parameter):
                case IMemberReferenceOperation { ConstantValue.HasValue: true }:
                case IFieldReferenceOperation field when !written.Contains(field.Field):
                case IPropertyReferenceOperation { Arguments.IsEmpty: true } property when !written.Contains(property.Property) && property.Property.Name is not ("IsCancellationRequested" or "State" or "IsClosed" or "HasRows"):
                    continue;
                default:
                    return false;
            }
        }

        return true;
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field.IsConst: false } field => field.Field,
        _ => null,
    };

    private static string TextOf(IOperation condition) => condition.Syntax.ToString();
}
