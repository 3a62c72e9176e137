namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1005_DataSourceInOptionsLambda;

/// <summary>A function project with a context and a place where services are registered.</summary>
internal static class Shop
{
    /// <summary>The project with these statements in its <c>ConfigureServices</c>.</summary>
    public static string With(string registrations, string members = "", string code = "") => $$"""
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using MySqlConnector;
        using Npgsql;

        public class OrdersContext : DbContext
        {
            public OrdersContext(DbContextOptions<OrdersContext> options) : base(options) { }
        }

        public interface IOrders { }
        public class Startup
        {
            private const string Text = "Host=db;Username=app;Database=orders";
            private readonly IConfiguration _configuration = null;
            {{members}}
            public void ConfigureServices(IServiceCollection services)
            {
                {{registrations}}
            }
        }

        public class Function
        {
            public string FunctionHandler(string input, ILambdaContext context) => input;
        }
        {{code}}
        """;
}
