using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>What does this creation need, and may it therefore be done once per process?</summary>
/// <param name="Hoist">One of <see cref="HoistKinds"/>; null when something stands in the way.</param>
/// <param name="Obstacle">What stands in the way, as the end of a sentence ("it depends on the parameter 'tenant'"); null when nothing does.</param>
internal sealed record CreationInputs(string? Hoist, string? Obstacle)
{
    /// <summary>Static members that give another value each time, as <c>Type.Member</c>.</summary>
    public static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "Guid.NewGuid", "Guid.CreateVersion7", "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Random.Shared", "Stopwatch.GetTimestamp",
        "Environment.TickCount", "Environment.TickCount64", "Path.GetRandomFileName", "Activity.Current", "RDSAuthTokenGenerator.GenerateAuthToken", "RDSAuthTokenGenerator.GenerateAuthTokenAsync",
    };

    /// <param name="creation">The creating expression.</param>
    /// <param name="model">The model of its tree.</param>
    /// <param name="ownerLivesOn">True when the object that the code runs on lives as long as the process, so that its fields may hold what is created.</param>
    /// <param name="cancel">Cancels the question.</param>
    public static CreationInputs Of(ExpressionSyntax creation, SemanticModel model, bool ownerLivesOn, CancellationToken cancel)
    {
        var walk = new Walk(model, creation, cancel);
        walk.Visit(creation);
        var obstacle = walk.Obstacle ?? (walk.InstanceMember is { } member && !ownerLivesOn ? $"it reads the instance member '{member}'" : null);
        return obstacle is null ? new CreationInputs(walk.InstanceMember is null ? HoistKinds.Static : HoistKinds.Instance, null) : new CreationInputs(null, obstacle);
    }

    private sealed class Walk
    {
        private readonly SemanticModel _model;
        private readonly ExpressionSyntax _creation;
        private readonly CancellationToken _cancel;
        private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

        public Walk(SemanticModel model, ExpressionSyntax creation, CancellationToken cancel)
        {
            _model = model;
            _creation = creation;
            _cancel = cancel;
        }

        public string? Obstacle { get; private set; }

        public string? InstanceMember { get; private set; }

        // Iterative over what the expression and the locals behind it mention; each local is followed once.
        public void Visit(SyntaxNode start)
        {
            var queue = new Queue<SyntaxNode>();
            queue.Enqueue(start);
            while (queue.Count > 0 && Obstacle is null)
            {
                var root = queue.Dequeue();
                foreach (var node in root.DescendantNodesAndSelf())
                {
                    _cancel.ThrowIfCancellationRequested();
                    switch (node)
                    {
                        case AwaitExpressionSyntax when node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not { } lambda || !root.Contains(lambda):
                            Obstacle = "it awaits something first";
                            break;
                        case ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax } or BaseExpressionSyntax:
                            Obstacle = "it uses the object it runs on";
                            break;
                        case IdentifierNameSyntax name when !IsMemberOfAnother(name) && !IsNameOnly(name):
                            Judge(name, root, queue);
                            break;
                    }

                    if (Obstacle is not null) return;
                }
            }
        }

        private void Judge(IdentifierNameSyntax name, SyntaxNode root, Queue<SyntaxNode> queue)
        {
            var symbol = _model.GetSymbolInfo(name, _cancel).Symbol;
            if (symbol is null || IsDeclaredIn(symbol, root)) return;
            if (!symbol.IsStatic && name.Parent is MemberAccessExpressionSyntax access && access.Name == name && access.Expression is not ThisExpressionSyntax) return;
            switch (symbol)
            {
                case IParameterSymbol { ContainingSymbol.DeclaringSyntaxReferences: [var declaration] } primary when declaration.GetSyntax(_cancel) is TypeDeclarationSyntax:
                    InstanceMember ??= primary.Name;                                           // captured from the primary constructor
                    break;
                case IParameterSymbol parameter:
                    Obstacle = $"it depends on the parameter '{parameter.Name}'";
                    break;
                case IRangeVariableSymbol:
                    Obstacle = $"it depends on '{symbol.Name}'";
                    break;
                case ILocalSymbol { IsConst: true }:
                    break;
                case ILocalSymbol local:
                    if (!_seen.Add(local)) return;
                    if (SingleValue.OfLocal(local, _model, _cancel) is { } value)
                    {
                        if (IsSetAtStart(local)) return;
                        queue.Enqueue(value);
                    }
                    else
                    {
                        Obstacle = $"it depends on the local '{local.Name}', which is not set just once";
                    }

                    foreach (var statement in StatementsPreparing(local)) queue.Enqueue(statement);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                    Obstacle = $"it calls the local function '{symbol.Name}'";
                    break;
                case { IsStatic: true }:
                    if (Changing.Contains(symbol.ContainingType?.Name + "." + symbol.Name)) Obstacle = $"'{symbol.ContainingType!.Name}.{symbol.Name}' gives another value on every call";
                    else if (IsSetAtRunTime(symbol)) Obstacle = $"it reads the static member '{symbol.Name}', which is set at run time";
                    break;
                case IMethodSymbol method:
                    Obstacle = $"it calls the instance method '{method.Name}'";
                    break;
                case IFieldSymbol field when SingleValue.OfField(field, _cancel) is { } initial && initial.SyntaxTree == _creation.SyntaxTree:
                    if (_seen.Add(field)) queue.Enqueue(initial);                              // an initialiser can need nothing of its object
                    break;
                case IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or IFieldSymbol { DeclaredAccessibility: Accessibility.Private } when IsSetOnlyInConstructors(symbol):
                    InstanceMember ??= symbol.Name;
                    break;
                case IFieldSymbol or IPropertySymbol:
                    Obstacle = $"it reads the instance member '{symbol.Name}', which may change";
                    break;
            }
        }

        // A local of the top-level statements, read by a handler among them: whatever it was made of, 'args' or the built application, it is there before
        // the first invocation and stays, and what is created may stand below it.
        private bool IsSetAtStart(ILocalSymbol local) =>
            local.DeclaringSyntaxReferences is [var declaration]
            && declaration.GetSyntax(_cancel) is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax } }
            && _creation.Ancestors().Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

        // A static initialiser runs before any constructor and any invocation: what they set is not there yet.
        private bool IsSetAtRunTime(ISymbol member)
        {
            if (member is not (IFieldSymbol { IsConst: false } or IPropertySymbol { SetMethod: not null }) || member.DeclaringSyntaxReferences is not [var declaration]) return false;
            var isOwn = _creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && SymbolEqualityComparer.Default.Equals(_model.GetDeclaredSymbol(type, _cancel), member.ContainingType);
            return AssignmentsIn(member).Any(target => isOwn || target.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not { } constructor || !constructor.Modifiers.Any(SyntaxKind.StaticKeyword))
                || (member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol && declaration.GetSyntax(_cancel) is VariableDeclaratorSyntax { Initializer: null } or PropertyDeclarationSyntax { Initializer: null }
                    && member.DeclaredAccessibility != Accessibility.Private && !AssignmentsIn(member).Any());
        }

        private IEnumerable<IdentifierNameSyntax> AssignmentsIn(ISymbol member) => member.ContainingType.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax(_cancel).DescendantNodes())
            .OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == member.Name && SingleValue.IsTarget(name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name));

        private bool IsSetOnlyInConstructors(ISymbol member) => member.ContainingType.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(_cancel).DescendantNodes()
            .OfType<IdentifierNameSyntax>().All(name => name.Identifier.ValueText != member.Name
                || !SingleValue.IsTarget(name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name ? access : name)
                || name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is ConstructorDeclarationSyntax));

        // Statements before the creation that configure what the local holds: builder.UseVector(); options.Database = name;
        private IEnumerable<SyntaxNode> StatementsPreparing(ILocalSymbol local)
        {
            var statement = _creation.FirstAncestorOrSelf<StatementSyntax>();
            var scope = local.DeclaringSyntaxReferences[0].GetSyntax(_cancel).FirstAncestorOrSelf<BlockSyntax>();
            if (statement is null || scope is null) yield break;
            foreach (var candidate in scope.DescendantNodes().OfType<ExpressionStatementSyntax>())
            {
                if (candidate.SpanStart >= statement.SpanStart) yield break;
                var root = candidate.Expression is AssignmentExpressionSyntax assignment ? assignment.Left : candidate.Expression;
                if (LeftmostName(root) is { } name && name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name, _cancel).Symbol, local)) yield return candidate;
            }
        }

        private static IdentifierNameSyntax? LeftmostName(ExpressionSyntax expression)
        {
            while (true)
            {
                switch (expression)
                {
                    case IdentifierNameSyntax name: return name;
                    case MemberAccessExpressionSyntax access: expression = access.Expression; break;
                    case InvocationExpressionSyntax call: expression = call.Expression; break;
                    case ElementAccessExpressionSyntax element: expression = element.Expression; break;
                    case AwaitExpressionSyntax awaited: expression = awaited.Expression; break;
                    default: return null;
                }
            }
        }

        private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode root) =>
            symbol is ILocalSymbol or IParameterSymbol && symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == root.SyntaxTree && root.Span.Contains(reference.Span));

        // The 'b' of a.b is judged by its 'a' — unless a is 'this'.
        private static bool IsMemberOfAnother(IdentifierNameSyntax name) =>
            (name.Parent is MemberAccessExpressionSyntax access && access.Name == name && access.Expression is not ThisExpressionSyntax && !IsStaticAccess(access)) || name.Parent is MemberBindingExpressionSyntax;

        private static bool IsStaticAccess(MemberAccessExpressionSyntax access) => access.Expression is SimpleNameSyntax { Identifier.ValueText: var text } && text.Length > 0 && char.IsUpper(text[0]);

        private static bool IsNameOnly(IdentifierNameSyntax name) =>
            name.Parent is NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or TypeArgumentListSyntax
            || (name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name)
            || (name.Parent is ObjectCreationExpressionSyntax creation && creation.Type == name)
            || name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
    }
}
