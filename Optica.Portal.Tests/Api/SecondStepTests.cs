using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Signing in with a second factor: the password alone opens nothing (SECURITY 31).</summary>
public sealed class SecondStepTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Login_WithASecondFactor_AsksForTheCodeOnce()
    {
        var (secret, _) = await SwitchOnAsync(host, host.World.Sales);
        using var browser = host.Anybody();

        var half = await browser.SendAsync("/login", "login", ("Form.Email", "sales@world.test"), ("Form.Password", Passwords.Good));
        var address = half.Answer.Headers.Location!.ToString();
        Assert.Contains("/login/code?", address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(browser, "/account"));

        var wrong = await browser.SendAsync(address, "code", ("Form.Code", "000000"));
        Assert.Contains("code-error", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(browser, "/account"));
        // the browser next to it has typed the password, too, and sees the code over the shoulder
        using var other = host.Anybody();
        await other.SendAsync("/login", "login", ("Form.Email", "sales@world.test"), ("Form.Password", Passwords.Good));
        var code = CodeOf(host, secret);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(address, "code", ("Form.Code", code))).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/account"));

        Assert.Contains("code-error", (await other.SendAsync(address, "code", ("Form.Code", code))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(other, "/account"));
        var lines = (await host.Database.LinesAsync(host.World.Sales)).Select(line => line.Action).ToList();
        Assert.Equal(
            [AuditActions.SecondFactorOn, AuditActions.SecondStepFailed, AuditActions.SignIn, AuditActions.SecondStepFailed],
            lines
        );
        // nobody is asked who has not typed a password
        using var stranger = host.Anybody();
        Assert.Contains("hidden", await stranger.PageAsync("/login/code"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_WithASecondFactor_TakesEitherCode()
    {
        var (secret, recovery) = await SwitchOnAsync(host, host.World.Admin);
        using var client = host.Anybody();

        await AskAsync(null, 401);
        await AskAsync("000000", 401);
        await AskAsync(CodeOf(host, secret), 200);
        await AskAsync(CodeOf(host, secret), 401);
        await AskAsync(recovery[0], 200);
        await AskAsync(recovery[0], 401);
        // a password that was right is told apart from one that was not
        await client.PostJsonAsync("/api/auth/token", new { email = "admin@world.test", password = "no es esta" }).IsAsync(401);
        var lines = (await host.Database.LinesAsync(host.World.Admin)).Select(line => line.Action).ToList();
        Assert.Equal((4, 1), (lines.Count(AuditActions.SecondStepFailed.Equals), lines.Count(AuditActions.SignInFailed.Equals)));

        Task AskAsync(string? code, int status) =>
            client
                .PostJsonAsync(
                    "/api/auth/token",
                    new
                    {
                        email = "admin@world.test",
                        password = Passwords.Good,
                        two_factor_code = code,
                    }
                )
                .IsAsync(status);
    }

    [Fact]
    public async Task Demand_OfARole_LeadsToTheSetUpAndNowhereElse()
    {
        await using var strict = new ApiHost { Configure = portal => portal.UseSetting("Access:RequireTwoFactorFor", "Sales, SuperAdmin") };
        await strict.InitializeAsync();
        await strict.Database.GivePasswordAsync(strict.World.Sales);
        await strict.Database.GivePasswordAsync(strict.World.Admin);
        using var browser = strict.Anybody();
        await browser.SendAsync("/login", "login", ("Form.Email", "sales@world.test"), ("Form.Password", Passwords.Good));

        var home = await browser.GetAsync(new Uri("/admin/customers", UriKind.Relative), Cancellation);
        Assert.Equal("/account/two-factor?required=true", home.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, "/_blazor/initializers"));
        var token = new { email = "sales@world.test", password = Passwords.Good };
        using var client = strict.Anybody();
        await client.PostJsonAsync("/api/auth/token", token).IsAsync(401);
        // another role goes on, also from a browser in which somebody else sits
        await browser.PostJsonAsync("/api/auth/token", new { email = "admin@world.test", password = Passwords.Good }).IsAsync(200);
        await client.PostJsonAsync("/api/auth/token", new { email = "admin@world.test", password = Passwords.Good }).IsAsync(200);

        // an open screen is not enough to begin with
        var address = home.Headers.Location!.ToString();
        var refused = await browser.SendAsync(address, "begin", ("Beginning.Password", "no"));
        Assert.Contains("password-error", refused.Text, StringComparison.Ordinal);
        var begun = await browser.SendAsync(address, "begin", ("Beginning.Password", Passwords.Good));
        var secret = SecretOn(begun.Text);
        // mistyped: the page that showed the secret goes on showing it, and whoever only sits down at it does not see it
        var proof = ("Confirmation.Proof", Totp.Proof(secret));
        var mistyped = await browser.SendAsync(address, "confirm", ("Confirmation.Code", "000000"), proof);
        Assert.Contains("confirm-code-error", mistyped.Text, StringComparison.Ordinal);
        Assert.Equal(secret, SecretOn(mistyped.Text));
        Assert.Contains(proof.Item2, mistyped.Text, StringComparison.Ordinal);
        foreach (var other in (string[])["", Totp.Proof(Totp.NewSecret())])
        {
            var unseen = await browser.SendAsync(address, "confirm", ("Confirmation.Code", "000000"), ("Confirmation.Proof", other));
            Assert.Contains("confirm-code-error", unseen.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"secret\"", unseen.Text, StringComparison.Ordinal);
        }

        var set = await browser.SendAsync(address, "confirm", ("Confirmation.Code", CodeOf(strict, secret)), proof);
        Assert.Contains("id=\"recovery-codes\"", set.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/account"));
        // loaded again: the codes were shown once, and the page says how things stand
        foreach (var form in (string[])["confirm", "begin"])
        {
            var again = await browser.SendAsync(address, form, ("Confirmation.Code", CodeOf(strict, secret)), proof);
            Assert.Equal(HttpStatusCode.OK, again.Answer.StatusCode);
            Assert.Contains("renew-code", again.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("id=\"recovery-codes\"", again.Text, StringComparison.Ordinal);
        }

        var lines = await strict.Database.LinesAsync(strict.World.Sales);
        Assert.Equal(2, lines.Count(line => line.Action == AuditActions.PasswordFailed));
    }

    /// <summary>The demand came into force after the tokens were given: they open nothing until their owner has a second factor.</summary>
    [Fact]
    public async Task Demand_HoldsForTokensFromBefore()
    {
        await using var strict = new ApiHost { Configure = portal => portal.UseSetting("Access:RequireTwoFactorFor", "Sales") };
        await strict.InitializeAsync();
        using var client = strict.As(strict.World.Sales);

        await client.ReadAsync(ApiHost.Customers).IsProblemAsync(403, "two_factor_required");
        await client.PostJsonAsync(ApiHost.Customers, new { first_name = "x" }).IsProblemAsync(403, "two_factor_required");
        await strict.As(strict.World.Admin).ReadAsync(ApiHost.Customers).IsAsync(200);

        await SwitchOnAsync(strict, strict.World.Sales);
        await client.ReadAsync(ApiHost.Customers).IsAsync(200);
    }

    /// <summary>Whose second factor was taken away signs in with a password that is long enough without one, or chooses it first.</summary>
    [Fact]
    public async Task Password_TooShortAlone_LeadsToAnotherOneAndNowhereElse()
    {
        await using var quick = await DoorHost.StartAsync(_ => { });
        const string brief = "doce letras!";
        var email = DoorHost.EmailOf(quick.World.Sales);
        await SetAsync(brief, hasSecondFactor: true);
        using var browser = new Surfer(quick) { Language = "es-CL" };
        Assert.StartsWith("/login/code?", Surfer.Leads((await browser.SignInAsync(email, brief)).Answer), StringComparison.Ordinal);
        await SetAsync(brief, hasSecondFactor: false);

        var led = Surfer.Leads((await browser.SignInAsync(email, brief)).Answer);

        Assert.StartsWith("/reset?user=", led, StringComparison.Ordinal);
        Assert.StartsWith("/login?", Surfer.Leads((await browser.GoAsync("/account")).Answer), StringComparison.Ordinal);
        await quick.Anybody().PostJsonAsync("/api/auth/token", new { email, password = brief }).IsProblemAsync(403, "password_too_short");
        Assert.Contains("demasiado corta", (await browser.GoAsync(led!)).Text, StringComparison.Ordinal);
        await browser.SendAsync(led!, ("_handler", "reset"), ("Form.Next", "otra corta!!"), ("Form.Again", "otra corta!!"));
        Assert.Equal(brief, (await quick.Database.UserAsync(quick.World.Sales)).PasswordHash);
        await browser.SendAsync(led!, ("_handler", "reset"), ("Form.Next", Passwords.Good), ("Form.Again", Passwords.Good));
        Assert.Equal("/", Surfer.Leads((await browser.SignInAsync(email, Passwords.Good)).Answer));

        async Task SetAsync(string password, bool hasSecondFactor)
        {
            await using var db = quick.Database.Open();
            var user = await db.Users.SingleAsync(row => row.Id == quick.World.Sales.Id, Cancellation);
            (user.PasswordHash, user.TwoFactorEnabled) = (password, hasSecondFactor);
            await db.SaveChangesAsync(Cancellation);
        }
    }

    /// <summary>Half way in when the organisation was suspended: the code opens nothing any more.</summary>
    [Fact]
    public async Task Code_AfterTheOrganisationWasSuspended_OpensNothing()
    {
        await using var own = new ApiHost();
        await own.InitializeAsync();
        var (secret, _) = await SwitchOnAsync(own, own.World.SouthSales);
        using var browser = own.Anybody();
        var email = DoorHost.EmailOf(own.World.SouthSales);
        var half = await browser.SendAsync("/login", "login", ("Form.Email", email), ("Form.Password", Passwords.Good));
        var address = half.Answer.Headers.Location!.ToString();
        await browser.PageAsync(address);
        await using (var db = own.Database.Open())
        {
            (await db.Organisations.SingleAsync(row => row.Id == own.World.South, Cancellation)).Suspend(own.Database.Clock.Now);
            await db.SaveChangesAsync(Cancellation);
        }

        await browser.SendAsync(address, "code", ("Form.Code", CodeOf(own, secret)));

        Assert.DoesNotContain(await own.Database.LinesAsync(own.World.SouthSales), line => line.Action == AuditActions.SignIn);
    }

    [Fact]
    public async Task SwitchOff_NeedsPasswordAndCode()
    {
        var (secret, _) = await SwitchOnAsync(host, host.World.Helper);
        using var browser = host.Anybody();
        var half = await browser.SendAsync("/login", "login", ("Form.Email", "helper@world.test"), ("Form.Password", Passwords.Good));
        await browser.SendAsync(half.Answer.Headers.Location!.ToString(), "code", ("Form.Code", CodeOf(host, secret)));
        host.Database.Clock.Advance(TimeSpan.FromSeconds(Totp.StepSeconds));
        var code = CodeOf(host, secret);
        const string page = "/account/two-factor";

        var wrong = await browser.SendAsync(page, "off", ("Off.Password", "no"), ("Off.Code", code));
        Assert.Contains("password-error", wrong.Text, StringComparison.Ordinal);
        wrong = await browser.SendAsync(page, "off", ("Off.Password", Passwords.Good), ("Off.Code", "000000"));
        Assert.Contains("off-code-error", wrong.Text, StringComparison.Ordinal);
        Assert.True((await host.Database.UserAsync(host.World.Helper)).TwoFactorEnabled);
        await browser.SendAsync(page, "off", ("Off.Password", Passwords.Good), ("Off.Code", code));

        Assert.False((await host.Database.UserAsync(host.World.Helper)).TwoFactorEnabled);
    }

    /// <summary>The secret as the page shows it to whoever types it.</summary>
    private static byte[] SecretOn(string page)
    {
        var start = page.IndexOf('>', page.IndexOf("class=\"secret\"", StringComparison.Ordinal)) + 1;
        return Base32.Read(page[start..page.IndexOf('<', start)]);
    }

    private static string CodeOf(ApiHost at, byte[] secret) => Totp.Code(secret, Totp.StepOf(at.Database.Clock.Now));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string address) =>
        (await browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation)).StatusCode;

    /// <summary>With a password and a second factor, switched on a step ago.</summary>
    private static async Task<(byte[] Secret, IReadOnlyList<string> Recovery)> SwitchOnAsync(ApiHost at, Person who)
    {
        await at.Database.GivePasswordAsync(who);
        var factors = at.Services.GetRequiredService<SecondFactors>();
        var secret = (await factors.BeginAsync(who.Id, Cancellation)).Expect();
        var recovery = (await factors.ConfirmAsync(who.Id, CodeOf(at, secret), null, Cancellation)).Expect();
        at.Database.Clock.Advance(TimeSpan.FromSeconds(Totp.StepSeconds));
        return (secret, recovery);
    }
}
