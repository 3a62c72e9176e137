namespace Lifeguard.Benchmarks.Generated;

/// <summary>Code that has nothing to do with a database: the larger part of most projects.</summary>
internal static class BusinessRules
{
    public static SourceFile Of(int number)
    {
        var names = new Names(number);
        return new SourceFile($"{names.Area}/Rules/{names.Entity}Discounts.cs", $$"""
            namespace {{names.Namespace}}.Rules;

            /// <summary>A line of a basket.</summary>
            public sealed record {{names.Entity}}Line(string Sku, int Quantity, decimal Price, string? Voucher, DateOnly Added);

            /// <summary>What a basket costs in the end, and why.</summary>
            public sealed record {{names.Entity}}Total(decimal Net, decimal Discount, decimal Tax, IReadOnlyList<string> Reasons)
            {
                public decimal Gross => Net - Discount + Tax;
            }

            /// <summary>Works out discounts, step by step.</summary>
            public sealed class {{names.Entity}}Discounts
            {
                private readonly Dictionary<string, decimal> _rates = new(StringComparer.OrdinalIgnoreCase)
                {
                    ["SPRING"] = 0.1m, ["SUMMER"] = 0.15m, ["STAFF"] = 0.3m, ["VIP"] = {{(number % 20) + 5}} / 100m,
                };

                private readonly List<Func<{{names.Entity}}Line, decimal>> _steps = new();

                public {{names.Entity}}Discounts()
                {
                    _steps.Add(line => line.Quantity >= 10 ? line.Price * line.Quantity * 0.05m : 0m);
                    _steps.Add(line => line.Voucher is { Length: > 0 } voucher && _rates.TryGetValue(voucher, out var rate) ? line.Price * line.Quantity * rate : 0m);
                }

                public {{names.Entity}}Total Calculate(IEnumerable<{{names.Entity}}Line> lines, string country, DateOnly today)
                {
                    var reasons = new List<string>();
                    decimal net = 0, discount = 0;
                    foreach (var line in lines.Where(line => line.Quantity > 0).OrderBy(line => line.Sku, StringComparer.Ordinal))
                    {
                        var amount = line.Quantity * line.Price;
                        net += amount;
                        var best = _steps.Max(step => step(line));
                        if (best <= 0) continue;
                        discount += Math.Min(best, amount / 2);
                        reasons.Add($"{line.Sku}: {best:F2} off {amount:F2}");
                    }

                    if (today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && net > 100)
                    {
                        discount += net * 0.01m;
                        reasons.Add("weekend");
                    }

                    return new {{names.Entity}}Total(net, discount, TaxOf(net - discount, country), reasons);
                }

                public async Task<IReadOnlyDictionary<string, {{names.Entity}}Total>> CalculateAll(
                    IReadOnlyDictionary<string, IReadOnlyList<{{names.Entity}}Line>> baskets, string country, CancellationToken cancel)
                {
                    var totals = new Dictionary<string, {{names.Entity}}Total>();
                    foreach (var (basket, lines) in baskets)
                    {
                        cancel.ThrowIfCancellationRequested();
                        await Task.Yield();
                        totals[basket] = Calculate(lines, country, DateOnly.FromDateTime(DateTime.UtcNow));
                    }

                    return totals;
                }

                public IReadOnlyList<{{names.Entity}}Line> Merge(IEnumerable<{{names.Entity}}Line> lines) =>
                    lines.GroupBy(line => (line.Sku, line.Voucher))
                        .Select(group => group.First() with { Quantity = group.Sum(line => line.Quantity), Price = group.Min(line => line.Price) })
                        .Where(line => line.Quantity > 0)
                        .ToList();

                private static decimal TaxOf(decimal amount, string country) => country switch
                {
                    "DE" or "AT" => Math.Round(amount * 0.19m, 2),
                    "CH" => Math.Round(amount * 0.081m, 2),
                    { Length: 2 } => Math.Round(amount * 0.2m, 2),
                    _ => throw new ArgumentException($"No country: '{country}'", nameof(country)),
                };

                public bool TryParse(string text, out {{names.Entity}}Line? line)
                {
                    line = null;
                    var parts = text.Split(';', StringSplitOptions.TrimEntries);
                    if (parts.Length < 3 || !int.TryParse(parts[1], out var quantity) || !decimal.TryParse(parts[2], out var price)) return false;
                    line = new {{names.Entity}}Line(parts[0], quantity, price, parts.Length > 3 ? parts[3] : null, DateOnly.FromDateTime(DateTime.UtcNow));
                    return true;
                }
            }

            """);
    }
}
