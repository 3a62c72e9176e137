using System.Text;
using Lifeguard.Analyzers.Platform.PooledHandlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Generator;

/// <summary>
/// Writes the other half of each <c>[PooledHandler]</c>: the host calls it, it has a connection lent to the core method, and takes it back whatever happens.
/// It reports nothing: what it cannot write, the rules LFG7001 and following tell at the place where it is wrong.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PooledHandlerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var handlers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                PooledHandler.Attribute,
                static (node, _) => node is MethodDeclarationSyntax { Body: null, ExpressionBody: null },
                static (target, cancel) => HandlerParser.Parse(target, cancel))
            .Where(static handler => handler is not null)
            .Select(static (handler, _) => handler!)
            .WithTrackingName(PipelineSteps.Parse);

        context.RegisterSourceOutput(handlers, static (output, handler) =>
            output.AddSource(handler.HintName, SourceText.From(HandlerEmitter.Emit(handler), Encoding.UTF8)));
    }
}
