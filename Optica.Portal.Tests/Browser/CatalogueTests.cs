using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>Side forms and the benefits card in a real browser: by keyboard, without a grave violation, in both languages.</summary>
[Collection(BrowserRun.Name)]
public sealed class CatalogueTests(BrowserRun run)
{
    [BrowserFact]
    public Task Product_ByKeyboardAlone_IsMadeAndFound() =>
        run.VisitAsync(
            "super@norte.demo",
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.GoAsync("/admin/products");
                await page.Keyboard.PressAsync("n");
                await page.Locator("#product-form").WaitForAsync();
                await page.IsUsableAsync();

                await page.Locator("#field-Name").FillAsync("Armazón de prueba");
                await page.Locator("#field-Code").FillAsync("PRUEBA-1");
                await page.Locator("#field-UnitPrice").FillAsync("1.234.567");
                // still in the field: the shortcut tells its text first
                await page.Keyboard.PressAsync("Control+s");

                await Assertions.Expect(page.Locator("#product-form")).ToHaveCountAsync(0);
                await page.Keyboard.PressAsync("f");
                await page.Keyboard.TypeAsync("prueba-1");
                await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
                await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("$1.234.567");
                Assert.EndsWith("?q=prueba-1", page.Url, StringComparison.Ordinal);
            }
        );

    [BrowserTheory]
    [InlineData("es-CL", "light")]
    [InlineData("en", "dark")]
    public Task Agreement_FormWithMessages_IsUsable(string language, string theme) =>
        run.VisitAsync(
            "super@norte.demo",
            async visitor =>
            {
                await visitor.GoAsync("/admin/agreements?edit=new");
                await visitor.Page.Locator("#agreement-form").WaitForAsync();
                await visitor.Page.Locator(".side-panel-foot button").ClickAsync();
                await Assertions.Expect(visitor.Page.Locator(".field-error")).ToHaveCountAsync(2);

                await Assertions.Expect(visitor.Page.Locator("#field-Institution")).ToBeFocusedAsync();
                await visitor.Page.IsUsableAsync();
            },
            new(language, theme)
        );

    [BrowserFact]
    public Task Benefits_OfACustomer_AreGivenAndTakenBack() =>
        run.VisitAsync(
            "admin.centro@norte.demo",
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.GoAsync($"/admin/customers/{await visitor.Host.AnyAsync("Centro", skip: 12)}");
                await page.Locator("#own-discount").ClickAsync();
                await Assertions.Expect(page.Locator("#field-DiscountPercent")).ToBeFocusedAsync();
                await page.Locator("#field-DiscountPercent").FillAsync("10");
                await page.Locator("#field-DiscountReason").FillAsync("clienta antigua");
                await page.IsUsableAsync();
                await page.Keyboard.PressAsync("Control+s");

                await Assertions.Expect(page.Locator(".benefits")).ToContainTextAsync("10 % · clienta antigua");
                await Assertions.Expect(page.Locator("#own-discount")).ToBeFocusedAsync();
                await page.Locator(".toast button").First.ClickAsync();
                await Assertions.Expect(page.Locator(".benefits")).Not.ToContainTextAsync("clienta antigua");
            }
        );
}
