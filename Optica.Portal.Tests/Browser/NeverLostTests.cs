using Microsoft.Playwright;
using Optica.Data.Seed;

namespace Optica.Portal.Tests.Browser;

/// <summary>What was typed survives the process, and stays with whoever typed it.</summary>
[Collection(BrowserRun.Name)]
public sealed class NeverLostTests(BrowserRun run)
{
    /// <summary>Sockets of the page, so that a test can cut them as a bad line does.</summary>
    private const string Sockets = """
        window.sockets = [];
        window.WebSocket = class extends WebSocket {
            constructor(...parts) {
                super(...parts);
                sockets.push(this);
            }
        };
        """;

    private const string Clerk = "sales@norte.demo";

    /// <summary>
    /// The power goes in the middle of a word: after the restart the page comes back by itself and offers all that was typed up to two
    /// seconds before, the unfinished field too.
    /// </summary>
    [BrowserFact]
    public async Task Portal_KilledWithinAForm_OffersWhatWasTyped()
    {
        Chromium.Require();
        await using var portal = await PortalHost.StartAsync();
        var clerk = await run.SitDownAsync(portal, Clerk);
        try
        {
            await clerk.GoAsync(CustomerDesk.New);
            await clerk.Page.TypeInAsync("Nombres", "Florencia");
            await clerk.Page.TypeInAsync("RUT", "12.345.678-5");
            await clerk.Page.Field("Notas").PressSequentiallyAsync("prefiere que la llamen después de las");
            await clerk.Page.WaitForTimeoutAsync(2_000);

            await portal.KillAsync();
            await portal.RestartAsync();

            await clerk.Page.Locator(".draft-offer .primary").ClickAsync(new() { Timeout = 60_000 });
            await Assertions.Expect(clerk.Page.Field("Nombres")).ToHaveValueAsync("Florencia");
            await Assertions.Expect(clerk.Page.Field("RUT")).ToHaveValueAsync("12.345.678-5");
            await Assertions.Expect(clerk.Page.Field("Notas")).ToHaveValueAsync("prefiere que la llamen después de las");
            await clerk.Page.TypeInAsync("Apellidos", "Rivas");
            await clerk.SaveToProfileAsync();
            Assert.Equal(1, await portal.ReadAsync<int>("SELECT COUNT(*) FROM Customers WHERE Notes LIKE 'prefiere que la llamen%'"));
            Assert.Equal(0, await portal.ReadAsync<int>("SELECT COUNT(*) FROM Drafts"));
        }
        finally
        {
            await clerk.Context.CloseAsync();
        }
    }

    /// <summary>
    /// At a shared computer B signs in while A's form is open in another tab without a connection: nothing of A's is left on the screen,
    /// nothing is saved as B, and A finds the text again.
    /// </summary>
    [BrowserFact]
    public Task SharedComputer_SomebodyElseSignsIn_TakesNothingOver() =>
        run.VisitAfreshAsync(
            Clerk,
            async visitor =>
            {
                const string Secret = "solo lo sabe la primera";
                visitor.Expect("WebSocket|Connection|answer 4");
                await visitor.Context.AddInitScriptAsync(Sockets);
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.TypeInAsync("Nombres", Secret);
                await visitor.Page.WaitForTimeoutAsync(2_500);
                var saved = await CountAsync(visitor.Host, Secret);

                var other = await visitor.NewTabAsync();
                await other.GotoAsync("/login");
                // an answer that is still on its way may bring the cookie back
                for (var attempt = 0; attempt < 5 && await other.Locator("#email").CountAsync() == 0; attempt++)
                {
                    await visitor.Context.ClearCookiesAsync(new() { Name = "optica" });
                    await other.GotoAsync("/login");
                }

                await other.Locator("#email").FillAsync("admin.centro@norte.demo");
                await other.Locator("#password").FillAsync(DemoAccounts.Password);
                await other.Locator("form:has(#password) button[type=submit]").ClickAsync();
                await other.ArrivesAsync("/$");
                await visitor.Page.EvaluateAsync("() => sockets.forEach(socket => socket.close())");

                await Assertions.Expect(visitor.Page.Locator("body")).Not.ToContainTextAsync(Secret, new() { Timeout = 60_000 });
                await Assertions.Expect(visitor.Page.Locator($"input[value='{Secret}']")).ToHaveCountAsync(0);
                await visitor.Page.GotoAsync(CustomerDesk.New);
                await Assertions.Expect(visitor.Page.Locator(".user-button")).ToContainTextAsync("Andrés");
                await Assertions.Expect(visitor.Page.Locator(".draft-offer")).ToHaveCountAsync(0);
                Assert.Equal(saved, await CountAsync(visitor.Host, Secret));
            }
        );

    /// <summary>Two hundred clicks on Save are one customer.</summary>
    [BrowserFact]
    public Task Save_ClickedTwoHundredTimes_IsOneCustomer() =>
        run.VisitAsync(
            Clerk,
            async visitor =>
            {
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.TypeInAsync("Nombres", "Doscientas");
                await visitor.Page.TypeInAsync("Apellidos", "Veces");
                await visitor.Page.EvaluateAsync(
                    "() => { const save = document.querySelector('[data-shortcut=save]'); for (let click = 0; click < 200; click++) save.click(); }"
                );
                await visitor.ProfileAsync();

                await visitor.Page.WaitForTimeoutAsync(1_000);
                Assert.Equal(1, await CountAsync(visitor.Host, "Doscientas"));
            }
        );

    private static Task<int> CountAsync(PortalHost host, string name) =>
        host.ReadAsync<int>("SELECT COUNT(*) FROM Customers WHERE FirstName = $name", ("$name", name));
}
