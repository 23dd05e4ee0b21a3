using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Optica.Data.Seed;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Browser;

/// <content>
/// What ends or locks a session closes its screens by the change feed: these portals look by the clock only every 30 seconds
/// (SECURITY 16, 34).
/// </content>
public sealed partial class LiveTests
{
    private const string NewestSession = """
        WHERE Id = (SELECT s.Id FROM UserSessions s JOIN AspNetUsers u ON u.Id = s.UserId WHERE u.Email = $email ORDER BY s.StartedAt DESC LIMIT 1)
        """;

    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    /// <summary>Signing out in one tab closes the others within two seconds, and those at another portal long before the clock would.</summary>
    [BrowserFact]
    public async Task SignOut_InOneTab_ClosesTheOthers()
    {
        Chromium.Require();
        var here = await SitAsync(portals.One, Clerk);
        await here.GoAsync("/");
        var beside = await here.NewTabAsync();
        await beside.GotoAsync("/admin/customers");
        await beside.Locator("[data-row]").First.WaitForAsync();
        var there = await here.NewTabAsync();
        await there.GotoAsync(new Uri(portals.Other.Address, "/admin/customers").ToString());
        await there.Locator("[data-row]").First.WaitForAsync();
        await here.Page.Locator(".user-button").ClickAsync();

        var took = await ClosesAsync(beside, here.Page.GetByRole(AriaRole.Button, new() { Name = "Cerrar sesión" }));

        Assert.InRange(took, TimeSpan.Zero, Promised);
        await beside.ArrivesAsync("/login", seconds: 15);
        await there.ArrivesAsync("/login", seconds: 15);
    }

    /// <summary>
    /// The screen of a shared computer is locked with a form half filled in: every tab closes, those without a circuit too, and the password in
    /// one of them brings all of it back.
    /// </summary>
    [BrowserFact]
    public async Task Lock_InOneTab_ClosesTheOthersAndKeepsWhatWasTyped()
    {
        Chromium.Require();
        var here = await SitAsync(portals.One, Clerk);
        await here.GoAsync("/");
        var drafts = await portals.One.DraftsAsync(Clerk);
        var form = await here.NewTabAsync();
        await form.GotoAsync(CustomerDesk.New);
        await form.TypeInAsync("Nombres", "Florencia");
        await Patiently.UntilAsync(
            async () => await portals.One.DraftsAsync(Clerk) > drafts,
            TimeSpan.FromSeconds(20),
            "what was typed is not kept"
        );
        here.Expect("answer 401: GET .*/session$");
        var still = await here.NewTabAsync();
        await still.GotoAsync("/account/sessions");
        await here.Page.Locator(".user-button").ClickAsync();
        // not a second before the lock
        await form.TypeInAsync("Apellidos", "Deprisa");

        var took = await ClosesAsync(form, here.Page.GetByRole(AriaRole.Button, new() { Name = "Bloquear pantalla" }));

        Assert.InRange(took, TimeSpan.Zero, Promised);
        await here.Page.ArrivesAsync("/locked", seconds: 15);
        await form.ArrivesAsync("/locked", seconds: 15);
        await still.ArrivesAsync("/locked", seconds: 15);
        await form.IsUsableAsync();
        Assert.DoesNotContain("Florencia", await form.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await form.Locator("#password").FillAsync(DemoAccounts.Password);
        took = await ClosesAsync(still, form.Locator("form:has(#password) button[type=submit]"), "/account/sessions$");
        Assert.InRange(took, TimeSpan.Zero, Promised);
        await Assertions.Expect(still.Locator(".own-sessions")).ToBeVisibleAsync();
        await here.ArrivesAtHomeAsync();
        await form.Locator(".draft-offer .primary").ClickAsync();
        await Assertions.Expect(form.Field("Nombres")).ToHaveValueAsync("Florencia");
        await Assertions.Expect(form.Field("Apellidos")).ToHaveValueAsync("Deprisa");
        Assert.Empty(here.Troubles);
    }

    /// <summary>Two minutes before its end a session says so, to the keyboard too; whoever answers stays, and live traffic does not count.</summary>
    [BrowserFact]
    public async Task Idle_TwoMinutesBefore_WarnsAndIsAnsweredByTheKeyboard()
    {
        Chromium.Require();
        const string Soon = $"UPDATE UserSessions SET IdleUntil = strftime('%Y-%m-%d %H:%M:%f', 'now', '+100 seconds') {NewestSession}";
        const string Left = $"SELECT (julianday(IdleUntil) - julianday('now')) * 1440 FROM UserSessions {NewestSession}";
        var here = await SitAsync(portals.One, Stranger);
        await here.GoAsync("/");
        await portals.One.WriteAsync(Soon, ("$email", Stranger));
        await here.Page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");

        var warning = here.Page.GetByRole(AriaRole.Alertdialog);
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await Assertions.Expect(warning.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await here.Page.IsUsableAsync();
        Assert.InRange(await portals.One.ReadAsync<double>(Left, ("$email", Stranger)), 0, 2);

        await here.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(warning).ToBeHiddenAsync();
        await Assertions.Expect(here.Page.Locator("h1")).ToBeVisibleAsync();
        await Patiently.UntilAsync(
            // the key is told at once, and answered in a moment
            async () => await portals.One.ReadAsync<double>(Left, ("$email", Stranger)) is > 29 and <= 30,
            TimeSpan.FromSeconds(10),
            "Escape is no sign of life"
        );
        Assert.Empty(here.Troubles);
    }

    /// <summary>Clicks, and tells how long after the answer a screen in another tab has gone and asks for the page it has to.</summary>
    private static async Task<TimeSpan> ClosesAsync(IPage other, ILocator button, string path = "/login")
    {
        var asked = other
            .WaitForRequestAsync(new Regex(path, RegexOptions.None, TimeSpan.FromSeconds(1)))
            .ContinueWith(_ => Stopwatch.GetTimestamp(), TaskScheduler.Default);
        var answered = button
            .Page.WaitForResponseAsync(response => response.Request.Method == "POST" && response.Status == 302)
            .ContinueWith(_ => Stopwatch.GetTimestamp(), TaskScheduler.Default);
        await button.ClickAsync();
        var took = Stopwatch.GetElapsedTime(await answered, await asked);
        // it may have gone before
        return took > TimeSpan.Zero ? took : TimeSpan.Zero;
    }
}
