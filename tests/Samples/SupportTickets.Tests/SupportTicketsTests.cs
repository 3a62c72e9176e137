using System.Globalization;

[assembly: AssemblyFixture(typeof(SupportTickets.Tests.Database))]
[assembly: AssemblyFixture(typeof(DynamoDbEndpoint))]

namespace SupportTickets.Tests;

public sealed class SupportTicketsTests(Database database, DynamoDbEndpoint dynamoDb) : IAsyncLifetime
{
    private readonly AnnotationsHost<TicketFunctions> _host = new(new Startup().ConfigureServices);

    public async ValueTask InitializeAsync() => await database.ExecuteAsync("""TRUNCATE "Tickets" """);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task ATicketIsOpenUntilItIsClosed()
    {
        var first = await OpenAsync("No connection");
        var second = await OpenAsync("Too many connections");
        Assert.Equal([first.Id, second.Id], await OpenTicketsAsync());

        Assert.True(await CloseAsync(first.Id));
        Assert.Equal([second.Id], await OpenTicketsAsync());
    }

    [Fact]
    public async Task ATicketIsClosedOnce()
    {
        var ticket = await OpenAsync("Too slow");

        Assert.True(await CloseAsync(ticket.Id));
        Assert.False(await CloseAsync(ticket.Id));
        Assert.True(await database.ScalarAsync<bool>($"""SELECT "IsClosed" FROM "Tickets" WHERE "Id" = {ticket.Id}"""));
    }

    [Fact]
    public async Task WhatHappensIsAudited()
    {
        var ticket = await OpenAsync("Where is it written?");
        await CloseAsync(ticket.Id);

        var number = ticket.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(["opened", "closed"], dynamoDb.Requests.Where(request => request.Operation == "PutItem" && request.Value("ticket", "N") == number).Select(request => request.Value("what", "S")));
    }

    private Task<Ticket> OpenAsync(string subject) => _host.InvokeAsync<Ticket>("OpenTicket", subject);

    private Task<bool> CloseAsync(int id) => _host.InvokeAsync<bool>("CloseTicket", id);

    private async Task<IEnumerable<int>> OpenTicketsAsync() => (await _host.InvokeAsync<List<Ticket>>("OpenTickets")).Select(ticket => ticket.Id);
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("TICKETS_DB");
