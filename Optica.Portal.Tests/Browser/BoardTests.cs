using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>Jobs are moved on the board by keyboard and by mouse, on a wide screen and on a tablet; the focus goes with the job.</summary>
[Collection(BrowserRun.Name)]
public sealed class BoardTests(BrowserRun run)
{
    private const string Board = "/admin/work-orders";

    /// <summary>Each step begins where the last one ended: the focus is on the job that was moved, also after a cause was asked for.</summary>
    [BrowserFact]
    public Task Move_ByKeyboard_FocusStaysOnTheJob() =>
        run.VisitAsync(
            WalkDesk.Account,
            async visitor =>
            {
                var page = visitor.Page;
                var keys = new KeyHands(page);
                var (job, number) = await TakeAsync(visitor);

                foreach (
                    var (to, status) in new[]
                    {
                        ("SentToLab", "Enviado al laboratorio"),
                        ("ReceivedFromLab", "Recibido"),
                        ("Returned", "Devuelto"),
                        ("SentToLab", "Enviado al laboratorio"),
                    }
                )
                {
                    await keys.PressAsync(page.Locator($"[data-job='{job}'] summary"));
                    await keys.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = $"Mover {number} a: {status}", Exact = true }));
                    if (to == "Returned")
                    {
                        await keys.TypeAsync(page.Locator("#return-job-reason"), "cristal rayado");
                        await keys.PressAsync(page.Locator("dialog[open] .button.primary"));
                    }

                    if (to == "SentToLab")
                    {
                        // it has neither prescription nor laboratory, which is asked about
                        await keys.PressAsync(page.Locator("dialog[open] .button.primary"));
                    }

                    var link = page.Locator($"[data-column={to}] [data-card='{job}']");
                    await Assertions.Expect(link).ToBeFocusedAsync();
                    await Assertions.Expect(link).ToBeInViewportAsync();
                    await Assertions.Expect(page.Locator(".toast").Last).ToContainTextAsync($"{number} quedó: {status}");
                }

                await page.IsUsableAsync();
            }
        );

    /// <summary>What a step is not told is not taken, and the job keeps the focus.</summary>
    [BrowserFact]
    public Task Move_GivenUpByEscape_StaysWhereItWas() =>
        run.VisitAsync(
            WalkDesk.Account,
            async visitor =>
            {
                var page = visitor.Page;
                var keys = new KeyHands(page);
                var (job, number) = await TakeAsync(visitor);
                await keys.PressAsync(page.Locator($"[data-job='{job}'] summary"));
                var cancel = page.GetByRole(AriaRole.Button, new() { Name = $"Mover {number} a: Cancelado", Exact = true });
                await keys.PressAsync(cancel);
                await page.Locator("#cancel-job-reason").WaitForAsync();
                await page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
                await Assertions.Expect(cancel).ToBeFocusedAsync();
                await Assertions.Expect(page.Locator($"[data-column=Ordered] [data-job='{job}']")).ToHaveCountAsync(1);
            }
        );

    /// <summary>Dropped where it may go it goes there; elsewhere it stays. Columns out of sight are reached by holding it at the edge.</summary>
    [BrowserTheory]
    [InlineData(1366)]
    [InlineData(820)]
    public Task Drag_ByMouse_MovesTheJob_AlsoToAColumnOutOfSight(int width) =>
        run.VisitAsync(
            WalkDesk.Account,
            async visitor =>
            {
                var page = visitor.Page;
                var (job, number) = await TakeAsync(visitor);
                await DropAsync(page, job, "InProgressLab");
                await CloseRefusalAsync(page);
                await Assertions.Expect(page.Locator(".may-drop, .is-over, .is-moving")).ToHaveCountAsync(0);
                await Assertions.Expect(page.Locator($"[data-column=Ordered] [data-job='{job}']")).ToHaveCountAsync(1);

                await DropAsync(page, job, "SentToLab");
                await page.GetByRole(AriaRole.Button, new() { Name = "Enviar igual", Exact = true }).ClickAsync();
                await ArrivedAsync(page, job, "SentToLab");
                await Assertions.Expect(page.Locator(".toast").Last).ToContainTextAsync(number);
                await Assertions.Expect(page.Locator(".toast")).ToHaveCountAsync(0, new() { Timeout = 10_000 });
                await page.EvaluateAsync("() => document.querySelector('[data-board]').scrollLeft = 0");
                if (width < 1000)
                {
                    await Assertions.Expect(page.Locator("[data-column=ReceivedFromLab]")).Not.ToBeInViewportAsync(new() { Ratio = 1 });
                }

                await DropAsync(page, job, "ReceivedFromLab");
                await ArrivedAsync(page, job, "ReceivedFromLab");
            },
            new(Width: width),
            $"Drag-{width}"
        );

    /// <summary>Takes a job at the counter, then opens the board.</summary>
    private static async Task<(string Job, string Number)> TakeAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.GoAsync($"{Board}/new?customer={await visitor.Host.AnyAsync("Centro", skip: 33)}");
        await page.Locator("#field-LensKind").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.ArrivesAsync(Arrival.AtARecord);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("TRB-");
        var taken = (page.Url.Split('/')[^1], await page.Locator("h1").InnerTextAsync());
        await visitor.GoAsync(Board);
        return taken;
    }

    private static async Task ArrivedAsync(IPage page, string job, string column)
    {
        await Assertions.Expect(page.Locator($"[data-column={column}] [data-card='{job}']")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".may-drop, .is-over, .is-moving")).ToHaveCountAsync(0);
    }

    /// <summary>A refusal stays until it is closed, and may stand over the card.</summary>
    private static async Task CloseRefusalAsync(IPage page)
    {
        var toast = page.Locator(".toast", new() { HasText = "no puede dar ese paso" });
        await toast.Locator(".icon-button").ClickAsync();
        await Assertions.Expect(toast).ToHaveCountAsync(0);
    }

    /// <summary>Takes a card by its body and lets it go over a column; holds it at the board's edge until the column is in sight.</summary>
    private static async Task DropAsync(IPage page, string job, string column)
    {
        var card = page.Locator($"[data-job='{job}']");
        await card.ScrollIntoViewIfNeededAsync();
        var from = (await card.BoundingBoxAsync())!;
        var (x, y) = (from.X + from.Width - 12, from.Y + (from.Height / 2));
        for (var tries = 0; tries < 50 && await page.Locator(".is-moving").CountAsync() == 0; tries++)
        {
            // before the board's script is there a card cannot be taken: people take it once more
            await page.Mouse.UpAsync();
            await page.Mouse.MoveAsync(x, y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(x + 10, y + 5, new() { Steps = 3 });
            await page.WaitForTimeoutAsync(100);
        }

        await Assertions.Expect(page.Locator(".is-moving")).ToHaveCountAsync(1);
        var board = (await page.Locator("[data-board]").BoundingBoxAsync())!;
        var target = page.Locator($"[data-column={column}]");
        for (var held = 0; held < 100 && Right(await target.BoundingBoxAsync()) > board.X + board.Width; held++)
        {
            await page.Mouse.MoveAsync(board.X + board.Width - 20 - (held % 2), y);
        }

        // away from the edge it stands still
        await page.Mouse.MoveAsync(board.X + (board.Width / 2), y, new() { Steps = 2 });
        var to = (await target.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(to.X + (to.Width / 2), y, new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    private static float Right(LocatorBoundingBoxResult? box) => box!.X + box.Width;
}
