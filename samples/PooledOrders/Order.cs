namespace PooledOrders;

public record OrderLine(string Sku, int Quantity, decimal Price);

public record NewOrder(string Customer, IReadOnlyList<OrderLine> Lines);

public record OrderId(long Id);

public record Order(long Id, string Customer, decimal Total, string? Tracking);
