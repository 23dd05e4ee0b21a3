using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Passkeys: what a browser is asked is answered once, soon, and by whom it was asked (SECURITY 31, 36).</summary>
public sealed class PasskeyDoorTests(DoorHost door) : IClassFixture<DoorHost>
{
    private const string Page = "/account/passkeys";
    private const string Failed = "/login?passkey=failed&returnUrl=%2F";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ApiHost Portal => door.Portal;

    private World World => door.World;

    [Fact]
    public async Task Passkey_FromItsMakingToItsEnd_IsTold()
    {
        using var device = new SoftPasskey();
        using var owner = await SignInAsync(World.Helper);
        await AddAsync(owner, device);
        using var other = await SignInAsync(World.Onlooker);

        // nobody touches somebody else's, whatever they know of it
        await other.GoAsync(Page);
        await EndsAsync(other, "rename", "failed", ("id", device.Id), ("name", "mía"));
        await EndsAsync(other, "remove", "failed", ("id", device.Id));
        Assert.DoesNotContain("Huella", (await other.GoAsync(Page)).Text, StringComparison.Ordinal);
        await EndsAsync(owner, "rename", "renamed", ("id", device.Id), ("name", "Telefono"));
        Assert.Contains("Telefono", (await owner.GoAsync(Page)).Text, StringComparison.Ordinal);
        using var fresh = new Surfer(Portal);
        Assert.Equal("/", Surfer.Leads(await ShowAsync(fresh, device)));
        await EndsAsync(owner, "remove", "removed", ("id", device.Id));

        using var late = new Surfer(Portal);
        Assert.Equal(Failed, Surfer.Leads(await ShowAsync(late, device)));
        Assert.Equal(
            [AuditActions.SignIn, AuditActions.PasskeyAdded, AuditActions.PasskeyRenamed, AuditActions.SignIn, AuditActions.PasskeyRemoved],
            await ActionsAsync(World.Helper)
        );
    }

    /// <summary>Whoever caught cookie and answer of somebody's sign-in has nothing: it was used.</summary>
    [Fact]
    public async Task Answer_SentTwice_OpensOnce()
    {
        using var device = new SoftPasskey();
        using var owner = await SignInAsync(World.Sales);
        await AddAsync(owner, device);
        using var browser = new Surfer(Portal);
        await browser.GoAsync("/login");
        var (asked, options) = await browser.SendAsync("/login/passkey/options");
        using var thief = new Surfer(Portal) { Cookie = StepOf(asked) };
        var answer = device.Show(options);
        Assert.Equal("/", Surfer.Leads((await browser.SendAsync("/login/passkey", ("credential", answer))).Answer));

        await thief.GoAsync("/login");
        var again = await thief.SendAsync("/login/passkey", ("credential", answer));

        Assert.Equal(Failed, Surfer.Leads(again.Answer));
        Assert.Equal(AuditActions.PasskeyRefused, (await ActionsAsync(World.Sales))[^1]);
    }

    /// <summary>Two nodes, or two threads: what decides is the database.</summary>
    [Fact]
    public async Task Answer_SentByManyAtOnce_OpensForOne()
    {
        using var device = new SoftPasskey();
        using var owner = await SignInAsync(World.Admin);
        await AddAsync(owner, device);
        using var browser = new Surfer(Portal);
        await browser.GoAsync("/login");
        var (asked, options) = await browser.SendAsync("/login/passkey/options");
        var answer = device.Show(options);

        var led = await Race.AtOnceAsync(
            4,
            async _ =>
            {
                using var one = new Surfer(Portal) { Cookie = StepOf(asked) };
                await one.GoAsync("/login");
                return Surfer.Leads((await one.SendAsync("/login/passkey", ("credential", answer))).Answer);
            }
        );

        Assert.Single(led, to => to == "/");
    }

    /// <summary>A passkey that was removed does not come back by the answer that made it.</summary>
    [Fact]
    public async Task Making_SentTwice_AddsOnce()
    {
        using var device = new SoftPasskey();
        using var owner = await SignInAsync(World.Optometrist);
        var (asked, answer) = await MakeAsync(owner, device);
        await EndsAsync(owner, "add", "added", ("credential", answer), ("name", "Huella"));
        await EndsAsync(owner, "remove", "removed", ("id", device.Id));

        using var again = new Surfer(Portal) { Cookie = StepOf(asked) };
        await again.SignInAsync(DoorHost.EmailOf(World.Optometrist), DoorHost.Password);
        await again.GoAsync("/account");
        await EndsAsync(again, "add", "failed", ("credential", answer), ("name", "Huella"));

        Assert.Equal(0, await CountAsync(World.Optometrist));
    }

