using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>A place where text is sent to a database.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">The call, the creation of a command, or the assignment to its text.</param>
/// <param name="Api">Whose call it is.</param>
/// <param name="Method">What is called; null for an assignment.</param>
/// <param name="Via">The calls of the user's own methods through which text gets there; null where it stands in <paramref name="At"/> itself.</param>
internal sealed record SqlSink(ExpressionSyntax Text, SyntaxNode At, SqlApi Api, IMethodSymbol? Method, SqlCall? Via)
{
    /// <summary>Where the author of the text sends it: the outermost call of a method of theirs, or the place itself.</summary>
    public SyntaxNode Outermost
    {
        get
        {
            var at = At;
            for (var call = Via; call is not null; call = call.Outer) at = call.Call;
            return at;
        }
    }
}

/// <summary>Whose call sends SQL text.</summary>
internal enum SqlApi
{
    /// <summary>An ADO.NET command: its constructor, its <c>CommandText</c>, a data adapter, or COPY.</summary>
    Command,

    /// <summary>A command of an ADO.NET batch.</summary>
    BatchCommand,

    /// <summary>A command of a data source, which takes a connection from the pool for each execution.</summary>
    DataSourceCommand,

    /// <summary>Dapper.</summary>
    Dapper,

    /// <summary>Entity Framework Core.</summary>
    EntityFramework,

    /// <summary>A migration of Entity Framework Core.</summary>
    Migration,

    /// <summary>Another library: linq2db, RepoDb, OrmLite, Marten, NHibernate, or one that is known by its signature alone.</summary>
    Other,
}
