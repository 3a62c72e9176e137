using System.Globalization;
using System.Text;
using Lifeguard.Core.Sql;

namespace Lifeguard.Benchmarks.Subjects;

/// <summary>What SQL is like.</summary>
public enum SqlText
{
    /// <summary>Queries and changes as applications send them; no effects.</summary>
    Queries,

    /// <summary>Tables, indexes, comments and rows with long strings, as migrations and dumps have them; no effects.</summary>
    Script,

    /// <summary>Queries with a setting, a lock or a temporary table in one of five statements.</summary>
    WithEffects,
}

/// <summary>SQL text of a length, the same in each run.</summary>
internal static class SqlTexts
{
    public static string Write(SqlText kind, SqlDialect dialect, int length)
    {
        var text = new StringBuilder(length + 1_000);
        for (var index = 0; text.Length < length; index++)
        {
            var next = kind switch
            {
                SqlText.Script => Script[index % Script.Length],
                SqlText.WithEffects when index % 5 == 0 => EffectsOf(dialect)[index / 5 % EffectsOf(dialect).Length],
                _ => Queries[index % Queries.Length],
            };
            text.Append(next.Replace("{n}", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).Append(";\n");
        }

        return text.ToString(0, length);
    }

    private static readonly string[] Queries =
    [
        "SELECT o.id, o.customer_id, o.total, c.name, c.email FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.status = @status AND o.created_at >= @since ORDER BY o.created_at DESC",
        "INSERT INTO order_lines (order_id, product_id, quantity, price, note) VALUES (@order, @product, @quantity, @price, 'it''s number {n}')",
        "UPDATE products SET stock = stock - @quantity, updated_at = CURRENT_TIMESTAMP WHERE id = @id AND stock >= @quantity",
        "WITH recent AS (SELECT customer_id, COUNT(*) AS orders, SUM(total) AS spent FROM orders WHERE created_at > @since GROUP BY customer_id) SELECT c.id, c.name, COALESCE(r.orders, 0) AS orders FROM customers c LEFT JOIN recent r ON r.customer_id = c.id WHERE r.spent > 100.50 OR c.vip = 1",
        "DELETE FROM sessions WHERE expires_at < @now AND user_id IN (SELECT id FROM users WHERE disabled = 1)",
        "SELECT CASE WHEN total > 1000 THEN 'large' WHEN total > 100 THEN 'medium' ELSE 'small' END AS size, COUNT(*) FROM orders GROUP BY customer_id HAVING COUNT(*) > 3",
    ];

    private static readonly string[] Script =
    [
        "-- Table {n} of the shop: orders as they come in, one row each, never changed afterwards but for their status\nCREATE TABLE orders_{n} (\n    id bigint NOT NULL PRIMARY KEY,\n    customer_id bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE,\n    total numeric(12, 2) NOT NULL DEFAULT 0,\n    note varchar(400)\n)",
        "CREATE INDEX ix_orders_{n}_customer ON orders_{n} (customer_id, total)",
        "/* What the first customers wrote,\n   kept for the tests */\nINSERT INTO notes VALUES ({n}, 'We were very content with the delivery, which came a day early; the box was dented, but nothing inside had taken any harm. We will order again.', 5, '2026-11-21 10:00:00')",
        "ALTER TABLE orders_{n} ADD CONSTRAINT ck_orders_{n}_total CHECK (total >= 0)",
    ];

    private static string[] EffectsOf(SqlDialect dialect) => dialect switch
    {
        SqlDialect.MySql => ["SET SESSION wait_timeout = {n}", "SELECT GET_LOCK('orders', 10)", "CREATE TEMPORARY TABLE t_{n} (id bigint)", "SET @row = {n}"],
        SqlDialect.SqlServer => ["SET LOCK_TIMEOUT {n}", "EXEC sp_getapplock @Resource = 'orders', @LockMode = 'Exclusive', @LockOwner = 'Session'", "CREATE TABLE #t_{n} (id bigint)", "USE shop"],
        _ => ["SET app.tenant_id = '{n}'", "SELECT pg_advisory_lock({n})", "CREATE TEMP TABLE t_{n} (id bigint)", "SELECT set_config('app.tenant', @tenant, false)"],
    };
}