    /// <summary>What one person was asked is no key for another.</summary>
    [Fact]
    public async Task Making_OfSomebodyElse_AddsNothing()
    {
        using var device = new SoftPasskey();
        using var owner = await SignInAsync(World.MallAdmin);
        var (asked, answer) = await MakeAsync(owner, device);

        using var other = new Surfer(Portal) { Cookie = StepOf(asked) };
        await other.SignInAsync(DoorHost.EmailOf(World.Chief), DoorHost.Password);
        await other.GoAsync("/account");
        await EndsAsync(other, "add", "failed", ("credential", answer), ("name", "Huella"));

        Assert.Equal((0, 0), (await CountAsync(World.Chief), await CountAsync(World.MallAdmin)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"id":"AAAA","response":{"clientDataJSON":"e30"}}""")]
    [InlineData("""{"id":1,"response":[]}""")]
    [InlineData("""{"id":"%","response":{"clientDataJSON":"%"}}""")]
    [InlineData("""{"id":"AAAA","type":"public-key","response":{"clientDataJSON":"eyJjaGFsbGVuZ2UiOiJ4In0"}}""")]
    public async Task Answer_MadeUp_IsRefused(string answer)
    {
        using var browser = new Surfer(Portal);
        await browser.GoAsync("/login");
        await browser.SendAsync("/login/passkey/options");

        Assert.Equal(Failed, Surfer.Leads((await browser.SendAsync("/login/passkey", ("credential", answer))).Answer));
    }

    [Fact]
    public async Task Answer_AfterFiveMinutes_OpensNothing()
    {
        await using var host = await DoorHost.StartAsync(_ => { });
        using var device = new SoftPasskey();
        using var owner = new Surfer(host);
        await owner.SignInAsync(DoorHost.EmailOf(host.World.Sales), DoorHost.Password);
        await AddAsync(owner, device);
        using var browser = new Surfer(host);
        await browser.GoAsync("/login");
        var (_, options) = await browser.SendAsync("/login/passkey/options");

        host.Database.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        Assert.Equal(Failed, Surfer.Leads((await browser.SendAsync("/login/passkey", ("credential", device.Show(options)))).Answer));
        Assert.Equal("/", Surfer.Leads(await ShowAsync(browser, device)));
    }

    /// <summary>A finger opens no door that the password does not.</summary>
    [Fact]
    public async Task Passkey_OfASuspendedOrganisation_OpensNothing()
    {
        using var device = new SoftPasskey();
        using var owner = await SignInAsync(World.SouthChief);
        await AddAsync(owner, device);
        await using var db = Portal.Database.Open();
        var south = await db.Organisations.SingleAsync(row => row.Id == World.South, Cancellation);
        south.Suspend(Portal.Database.Clock.Now);
        await db.SaveChangesAsync(Cancellation);
        using var browser = new Surfer(Portal);

        Assert.Equal(Failed, Surfer.Leads(await ShowAsync(browser, device)));
        Assert.Equal(AuditActions.PasskeyRefused, (await ActionsAsync(World.SouthChief))[^1]);
        south.Resume();
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal("/", Surfer.Leads(await ShowAsync(browser, device)));
    }

    private async Task<Surfer> SignInAsync(Person who)
    {
        var browser = new Surfer(Portal);
        Assert.Equal("/", Surfer.Leads((await browser.SignInAsync(DoorHost.EmailOf(who), DoorHost.Password)).Answer));
        return browser;
    }

    private static async Task<(HttpResponseMessage Asked, string Answer)> MakeAsync(Surfer owner, SoftPasskey device)
    {
        await owner.GoAsync(Page);
        var (asked, options) = await owner.SendAsync($"{Page}/options", ("password", DoorHost.Password));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        return (asked, device.Make(options));
    }

    private static async Task AddAsync(Surfer owner, SoftPasskey device)
    {
        var (_, answer) = await MakeAsync(owner, device);
        await EndsAsync(owner, "add", "added", ("credential", answer), ("name", "Huella"));
    }

    private static async Task EndsAsync(Surfer browser, string what, string done, params (string Name, string Value)[] fields) =>
        Assert.Equal($"{Page}?done={done}", Surfer.Leads((await browser.SendAsync($"{Page}/{what}", fields)).Answer));

    private static async Task<HttpResponseMessage> ShowAsync(Surfer browser, SoftPasskey device)
    {
        await browser.GoAsync("/login");
        var (_, options) = await browser.SendAsync("/login/passkey/options");
        return (await browser.SendAsync("/login/passkey", ("credential", device.Show(options)))).Answer;
    }

    private static string StepOf(HttpResponseMessage asked) =>
        asked.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("optica-step=", StringComparison.Ordinal)).Split(';')[0];

    private async Task<List<string>> ActionsAsync(Person who) => [.. (await Portal.Database.LinesAsync(who)).Select(line => line.Action)];

    private Task<int> CountAsync(Person who) =>
        Portal.Database.ReadAsync(db => db.Set<IdentityUserPasskey<Guid>>().CountAsync(row => row.UserId == who.Id, Cancellation));
}
