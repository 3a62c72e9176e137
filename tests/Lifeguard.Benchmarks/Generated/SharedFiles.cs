using System.Text;

namespace Lifeguard.Benchmarks.Generated;

/// <summary>What a project has once: usings, settings, where connections come from, and one registration class an area.</summary>
internal static class SharedFiles
{
    public static SourceFile Usings(ProjectShape shape) => new("Usings.cs", """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Amazon.Lambda.Annotations;
        global using Amazon.Lambda.APIGatewayEvents;
        global using Amazon.Lambda.Core;
        global using Microsoft.Extensions.DependencyInjection;
        global using Shop.Shared;

        """ + (shape.Kind == ProjectKind.NoDatabase ? "" : "global using Npgsql;\n"));

    public static SourceFile Settings() => new("Shared/ShopSettings.cs", """
        namespace Shop.Shared;

        /// <summary>What the environment says.</summary>
        public sealed class ShopSettings
        {
            public string ConnectionString { get; init; } = Environment.GetEnvironmentVariable("SHOP_DATABASE") ?? "";

            public string Region { get; init; } = Environment.GetEnvironmentVariable("SHOP_REGION") ?? "eu-central-1";

            public int PageSize { get; init; } = 50;

            public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

            public static ShopSettings Current { get; } = new();
        }

        """);

    public static SourceFile Connections(ProjectShape shape) => new("Shared/Connections.cs", shape.Kind switch
    {
        ProjectKind.NoDatabase => """
            using System.Collections.Concurrent;

            namespace Shop.Shared;

            /// <summary>Keeps documents in memory.</summary>
            public sealed class DocumentStore
            {
                private readonly ConcurrentDictionary<string, string> _documents = new();

                public Task<string?> ReadAsync(string key, CancellationToken cancel) => Task.FromResult(_documents.TryGetValue(key, out var document) ? document : null);

                public Task WriteAsync(string key, string document, CancellationToken cancel)
                {
                    _documents[key] = document;
                    return Task.CompletedTask;
                }
            }

            """,
        ProjectKind.NoHits => """
            namespace Shop.Shared;

            /// <summary>One pool for the whole process.</summary>
            public static class Database
            {
                public static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create(ShopSettings.Current.ConnectionString);
            }

            """,
        _ => """
            namespace Shop.Shared;

            /// <summary>How long queries may take.</summary>
            public static class QueryLimits
            {
                public static int SecondsOf(TimeSpan timeout) => (int)Math.Ceiling(timeout.TotalSeconds);
            }

            """,
    });

    /// <summary>What the gateways of an area share: the class that opens the connections which the derived ones make.</summary>
    public static SourceFile Gateway(string area) => new($"{area}/{area}Gateway.cs", $$"""
            namespace Shop.{{area}};

            /// <summary>Runs queries.</summary>
            public abstract class {{area}}Gateway
            {
                protected abstract NpgsqlConnection Create();

                protected async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
                {
                    var connection = Create();
                    try
                    {
                        await connection.OpenAsync(cancel);
                        return connection;
                    }
                    catch
                    {
                        await connection.DisposeAsync();
                        throw;
                    }
                }
            }

            """);

    public static SourceFile Startup(string area, ProjectShape shape)
    {
        var registrations = new StringBuilder();
        for (var number = 0; number < shape.Features; number++)
        {
            var names = new Names(number);
            if (names.Area != area) continue;
            registrations.Append($"        services.AddScoped<I{names.Entity}Repository, {names.Entity}Repository>();\n");
            registrations.Append($"        services.AddScoped<I{names.Entity}Service, {names.Entity}Service>();\n");
            if (shape.Kind != ProjectKind.DeepHits) continue;
            registrations.Append($"        services.AddScoped<I{names.Entity}Policy, {names.Entity}Policy>();\n");
            registrations.Append($"        services.AddScoped<I{names.Entity}Gateway, {names.Entity}Gateway>();\n");
        }

        var shared = shape.Kind switch
        {
            ProjectKind.NoDatabase => "services.AddSingleton<DocumentStore>();",
            ProjectKind.NoHits => "services.AddSingleton(Database.Source);",
            _ => "services.AddSingleton(ShopSettings.Current);",
        };
        return new SourceFile($"{area}/{area}Startup.cs", $$"""
            namespace Shop.{{area}};

            /// <summary>Registers what the functions of this area need.</summary>
            public static class {{area}}Startup
            {
                private static readonly Lazy<ServiceProvider> Built = new(Build);

                public static IServiceProvider Provider => Built.Value;

                public static IServiceCollection Add{{area}}(this IServiceCollection services)
                {
            {{registrations}}        return services;
                }

                private static ServiceProvider Build()
                {
                    var services = new ServiceCollection();
                    {{shared}}
                    services.Add{{area}}();
                    return services.BuildServiceProvider();
                }
            }

            """);
    }
}
