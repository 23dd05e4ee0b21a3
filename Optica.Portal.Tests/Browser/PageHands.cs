using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>Does to any page what anybody could do there: opens what opens, types into what takes text, presses what saves.</summary>
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
            await page.WaitForTimeoutAsync(60);
            await page.Keyboard.PressAsync("Escape");
        }

        return count;
    }

    /// <summary>
    /// Types a text into every field there is, as a browser lets people type it. It travels as numbers, for half characters do not survive
    /// the way into the browser otherwise.
    /// </summary>
    /// <returns>The fields.</returns>
    public static async Task<IReadOnlyList<TypedField>> TypeEverywhereAsync(this IPage page, string text)
    {
        var fields = await page.EvaluateAsync<string[][]>(
            $$"""
            codes => {
                {{Shown}}
                const text = codes.map(code => String.fromCharCode(code)).join('');
                const other = '[type=checkbox], [type=radio], [type=hidden], [type=file], [type=submit], [type=range], [type=color]';
                const fields = [...document.querySelectorAll(`input:not(${other}), textarea`)].filter(field => shown(field) && !field.readOnly);
                return fields.map(field => {
                    field.focus();
                    field.value = field.maxLength >= 0 ? text.slice(0, field.maxLength) : text;
                    field.dispatchEvent(new Event('input', { bubbles: true }));
                    field.dispatchEvent(new Event('change', { bubbles: true }));
                    field.blur();
                    const isBounded = field.maxLength >= 0 || ['date', 'time', 'number', 'month', 'datetime-local'].includes(field.type);
                    return [field.id || field.name || field.getAttribute('aria-label') || field.type, isBounded ? 'bounded' : ''];
                });
            }
            """,
            text.Select(letter => (int)letter).ToArray()
        );
        return [.. fields.Select(field => new TypedField(field[0], field[1].Length > 0))];
    }

    /// <summary>Presses what saves or sends, if the page has such a thing.</summary>
    public static Task<bool> SaveAnythingAsync(this IPage page) =>
        page.EvaluateAsync<bool>(
            $$"""
            () => {
                {{Shown}}
                const button = [...document.querySelectorAll("main [data-shortcut='save'], main form button[type=submit]")].find(shown);
                button?.click();
                return button !== undefined;
            }
            """
        );
}
