namespace WarehouseFunctions;

public sealed record StockLevel(string Article, int Quantity);

public sealed record Delivery(Guid Id, string Supplier, IReadOnlyList<DeliveryLine> Lines);

public sealed record DeliveryLine(string Article, int Quantity);

public sealed record Correction(string Article, int Quantity, string By);

public sealed record Parcel(int Id, string Address, int Grams);
