namespace PaymentsWorker;

public record Payment(Guid Id, string Account, decimal Amount, string Currency);
