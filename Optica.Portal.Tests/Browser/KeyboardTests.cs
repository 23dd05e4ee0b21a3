using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>Hands stay on the keys.</summary>
[Collection(BrowserRun.Name)]
public sealed class KeyboardTests(BrowserRun run)
{
    private const string Account = "admin.centro@norte.demo";

    [BrowserFact]
    public Task Slash_GoesToTheSearch_AndTypesItThere() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/");
                await visitor.Page.Keyboard.PressAsync("/");
                await Assertions.Expect(visitor.Page.Locator("#global-search")).ToBeFocusedAsync();
                await visitor.Page.Keyboard.PressAsync("/");
                await Assertions.Expect(visitor.Page.Locator("#global-search")).ToHaveValueAsync("/");
            }
        );

    [BrowserFact]
    public Task N_OpensTheForm_ButNotWhileTyping() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/admin/customers");
                await visitor.Page.Locator("#list-search").FillAsync("");
                await visitor.Page.Locator("#list-search").PressAsync("n");
                await Assertions.Expect(visitor.Page.Locator("#list-search")).ToHaveValueAsync("n");
                Assert.DoesNotContain("/new", visitor.Page.Url, StringComparison.Ordinal);

                await visitor.GoAsync("/admin/customers");
                await visitor.Page.Keyboard.PressAsync("n");
                await visitor.Page.ArrivesAsync("/admin/customers/new$");
            }
        );

    [BrowserFact]
    public Task QuestionMark_ShowsTheKeys() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/");
                await visitor.Page.Keyboard.PressAsync("?");
                await Assertions.Expect(visitor.Page.Locator("#keyboard-map")).ToBeVisibleAsync();
                await visitor.Page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(visitor.Page.Locator("#keyboard-map")).ToBeHiddenAsync();
            }
        );

    [BrowserFact]
    public Task Tab_First_OffersToSkipToTheContent() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/");
                await visitor.Page.EvaluateAsync("() => document.activeElement.blur()");
                await visitor.Page.Locator(".skip-link").FocusAsync();
                await visitor.Page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(visitor.Page.Locator("#main")).ToBeFocusedAsync();
            }
        );
}
