using Microsoft.Playwright;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>Two people at one calendar, and everybody who needs more than eyes and a mouse.</summary>
[Collection(BrowserRun.Name)]
public sealed class CalendarTogetherTests(BrowserRun run)
{
    private const string Admin = "admin.centro@norte.demo";
    private const string Colleague = "sales@norte.demo";

    /// <summary>Both had the time on screen as free. One gets it; the other keeps what was typed and is offered what is left.</summary>
    [BrowserFact]
    public Task Slot_WantedByTwo_IsGivenOnce() =>
        run.VisitAsync(
            Admin,
            async visitor =>
            {
                var other = await run.OpenAsync(Colleague);
                try
                {
                    foreach (var (who, name) in new[] { (visitor, "Primera Carrera"), (other, "Segunda Carrera") })
                    {
                        await who.StartGuestAsync(CalendarDesk.Day(5), name, "11:00");
                        await who.Page.Locator("#visit-notes").FillAsync($"nota de {name}");
                        await Assertions.Expect(who.Page.Locator(".chosen")).ToContainTextAsync("Box 1");
                    }

                    await Task.WhenAll(visitor.Page.Keyboard.PressAsync("Control+s"), other.Page.Keyboard.PressAsync("Control+s"));
                    await Task.WhenAny(CalendarDesk.Gone(visitor), CalendarDesk.Gone(other));
                    await Assertions.Expect(visitor.Page.Locator(".visit", new() { HasText = "Carrera" })).ToHaveCountAsync(1);
                    var loser = await visitor.Page.Locator("#booking-form").CountAsync() == 1 ? visitor : other;

                    await Assertions
                        .Expect(loser.Page.Locator("[data-field=StartsAt] .field-error"))
                        .ToHaveTextAsync("Esta hora acaba de ser tomada. Elija otra.", new() { Timeout = 20_000 });
                    await Assertions.Expect(loser.Page.Locator("#visit-notes")).ToHaveValueAsync(CalendarDesk.Starting("nota de"));
                    await loser.Page.Locator(".field-offer button").First.ClickAsync();
                    await loser.Page.Locator(".side-panel-foot .primary").ClickAsync();
                    await Assertions.Expect(loser.Page.Locator("#booking-form")).ToHaveCountAsync(0);
                    await Assertions.Expect(visitor.Page.Locator(".visit", new() { HasText = "Carrera" })).ToHaveCountAsync(2);
                    Findings.None(other.Troubles);
                }
                finally
                {
                    await other.Context.CloseAsync();
                }
            }
        );

    [BrowserFact]
    public Task Booking_OfAColleague_IsSeenInTheOtherWindow() =>
        run.VisitAsync(
            Admin,
            async visitor =>
            {
                var other = await run.OpenAsync(Colleague, new("en"));
                try
                {
                    await other.GoAsync(CalendarDesk.Day(6));
                    await other.Page.Locator(".slot").First.WaitForAsync();
                    await visitor.BookGuestAsync(CalendarDesk.Day(6), "Vista Dealejos");

                    var seen = other.Page.Locator(".visit[data-changed]", new() { HasText = "Vista Dealejos" });
                    await Assertions.Expect(seen).ToHaveCountAsync(1, new() { Timeout = 10_000 });
                    // each in their own language
                    await Assertions.Expect(seen).ToContainTextAsync("Scheduled");
                    await Assertions.Expect(visitor.Page.Locator(".visit", new() { HasText = "Vista" })).ToContainTextAsync("Agendada");

                    await visitor.Page.Locator(".visit", new() { HasText = "Vista" }).ClickAsync();
                    await visitor.Page.Locator(".visit-actions .primary").ClickAsync();
                    await Assertions.Expect(seen).ToHaveAttributeAsync("data-status", "Confirmed", new() { Timeout = 10_000 });
                    Findings.None(other.Troubles);
                }
                finally
                {
                    await other.Context.CloseAsync();
                }
            }
        );

    /// <summary>Panels and dialogs are part of no address of the list of pages.</summary>
    [BrowserTheory]
    [InlineData("es-CL", "light")]
    [InlineData("en", "dark")]
    public Task PanelsAndDialogs_AreUsable(string language, string theme) =>
        run.VisitAsync(
            Admin,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.GoAsync($"{CalendarDesk.Day(7)}&book=1");
                await page.Locator(".slot-choice").First.WaitForAsync();
                await page.Locator(".side-panel-foot .primary").ClickAsync();
                await Assertions.Expect(page.Locator(".field-error")).Not.ToHaveCountAsync(0);
                await page.IsUsableAsync("booking");
                await visitor.BookGuestAsync(CalendarDesk.Day(7), $"Accesible {theme}");
                await page.Locator(".visit", new() { HasText = $"Accesible {theme}" }).ClickAsync();
                await page.Locator(".visit-facts").WaitForAsync();
                await page.IsUsableAsync("visit");
                foreach (var (button, inside) in new[] { (1, ".choices"), (2, ".slot-choice"), (3, "textarea") })
                {
                    await page.Locator(".visit-actions button").Nth(button).ClickAsync();
                    await page.Locator($"dialog[open] {inside}").First.WaitForAsync();
                    await page.IsUsableAsync(inside);
                    await page.Keyboard.PressAsync("Escape");
                    await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
                }

                foreach (var view in new[] { "week", "month", "today" })
                {
                    await visitor.GoAsync($"/admin/appointments?view={view}");
                    await page.IsUsableAsync(view);
                }

                await visitor.GoAsync("/admin/appointments/settings?edit=new");
                await page.Locator("#resource-form").WaitForAsync();
                await page.IsUsableAsync("resource");
            },
            new(language, theme)
        );
}
