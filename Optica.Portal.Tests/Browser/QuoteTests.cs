using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>From the profile to an order by way of a quote with two alternatives; every screen usable by everybody.</summary>
[Collection(BrowserRun.Name)]
public sealed class QuoteTests(BrowserRun run)
{
    private const string Account = "admin.centro@norte.demo";

    [BrowserTheory]
    [InlineData("es-CL", "light")]
    [InlineData("en", "dark")]
    public Task Quote_OfTwoAlternatives_BecomesAnOrderOfTheOneChosen(string language, string theme) =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.GoAsync($"/admin/customers/{await visitor.Host.AnyAsync("Centro", skip: 21)}");
                await page.Locator("a[href^='/admin/quotes/new?customer=']").First.ClickAsync();

                // a product by its code, as a scanner types it
                await page.Locator("#line-1-description").FocusAsync();
                await page.Keyboard.TypeAsync("AR-102");
                await page.Keyboard.PressAsync("Tab");
                await Assertions.Expect(page.Locator("#line-1-price")).ToHaveValueAsync("$39.990");
                await page.Locator(".alternative-head .button").First.ClickAsync();
                await Assertions.Expect(page.Locator("#alternative-name")).ToHaveValueAsync("B");
                // the page moves the focus there: what is typed before goes there, too
                await Assertions.Expect(page.Locator("#alternative-name")).ToBeFocusedAsync();
                await page.Locator("#line-1-discount").FillAsync("50");
                await page.Keyboard.PressAsync("Tab");
                await Assertions.Expect(page.Locator(".sum-of.is-shown .sum dd").First).ToHaveTextAsync("$19.995");
                await Assertions.Expect(page.Locator(".sum-of:not(.is-shown) .sum dd").First).ToHaveTextAsync("$39.990");
                await page.IsUsableAsync();

                await page.Locator("[data-field=LensMaterial] select").SelectOptionAsync(new SelectOptionValue { Index = 2 });
                // a box that has just been ticked stays ticked when the keys save
                await page.Locator(".treatments input").First.CheckAsync();
                await page.Keyboard.PressAsync("Control+s");

                await page.ArrivesAsync(Arrival.AtARecord);
                await visitor.SettleAsync();
                await Assertions.Expect(page.Locator(".one")).ToHaveCountAsync(2);
                await Assertions
                    .Expect(page.Locator(".one").Last.Locator(".one-lens"))
                    .ToContainTextAsync(language == "en" ? "Anti-reflective" : "Antirreflejante");
                await page.IsUsableAsync();

                await page.Locator(
                        ".page-actions button",
                        new() { HasText = language == "en" ? "Mark as handed over" : "Marcar como entregada" }
                    )
                    .ClickAsync();
                await page.Locator(".one-choose button").Last.ClickAsync();
                await Assertions.Expect(page.Locator(".one.is-accepted")).ToHaveCountAsync(1);
                await page.Locator(".page-actions .primary").ClickAsync();
                await page.Locator("dialog[open] .button.primary").ClickAsync();
                await page.Locator(".quote-made a").First.ClickAsync();
                await Assertions.Expect(page.Locator(".balance dd")).ToHaveTextAsync("$19.995");
            },
            new(language, theme)
        );

    [BrowserFact]
    public Task Paper_OfAQuote_HasNoTools_AndFitsTheWidth() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.GoAsync("/admin/quotes");
                var href = await page.Locator("tbody a[data-open]").First.GetAttributeAsync("href");
                await page.GotoAsync($"{href}/print");
                await Assertions.Expect(page.Locator(".quote-paper h1")).ToContainTextAsync("COT-");
                await page.EmulateMediaAsync(new() { Media = Media.Print });
                await Assertions.Expect(page.Locator(".paper-tools")).ToBeHiddenAsync();
            }
        );
}
