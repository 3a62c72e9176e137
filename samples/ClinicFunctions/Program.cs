using ClinicFunctions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

var connectionString = Environment.GetEnvironmentVariable("CLINIC_DB") ?? throw new InvalidOperationException("CLINIC_DB is not set.");

builder.Services.AddDbContext<ClinicContext>(options =>
{
    var dataSourceBuilder = new NpgsqlDataSourceBuilder(connectionString);
    dataSourceBuilder.MapEnum<AppointmentStatus>("appointment_status");
    options.UseNpgsql(dataSourceBuilder.Build(), npgsql => npgsql.MapEnum<AppointmentStatus>("appointment_status"));
});

builder.Build().Run();
