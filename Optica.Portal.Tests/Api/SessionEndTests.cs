using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Organisations;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Whoever's session is over lands at the sign-in page and is told why there, and nobody else is told anything.</summary>
public sealed class SessionEndTests(DoorHost door) : IClassFixture<DoorHost>
{
    private const string Page = "/account/sessions";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => door.World;

    [Fact]
    public async Task Idle_IsTold_InBothLanguages()
    {
        using var browser = await SitAsync(World.Sales);
        door.Portal.Database.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("se cerró por inactividad", await LandAsync(browser, "idle"), StringComparison.Ordinal);
        using var english = new Surfer(door.Portal) { Language = "en" };
        Assert.Contains("nothing was done for a while", (await english.GoAsync("/login?why=idle")).Text, StringComparison.Ordinal);
        // what is typed has answers of its own
        var wrong = await browser.SendAsync("/login?why=idle", ("_handler", "login"), ("Form.Email", "x@y.cl"), ("Form.Password", "z"));
        Assert.DoesNotContain("inactividad", wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndedBySomebody_IsTold()
    {
        using var browser = await SitAsync(World.Optometrist);
        await using var super = door.Portal.Database.As(World.Super);
        (await super.Get<UserLifeService>().SignOutEverywhereAsync(World.Optometrist.Id, Cancellation)).Expect();

        Assert.Contains("Esta sesión fue cerrada", await LandAsync(browser, "ended"), StringComparison.Ordinal);
    }

    /// <summary>Whoever signs out knows it: the other screens of that browser say nothing of it, and nothing that would alarm.</summary>
    [Fact]
    public async Task SignedOut_IsNotTold()
    {
        using var browser = await SitAsync(World.Admin);
        var ticket = await TicketAsync(World.Admin);
        await browser.SendAsync("/logout");
        await using var screen = door.Portal.Services.CreateAsyncScope();
        var access = screen.ServiceProvider.GetRequiredService<CurrentAccess>();
        access.Use(ticket);

        await access.RefreshAsync(Cancellation);

        Assert.Equal((false, null), (access.Scope.IsSomebody, access.Ending));
    }

    [Fact]
    public async Task AccountLocked_IsTold()
    {
        using var browser = await SitAsync(World.Helper);
        await LockAsync(World.Helper);

        // also once the framework looks at the cookie first, and finds the account another one
        door.Portal.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("su cuenta fue bloqueada", await LandAsync(browser, "locked"), StringComparison.Ordinal);
    }

    /// <summary>At a shared computer: of an account whose session ran out by itself nobody learns what happened to it since.</summary>
    [Fact]
    public async Task AccountLocked_AfterTheSessionRanOut_IsNotTold()
    {
        using var browser = await SitAsync(World.MallAdmin);
        door.Portal.Database.Clock.Advance(TimeSpan.FromMinutes(31));
        await LockAsync(World.MallAdmin);

        await LandAsync(browser, "idle");
    }

    /// <summary>A screen that closes asks for the sign-in page itself, with the cookie of the session that is over.</summary>
    [Fact]
    public async Task Suspended_IsToldAtTheSignInPageItself_AndTheDoorSaysItMayBe()
    {
        using var browser = await SitAsync(World.SouthSales);
        await using var platform = door.Portal.Database.As(World.Platform);
        (await platform.Get<OrganisationService>().SuspendAsync(World.South, "no paga", Cancellation)).Expect();

        var page = await browser.GoAsync("/login?returnUrl=%2F");

        Assert.Contains("role=\"status\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("su organización fue suspendida", WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal);
        var refused = await browser.SignInAsync(DoorHost.EmailOf(World.SouthSales), DoorHost.Password);
        var wrong = await browser.SignInAsync(DoorHost.EmailOf(World.SouthSales), "otra frase bastante larga");
        Assert.Contains("su organización suspendida", AlertIn(refused.Text), StringComparison.Ordinal);
        // the right password is told from a wrong one by nothing
        Assert.Equal(AlertIn(wrong.Text), AlertIn(refused.Text));

        (await platform.Get<OrganisationService>().ResumeAsync(World.South, Cancellation)).Expect();
        Assert.Equal("/", Surfer.Leads((await browser.SignInAsync(DoorHost.EmailOf(World.SouthSales), DoorHost.Password)).Answer));
    }

    /// <summary>The address says one of a few words, never a text; who held no session is told nothing of an account.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?why=")]
    [InlineData("?why=AccountLocked")]
    [InlineData("?why=0")]
    [InlineData("?why=su%20cuenta%20fue%20bloqueada")]
    public async Task Address_WithAnotherWord_SaysNothing(string query)
    {
        using var stranger = new Surfer(door.Portal) { Language = "es-CL" };

        var page = await stranger.GoAsync("/login" + query);

        Assert.Equal(HttpStatusCode.OK, page.Answer.StatusCode);
        Assert.DoesNotContain("role=\"status\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithNothingTyped_SaysWhatIsMissing()
    {
        using var browser = new Surfer(door.Portal) { Language = "es-CL" };
        var failures = await FailuresAsync();

        Assert.Contains("id=\"email-error\"", (await browser.SignInAsync(" ", DoorHost.Password)).Text, StringComparison.Ordinal);
        var blank = await browser.SignInAsync(DoorHost.EmailOf(World.Chief), "");

        Assert.Contains("id=\"password-error\"", blank.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\">El correo", blank.Text, StringComparison.Ordinal);
        Assert.Equal(failures, await FailuresAsync());
    }

    private async Task<int> FailuresAsync() => (await door.Portal.Database.LinesAsync(World.Chief)).Count;

    private static string AlertIn(string page) => WebUtility.HtmlDecode(page.Split("role=\"alert\">")[1].Split('<')[0]);

    /// <summary>Where the next page leads, and what stands there.</summary>
    private static async Task<string> LandAsync(Surfer browser, string why)
    {
        var led = Surfer.Leads((await browser.GoAsync(Page)).Answer);
        Assert.Equal($"/login?returnUrl={Uri.EscapeDataString(Page)}&why={why}", led);
        var page = WebUtility.HtmlDecode((await browser.GoAsync(led!)).Text);
        Assert.Contains("role=\"status\"", page, StringComparison.Ordinal);
        return page;
    }

    /// <summary>What the cookie of their newest session says.</summary>
    private async Task<AccessTicket> TicketAsync(Person person)
    {
        await using var db = door.Portal.Database.Open();
        var session = await db.UserSessions.Where(row => row.UserId == person.Id).OrderBy(row => row.Id).LastAsync(Cancellation);
        return person.Ticket() with { SessionId = session.Id };
    }

    private async Task LockAsync(Person whom)
    {
        await using var super = door.Portal.Database.As(World.Super);
        (await super.Get<UserLifeService>().LockAsync(whom.Id, "se fue", Cancellation)).Expect();
    }

    private async Task<Surfer> SitAsync(Person person)
    {
        var browser = new Surfer(door.Portal) { Language = "es-CL" };
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(DoorHost.EmailOf(person), DoorHost.Password)).Answer.StatusCode);
        await browser.GoAsync(Page);
        return browser;
    }
}
