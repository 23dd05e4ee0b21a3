using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>Does to any page what anybody could do there: opens what opens.</summary>
internal static class PageHands
{
    private const string Shown = """
        const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.disabled;
        """;

    private const string Opens = """
        main [aria-haspopup], main [aria-expanded=false], main [popovertarget], main summary, main .rz-dropdown, header [popovertarget]
        """;

    /// <summary>Opens every menu, list and dialog of a page, one after the other, and closes it by Escape.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> OpenEverythingAsync(this IPage page)
    {
        var count = await page.EvaluateAsync<int>(
            $$"""
            selector => {
                {{Shown}}
                window.opens = [...document.querySelectorAll(selector)].filter(shown);
                return window.opens.length;
            }
            """,
            Opens.Trim()
        );
        for (var at = 0; at < count; at++)
        {
            await page.EvaluateAsync("at => window.opens[at].isConnected && window.opens[at].click()", at);
            await page.WaitForTimeoutAsync(20);
            await page.Keyboard.PressAsync("Escape");
        }

        return count;
    }
}
