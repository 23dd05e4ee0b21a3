using Microsoft.Playwright;
using Optica.Data.Seed;
using Optica.Domain.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Browser;

/// <summary>Recovery codes are shown once: they can be taken along there, and only there.</summary>
[Collection(BrowserRun.Name)]
public sealed class RecoveryCodeTests(BrowserRun run)
{
    /// <summary>Nobody else's in these tests: the second step ends every other session of the account.</summary>
    private const string Account = "admin.costa@sur.demo";

    private const string Page = "/account/two-factor";

    [BrowserFact]
    public Task Codes_AreCopiedAndPrinted_WhereTheyAreShown() =>
        run.VisitAfreshAsync(
            Account,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
                await page.GotoAsync(Page);
                await page.Locator("#password").FillAsync(DemoAccounts.Password);
                await page.Locator("form:has(#password) button").ClickAsync();
                var secret = Base32.Read(await page.Locator(".secret").InnerTextAsync());
                var code = Totp.Code(secret, Totp.StepOf(TimeProvider.System.GetUtcNow().UtcDateTime));
                try
                {
                    await page.Locator("#confirm-code").FillAsync(code);
                    await page.Locator("form:has(#confirm-code) button").ClickAsync();
                    var codes = await page.Locator("#recovery-codes code").AllInnerTextsAsync();
                    Assert.Equal(RecoveryCodes.Count, codes.Count);
                    await page.EvaluateAsync("() => { window.printed = 0; window.print = () => window.printed++; }");

                    await page.Locator("[data-copy]").ClickAsync();
                    await Assertions.Expect(page.Locator("[data-copied]")).ToHaveTextAsync("Copiados.");
                    await page.Locator("[data-print]").ClickAsync();

                    Assert.Equal(string.Join('\n', codes), await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
                    Assert.Equal(1, await page.EvaluateAsync<int>("() => window.printed"));
                    await page.EmulateMediaAsync(new() { Media = Media.Print });
                    await Assertions.Expect(page.GetByText(Account)).ToBeVisibleAsync();
                    await Assertions.Expect(page.Locator("button:visible, .auth-brand:visible")).ToHaveCountAsync(0);
                }
                finally
                {
                    await visitor.Host.WriteAsync("UPDATE AspNetUsers SET TwoFactorEnabled = 0 WHERE Email = $email", ("$email", Account));
                }
            }
        );
}
