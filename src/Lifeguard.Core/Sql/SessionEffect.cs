namespace Lifeguard.Core.Sql;

/// <summary>One trace that a statement leaves in its database session.</summary>
/// <param name="Kind">What kind of trace.</param>
/// <param name="Form">Which spelling of it.</param>
/// <param name="Scope">How long it lasts.</param>
/// <param name="Range">Where the words stand that do it, in offsets of the whole text: <c>SET search_path</c>, <c>pg_advisory_lock</c>, <c>CREATE TEMP TABLE t</c>.</param>
/// <param name="Statement">Where the statement stands that holds them, without the semicolon that ends it.</param>
/// <param name="Name">
/// What it touches as the server names it (unquoted names in lower case): the setting, role, channel, prepared statement, temporary object or function; empty where the text does not say.
/// </param>
public readonly record struct SessionEffect(
    SessionEffectKind Kind, SessionEffectForm Form, SessionEffectScope Scope, TextRange Range, TextRange Statement, string Name);
