namespace Lifeguard.Benchmarks.Generated;

/// <summary>Names of the generated code. Types are numbered; members are called the same everywhere, as they are in real projects, which is the hard case for anything that goes by names.</summary>
internal sealed record Names(int Number)
{
    private static readonly string[] Areas = ["Orders", "Billing", "Catalog", "Shipping", "Customers", "Returns", "Pricing", "Inventory", "Loyalty", "Reporting", "Suppliers", "Support"];
    private static readonly string[] Nouns = ["Order", "Invoice", "Product", "Parcel", "Customer", "Refund", "Quote", "StockItem", "Voucher", "Report", "Supplier", "Ticket"];

    public string Area => Areas[Number % Areas.Length];

    public string Entity => $"{Nouns[Number % Nouns.Length]}{Number:D4}";

    public string Namespace => $"Shop.{Area}";

    public string Table => Nouns[Number % Nouns.Length].ToLowerInvariant() + "s";

    public static IEnumerable<string> AllAreas(int features) => Areas.Take(Math.Min(features, Areas.Length));

    public static int AreaOf(int number) => number % Areas.Length;
}
