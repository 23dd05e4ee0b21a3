using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>What a browser's session is worth to pages and scripts: its two ends, its locked screen, the list of one's own (SECURITY 34, 35).</summary>
public sealed class SessionTests(DoorHost door) : IClassFixture<DoorHost>
{
    private const string Page = "/account/sessions";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TestClock Clock => door.Portal.Database.Clock;

    [Fact]
    public async Task Idle_Session_IsAtTheLoginPageAndAnswers401()
    {
        using var browser = await SitAsync(door.World.Sales);
        Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync(Page)).Answer.StatusCode);
        Assert.Equal(60, (int?)(await LeftAsync(browser))["idle"]);

        // looking at pages is no activity, telling of it is
        await browser.SendAsync("/session/seen", ("ago", "60"));
        Assert.Equal(29 * 60, (int?)(await LeftAsync(browser))["idle"]);
        Clock.Advance(TimeSpan.FromMinutes(29));

        // a script is told why, the first to ask: its answer takes the cookie away
        var asked = await browser.AskAsync("/session");
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.EndsWith("&why=idle", Surfer.Leads(asked), StringComparison.Ordinal);
        var page = await browser.GoAsync(Page);
        Assert.Equal($"/login?returnUrl={Uri.EscapeDataString(Page)}", Surfer.Leads(page.Answer));
    }

    /// <summary>The branch switch issues the cookie anew; the session is as old as it was.</summary>
    [Fact]
    public async Task BranchSwitch_DoesNotMoveTheEnd()
    {
        using var browser = await SitAsync(door.World.Super);
        await UntilAsync(browser, TimeSpan.FromHours(11));
        var ends = (int?)(await LeftAsync(browser))["end"];

        var switched = await browser.SendAsync("/branch", ("branchId", door.World.Mall.ToString()), ("returnUrl", "/account"));

        Assert.Equal("/account", Surfer.Leads(switched.Answer));
        Assert.Contains(switched.Answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("optica=", StringComparison.Ordinal));
        Assert.Equal(ends, (int?)(await LeftAsync(browser))["end"]);
        await UntilAsync(browser, TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync(Page)).Answer.StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal($"/login?returnUrl={Uri.EscapeDataString(Page)}&why=longest", Surfer.Leads((await browser.GoAsync(Page)).Answer));
    }

    [Fact]
    public async Task Token_PastTheAbsoluteEnd_Answers401()
    {
        var session = await StartAsync(door.World.Admin, new SessionOrigin("till", IsApi: true));
        var person = door.World.Admin with { SessionId = session };
        Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        await door.Portal.As(person).ReadAsync(ApiHost.Customers).IsAsync(200);

        Clock.Advance(TimeSpan.FromSeconds(2));

        await door.Portal.As(person).ReadAsync(ApiHost.Customers).IsProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task Lock_ClosesEverything_UntilThePassword()
    {
        using var browser = await SitAsync(door.World.Optometrist);
        var locked = await browser.SendAsync("/session/lock", ("returnUrl", "/admin/customers/new"));
        Assert.Equal("/locked?returnUrl=%2Fadmin%2Fcustomers%2Fnew", Surfer.Leads(locked.Answer));

        Assert.Equal($"/locked?returnUrl={Uri.EscapeDataString(Page)}", Surfer.Leads((await browser.GoAsync(Page)).Answer));
        Assert.Equal("/locked?returnUrl=%2F", Surfer.Leads((await browser.GoAsync("/login?returnUrl=%2F")).Answer));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/session")).StatusCode);

        var page = await browser.GoAsync("/locked?returnUrl=%2Faccount%2Fsessions");
        Assert.Equal(HttpStatusCode.OK, page.Answer.StatusCode);
        Assert.Contains(DoorHost.EmailOf(door.World.Optometrist), page.Text, StringComparison.Ordinal);
        var wrong = await UnlockAsync(browser, "otra frase bastante larga");
        Assert.Equal(HttpStatusCode.OK, wrong.Answer.StatusCode);
        Assert.Contains("aria-invalid=\"true\"", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(Page, Surfer.Leads((await UnlockAsync(browser, DoorHost.Password)).Answer));

        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync(Page)).Answer.StatusCode);
        Assert.Equal(Page, Surfer.Leads((await browser.GoAsync("/locked?returnUrl=%2Faccount%2Fsessions")).Answer));
        Assert.Equal(
            [AuditActions.SignIn, AuditActions.ScreenLocked, AuditActions.SignInFailed, AuditActions.ScreenUnlocked],
            (await door.Portal.Database.LinesAsync(door.World.Optometrist)).Select(line => line.Action)
        );
    }

    /// <summary>
    /// A tab that shows a locked screen asks the server whether it still is: it is led on only from the session that was locked, and not from
    /// one that somebody else began at the same browser.
    /// </summary>
    [Fact]
    public async Task Lock_AnotherTab_IsLedOnFromItsOwnSessionOnly()
    {
        using var browser = await SitAsync(door.World.Reader);
        await browser.SendAsync("/session/lock", ("returnUrl", "/"));
        var tab = WebUtility.HtmlDecode(AgainIn((await browser.GoAsync("/locked?returnUrl=%2Faccount%2Fsessions")).Text));
        Assert.StartsWith("/locked?returnUrl=%2Faccount%2Fsessions&of=", tab, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync(tab)).Answer.StatusCode);
        await UnlockAsync(browser, DoorHost.Password);
        Assert.Equal(Page, Surfer.Leads((await browser.GoAsync(tab)).Answer));

        await browser.GoAsync("/account");
        await browser.SendAsync("/logout");
        await browser.SignInAsync(DoorHost.EmailOf(door.World.Helper), DoorHost.Password);
        Assert.Equal("/", Surfer.Leads((await browser.GoAsync(tab)).Answer));
        await browser.GoAsync("/account");
        await browser.SendAsync("/session/lock", ("returnUrl", "/"));
        Assert.Equal("/locked", Surfer.Leads((await browser.GoAsync(tab)).Answer));
    }

    /// <summary>Somebody else sits down: the locked session ends, and its cookie is worth nothing.</summary>
    [Fact]
    public async Task Lock_SomebodyElse_EndsTheSession()
    {
        using var browser = await SitAsync(door.World.Chief);
        await browser.SendAsync("/session/lock", ("returnUrl", "/"));
        await browser.GoAsync("/locked");

        Assert.Equal("/login", Surfer.Leads((await browser.SendAsync("/logout")).Answer));

        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/login")).Answer.StatusCode);
        Assert.NotNull(
            await door.Portal.Database.ReadAsync(db =>
                db.UserSessions.Where(row => row.UserId == door.World.Chief.Id && row.EndsAt != null)
                    .Select(row => row.EndedAt)
                    .SingleAsync(Cancellation)
            )
        );
    }

    [Theory]
    [InlineData("/session/seen")]
    [InlineData("/session/lock")]
    [InlineData("/session/end")]
    [InlineData("/session/end-others")]
    public async Task Post_WithoutToken_IsRefused(string path)
    {
        using var browser = await SitAsync(door.World.Helper);

        Assert.Equal(HttpStatusCode.BadRequest, await browser.ForgeAsync(path));

        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync(Page)).Answer.StatusCode);
    }

    [Fact]
    public async Task List_EndsOneAndAllOthers()
    {
        using var here = await SitAsync(door.World.MallAdmin);
        Clock.Advance(TimeSpan.FromSeconds(1));
        using var there = await SitAsync(door.World.MallAdmin);
        Clock.Advance(TimeSpan.FromSeconds(1));
        using var elsewhere = await SitAsync(door.World.MallAdmin);
        var ids = await door.Portal.Database.ReadAsync(db =>
            db.UserSessions.Where(row => row.UserId == door.World.MallAdmin.Id && row.EndsAt != null)
                .OrderBy(row => row.StartedAt)
                .Select(row => row.Id)
                .ToListAsync(Cancellation)
        );
        var page = await here.GoAsync(Page);
        Assert.Equal(4, page.Text.Split("class=\"own-session\"").Length - 1);
        Assert.Single(page.Text.Split("data-tone=\"success\"").Skip(1));

        Assert.Equal(
            $"{Page}?done=none",
            Surfer.Leads((await here.SendAsync("/session/end", ("id", door.World.Admin.SessionId.ToString()))).Answer)
        );
        Assert.Equal($"{Page}?done=one", Surfer.Leads((await here.SendAsync("/session/end", ("id", ids[1].ToString()))).Answer));
        Assert.Equal("/login", Surfer.Leads((await there.GoAsync(Page)).Answer)?.Split('?')[0]);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GoAsync(Page)).Answer.StatusCode);

        await here.SendAsync("/session/end-others", ("done", "others"));
        Assert.Equal("/login", Surfer.Leads((await elsewhere.GoAsync(Page)).Answer)?.Split('?')[0]);
        Assert.Single((await here.GoAsync(Page)).Text.Split("class=\"own-session\"").Skip(1));
    }

    /// <summary>What the script of a locked screen asks.</summary>
    private static string AgainIn(string page) => page.Split("data-locked=\"")[1].Split('"')[0];

    private static Task<(HttpResponseMessage Answer, string Text)> UnlockAsync(Surfer browser, string password) =>
        browser.SendAsync("/locked?returnUrl=%2Faccount%2Fsessions", ("_handler", "unlock"), ("Form.Password", password));

    private static async Task<JsonNode> LeftAsync(Surfer browser) => await (await browser.AskAsync("/session")).JsonAsync();

    /// <summary>Somebody who is busy for so long.</summary>
    private async Task UntilAsync(Surfer browser, TimeSpan time)
    {
        for (var step = TimeSpan.FromMinutes(25); time > TimeSpan.Zero; time -= step)
        {
            Clock.Advance(time < step ? time : step);
            Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync("/session/seen", ("ago", "0"))).Answer.StatusCode);
        }
    }

    private async Task<Surfer> SitAsync(Person person)
    {
        var browser = new Surfer(door.Portal);
        var answer = await browser.SignInAsync(DoorHost.EmailOf(person), DoorHost.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.Answer.StatusCode);
        await browser.GoAsync(Page);
        return browser;
    }

    private async Task<Guid> StartAsync(Person person, SessionOrigin origin)
    {
        var log = (Optica.Data.Access.SessionLog)door.Portal.Services.GetService(typeof(Optica.Data.Access.SessionLog))!;
        return (await log.StartAsync(await door.Portal.Database.UserAsync(person), origin)).Id;
    }
}
