namespace Lifeguard.Analyzers.Tests.Pinning.LFG3010_SequenceThroughRdsProxy;

internal static class HiLo
{
    /// <summary>A context whose model is built by the statement, and a function.</summary>
    public static string Model(string statement) => $$"""
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        public class Order { public long Id { get; set; } }
        public class Own { public void UseHiLo() { } }
        public class Shop : DbContext
        {
            public Shop(DbContextOptions<Shop> options) : base(options) { }
            protected override void OnModelCreating(ModelBuilder builder)
            {
                {{statement}}
            }
        }
        public class Function { public string FunctionHandler(string input, ILambdaContext context) => input; }
        """;
}
