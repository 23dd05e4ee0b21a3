using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>What is changed at the access desk is seen at once on the screens it is about.</summary>
[Collection(BrowserRun.Name)]
public sealed class AccessDeskTests(BrowserRun run)
{
    private const string Victim = "admin.centro@norte.demo";

    private static readonly LocatorAssertionsToHaveCountOptions TwoSeconds = new() { Timeout = 2_000 };

    /// <summary>The portal looks by itself only every half minute: what is this quick was told.</summary>
    [BrowserFact]
    public async Task Rights_TakenAway_OpenScreenFollowsWithinTwoSeconds()
    {
        Chromium.Require();
        await using var host = await PortalHost.StartAsync(("Access__RecheckSeconds", "30"));
        var boss = await run.SitDownAsync(host, "super@norte.demo");
        var victim = await run.SitDownAsync(host, Victim);
        try
        {
            await victim.GoAsync("/admin/customers");
            var desk = victim.Page.Locator("#side-nav a[href='/admin/access']");
            await Assertions.Expect(desk).ToHaveCountAsync(1);

            await boss.GoAsync("/admin/access?q=centro");
            await boss.Page.Locator("tbody .cell-main").ClickAsync();
            await boss.Page.Locator(".side-panel-foot a.primary").ClickAsync();
            await boss.Page.Locator("#field-Role").SelectOptionAsync(new SelectOptionValue { Label = "Ventas" });
            await Assertions.Expect(boss.Page.Locator("[data-preview=lost] li").First).ToBeVisibleAsync();
            await boss.Page.Locator("button[form=user-form]").ClickAsync();
            await Assertions.Expect(boss.Page.Locator("#user-form")).ToHaveCountAsync(0);
            await Assertions.Expect(desk).ToHaveCountAsync(0, TwoSeconds);
            await victim.SettleAsync();

            await boss.Page.Locator(".side-panel-foot button", new() { HasText = "Bloquear" }).ClickAsync();
            await boss.Page.Locator("#lock-user-reason").FillAsync("Ya no trabaja aquí");
            await boss.Page.Locator("dialog.confirm .danger").ClickAsync();
            await Assertions.Expect(boss.Page.Locator(".side-panel .badge[data-tone=danger]")).ToBeVisibleAsync();
            await victim.Page.ArrivesAsync("/login", seconds: 2);
            Architecture.Findings.None(boss.Troubles.Concat(victim.Troubles));
        }
        finally
        {
            await boss.Context.CloseAsync();
            await victim.Context.CloseAsync();
        }
    }

    /// <summary>What opens beside the list is as usable as the page.</summary>
    [BrowserTheory]
    [InlineData("?tab=matrix", ".matrix")]
    [InlineData("?user={0}", ".side-panel .sessions, .side-panel .muted")]
    [InlineData("?user={0}&edit=1", "#user-form")]
    [InlineData("?user={0}&grant=1", "#grant-form")]
    [InlineData("?invite=1", "#invite-form")]
    public Task Panel_OfTheDesk_IsUsable(string query, string what) =>
        run.VisitAsync(
            "super@norte.demo",
            async visitor =>
            {
                var id = Guid.Parse(
                    await visitor.Host.ReadAsync<string>(
                        "SELECT hex(Id) FROM AspNetUsers WHERE Email = $email",
                        ("$email", "sales@norte.demo")
                    )
                );
                await visitor.GoAsync($"/admin/access{query.Replace("{0}", id.ToString(), StringComparison.Ordinal)}");
                await visitor.Page.Locator(what).First.WaitForAsync();
                await visitor.Page.IsUsableAsync(query);
            }
        );

    /// <summary>From the invitation to the first page of whoever was invited, in two browsers.</summary>
    [BrowserFact]
    public Task Invited_ByTheLinkOnTheScreen_SignsIn() =>
        run.VisitAsync(
            "super@norte.demo",
            async visitor =>
            {
                await visitor.GoAsync("/admin/access?invite=1");
                await visitor.Page.Locator("#field-Name").FillAsync("Nueva Vendedora");
                await visitor
                    .Page.Locator("#field-Email")
                    .FillAsync($"nueva.{Optica.Domain.Common.Ids.New(TimeProvider.System):N}@norte.demo");
                await visitor.Page.Locator(".branch-checks input").First.CheckAsync();
                await visitor.Page.Locator("button[form=invite-form]").ClickAsync();
                var link = await visitor.Page.Locator("#invite-link").InputValueAsync();

                await run.VisitAsync(
                    null,
                    async newcomer =>
                    {
                        await newcomer.GoAsync(link);
                        await newcomer.Page.Locator("#next").FillAsync("una frase fácil de recordar");
                        await newcomer.Page.Locator("#again").FillAsync("una frase fácil de recordar");
                        await newcomer.Page.Locator("form:has(#next) button[type=submit]").ClickAsync();
                        await Assertions.Expect(newcomer.Page.Locator(".user-name")).ToHaveTextAsync("Nueva Vendedora");
                    }
                );
            }
        );
}
