using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>
/// Does to any page what anybody could do there: presses whatever may open something, each kind once over all pages, and what is found
/// within what opened.
/// </summary>
internal sealed class PageHands
{
    /// <summary>
    /// What may open something, by kind: of the rows of a list one is like the other. What sends a form, moves a record on or leads to
    /// another page opens nothing.
    /// </summary>
    private const string Openers = """
        const selector = `main [aria-haspopup], main [aria-expanded=false], main [popovertarget], main summary, main .rz-dropdown,
            main button[type=button], main a[href*='?'], header [popovertarget], header button[type=button],
            input[role=combobox]`;
        const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.disabled;
        const acts = element => element.matches('.settling, [data-shortcut=save], [type=submit]');
        const leaves = element => element.href && (element.target || new URL(element.href).pathname !== location.pathname);
        const kindOf = element => {
            const place = element.closest('dialog, [data-panel], header, main')?.localName;
            if (element.href) {
                const asks = [...new URL(element.href).searchParams].map(([key, value]) => ['tab', 'view'].includes(key) ? `${key}=${value}` : key);
                return [place, element.className, ...asks].join(' ');
            }
            const row = element.closest('tbody tr, li, article, .card');
            return [place, element.localName, element.className, row ? 'of a row' : element.textContent.replace(/\s+/g, ' ').trim()].join(' ');
        };
        const openers = new Map();
        for (const element of document.querySelectorAll(selector)) {
            if (shown(element) && !acts(element) && !leaves(element) && !openers.has(kindOf(element))) {
                openers.set(kindOf(element), element);
            }
        }
        """;

    private const string Kinds = $$"""() => { {{Openers}} return [...openers.keys()]; }""";

    private const string Press = $$"""
        kind => {
            {{Openers}}
            const opener = openers.get(kind);
            opener?.matches('input') ? opener.focus() : opener?.click();
            return opener ? opener.localName : null;
        }
        """;

    private const string IsOpen = """
        () => document.querySelector('dialog[open], :popover-open, [data-panel], [role=listbox], .rz-popup[style*=block]') !== null
        """;

    private const string WhatIsOpen = """
        () => [...document.querySelectorAll('dialog[open], :popover-open, [data-panel], [role=listbox], .rz-popup')]
            .filter(element => element.checkVisibility())
            .map(element => `${location.pathname.replace(/[0-9a-f-]{36}/, '*')} ${element.getAttribute('aria-labelledby') || element.id || element.ariaLabel || element.className}`)
        """;

    private readonly HashSet<string> pressed = new(StringComparer.Ordinal);
    private readonly HashSet<string> opened = new(StringComparer.Ordinal);

    /// <summary>Kinds of openers that were pressed.</summary>
    public IReadOnlyCollection<string> Pressed => pressed;

    /// <summary>What was open at some time.</summary>
    public IReadOnlyCollection<string> Opened => opened;

    /// <summary>Opens everything of the page that was not opened on another one.</summary>
    /// <param name="visitor">Whose page it is.</param>
    public async Task OpenEverythingAsync(Visitor visitor)
    {
        var start = visitor.Page.Url;
        var first = await visitor.Page.EvaluateAsync<string[]>(Kinds);
        foreach (var kind in first.Where(pressed.Add))
        {
            var within = (await PressAsync(visitor, kind)).Except(first, StringComparer.Ordinal).Where(pressed.Add).ToList();
            foreach (var inner in within)
            {
                if (!(await PressAsync(visitor, inner)).Contains(inner))
                {
                    // it closed what it stands in, or led elsewhere
                    await CloseAsync(visitor, start);
                    await PressAsync(visitor, kind);
                }
            }

            await CloseAsync(visitor, start);
        }
    }

    /// <returns>What can be pressed then.</returns>
    private async Task<string[]> PressAsync(Visitor visitor, string kind)
    {
        try
        {
            if (await visitor.Page.EvaluateAsync<string?>(Press, kind) is { } element)
            {
                if (element == "input")
                {
                    // a list of what was found
                    await visitor.Page.Keyboard.TypeAsync("an");
                    await visitor.Page.WaitForTimeoutAsync(600);
                }

                opened.UnionWith(await SeeAsync(visitor.Page));
            }

            return await visitor.Page.EvaluateAsync<string[]>(Kinds);
        }
        catch (PlaywrightException failure) when (failure.Message.Contains("context was destroyed", StringComparison.Ordinal))
        {
            // it led to another document
            await visitor.SettleAsync();
            return [];
        }
    }

    /// <summary>What opens is drawn by the server: a moment is waited for it. Most of what is pressed opens nothing.</summary>
    private static async Task<string[]> SeeAsync(IPage page)
    {
        var open = await page.EvaluateAsync<string[]>(WhatIsOpen);
        for (var attempt = 0; attempt < 8; attempt++)
        {
            await page.WaitForTimeoutAsync(20);
            var now = await page.EvaluateAsync<string[]>(WhatIsOpen);
            if (!now.SequenceEqual(open, StringComparer.Ordinal))
            {
                return now;
            }
        }

        return open;
    }

    private static async Task CloseAsync(Visitor visitor, string start)
    {
        for (var attempt = 0; attempt < 3 && await visitor.Page.EvaluateAsync<bool>(IsOpen); attempt++)
        {
            await visitor.Page.Keyboard.PressAsync("Escape");
        }

        if (visitor.Page.Url != start || await visitor.Page.EvaluateAsync<bool>(IsOpen))
        {
            await visitor.GoAsync(start);
        }
    }
}
