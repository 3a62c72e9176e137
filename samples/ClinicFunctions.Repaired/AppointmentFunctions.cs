using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ClinicFunctions;

public record Booking(string Patient, string Doctor, DateTime StartsAt);

public class AppointmentFunctions(ClinicContext clinic, ILogger<AppointmentFunctions> logger)
{
    [Function(nameof(BookAppointment))]
    public async Task<IActionResult> BookAppointment([HttpTrigger(AuthorizationLevel.Function, "post", Route = "appointments")] HttpRequest request)
    {
        var booking = await request.ReadFromJsonAsync<Booking>(request.HttpContext.RequestAborted);
        if (booking is null) return new BadRequestResult();

        if (await clinic.Appointments.AnyAsync(a => a.Doctor == booking.Doctor && a.StartsAt == booking.StartsAt))
        {
            logger.LogInformation("{Doctor} is taken at {StartsAt}", booking.Doctor, booking.StartsAt);
            return new ConflictResult();
        }

        var appointment = new Appointment { Patient = booking.Patient, Doctor = booking.Doctor, StartsAt = booking.StartsAt };
        clinic.Appointments.Add(appointment);
        await clinic.SaveChangesAsync();
        return new CreatedResult($"/api/appointments/{appointment.Id}", appointment);
    }

    [Function(nameof(AppointmentsOfDoctor))]
    public async Task<IActionResult> AppointmentsOfDoctor(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "doctors/{doctor}/appointments")] HttpRequest request, string doctor)
    {
        var appointments = await clinic.Appointments.AsNoTracking().Where(a => a.Doctor == doctor).OrderBy(a => a.StartsAt).ToListAsync();
        return new OkObjectResult(appointments);
    }
}
