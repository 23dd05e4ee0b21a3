using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Audit;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>The running portal binds what is written within a second, and notes where the chains end each minute.</summary>
public sealed class AuditSealingHostTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Portal_BindsWithinASecond_AndAnchorsWithinAMinute()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        var file = Path.Combine(Path.GetDirectoryName(host.Database.Options.DatabaseFile)!, "anchors", "audit.log");
        await host.Database.AddAsync(host.World.Centro, People.Numbered(1));
        await host.Database.AddAsync(host.World.Costa, People.Numbered(2));

        // the clock of the portal stands still: what moves it on moves its timers
        await Patiently.UntilAsync(
            () => AfterAsync(host, TimeSpan.FromSeconds(1), db => db.AuditLinks.CountAsync(Cancellation), 2),
            Patience
        );

        await Patiently.UntilAsync(
            async () =>
            {
                host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
                return File.Exists(file) && (await new AuditAnchors(file).ReadAsync(Cancellation)).Anchors.Count >= 2;
            },
            Patience
        );
        var verdict = await host.Services.GetRequiredService<AuditVerifier>().RunAsync(null, Cancellation);
        Assert.Equal((2, true), (verdict.Lines, verdict.IsAsWritten));
        Assert.True(verdict.Anchors >= 2);
        Assert.All(
            (await new AuditAnchors(file).ReadAsync(Cancellation)).Anchors,
            anchor => Assert.Contains(anchor.Chain, new[] { host.World.North, host.World.South })
        );
    }

    private static async Task<bool> AfterAsync(ApiHost host, TimeSpan time, Func<OpticaDbContext, Task<int>> count, int wanted)
    {
        host.Database.Clock.Advance(time);
        return await host.Database.ReadAsync(count) == wanted;
    }
}
