using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>Screens per user are bounded, and whoever opens one too many is told (SECURITY 23).</summary>
[Collection(BrowserRun.Name)]
public sealed class WindowLimitTests(BrowserRun run)
{
    [BrowserFact]
    public async Task OneTooMany_SaysSo_AndOpensWhenAnotherCloses()
    {
        Chromium.Require();
        await using var host = await run.Host.StartBesideAsync(("Limits__CircuitsPerUser", "1"));
        var visitor = await run.SitDownAsync(host, "sales@norte.demo");
        await visitor.GoAsync("/admin/customers");

        var second = await visitor.NewTabAsync();
        await second.GotoAsync("/admin/orders");
        var notice = second.Locator("#windows-limit");
        await Assertions.Expect(notice).ToBeVisibleAsync();
        await Assertions.Expect(second.Locator("h1")).ToHaveCountAsync(0);

        await visitor.Page.CloseAsync();
        // on a busy machine the server hears of it only after the next try, and then there is one more
        int answer;
        do
        {
            answer = (
                await second.RunAndWaitForResponseAsync(
                    () => notice.GetByRole(AriaRole.Button).ClickAsync(),
                    one => one.Url.Contains("/_blazor/negotiate", StringComparison.Ordinal)
                )
            ).Status;
        } while (answer == StatusCodes.Status429TooManyRequests);

        await Assertions.Expect(second.Locator("h1")).ToHaveTextAsync("Pedidos");
        await visitor.Context.CloseAsync();
    }
}
