using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Seed;

namespace Optica.Portal.Hosting;

/// <summary>
/// Before the first request: outside Production the database is migrated and, if asked for, filled with the demo. Production
/// migrates by the explicit command and refuses a database that lacks migrations or holds demo data. A master key that does not open the database is refused everywhere.
/// </summary>
internal sealed partial class StartDatabase(
    DatabaseSetup setup,
    IServiceScopeFactory scopes,
    IConfiguration settings,
    IHostEnvironment environment,
    ILogger<StartDatabase> logger
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction())
        {
            await CheckAsync(cancellationToken);
            return;
        }

        await setup.MigrateAsync(cancellationToken);
        await CheckKeysAsync(cancellationToken);
        if (settings.GetValue<bool>("Demo:Seed"))
        {
            await using var scope = scopes.CreateAsyncScope();
            LogSeeding();
            if (
                await scope
                    .ServiceProvider.GetRequiredService<DemoData>()
                    .SeedAsync(settings.GetValue("Demo:Share", 1.0), cancellationToken)
            )
            {
                await scope.ServiceProvider.GetRequiredService<DemoTrade>().SeedAsync(cancellationToken);
                await scope.ServiceProvider.GetRequiredService<DemoAppointments>().SeedAsync(cancellationToken);
                await scope.ServiceProvider.GetRequiredService<DemoPrescriptions>().SeedAsync(cancellationToken);
                await scope.ServiceProvider.GetRequiredService<DemoWorkOrders>().SeedAsync(cancellationToken);
                await scope.ServiceProvider.GetRequiredService<DemoQuotes>().SeedAsync(cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CheckAsync(CancellationToken cancellation)
    {
        ProductionRules.Require(settings, environment);
        if (await setup.MissingAsync(cancellation) is { Count: > 0 } missing)
        {
            throw new InvalidOperationException($"The database lacks {missing.Count} migrations: run the portal with --migrate first.");
        }

        if (await setup.HoldsDemoAsync(cancellation))
        {
            throw new InvalidOperationException("This database holds demo accounts with a known password: Production refuses it.");
        }

        await CheckKeysAsync(cancellation);
    }

    private async Task CheckKeysAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<KeyCheck>().FindAsync(cancellation) is { } trouble)
        {
            throw new InvalidOperationException(KeyRefusal.Text(trouble, scope.ServiceProvider.GetRequiredService<MasterKey>()));
        }

        await scope.ServiceProvider.GetRequiredService<DataProtectionSealing>().RunAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Information, "Preparing demo data (only on an empty database)")]
    private partial void LogSeeding();
}
