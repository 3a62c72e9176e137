namespace OrdersLambda;

public record OrderLine(string Sku, int Quantity, decimal Price);

public record NewOrder(string CustomerId, List<OrderLine> Lines)
{
    public decimal Total => Lines.Sum(line => line.Quantity * line.Price);
}

public record Order(Guid Id, string CustomerId, decimal Total, DateTime PlacedAt);

public record CustomerTotal(string CustomerId, long Orders, decimal Total);
