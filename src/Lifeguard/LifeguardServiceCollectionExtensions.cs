using Lifeguard;
using Lifeguard.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds databases to the services of an application.</summary>
public static class LifeguardServiceCollectionExtensions
{
    /// <summary>Adds a database: as <see cref="PooledDatabase"/> if it is the first, and always as a keyed service under its name.</summary>
    /// <param name="services">The application's.</param>
    /// <param name="name">An environment variable with the connection string, or a key below <c>ConnectionStrings</c>; also what the database is called in logs and metrics.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// A generated handler with <c>Database = name</c>, and <see cref="PooledDatabase.ForName"/>, lead to the same pool, whether the host was started or not. Without a started host they know
    /// <paramref name="configure"/> and the environment, but no <see cref="IConfiguration"/> and no loggers. Wrong options fail when the host starts, or where there is no host when the database is first asked for, with everything that is wrong.
    /// </remarks>
    public static IServiceCollection AddLifeguard(this IServiceCollection services, string name, Action<LifeguardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        var options = services.AddOptions<LifeguardOptions>(name);
        if (configure is not null) options.Configure(configure);
        options.ValidateOnStart();
        services.AddSingleton<IValidateOptions<LifeguardOptions>>(provider =>
        {
            // The host asks for this when it starts, mostly before anybody has asked for the database: generated handlers look for it by its name alone.
            PooledDatabases.Promise(name, () => provider.GetRequiredKeyedService<PooledDatabase>(name));
            return new NamedValidation(name, provider.GetService<IConfiguration>());
        });

        // Where nobody starts a host (AWS Lambda's Annotations), the name is asked for without services.
        if (configure is not null) PooledDatabases.Suggest(name, configure);
        services.TryAddKeyedSingleton(name, (provider, _) =>
        {
            if (PooledDatabases.MadeForName(name) is { } made) return made;
            var settings = provider.GetRequiredService<IOptionsMonitor<LifeguardOptions>>().Get(name);
            var database = new PooledDatabase(settings, name, settings.ConnectionString ?? ConnectionStringSource.Find(name, provider.GetService<IConfiguration>()), null, provider.GetService<ILoggerFactory>());

            // Generated handlers look it up by its name and must meet the same pool.
            PooledDatabases.Register(database);
            return database;
        });
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<PooledDatabase>(name));
        return services;
    }

    private sealed class NamedValidation(string databaseName, IConfiguration? configuration) : IValidateOptions<LifeguardOptions>
    {
        public ValidateOptionsResult Validate(string? name, LifeguardOptions options)
        {
            if (name != databaseName) return ValidateOptionsResult.Skip;
            var problems = OptionsCheck.Problems(options, options.ConnectionString ?? ConnectionStringSource.Find(databaseName, configuration), databaseName);
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
