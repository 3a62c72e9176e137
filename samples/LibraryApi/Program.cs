using LibraryApi;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddScoped<ILoanRepository, LoanRepository>();
builder.Services.AddScoped<Catalogue>();
builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);

var app = builder.Build();
app.MapControllers();
app.Run();
