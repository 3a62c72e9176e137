using System.Text.RegularExpressions;

namespace Lifeguard.Cli.Sql.Inputs;

/// <summary>Does a migration tool run this file, and so in one transaction?</summary>
internal static partial class MigrationTools
{
    private const RegexOptions InComments = RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant;

    /// <summary>
    /// True where the file's name or a comment at its beginning is that of a tool that begins a transaction around a file, or sends a file as one text,
    /// which PostgreSQL runs in one: Flyway, golang-migrate, sqlx, Prisma, goose, dbmate, node-pg-migrate. False where the file tells the tool not to.
    /// </summary>
    public static bool RunInTransaction(string name, string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096));
        if (NoTransaction().IsMatch(head)) return false;
        return Marker().IsMatch(head) || FileName().IsMatch(name);
    }

    // V2__add_orders.sql, R__views.sql; 0001_orders.up.sql; prisma's 20240101120000_orders/migration.sql
    [GeneratedRegex(@"(?:^|/)(?:[VU]\d[\w.]*__[^/]*\.sql|R__[^/]*\.sql|\d+[^/]*\.(?:up|down)\.sql|\d{14}_[^/]*/migration\.sql)$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^[ \t]*--[ \t]*(?:\+goose[ \t]+up\b|migrate:up\b|up migration\b)", InComments)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^[ \t]*--[ \t]*(?:\+goose[ \t]+no[ \t]+transaction|migrate:up[^\n]*transaction:false|no-transaction|flyway:executeInTransaction=false)", InComments)]
    private static partial Regex NoTransaction();
}
