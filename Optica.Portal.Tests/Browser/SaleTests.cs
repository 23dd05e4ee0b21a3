using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>A whole sale at the counter, hands on the keys: profile, order, payments, refund, receipt; every screen usable by everybody.</summary>
[Collection(BrowserRun.Name)]
public sealed partial class SaleTests(BrowserRun run)
{
    private const string Account = "admin.centro@norte.demo";

    [BrowserTheory]
    [InlineData("es-CL", "light")]
    [InlineData("en", "dark")]
    public Task Sale_ByKeyboard_FromTheProfileToTheReceipt(string language, string theme) =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.GoAsync($"/admin/customers/{await visitor.Host.AnyAsync("Centro", skip: 14)}");
                await page.Locator("a[href^='/admin/orders/new?customer=']").First.ClickAsync();

                // a product from the list, by arrows: its kind is passed over
                await page.Locator("#line-1-description").FocusAsync();
                await page.Keyboard.TypeAsync("andes");
                await Assertions.Expect(page.Locator("#line-1-description")).ToHaveAttributeAsync("aria-expanded", "true");
                await page.Keyboard.PressAsync("ArrowDown");
                await Assertions.Expect(page.Locator("[role=option][aria-selected=true]")).ToHaveCountAsync(1);
                await page.IsUsableAsync();
                var chosen = await page.Locator("[role=option][aria-selected=true] strong").InnerTextAsync();
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.Locator("#line-1-description")).ToHaveValueAsync(chosen);
                await Assertions.Expect(page.Locator("#line-1-quantity")).ToBeFocusedAsync();
                await Assertions.Expect(page.Locator("#line-1-price")).ToHaveValueAsync("$39.990");
                await page.Keyboard.TypeAsync("2");
                await EnterAsync(page, "#line-1-price");
                await EnterAsync(page, "#line-1-discount");

                // the second line by its code, as a scanner types it, with a discount
                await EnterAsync(page, "#line-2-description");
                await page.Keyboard.TypeAsync("AR-102");
                await EnterAsync(page, "#line-2-kind");
                await Assertions.Expect(page.Locator("#line-2-price")).ToHaveValueAsync("$39.990");
                await EnterAsync(page, "#line-2-quantity");
                await EnterAsync(page, "#line-2-price");
                await EnterAsync(page, "#line-2-discount");
                await page.Keyboard.TypeAsync("10");
                await page.Keyboard.PressAsync("Control+Enter");

                await page.ArrivesAsync(Arrival.AtARecord);
                await visitor.SettleAsync();
                await Assertions.Expect(page.Locator(".balance")).ToContainTextAsync("$115.971");

                await PayAsync(page);
                await RefundAsync(page);
                await ReceiveAsync(visitor);
            },
            new(language, theme)
        );

    /// <summary>Who comes without a profile is asked for first: the focus goes from the customer to what is sold.</summary>
    [BrowserFact]
    public Task Order_OfNobodyYet_AsksForTheCustomerThenForTheProduct() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.GoAsync("/admin/orders/new");
                await Assertions.Expect(page.Locator("#picker")).ToBeFocusedAsync();
                await page.Keyboard.TypeAsync("mar");
                await Assertions.Expect(page.Locator("#picker")).ToHaveAttributeAsync("aria-expanded", "true");
                await page.Keyboard.PressAsync("ArrowDown");
                await Assertions.Expect(page.Locator("[role=option][aria-selected=true]")).ToHaveCountAsync(1);
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.Locator("#line-1-description")).ToBeFocusedAsync();
            }
        );

    [BrowserFact]
    public Task Line_OnASlowWire_LosesNoLetter() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var page = visitor.Page;
                await page.SlowDownAsync(TimeSpan.FromMilliseconds(100));
                await visitor.GoAsync($"/admin/orders/new?customer={await visitor.Host.AnyAsync("Centro", skip: 15)}");

                // typed on while answers come in
                await page.Locator("#line-1-description").FocusAsync();
                await page.Keyboard.TypeAsync("armazón que no existe en el catálogo", new() { Delay = 60 });
                await Assertions.Expect(page.Locator(".lookup-none").First).ToBeVisibleAsync();
                await Assertions.Expect(page.Locator("#line-1-description")).ToHaveValueAsync("armazón que no existe en el catálogo");
                await page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(page.Locator(".lookup-none").First).ToBeHiddenAsync();
                await Assertions.Expect(page.Locator("#line-1-description")).ToHaveValueAsync("armazón que no existe en el catálogo");

                // from the last field on without waiting for the new line
                await page.Locator("#line-1-discount").FocusAsync();
                await page.Keyboard.PressAsync("Enter");
                await page.Keyboard.TypeAsync("estuche rojo", new() { Delay = 10 });
                await Assertions.Expect(page.Locator("#line-2-description")).ToHaveValueAsync("estuche rojo");
                await Assertions.Expect(page.Locator("#line-2-description")).ToBeFocusedAsync();
                await Assertions.Expect(page.Locator("#line-1-discount")).ToHaveValueAsync("");
                await page.Keyboard.PressAsync("Tab");
                await Assertions.Expect(page.Locator("#line-2-kind")).ToBeFocusedAsync();

                // what was typed ahead has reached the server too
                await page.Locator("[aria-label='Quitar línea 1']").ClickAsync();
                await Assertions.Expect(page.Locator("#line-1-description")).ToHaveValueAsync("estuche rojo");
                await Assertions.Expect(page.Locator("#line-1-description")).ToBeFocusedAsync();
            }
        );

    [BrowserFact]
    public Task Receipt_OutOfReach_AnswersAsTheOrderDoes() =>
        run.VisitAsync(
            "sales@norte.demo",
            async visitor =>
            {
                // what was sold there to a customer of one's own branch is in reach
                const string Elsewhere = """
                    SELECT hex(o.Id) FROM Orders o JOIN Branches b ON b.Id = o.BranchId
                    WHERE b.Name = $branch AND o.CustomerBranchId = o.BranchId ORDER BY o.Id LIMIT 1
                    """;
                foreach (var (branch, status) in new[] { ("Costa", 404), ("Playa", 403) })
                {
                    var id = Guid.Parse(await visitor.Host.ReadAsync<string>(Elsewhere, ("$branch", branch)));
                    visitor.Expect($"answer {status}: GET .*/admin/orders/{id}/receipt");
                    var answer = await visitor.GoAsync($"/admin/orders/{id}/receipt");

                    Assert.Equal(status, answer!.Status);
                    Assert.DoesNotContain("ORD-", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
                }
            }
        );

    private static async Task EnterAsync(IPage page, string next)
    {
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(next)).ToBeFocusedAsync();
    }

    /// <summary>A part by card, the rest in cash with change.</summary>
    private static async Task PayAsync(IPage page)
    {
        var pay = page.Locator(".page-actions > .button.primary").First;
        await pay.ClickAsync();
        await Assertions.Expect(page.Locator("#payment-amount")).ToHaveValueAsync("$115.971");
        await page.IsUsableAsync();
        await page.Locator("#payment-amount").FillAsync("50000");
        await page.Locator("#payment-amount").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".balance")).ToContainTextAsync("$65.971");

        await pay.ClickAsync();
        await page.Locator("#payment-method").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await Assertions.Expect(page.Locator(".cash")).ToContainTextAsync("$65.970");
        await page.Locator("#payment-received").FillAsync("70000");
        await Assertions.Expect(page.Locator(".cash-line.is-change")).ToContainTextAsync("$4.030");
        await page.IsUsableAsync();
        await page.Locator("#payment-received").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".toast").Last).ToContainTextAsync("$4.030");
        await Assertions.Expect(page.Locator(".balance:not(.is-due)")).ToHaveCountAsync(1);
    }

    private static async Task RefundAsync(IPage page)
    {
        await page.Locator(".page-actions > .button.danger").Last.ClickAsync();
        await page.Locator("#refund-amount").FillAsync("10000");
        await page.Locator("#refund-reason").FillAsync("varilla rayada");
        await page.Locator("#refund-method").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.IsUsableAsync();
        await page.Locator("#refund-reason").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".money")).ToContainTextAsync("-$10.000");
        await Assertions.Expect(page.Locator(".steps li")).ToHaveCountAsync(4);
        await page.IsUsableAsync();
    }

    /// <summary>The receipt needs no circuit, and fits one piece of paper 80 mm wide.</summary>
    private static async Task ReceiveAsync(Visitor visitor)
    {
        var address = await visitor.Page.Locator("a[href$='/receipt']").GetAttributeAsync("href");
        var receipt = await visitor.NewTabAsync();
        var sockets = 0;
        receipt.WebSocket += (_, _) => sockets++;
        await receipt.GotoAsync(address!);
        foreach (var said in new[] { "$115.971", "$50.000", "$65.971", "$65.970", "-$10.000", "varilla rayada" })
        {
            await Assertions.Expect(receipt.Locator(".receipt")).ToContainTextAsync(said);
        }

        await receipt.IsUsableAsync();
        var paper = Encoding.Latin1.GetString(await receipt.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Single(PdfPage().Matches(paper));
        Assert.InRange(
            double.Parse(PdfWidth().Match(paper).Groups["width"].Value, System.Globalization.CultureInfo.InvariantCulture),
            226,
            228
        );
        Assert.Equal(0, sockets);
        await receipt.CloseAsync();
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PdfPage();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 (?<width>[0-9.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PdfWidth();
}
