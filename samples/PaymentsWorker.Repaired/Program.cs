using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace PaymentsWorker;

/// <summary>Books payments from a queue. A message that fails is reported alone, so that the queue delivers only that one again.</summary>
public static class Program
{
    private static async Task Main()
    {
        await LambdaBootstrapBuilder.Create<SQSEvent, SQSBatchResponse>(HandleAsync, new DefaultLambdaJsonSerializer())
            .Build()
            .RunAsync();
    }

    public static async Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        var ledger = new Ledger();
        foreach (var message in batch.Records)
        {
            try
            {
                var payment = JsonSerializer.Deserialize<Payment>(message.Body, JsonSerializerOptions.Web)!;
                await ledger.BookAsync(payment with { Amount = ExchangeRates.ToEuro(payment.Amount, payment.Currency) });
            }
            catch (Exception exception)
            {
                context.Logger.LogError(exception, "Message {0} was not booked", message.MessageId);
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
            }
        }

        return new SQSBatchResponse(failures);
    }
}
