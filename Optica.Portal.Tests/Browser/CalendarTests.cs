using Microsoft.Playwright;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Browser;

/// <summary>The calendar in a real browser: hands on the keys, and a mouse.</summary>
[Collection(BrowserRun.Name)]
public sealed class CalendarTests(BrowserRun run)
{
    private const string Admin = "admin.centro@norte.demo";

    [BrowserFact]
    public Task Visit_ByKeyboardAlone_IsBookedFromASlot() =>
        run.VisitAsync(
            Admin,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.GoAsync(CalendarDesk.Day(1));
                await page.Locator(".slot").First.WaitForAsync();
                // the keys are listened to a little after the hours stand there
                await Patiently.UntilAsync(
                    async () =>
                    {
                        await page.Keyboard.PressAsync("ArrowDown");
                        return await page.Locator(":focus[data-time]").CountAsync() == 1;
                    },
                    TimeSpan.FromSeconds(5),
                    "the arrow keys do not reach the hours"
                );
                await page.Keyboard.PressAsync("ArrowRight");
                await page.Keyboard.PressAsync("ArrowDown");
                await page.Keyboard.PressAsync("ArrowDown");
                var time = await page.Locator(":focus").GetAttributeAsync("data-time");
                Assert.NotNull(time);
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.Locator("#visit-who")).ToBeFocusedAsync();
                await Assertions.Expect(page.Locator(".chosen")).ToContainTextAsync(time);

