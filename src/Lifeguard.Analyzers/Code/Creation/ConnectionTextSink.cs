using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>A place where a connection string becomes connections.</summary>
/// <param name="Text">The string, or the builder.</param>
/// <param name="ProviderNamespace">The namespace of the provider that reads it.</param>
/// <param name="At">The construction or call.</param>
/// <param name="Kind">What the string is turned into.</param>
internal sealed record ConnectionTextSink(ExpressionSyntax Text, string ProviderNamespace, SyntaxNode At, ConnectionTextSinkKind Kind);

/// <summary>What a connection string is turned into.</summary>
internal enum ConnectionTextSinkKind
{
    /// <summary>A connection.</summary>
    Connection,

    /// <summary>A data source, whose connections end with it.</summary>
    DataSource,

    /// <summary>The options of a context: connections are found by the string, whoever makes the options, and however often.</summary>
    ContextOptions,
}
