using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Optica.Data.Seed;

namespace Optica.Portal.Tests.Browser;

/// <summary>Getting in, staying out, choosing a language, leaving.</summary>
[Collection(BrowserRun.Name)]
public sealed class SignInTests(BrowserRun run)
{
    private const string Account = "admin.centro@norte.demo";

    /// <summary>Pages that open without a session. Whoever adds one thinks about it here.</summary>
    private static readonly string[] Anonymous =
    [
        "/error",
        "/forgot",
        "/held",
        "/invite",
        "/locked",
        "/login",
        "/login/code",
        "/not-found",
        "/reset",
        "/setup",
    ];

    [BrowserFact]
    public void Pages_WithoutSession_AreTheseOnly() =>
        Assert.Equivalent(Anonymous, RoutablePages.All.Where(page => page.IsAnonymous).Select(page => page.Template), strict: true);

    [BrowserFact]
    public Task SignIn_GoodPassword_OpensThePortal() =>
        run.VisitAsync(
            null,
            async visitor =>
            {
                await visitor.GoAsync("/login");
                await visitor.SignInAsync(Account, DemoAccounts.Password);
                await visitor.ArrivesAtHomeAsync();
                await visitor.SettleAsync();
                Assert.Contains(await visitor.Context.CookiesAsync(), cookie => cookie is { Name: "optica", HttpOnly: true });
            }
        );

    [BrowserFact]
    public Task SignIn_AnyFailure_AnswersTheSame() =>
        run.VisitAsync(
            null,
            async visitor =>
            {
                var unknown = await FailAsync(visitor, "nobody@norte.demo", DemoAccounts.Password);
                var wrong = await FailAsync(visitor, "sales@norte.demo", "not the password at all");
                var shouting = await FailAsync(visitor, "SALES@NORTE.DEMO", "' OR '1'='1");

                Assert.Equal(unknown, wrong);
                Assert.Equal(unknown, shouting);
                Assert.DoesNotContain(await visitor.Context.CookiesAsync(), cookie => cookie.Name == "optica");
            }
        );

    [BrowserFact]
    public Task Pages_WithoutSession_LeadToLoginAndBack() =>
        run.VisitAsync(
            null,
            async visitor =>
            {
                foreach (var page in RoutablePages.All.Where(page => !page.IsAnonymous))
                {
                    var address = await RoutablePages.AddressAsync(visitor.Host, page.Template);
                    await visitor.Page.GotoAsync(address);
                    await visitor.Page.ArrivesAsync(Regex.Escape($"/login?returnUrl={Uri.EscapeDataString(address)}") + "$");
                }

                await visitor.Page.GotoAsync("/account");
                await visitor.SignInAsync(Account, DemoAccounts.Password);
                await visitor.Page.ArrivesAsync("/account$");
            }
        );

    [BrowserTheory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    [InlineData("\\\\example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/example.org")]
    public Task SignIn_ForeignReturnUrl_StaysHere(string returnUrl) =>
        run.VisitAsync(
            null,
            async visitor =>
            {
                await visitor.GoAsync($"/login?returnUrl={Uri.EscapeDataString(returnUrl)}");
                await visitor.SignInAsync(Account, DemoAccounts.Password);
                await visitor.ArrivesAtHomeAsync();
            }
        );

    [BrowserFact]
    public Task Language_Chosen_StaysAndWinsOverTheBrowser() =>
        run.VisitAsync(
            null,
            async visitor =>
            {
                await visitor.GoAsync("/login");
                await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Iniciar sesión");

                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
                await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Sign in");
                await visitor.SignInAsync("nobody@norte.demo", "x");
                await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not right");

                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Español" }).ClickAsync();
                await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Iniciar sesión");
            }
        );

    [BrowserTheory]
    [InlineData("es-CL", "Iniciar sesión")]
    [InlineData("es-AR", "Iniciar sesión")]
    [InlineData("en-GB", "Sign in")]
    [InlineData("de", "Sign in")]
    public Task Language_NotChosen_IsTheBrowsers(string language, string heading) =>
        run.VisitAsync(
            null,
            async visitor =>
            {
                await visitor.GoAsync("/login");
                await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(heading);
            },
            new Look(language)
        );

    private static async Task<(int Status, string Text)> FailAsync(Visitor visitor, string email, string password)
    {
        await visitor.GoAsync("/login");
        var answer = await visitor.Page.RunAndWaitForResponseAsync(
            () => visitor.SignInAsync(email, password),
            response => response.Request.Method == "POST"
        );
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Equal(email, await visitor.Page.Locator("#email").InputValueAsync());
        return (answer.Status, await visitor.Page.Locator("body").InnerTextAsync());
    }
}
