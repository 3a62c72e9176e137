using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>MediatR and its likes: the request's type connects who sends it with who handles it.</summary>
public sealed class Dispatch
{
    private static string Handler(string connection) => $$"""
        public record LoadOrder(int Id) : MediatR.IRequest<string>;
        public record OtherRequest(int Id) : MediatR.IRequest<string>;
        public class LoadOrderHandler : MediatR.IRequestHandler<LoadOrder, string>
        {
            public async Task<string> Handle(LoadOrder request, CancellationToken cancellationToken) { await using var connection = {{connection}}; return ""; }
        }
        """;

    private const string Mediator = "private readonly MediatR.IMediator _mediator; public Function(MediatR.IMediator mediator) { _mediator = mediator; }";

    [Theory]
    [InlineData("await _mediator.Send(new LoadOrder(1));")]
    [InlineData("var request = new LoadOrder(1); await _mediator.Send(request, CancellationToken.None);")]
    [InlineData("var request = System.Text.Json.JsonSerializer.Deserialize<LoadOrder>(input); await _mediator.Send(request);")]
    [InlineData("LoadOrder request = new(1); await (_mediator as MediatR.ISender).Send(request);")]
    public Task TheHandlerOfARequestThatIsSent(string statement) => Verify(statement, Handler(Reached), Mediator);

    [Fact]
    public Task TheHandlerOfARequestThatNobodySends() => Verify("await _mediator.Send(new OtherRequest(1)); _ = new LoadOrder(1);", Handler(NotReached), Mediator);

    [Fact]
    public Task TheHandlerOfANotification() => Verify("await _mediator.Publish(new OrderPlaced());", $$"""
        public record OrderPlaced : MediatR.INotification;
        public class Audit : MediatR.INotificationHandler<OrderPlaced> { public async Task Handle(OrderPlaced placed, CancellationToken cancellationToken) { await using var connection = {{Reached}}; } }
        """, Mediator);

    [Fact]
    public Task TheUsersOwnDispatcher() => Verify("await _bus.SendAsync(new PlaceOrder());", $$"""
        public record PlaceOrder;
        public interface IBus { Task SendAsync<T>(T command); }
        public interface ICommandHandler<in T> { Task HandleAsync(T command); }
        public class PlaceOrderHandler : ICommandHandler<PlaceOrder> { public async Task HandleAsync(PlaceOrder command) { await using var connection = {{Reached}}; } }
        """, "private readonly IBus _bus; public Function(IBus bus) { _bus = bus; }");

    [Fact]
    public Task ARequestHandlerCallsARepository() => Verify("await _mediator.Send(new LoadOrder(1));", $$"""
        public record LoadOrder(int Id) : MediatR.IRequest<string>;
        public class LoadOrderHandler : MediatR.IRequestHandler<LoadOrder, string>
        {
            private readonly IOrders _orders;
            public LoadOrderHandler(IOrders orders) { _orders = orders; }
            public Task<string> Handle(LoadOrder request, CancellationToken cancellationToken) => _orders.Load(request.Id);
        }
        public interface IOrders { Task<string> Load(int id); }
        public class Orders : IOrders { public async Task<string> Load(int id) { await using var connection = {{Reached}}; return ""; } }
        """, Mediator);
}
