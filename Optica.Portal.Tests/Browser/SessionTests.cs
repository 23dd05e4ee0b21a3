using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>The end of a session is the end of its screens.</summary>
[Collection(BrowserRun.Name)]
public sealed class SessionTests(BrowserRun run)
{
    private const string Account = "cross@norte.demo";

    private const string EndSession = """
        UPDATE UserSessions SET EndedAt = StartedAt
        WHERE Id = (SELECT s.Id FROM UserSessions s JOIN AspNetUsers u ON u.Id = s.UserId WHERE u.Email = $email ORDER BY s.StartedAt DESC LIMIT 1)
        """;

    [BrowserFact]
    public Task Revoked_LiveScreen_ClosesWithinAMinute() =>
        run.VisitAfreshAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/");
                Assert.Equal(1, await visitor.Host.WriteAsync(EndSession, ("$email", Account)));
                await AssertClosedAsync(visitor.Page);
            }
        );

    [BrowserFact]
    public Task Deactivated_LiveScreen_ClosesWithinAMinute() =>
        run.VisitAfreshAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/");
                await visitor.Host.WriteAsync("UPDATE AspNetUsers SET IsActive = 0 WHERE Email = $email", ("$email", Account));
                try
                {
                    await AssertClosedAsync(visitor.Page);
                }
                finally
                {
                    await visitor.Host.WriteAsync("UPDATE AspNetUsers SET IsActive = 1 WHERE Email = $email", ("$email", Account));
                }
            }
        );

    [BrowserFact]
    public Task SignOut_EndsEveryTabAndTheCookie() =>
        run.VisitAfreshAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/");
                var cookies = await visitor.Context.CookiesAsync();
                var other = await visitor.NewTabAsync();
                await other.GotoAsync("/admin/customers");
                await other.Locator("[data-row]").First.WaitForAsync();

                await visitor.Page.Locator(".user-button").ClickAsync();
                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Cerrar sesión" }).ClickAsync();
                await AssertClosedAsync(visitor.Page);
                await AssertClosedAsync(other);

                // a stolen copy of the cookie is worth nothing
                await visitor.Context.AddCookiesAsync(
                    cookies.Select(cookie => new Cookie
                    {
                        Name = cookie.Name,
                        Value = cookie.Value,
                        Url = visitor.Host.Address.ToString(),
                    })
                );
                await visitor.Page.GotoAsync("/admin/customers");
                await AssertClosedAsync(visitor.Page);
            }
        );

    /// <summary>Looks at the address again and again: the reload of the screen and the way to the login may overtake each other.</summary>
    private static Task AssertClosedAsync(IPage page) => page.ArrivesAsync("/login", seconds: 60);
}
