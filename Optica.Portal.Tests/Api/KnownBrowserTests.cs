using Microsoft.EntityFrameworkCore;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>A browser knows whom it signed in for 180 days after it last did, each by themselves.</summary>
public sealed class KnownBrowserTests
{
    private const string Wrong = "otra frase bastante larga";

    private static readonly TimeSpan Almost = TimeSpan.FromDays(179);

    [Fact]
    public async Task Mark_EndsAfterHalfAYear_AndBeginsAnewWithEverySignIn()
    {
        await using var host = await DoorHost.StartAsync(_ => { });
        var (sales, admin) = (host.World.Sales, host.World.Admin);
        using var browser = new Surfer(host);
        await IsInAsync(browser, admin);
        await IsInAsync(browser, sales);

        host.Database.Clock.Advance(Almost);
        Assert.True(await IsKnownAsync(host, browser, sales));
        Assert.True(await IsKnownAsync(host, browser, admin));
        await IsInAsync(browser, sales);

        host.Database.Clock.Advance(Almost);
        Assert.True(await IsKnownAsync(host, browser, sales));
        // whoever else uses the computer keeps nobody known
        Assert.False(await IsKnownAsync(host, browser, admin));

        host.Database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.False(await IsKnownAsync(host, browser, sales));
    }

    private static async Task IsInAsync(Surfer browser, Person who)
    {
        Assert.Equal("/", Surfer.Leads((await browser.SignInAsync(DoorHost.EmailOf(who), DoorHost.Password)).Answer));
        await browser.GoAsync("/account");
        await browser.SendAsync("/logout");
    }

    /// <summary>Wrong passwords of a known browser do not fill the account's count.</summary>
    private static async Task<bool> IsKnownAsync(ApiHost host, Surfer browser, Person who)
    {
        await using (var db = host.Database.Open())
        {
            (await db.Users.SingleAsync(row => row.Id == who.Id)).AccessFailedCount = 0;
            await db.SaveChangesAsync();
        }

        await browser.SignInAsync(DoorHost.EmailOf(who), Wrong);
        return (await host.Database.UserAsync(who)).AccessFailedCount == 0;
    }
}
