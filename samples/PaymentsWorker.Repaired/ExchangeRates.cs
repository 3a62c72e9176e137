using Npgsql;

namespace PaymentsWorker;

/// <summary>Read once, when the process starts: rates change daily, and a process does not live that long.</summary>
internal static class ExchangeRates
{
    private static readonly Dictionary<string, decimal> Rates = [];

    static ExchangeRates()
    {
        using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("PAYMENTS_DB"));
        connection.Open();
        using var command = new NpgsqlCommand("SELECT currency, to_euro FROM exchange_rates", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read()) Rates[reader.GetString(0)] = reader.GetDecimal(1);
    }

    public static decimal ToEuro(decimal amount, string currency) => currency == "EUR" ? amount : decimal.Round(amount * Rates[currency], 2);
}