                await page.Keyboard.TypeAsync("gonz");
                await page.Locator("[role=option]").First.WaitForAsync();
                await page.Keyboard.PressAsync("ArrowDown");
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.Locator("#visit-type")).ToBeFocusedAsync();
                var name = await page.Locator(".who a").InnerTextAsync();
                await page.Keyboard.PressAsync("Control+s");

                await Assertions.Expect(page.Locator("#booking-form")).ToHaveCountAsync(0);
                // the focus is on the new visit, and Enter opens it
                await Assertions
                    .Expect(page.Locator(".visit:focus"))
                    .ToHaveAttributeAsync("aria-label", CalendarDesk.Starting($"{time} {name}"));
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.Locator("#side-panel-title")).ToHaveTextAsync(name);
                await page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(page.Locator(".side-panel")).ToHaveCountAsync(0);
                await Assertions.Expect(page.Locator(".visit:focus")).ToHaveCountAsync(1);
            }
        );

    [BrowserFact]
    public Task Letters_ChangeTheView_ButNotWhileTyping() =>
        run.VisitAsync(
            Admin,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.GoAsync("/");
                await page.Keyboard.PressAsync("g");
                await page.Keyboard.PressAsync("a");
                await page.Locator("html[data-script=calendar] .calendar").WaitForAsync();
                await page.Keyboard.PressAsync("w");
                await Assertions.Expect(page.Locator(".calendar-name")).ToHaveCountAsync(7);
                await page.Keyboard.PressAsync("PageDown");
                await Assertions.Expect(page.Locator(".calendar-name.is-today")).ToHaveCountAsync(0);
                await page.Keyboard.PressAsync("m");
                await page.Locator(".month").WaitForAsync();
                await page.Keyboard.PressAsync("t");
                await Assertions.Expect(page.Locator(".month-day.is-today")).ToHaveCountAsync(1);
                await page.Keyboard.PressAsync("l");
                await Assertions.Expect(page.Locator(".calendar-views [aria-current=true]")).ToHaveTextAsync("Lista de hoy");
                await page.Keyboard.PressAsync("d");
                await Assertions.Expect(page.Locator(".calendar-views [aria-current=true]")).ToHaveTextAsync("Día");
                await page.Keyboard.PressAsync("n");
                await Assertions.Expect(page.Locator("#visit-who")).ToBeFocusedAsync();

                await page.Keyboard.TypeAsync("dwmt");
                await Assertions.Expect(page.Locator("#visit-who")).ToHaveValueAsync("dwmt");
                Assert.EndsWith("?book=1", page.Url, StringComparison.Ordinal);
            }
        );

    [BrowserFact]
    public Task Drag_MovesAVisit_AndUndoBringsItBack() =>
        run.VisitAsync(
            Admin,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.BookGuestAsync(CalendarDesk.Day(2), "Arrastrada Pérez");
                var visit = page.Locator(".visit:not(.is-dragged)", new() { HasText = "Arrastrada" });
                var before = await visit.GetAttributeAsync("aria-label");
                await visit.ScrollIntoViewIfNeededAsync();
                var box = (await visit.BoundingBoxAsync())!;
                var column = (await page.Locator(".calendar-column").Nth(1).BoundingBoxAsync())!;

                await page.Mouse.MoveAsync(box.X + 40, box.Y + 6);
                await page.Mouse.DownAsync();
                await page.Mouse.MoveAsync(box.X + 60, box.Y + 30, new() { Steps = 3 });
                await page.Mouse.MoveAsync(column.X + 60, box.Y + 6 + (box.Height * 2), new() { Steps = 5 });
                await Assertions.Expect(page.Locator(".is-dragged")).ToHaveCountAsync(1);
                await page.Mouse.UpAsync();

                var toast = page.Locator(".toast", new() { HasText = "Arrastrada Pérez quedó para el" });
                await toast.WaitForAsync();
                await Assertions.Expect(visit).Not.ToHaveAttributeAsync("aria-label", before!);
                await Assertions.Expect(visit).ToHaveAttributeAsync("data-column", "1");
                await Assertions.Expect(page.Locator(".is-dragged")).ToHaveCountAsync(0);
                // letting go was no click: no panel
                await Assertions.Expect(page.Locator(".side-panel")).ToHaveCountAsync(0);

                await toast.GetByRole(AriaRole.Button, new() { Name = "Deshacer" }).ClickAsync();
                await Assertions.Expect(visit).ToHaveAttributeAsync("aria-label", before!);
                await Assertions.Expect(visit).ToHaveAttributeAsync("data-column", "0");
            }
        );

    [BrowserFact]
    public Task Drag_GivenUpByEscape_MovesNothing() =>
        run.VisitAsync(
            Admin,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.BookGuestAsync(CalendarDesk.Day(3), "Quieta Soto");
                var visit = page.Locator(".visit", new() { HasText = "Quieta" });
                var box = (await visit.BoundingBoxAsync())!;
                await page.Mouse.MoveAsync(box.X + 40, box.Y + 6);
                await page.Mouse.DownAsync();
                await page.Mouse.MoveAsync(box.X + 60, box.Y + 60, new() { Steps = 3 });
                await Assertions.Expect(page.Locator(".is-dragged")).ToHaveCountAsync(1);
                await page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(page.Locator(".is-dragged")).ToHaveCountAsync(0);
                await page.Mouse.UpAsync();
                await Assertions.Expect(page.Locator(".toast", new() { HasText = "quedó para" })).ToHaveCountAsync(0);
                await Assertions.Expect(page.Locator(".is-moving")).ToHaveCountAsync(0);
            }
        );

    [BrowserFact]
    public Task Guest_WhoWasThere_BecomesACustomer() =>
        run.VisitAsync(
            Admin,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.BookGuestAsync(CalendarDesk.Day(4), "Zunilda Invitada Tapia");
                await page.Locator(".visit", new() { HasText = "Zunilda" }).ClickAsync();
                await page.Locator(".visit-actions").GetByRole(AriaRole.Button, new() { Name = "Completar" }).ClickAsync();
                await Assertions.Expect(page.Locator("#next-exam")).Not.ToHaveValueAsync("");
                await page.Locator("dialog[open] button[type=submit]").ClickAsync();

                var link = page.Locator(".visit-facts").GetByRole(AriaRole.Link, new() { Name = "Zunilda Invitada Tapia" });
                await link.ClickAsync();
                Assert.NotEqual(Guid.Empty, await visitor.ProfileAsync());
                await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Zunilda Invitada Tapia");
                await visitor.GoAsync($"{page.Url}?tab=appointments");
                await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
                await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("Completada");
            }
        );
}
