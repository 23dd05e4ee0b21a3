using Microsoft.Playwright;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Browser;

/// <summary>From the quote to the spectacles in the customer's hand, the money the same at every step, and what must not happen refused on screen.</summary>
[Collection(BrowserRun.Name)]
public sealed class WalkTests(BrowserRun run)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [BrowserTheory]
    [InlineData("keyboard", 0)]
    [InlineData("mouse", 1)]
    public Task Walk_FromTheQuoteToTheDelivery_MoneyIsTheSameAtEachStep(string by, int skip) =>
        run.VisitAsync(
            WalkDesk.Account,
            async visitor =>
            {
                var page = visitor.Page;
                var desk = new WalkDesk(visitor, by == "keyboard" ? new KeyHands(page) : new MouseHands());
                await desk.QuoteAsync(await WalkDesk.CustomerAsync(visitor.Host, skip));
                await desk.AcceptAsync();
                await desk.ConvertAsync();

                await desk.FollowAsync(page.Locator(".quote-made a[href*='/work-orders/']"), "/work-orders/");
                await Assertions.Expect(desk.Owed).ToHaveTextAsync(WalkDesk.Total);
                await desk.FollowAsync(page.Locator(".facts a[href*='/orders/']").First, "/orders/");
                await desk.OrderSaysAsync(WalkDesk.Total);
                await desk.PayAsync("169499", WalkDesk.Total, "$1");
                await desk.OrderSaysAsync("$1");

                await desk.BackAsync("/work-orders/");
                await Assertions.Expect(desk.Owed).ToHaveTextAsync("$1");
                await CheckAsync(page, desk);
                await DeliverAsync(page, desk);
            },
            test: $"Walk-{by}"
        );

    /// <summary>To the laboratory and back, wrong the first time.</summary>
    private static async Task CheckAsync(IPage page, WalkDesk desk)
    {
        await desk.ToLabAsync();
        await desk.StepAsync("Recibir del laboratorio", "Recibido");
        var lenses = await desk.PrescribedAsync();
        await desk.MeasureAsync([lenses[0] with { Sphere = lenses[0].Sphere + 1 }, lenses[1]]);
        await desk.IsAsync("Devuelto");
        await Assertions.Expect(page.Locator(".check-table tr", new() { HasText = "No pasa" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".check-table tr", new() { HasText = "No pasa" })).ToContainTextAsync("Potencia");
        await Assertions.Expect(page.Locator(".steps li").First).ToContainTextAsync("OD");
        // what failed is not mounted
        await Assertions.Expect(desk.Button("Marcar montado")).ToHaveCountAsync(0);

        await desk.ToLabAsync();
        await desk.StepAsync("Recibir del laboratorio", "Recibido");
        await desk.MeasureAsync([.. lenses.Select(lens => lens.Transposed)]);
        await Assertions.Expect(page.Locator(".check-row")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".check-row .badge[data-tone=danger]")).ToHaveCountAsync(2);
        await desk.StepAsync("Marcar montado", "Montado");
        await desk.StepAsync("Pasar a control de calidad", "Control de calidad");
        await desk.StepAsync("Marcar listo para retiro", "Listo para retiro");
    }

    /// <summary>Not for one peso less.</summary>
    private static async Task DeliverAsync(IPage page, WalkDesk desk)
    {
        await desk.PressAsync("Entregar al cliente");
        await Assertions.Expect(page.Locator(".job-refusal")).ToContainTextAsync("El cliente tiene un saldo pendiente de $1");
        await desk.IsAsync("Listo para retiro");
        await desk.FollowAsync(page.Locator(".facts a[href*='/orders/']").First, "/orders/");
        await desk.PayAsync("1", "$1", "$0");
        await desk.OrderSaysAsync("$0");

        await desk.BackAsync("/work-orders/");
        await Assertions.Expect(desk.Owed).ToHaveCountAsync(0);
        await desk.StepAsync("Entregar al cliente", "Entregado");
        await desk.FollowAsync(page.Locator(".facts a[href*='/orders/']").First, "/orders/");
        await desk.OrderSaysAsync("$0");
    }

    [BrowserFact]
    public Task Convert_ByTwoAtTheSameQuote_MakesOneOrder_AndTheSecondIsTold() =>
        run.VisitAsync(
            WalkDesk.Account,
            async visitor =>
            {
                var customer = await WalkDesk.CustomerAsync(visitor.Host, 2);
                var orders = await CountAsync(visitor, "Orders", customer);
                var (desk, other) = await TwoAsync(visitor, customer, desk => desk.AcceptAsync());
                foreach (var one in new[] { desk, other })
                {
                    await one.Button("Convertir en pedido").ClickAsync();
                    await one.Button("Crear el pedido").WaitForAsync();
                }

                // in the same moment: a little later the window would know, and offer it no more
                await using (await visitor.Host.HoldSavingAsync())
                {
                    await Task.WhenAll(
                        desk.Button("Crear el pedido").DispatchEventAsync("click"),
                        other.Button("Crear el pedido").DispatchEventAsync("click")
                    );
                    // nothing on screen tells that a save waits for the database
                    await visitor.Page.WaitForTimeoutAsync(1000);
                }

                await desk.IsAsync("Convertida");
                await other.IsAsync("Convertida");
                await Assertions.Expect(other.Button("Convertir en pedido")).ToHaveCountAsync(0);
                await Assertions.Expect(other.Page.Locator(".quote-made a")).ToHaveCountAsync(2);
                await Patiently.UntilAsync(async () => await ToldAsync(desk) + await ToldAsync(other) == 1, Patience, "not one was told");
                Assert.Equal(orders + 1, await CountAsync(visitor, "Orders", customer));
            }
        );

    [BrowserTheory]
    [InlineData("Rechazada", 3)]
    [InlineData("Vencida", 4)]
    public Task Accept_RejectedOrExpiredMeanwhile_IsRefusedAndCannotBeConverted(string status, int skip) =>
        run.VisitAsync(
            WalkDesk.Account,
            async visitor =>
            {
                var customer = await WalkDesk.CustomerAsync(visitor.Host, skip);
                var orders = await CountAsync(visitor, "Orders", customer);
                var (desk, other) = await TwoAsync(visitor, customer, desk => desk.SendAsync());
                await other.Button("El cliente acepta").WaitForAsync();
                await BehindAsync(visitor, status == "Vencida" ? "ValidUntil = '2026-01-01'" : "Status = 4, RejectionReason = 'muy caro'");

                await other.Button("El cliente acepta").ClickAsync();
                var refusal = other.Page.Locator(".quote-refusal");
                await Assertions.Expect(refusal).ToContainTextAsync($"La cotización está {status.ToLowerInvariant()}");
                await other.Page.ReloadAsync();
                await other.IsAsync(status);
                await other.Button("Copiar").WaitForAsync();
                foreach (var gone in new[] { "El cliente acepta", "Convertir en pedido", "Marcar como entregada" })
                {
                    await Assertions.Expect(other.Button(gone)).ToHaveCountAsync(0);
                }

                Assert.Equal(orders, await CountAsync(visitor, "Orders", customer));
            }
        );

    private static Task<int> ToldAsync(WalkDesk desk) => desk.Page.Locator(".quote-refusal").CountAsync();

    /// <summary>A quote open in two windows.</summary>
    private static async Task<(WalkDesk Desk, WalkDesk Other)> TwoAsync(Visitor visitor, Guid customer, Func<WalkDesk, Task> bring)
    {
        var desk = new WalkDesk(visitor, new MouseHands());
        await desk.QuoteAsync(customer);
        await bring(desk);
        var other = await visitor.NewTabAsync();
        await other.GotoAsync(visitor.Page.Url);
        return (desk, new WalkDesk(visitor, new MouseHands(), other));
    }

    /// <summary>What happens behind the windows' backs: they are live, and would offer nothing any more.</summary>
    private static Task<int> BehindAsync(Visitor visitor, string change) =>
        visitor.Host.WriteAsync(
            $"UPDATE Quotes SET {change} WHERE hex(Id) = $id",
            ("$id", Convert.ToHexString(Guid.Parse(visitor.Page.Url.Split('/')[^1]).ToByteArray(bigEndian: true)))
        );

    private static Task<long> CountAsync(Visitor visitor, string table, Guid customer) =>
        visitor.Host.ReadAsync<long>(
            $"SELECT count(*) FROM {table} WHERE hex(CustomerId) = $id",
            ("$id", Convert.ToHexString(customer.ToByteArray(bigEndian: true)))
        );
}
