using Microsoft.Playwright;
using Optica.Data.Seed;

namespace Optica.Portal.Tests.Browser;

/// <summary>A passkey from its making to its end, with an authenticator that Chromium plays.</summary>
[Collection(BrowserRun.Name)]
public sealed class PasskeyTests(BrowserRun run)
{
    private const string Account = "cross@norte.demo";
    private const string Way = "form[data-passkey] button";

    [BrowserFact]
    public Task Passkey_AddedThenRemoved_SignsInAndNoMore() =>
        run.VisitAsync(
            null,
            async visitor =>
            {
                var page = visitor.Page;
                // the same portal, by its name
                visitor.Expect($"foreign request: {At(visitor, "/")}");
                await PlugInAsync(visitor);
                await page.GotoAsync(At(visitor, "/login?returnUrl=%2Faccount%2Fpasskeys"));
                await visitor.SignInAsync(Account, DemoAccounts.Password);
                await page.ArrivesAsync("/account/passkeys$");
                await page.Locator("#passkey-name").FillAsync("Huella");
                // a screen left open makes no key: the password is asked, and told where it was wrong
                visitor.Expect("answer 400: POST .*/account/passkeys/options$");
                await page.Locator("#passkey-password").FillAsync("no es esta");
                await page.Locator(Way).ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
                await page.Locator("#passkey-password").FillAsync(DemoAccounts.Password);
                await page.Locator(Way).ClickAsync();
                await page.ArrivesAsync(@"/account/passkeys\?done=added$");

                await visitor.Context.ClearCookiesAsync();
                await SignInAsync(visitor);
                await page.ArrivesAsync("/account/passkeys$");
                await Assertions.Expect(page.Locator(".passkey input[name=name]")).ToHaveValueAsync("Huella");
                await page.Locator(".passkey .danger").ClickAsync();
                await page.ArrivesAsync(@"/account/passkeys\?done=removed$");

                await visitor.Context.ClearCookiesAsync();
                await SignInAsync(visitor);
                await page.ArrivesAsync(@"/login\?passkey=failed");
                await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            }
        );

    /// <summary>By name: a passkey belongs to a name, never to a number.</summary>
    private static string At(Visitor visitor, string path) => $"http://localhost:{visitor.Host.Address.Port}{path}";

    private static async Task SignInAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync(At(visitor, "/login?returnUrl=%2Faccount%2Fpasskeys"));
        await visitor.Page.Locator(Way).ClickAsync();
    }

    private static async Task PlugInAsync(Visitor visitor)
    {
        var session = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
    }
}
