using ClinicFunctions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

var connectionString = Environment.GetEnvironmentVariable("CLINIC_DB") ?? throw new InvalidOperationException("CLINIC_DB is not set.");

var dataSourceBuilder = new NpgsqlDataSourceBuilder(connectionString);
dataSourceBuilder.MapEnum<AppointmentStatus>("appointment_status");
var dataSource = dataSourceBuilder.Build();
builder.Services.AddDbContext<ClinicContext>(options =>
{
    options.UseNpgsql(dataSource, npgsql => npgsql.MapEnum<AppointmentStatus>("appointment_status"));
});

builder.Build().Run();
