using Lifeguard.Core.Sql;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>One text that reaches a database.</summary>
/// <param name="Sink">Where it is sent.</param>
/// <param name="Text">What is sent, as far as it is known.</param>
/// <param name="Dialect">Whose grammar it is written in; null where nothing tells.</param>
internal sealed record SqlUse(SqlSink Sink, SqlText Text, SqlDialect? Dialect);
