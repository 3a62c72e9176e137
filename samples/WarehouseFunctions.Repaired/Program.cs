using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using WarehouseFunctions;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

var connectionString = Environment.GetEnvironmentVariable("WAREHOUSE_DB") ?? throw new InvalidOperationException("WAREHOUSE_DB is not set.");
var carrier = Environment.GetEnvironmentVariable("CARRIER_URL") ?? throw new InvalidOperationException("CARRIER_URL is not set.");

builder.Services.AddSingleton(NpgsqlDataSource.Create(connectionString));
builder.Services.AddSingleton(new HttpClient { BaseAddress = new Uri(carrier) });
builder.Services.AddSingleton<StockQueries>();
builder.Services.AddSingleton<StockExport>();

builder.Build().Run();
