using Microsoft.EntityFrameworkCore;

namespace ClinicFunctions;

public class ClinicContext(DbContextOptions<ClinicContext> options) : DbContext(options)
{
    public DbSet<Appointment> Appointments => Set<Appointment>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Appointment>(appointment =>
    {
        appointment.ToTable("appointments");
        appointment.Property(a => a.Id).HasColumnName("id");
        appointment.Property(a => a.Patient).HasColumnName("patient");
        appointment.Property(a => a.Doctor).HasColumnName("doctor");
        appointment.Property(a => a.StartsAt).HasColumnName("starts_at");
        appointment.Property(a => a.Status).HasColumnName("status");
    });
}

public enum AppointmentStatus
{
    Booked,
    Reminded,
}

public class Appointment
{
    public int Id { get; set; }

    public required string Patient { get; set; }

    public required string Doctor { get; set; }

    public DateTime StartsAt { get; set; }

    public AppointmentStatus Status { get; set; }
}
