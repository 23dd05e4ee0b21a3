using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Optica.Data.Access;
using Optica.Data.Hosting;
using Optica.Data.Seed;

namespace Optica.Portal.Hosting;

/// <summary>Says on the console where the portal answers and, in demo mode, who can sign in.</summary>
internal sealed class StartMessage(
    IServer server,
    IHostApplicationLifetime lifetime,
    DatabaseSetup setup,
    FirstAccounts first,
    IHostEnvironment environment
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            await Console.Out.WriteLineAsync($"Optica.Portal answers on {address}");
        }

        // the console of whoever develops; Production asks by the command
        if (environment.IsDevelopment() && await first.IssueAsync(stoppingToken) is { } token)
        {
            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            await Console.Out.WriteLineAsync(FirstAdminCommand.Tell(address, token));
        }

        if (!environment.IsProduction() && await setup.HoldsDemoAsync(stoppingToken))
        {
            await Console.Out.WriteLineAsync($"Demo accounts, all with password {DemoAccounts.Password}");
            foreach (var account in DemoAccounts.All)
            {
                await Console.Out.WriteLineAsync($"  {account.Email, -26} {account.Role, -14} {string.Join(", ", account.Branches)}");
            }
        }
    }
}
