using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Optica.Data.Encryption;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>A running portal keeps the master key from being changed under it, and stops when it was.</summary>
public sealed class RootWatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Portal_GivesSignsOfLife_AndStopsWhenItsRootsAreOfBefore()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        var signs = host.Database.Services.GetRequiredService<SignsOfLife>();
        await Patiently.UntilAsync(() => signs.AnyAsync(Cancellation), Patience);
        await using (var db = host.Database.Open())
        {
            // as a change of the master key by somebody whose clock the signs of life did not stop
            foreach (var number in new[] { 1, 2 })
            {
                db.Add(
                    new RootKey
                    {
                        Number = number,
                        Wrapped = [1],
                        CreatedAt = World.Start,
                    }
                );
            }

            await db.SaveChangesAsync(Cancellation);
        }

        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await Patiently.UntilAsync(
            () =>
            {
                host.Database.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(stopping.IsCancellationRequested);
            },
            Patience
        );
    }
}
