using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Npgsql;

[assembly: AssemblyFixture(typeof(ClinicFunctions.Tests.Database))]

namespace ClinicFunctions.Tests;

public sealed class ClinicFunctionsTests(Database database) : IAsyncLifetime
{
    private StartedProgram _program = null!;

    public async ValueTask InitializeAsync()
    {
        await database.ExecuteAsync("TRUNCATE appointments");
        _program = await StartedProgram.StartAsync("ClinicFunctions");
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task AnAppointmentIsBookedOnce()
    {
        Assert.IsType<CreatedResult>(await BookAsync("Ada", "2031-05-05T10:00:00Z"));
        Assert.IsType<ConflictResult>(await BookAsync("Bob", "2031-05-05T10:00:00Z"));

        Assert.Equal("Ada booked", await database.ScalarAsync<string>("SELECT string_agg(patient || ' ' || status, ',') FROM appointments"));
    }

    [Fact]
    public async Task OverlappingBookingsOfDifferentHoursAllSucceed()
    {
        var results = await Task.WhenAll(Enumerable.Range(8, 5).Select(hour => BookAsync("Ada", $"2031-06-01T{hour:00}:00:00Z")));

        Assert.All(results, result => Assert.IsType<CreatedResult>(result));
        var listed = await _program.Services.InvokeAsync<AppointmentFunctions, IActionResult>(functions =>
            functions.AppointmentsOfDoctor(FunctionInvocation.Request(""), "Dr Who"));
        var appointments = Assert.IsType<List<Appointment>>(Assert.IsType<OkObjectResult>(listed).Value);
        Assert.Equal([8, 9, 10, 11, 12], appointments.Select(appointment => appointment.StartsAt.Hour));
    }

    [Fact]
    public async Task TomorrowsPatientsAreRemindedOnce()
    {
        await BookAsync("Ada", DateTime.UtcNow.AddHours(20).ToString("O"));
        await BookAsync("Bob", DateTime.UtcNow.AddHours(40).ToString("O"));

        await RemindAsync();
        await RemindAsync();

        Assert.Equal("Ada reminded,Bob booked", await database.ScalarAsync<string>("SELECT string_agg(patient || ' ' || status, ',' ORDER BY patient) FROM appointments"));
    }

    [Fact]
    public async Task AfterAFailoverTheNextRunReminds()
    {
        await BookAsync("Ada", DateTime.UtcNow.AddHours(20).ToString("O"));
        await RemindAsync();
        await BookAsync("Bob", DateTime.UtcNow.AddHours(21).ToString("O"));
        await database.CutAllConnectionsAsync();

        await Assert.ThrowsAnyAsync<NpgsqlException>(RemindAsync);
        await RemindAsync();

        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM appointments WHERE status = 'reminded'"));
    }

    private Task<IActionResult> BookAsync(string patient, string startsAt) => _program.Services.InvokeAsync<AppointmentFunctions, IActionResult>(functions =>
        functions.BookAppointment(FunctionInvocation.Request($$"""{"patient":"{{patient}}","doctor":"Dr Who","startsAt":"{{startsAt}}"}""")));

    private Task RemindAsync() => _program.Services.InvokeAsync<ReminderFunction>(functions => functions.Run(new TimerInfo()));
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("CLINIC_DB");
