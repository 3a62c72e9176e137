using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>The price list, which is part of the code and comes into the database with each release.</summary>
public class BillingPriceList
{
    private const string Prices = """
        EU-MR1-0050;Monthly report, Frankfurt, up to 50 a month;4.90
        EU-MR1-0100;Monthly report, Frankfurt, up to 100 a month;12.15
        EU-MR1-0250;Monthly report, Frankfurt, up to 250 a month;19.40
        EU-MR1-0500;Monthly report, Frankfurt, up to 500 a month;26.65
        EU-MR1-1000;Monthly report, Frankfurt, up to 1000 a month;33.90
        EU-DR2-0050;Daily report, Frankfurt, up to 50 a month;6.40
        EU-DR2-0100;Daily report, Frankfurt, up to 100 a month;13.65
        EU-DR2-0250;Daily report, Frankfurt, up to 250 a month;20.90
        EU-DR2-0500;Daily report, Frankfurt, up to 500 a month;28.15
        EU-DR2-1000;Daily report, Frankfurt, up to 1000 a month;35.40
        EU-UE3-0050;Usage export, Frankfurt, up to 50 a month;7.90
        EU-UE3-0100;Usage export, Frankfurt, up to 100 a month;15.15
        EU-UE3-0250;Usage export, Frankfurt, up to 250 a month;22.40
        EU-UE3-0500;Usage export, Frankfurt, up to 500 a month;29.65
        EU-UE3-1000;Usage export, Frankfurt, up to 1000 a month;36.90
        EU-AT4-0050;Audit trail, Frankfurt, up to 50 a month;9.40
        EU-AT4-0100;Audit trail, Frankfurt, up to 100 a month;16.65
        EU-AT4-0250;Audit trail, Frankfurt, up to 250 a month;23.90
        EU-AT4-0500;Audit trail, Frankfurt, up to 500 a month;31.15
        EU-AT4-1000;Audit trail, Frankfurt, up to 1000 a month;38.40
        EU-DR5-0050;Data retention, Frankfurt, up to 50 a month;10.90
        EU-DR5-0100;Data retention, Frankfurt, up to 100 a month;18.15
        EU-DR5-0250;Data retention, Frankfurt, up to 250 a month;25.40
        EU-DR5-0500;Data retention, Frankfurt, up to 500 a month;32.65
        EU-DR5-1000;Data retention, Frankfurt, up to 1000 a month;39.90
        UK-MR1-0050;Monthly report, London, up to 50 a month;5.30
        UK-MR1-0100;Monthly report, London, up to 100 a month;12.55
        UK-MR1-0250;Monthly report, London, up to 250 a month;19.80
        UK-MR1-0500;Monthly report, London, up to 500 a month;27.05
        UK-MR1-1000;Monthly report, London, up to 1000 a month;34.30
        UK-DR2-0050;Daily report, London, up to 50 a month;6.80
        UK-DR2-0100;Daily report, London, up to 100 a month;14.05
        UK-DR2-0250;Daily report, London, up to 250 a month;21.30
        UK-DR2-0500;Daily report, London, up to 500 a month;28.55
        UK-DR2-1000;Daily report, London, up to 1000 a month;35.80
        UK-UE3-0050;Usage export, London, up to 50 a month;8.30
        UK-UE3-0100;Usage export, London, up to 100 a month;15.55
        UK-UE3-0250;Usage export, London, up to 250 a month;22.80
        UK-UE3-0500;Usage export, London, up to 500 a month;30.05
        UK-UE3-1000;Usage export, London, up to 1000 a month;37.30
        UK-AT4-0050;Audit trail, London, up to 50 a month;9.80
        UK-AT4-0100;Audit trail, London, up to 100 a month;17.05
        UK-AT4-0250;Audit trail, London, up to 250 a month;24.30
        UK-AT4-0500;Audit trail, London, up to 500 a month;31.55
        UK-AT4-1000;Audit trail, London, up to 1000 a month;38.80
        UK-DR5-0050;Data retention, London, up to 50 a month;11.30
        UK-DR5-0100;Data retention, London, up to 100 a month;18.55
        UK-DR5-0250;Data retention, London, up to 250 a month;25.80
        UK-DR5-0500;Data retention, London, up to 500 a month;33.05
        UK-DR5-1000;Data retention, London, up to 1000 a month;40.30
        US-MR1-0050;Monthly report, Ohio, up to 50 a month;5.70
        US-MR1-0100;Monthly report, Ohio, up to 100 a month;12.95
        US-MR1-0250;Monthly report, Ohio, up to 250 a month;20.20
        US-MR1-0500;Monthly report, Ohio, up to 500 a month;27.45
        US-MR1-1000;Monthly report, Ohio, up to 1000 a month;34.70
        US-DR2-0050;Daily report, Ohio, up to 50 a month;7.20
        US-DR2-0100;Daily report, Ohio, up to 100 a month;14.45
        US-DR2-0250;Daily report, Ohio, up to 250 a month;21.70
        US-DR2-0500;Daily report, Ohio, up to 500 a month;28.95
        US-DR2-1000;Daily report, Ohio, up to 1000 a month;36.20
        US-UE3-0050;Usage export, Ohio, up to 50 a month;8.70
        US-UE3-0100;Usage export, Ohio, up to 100 a month;15.95
        US-UE3-0250;Usage export, Ohio, up to 250 a month;23.20
        US-UE3-0500;Usage export, Ohio, up to 500 a month;30.45
        US-UE3-1000;Usage export, Ohio, up to 1000 a month;37.70
        US-AT4-0050;Audit trail, Ohio, up to 50 a month;10.20
        US-AT4-0100;Audit trail, Ohio, up to 100 a month;17.45
        US-AT4-0250;Audit trail, Ohio, up to 250 a month;24.70
        US-AT4-0500;Audit trail, Ohio, up to 500 a month;31.95
        US-AT4-1000;Audit trail, Ohio, up to 1000 a month;39.20
        US-DR5-0050;Data retention, Ohio, up to 50 a month;11.70
        US-DR5-0100;Data retention, Ohio, up to 100 a month;18.95
        US-DR5-0250;Data retention, Ohio, up to 250 a month;26.20
        US-DR5-0500;Data retention, Ohio, up to 500 a month;33.45
        US-DR5-1000;Data retention, Ohio, up to 1000 a month;40.70
        CA-MR1-0050;Monthly report, Montreal, up to 50 a month;6.10
        CA-MR1-0100;Monthly report, Montreal, up to 100 a month;13.35
        CA-MR1-0250;Monthly report, Montreal, up to 250 a month;20.60
        CA-MR1-0500;Monthly report, Montreal, up to 500 a month;27.85
        CA-MR1-1000;Monthly report, Montreal, up to 1000 a month;35.10
        CA-DR2-0050;Daily report, Montreal, up to 50 a month;7.60
        CA-DR2-0100;Daily report, Montreal, up to 100 a month;14.85
        CA-DR2-0250;Daily report, Montreal, up to 250 a month;22.10
        CA-DR2-0500;Daily report, Montreal, up to 500 a month;29.35
        CA-DR2-1000;Daily report, Montreal, up to 1000 a month;36.60
        CA-UE3-0050;Usage export, Montreal, up to 50 a month;9.10
        CA-UE3-0100;Usage export, Montreal, up to 100 a month;16.35
        CA-UE3-0250;Usage export, Montreal, up to 250 a month;23.60
        CA-UE3-0500;Usage export, Montreal, up to 500 a month;30.85
        CA-UE3-1000;Usage export, Montreal, up to 1000 a month;38.10
        CA-AT4-0050;Audit trail, Montreal, up to 50 a month;10.60
        CA-AT4-0100;Audit trail, Montreal, up to 100 a month;17.85
        CA-AT4-0250;Audit trail, Montreal, up to 250 a month;25.10
        CA-AT4-0500;Audit trail, Montreal, up to 500 a month;32.35
        CA-AT4-1000;Audit trail, Montreal, up to 1000 a month;39.60
        CA-DR5-0050;Data retention, Montreal, up to 50 a month;12.10
        CA-DR5-0100;Data retention, Montreal, up to 100 a month;19.35
        CA-DR5-0250;Data retention, Montreal, up to 250 a month;26.60
        CA-DR5-0500;Data retention, Montreal, up to 500 a month;33.85
        CA-DR5-1000;Data retention, Montreal, up to 1000 a month;41.10
        BR-MR1-0050;Monthly report, Sao Paulo, up to 50 a month;6.50
        BR-MR1-0100;Monthly report, Sao Paulo, up to 100 a month;13.75
        BR-MR1-0250;Monthly report, Sao Paulo, up to 250 a month;21.00
        BR-MR1-0500;Monthly report, Sao Paulo, up to 500 a month;28.25
        BR-MR1-1000;Monthly report, Sao Paulo, up to 1000 a month;35.50
        BR-DR2-0050;Daily report, Sao Paulo, up to 50 a month;8.00
        BR-DR2-0100;Daily report, Sao Paulo, up to 100 a month;15.25
        BR-DR2-0250;Daily report, Sao Paulo, up to 250 a month;22.50
        BR-DR2-0500;Daily report, Sao Paulo, up to 500 a month;29.75
        BR-DR2-1000;Daily report, Sao Paulo, up to 1000 a month;37.00
        BR-UE3-0050;Usage export, Sao Paulo, up to 50 a month;9.50
        BR-UE3-0100;Usage export, Sao Paulo, up to 100 a month;16.75
        BR-UE3-0250;Usage export, Sao Paulo, up to 250 a month;24.00
        BR-UE3-0500;Usage export, Sao Paulo, up to 500 a month;31.25
        BR-UE3-1000;Usage export, Sao Paulo, up to 1000 a month;38.50
        BR-AT4-0050;Audit trail, Sao Paulo, up to 50 a month;11.00
        BR-AT4-0100;Audit trail, Sao Paulo, up to 100 a month;18.25
        BR-AT4-0250;Audit trail, Sao Paulo, up to 250 a month;25.50
        BR-AT4-0500;Audit trail, Sao Paulo, up to 500 a month;32.75
        BR-AT4-1000;Audit trail, Sao Paulo, up to 1000 a month;40.00
        BR-DR5-0050;Data retention, Sao Paulo, up to 50 a month;12.50
        BR-DR5-0100;Data retention, Sao Paulo, up to 100 a month;19.75
        BR-DR5-0250;Data retention, Sao Paulo, up to 250 a month;27.00
        BR-DR5-0500;Data retention, Sao Paulo, up to 500 a month;34.25
        BR-DR5-1000;Data retention, Sao Paulo, up to 1000 a month;41.50
        ZA-MR1-0050;Monthly report, Cape Town, up to 50 a month;6.90
        ZA-MR1-0100;Monthly report, Cape Town, up to 100 a month;14.15
        ZA-MR1-0250;Monthly report, Cape Town, up to 250 a month;21.40
        ZA-MR1-0500;Monthly report, Cape Town, up to 500 a month;28.65
        ZA-MR1-1000;Monthly report, Cape Town, up to 1000 a month;35.90
        ZA-DR2-0050;Daily report, Cape Town, up to 50 a month;8.40
        ZA-DR2-0100;Daily report, Cape Town, up to 100 a month;15.65
        ZA-DR2-0250;Daily report, Cape Town, up to 250 a month;22.90
        ZA-DR2-0500;Daily report, Cape Town, up to 500 a month;30.15
        ZA-DR2-1000;Daily report, Cape Town, up to 1000 a month;37.40
        ZA-UE3-0050;Usage export, Cape Town, up to 50 a month;9.90
        ZA-UE3-0100;Usage export, Cape Town, up to 100 a month;17.15
        ZA-UE3-0250;Usage export, Cape Town, up to 250 a month;24.40
        ZA-UE3-0500;Usage export, Cape Town, up to 500 a month;31.65
        ZA-UE3-1000;Usage export, Cape Town, up to 1000 a month;38.90
        ZA-AT4-0050;Audit trail, Cape Town, up to 50 a month;11.40
        ZA-AT4-0100;Audit trail, Cape Town, up to 100 a month;18.65
        ZA-AT4-0250;Audit trail, Cape Town, up to 250 a month;25.90
        ZA-AT4-0500;Audit trail, Cape Town, up to 500 a month;33.15
        ZA-AT4-1000;Audit trail, Cape Town, up to 1000 a month;40.40
        ZA-DR5-0050;Data retention, Cape Town, up to 50 a month;12.90
        ZA-DR5-0100;Data retention, Cape Town, up to 100 a month;20.15
        ZA-DR5-0250;Data retention, Cape Town, up to 250 a month;27.40
        ZA-DR5-0500;Data retention, Cape Town, up to 500 a month;34.65
        ZA-DR5-1000;Data retention, Cape Town, up to 1000 a month;41.90
        IN-MR1-0050;Monthly report, Mumbai, up to 50 a month;7.30
        IN-MR1-0100;Monthly report, Mumbai, up to 100 a month;14.55
        IN-MR1-0250;Monthly report, Mumbai, up to 250 a month;21.80
        IN-MR1-0500;Monthly report, Mumbai, up to 500 a month;29.05
        IN-MR1-1000;Monthly report, Mumbai, up to 1000 a month;36.30
        IN-DR2-0050;Daily report, Mumbai, up to 50 a month;8.80
        IN-DR2-0100;Daily report, Mumbai, up to 100 a month;16.05
        IN-DR2-0250;Daily report, Mumbai, up to 250 a month;23.30
        IN-DR2-0500;Daily report, Mumbai, up to 500 a month;30.55
        IN-DR2-1000;Daily report, Mumbai, up to 1000 a month;37.80
        IN-UE3-0050;Usage export, Mumbai, up to 50 a month;10.30
        IN-UE3-0100;Usage export, Mumbai, up to 100 a month;17.55
        IN-UE3-0250;Usage export, Mumbai, up to 250 a month;24.80
        IN-UE3-0500;Usage export, Mumbai, up to 500 a month;32.05
        IN-UE3-1000;Usage export, Mumbai, up to 1000 a month;39.30
        IN-AT4-0050;Audit trail, Mumbai, up to 50 a month;11.80
        IN-AT4-0100;Audit trail, Mumbai, up to 100 a month;19.05
        IN-AT4-0250;Audit trail, Mumbai, up to 250 a month;26.30
        IN-AT4-0500;Audit trail, Mumbai, up to 500 a month;33.55
        IN-AT4-1000;Audit trail, Mumbai, up to 1000 a month;40.80
        IN-DR5-0050;Data retention, Mumbai, up to 50 a month;13.30
        IN-DR5-0100;Data retention, Mumbai, up to 100 a month;20.55
        IN-DR5-0250;Data retention, Mumbai, up to 250 a month;27.80
        IN-DR5-0500;Data retention, Mumbai, up to 500 a month;35.05
        IN-DR5-1000;Data retention, Mumbai, up to 1000 a month;42.30
        JP-MR1-0050;Monthly report, Tokyo, up to 50 a month;7.70
        JP-MR1-0100;Monthly report, Tokyo, up to 100 a month;14.95
        JP-MR1-0250;Monthly report, Tokyo, up to 250 a month;22.20
        JP-MR1-0500;Monthly report, Tokyo, up to 500 a month;29.45
        JP-MR1-1000;Monthly report, Tokyo, up to 1000 a month;36.70
        JP-DR2-0050;Daily report, Tokyo, up to 50 a month;9.20
        JP-DR2-0100;Daily report, Tokyo, up to 100 a month;16.45
        JP-DR2-0250;Daily report, Tokyo, up to 250 a month;23.70
        JP-DR2-0500;Daily report, Tokyo, up to 500 a month;30.95
        JP-DR2-1000;Daily report, Tokyo, up to 1000 a month;38.20
        JP-UE3-0050;Usage export, Tokyo, up to 50 a month;10.70
        JP-UE3-0100;Usage export, Tokyo, up to 100 a month;17.95
        JP-UE3-0250;Usage export, Tokyo, up to 250 a month;25.20
        JP-UE3-0500;Usage export, Tokyo, up to 500 a month;32.45
        JP-UE3-1000;Usage export, Tokyo, up to 1000 a month;39.70
        JP-AT4-0050;Audit trail, Tokyo, up to 50 a month;12.20
        JP-AT4-0100;Audit trail, Tokyo, up to 100 a month;19.45
        JP-AT4-0250;Audit trail, Tokyo, up to 250 a month;26.70
        JP-AT4-0500;Audit trail, Tokyo, up to 500 a month;33.95
        JP-AT4-1000;Audit trail, Tokyo, up to 1000 a month;41.20
        JP-DR5-0050;Data retention, Tokyo, up to 50 a month;13.70
        JP-DR5-0100;Data retention, Tokyo, up to 100 a month;20.95
        JP-DR5-0250;Data retention, Tokyo, up to 250 a month;28.20
        JP-DR5-0500;Data retention, Tokyo, up to 500 a month;35.45
        JP-DR5-1000;Data retention, Tokyo, up to 1000 a month;42.70
        AU-MR1-0050;Monthly report, Sydney, up to 50 a month;8.10
        AU-MR1-0100;Monthly report, Sydney, up to 100 a month;15.35
        AU-MR1-0250;Monthly report, Sydney, up to 250 a month;22.60
        AU-MR1-0500;Monthly report, Sydney, up to 500 a month;29.85
        AU-MR1-1000;Monthly report, Sydney, up to 1000 a month;37.10
        AU-DR2-0050;Daily report, Sydney, up to 50 a month;9.60
        AU-DR2-0100;Daily report, Sydney, up to 100 a month;16.85
        AU-DR2-0250;Daily report, Sydney, up to 250 a month;24.10
        AU-DR2-0500;Daily report, Sydney, up to 500 a month;31.35
        AU-DR2-1000;Daily report, Sydney, up to 1000 a month;38.60
        AU-UE3-0050;Usage export, Sydney, up to 50 a month;11.10
        AU-UE3-0100;Usage export, Sydney, up to 100 a month;18.35
        AU-UE3-0250;Usage export, Sydney, up to 250 a month;25.60
        AU-UE3-0500;Usage export, Sydney, up to 500 a month;32.85
        AU-UE3-1000;Usage export, Sydney, up to 1000 a month;40.10
        AU-AT4-0050;Audit trail, Sydney, up to 50 a month;12.60
        AU-AT4-0100;Audit trail, Sydney, up to 100 a month;19.85
        AU-AT4-0250;Audit trail, Sydney, up to 250 a month;27.10
        AU-AT4-0500;Audit trail, Sydney, up to 500 a month;34.35
        AU-AT4-1000;Audit trail, Sydney, up to 1000 a month;41.60
        AU-DR5-0050;Data retention, Sydney, up to 50 a month;14.10
        AU-DR5-0100;Data retention, Sydney, up to 100 a month;21.35
        AU-DR5-0250;Data retention, Sydney, up to 250 a month;28.60
        AU-DR5-0500;Data retention, Sydney, up to 500 a month;35.85
        AU-DR5-1000;Data retention, Sydney, up to 1000 a month;43.10
        SE-MR1-0050;Monthly report, Stockholm, up to 50 a month;8.50
        SE-MR1-0100;Monthly report, Stockholm, up to 100 a month;15.75
        SE-MR1-0250;Monthly report, Stockholm, up to 250 a month;23.00
        SE-MR1-0500;Monthly report, Stockholm, up to 500 a month;30.25
        SE-MR1-1000;Monthly report, Stockholm, up to 1000 a month;37.50
        SE-DR2-0050;Daily report, Stockholm, up to 50 a month;10.00
        SE-DR2-0100;Daily report, Stockholm, up to 100 a month;17.25
        SE-DR2-0250;Daily report, Stockholm, up to 250 a month;24.50
        SE-DR2-0500;Daily report, Stockholm, up to 500 a month;31.75
        SE-DR2-1000;Daily report, Stockholm, up to 1000 a month;39.00
        SE-UE3-0050;Usage export, Stockholm, up to 50 a month;11.50
        SE-UE3-0100;Usage export, Stockholm, up to 100 a month;18.75
        SE-UE3-0250;Usage export, Stockholm, up to 250 a month;26.00
        SE-UE3-0500;Usage export, Stockholm, up to 500 a month;33.25
        SE-UE3-1000;Usage export, Stockholm, up to 1000 a month;40.50
        SE-AT4-0050;Audit trail, Stockholm, up to 50 a month;13.00
        SE-AT4-0100;Audit trail, Stockholm, up to 100 a month;20.25
        SE-AT4-0250;Audit trail, Stockholm, up to 250 a month;27.50
        SE-AT4-0500;Audit trail, Stockholm, up to 500 a month;34.75
        SE-AT4-1000;Audit trail, Stockholm, up to 1000 a month;42.00
        SE-DR5-0050;Data retention, Stockholm, up to 50 a month;14.50
        SE-DR5-0100;Data retention, Stockholm, up to 100 a month;21.75
        SE-DR5-0250;Data retention, Stockholm, up to 250 a month;29.00
        SE-DR5-0500;Data retention, Stockholm, up to 500 a month;36.25
        SE-DR5-1000;Data retention, Stockholm, up to 1000 a month;43.50

        """;

    public async Task<int> Publish(ILambdaContext context)
    {
        await using var connection = await BillingDatabase.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("DELETE FROM billing.prices", transaction: transaction);

        // The rows are data, not text of a statement.
        await using (var rows = await connection.BeginTextImportAsync("COPY billing.prices (code, description, price) FROM STDIN (FORMAT csv, DELIMITER ';')"))
        {
            await rows.WriteAsync(Prices);
        }

        var published = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM billing.prices", transaction: transaction);
        await transaction.CommitAsync();
        return published;
    }
}
