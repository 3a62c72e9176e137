namespace Lifeguard.Core.Poolers;

/// <summary>A condition in words.</summary>
public static class ConditionText
{
    /// <summary>Pooler, versions and option: <c>PgBouncer 1.21 or later where max_prepared_statements is 0</c>; of the settings' names nothing.</summary>
    public static string Of(PoolerCondition condition, PoolerProduct product)
    {
        var text = VersionsOf(condition) is { Length: > 0 } versions ? $"{product.VersionedName} {versions}" : product.Name;
        return condition.Option is { } option ? $"{text} where {product.Spelling(option, condition.OptionIsOn)}" : text;
    }

    private static string VersionsOf(PoolerCondition condition) => condition switch
    {
        { Since: { } since, Before: { } before } => $"{since} or later but before {before}",
        { Since: { } since } => $"{since} or later",
        { Before: { } before } => $"before {before}",
        _ => "",
    };
}
