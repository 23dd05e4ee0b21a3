namespace Optica.Portal.Tests.Browser;

/// <summary>What a visit of a page told.</summary>
/// <param name="Theme">The theme it was shown in.</param>
/// <param name="Language">The language it says it speaks.</param>
/// <param name="Texts">Everything it says, each text once.</param>
/// <param name="Violations">What axe finds.</param>
/// <param name="WidthOnTablet">How wide it is in a tablet's window.</param>
internal sealed record PageSeen(
    string? Theme,
    string? Language,
    IReadOnlyList<string> Texts,
    IReadOnlyList<Violation> Violations,
    int WidthOnTablet
);

/// <summary>Visits every page once in each look, and keeps what was seen for all tests that ask about it.</summary>
public sealed class PageVisits(BrowserRun run)
{
    /// <summary>Width of a tablet's window.</summary>
    internal const int Tablet = 820;

    private const string VisibleTexts = """
        () => {
            const texts = [];
            const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const parent = walker.currentNode.parentElement;
                if (!['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parent.tagName) && !parent.closest('[translate=no]') && shown(parent)) {
                    texts.push(walker.currentNode.data);
                }
            }
            for (const name of ['placeholder', 'title', 'alt', 'aria-label', 'aria-description']) {
                document.querySelectorAll(`[${name}]`).forEach(element => texts.push(element.getAttribute(name)));
            }
            texts.push(document.title);
            return texts.map(text => text.replace(/\s+/g, ' ').trim()).filter(text => text);
        }
        """;

    private readonly Dictionary<(string, Look), Task<PageSeen>> seen = [];

    /// <summary>What the page tells in a look; whatever goes wrong on the way fails every test that asks.</summary>
    internal Task<PageSeen> SeeAsync(string template, Look look)
    {
        if (!seen.TryGetValue((template, look), out var visit))
        {
            seen.Add((template, look), visit = VisitAsync(template, look));
        }

        return visit;
    }

    private async Task<PageSeen> VisitAsync(string template, Look look)
    {
        var page = RoutablePages.All.Single(found => found.Template == template);
        PageSeen? told = null;
        await run.VisitAsync(
            page.IsAnonymous && template != "/not-found" ? null : page.Account,
            async visitor =>
            {
                // the demo has accounts: the door of the first one is gone
                if (template is "/not-found" or "/setup")
                {
                    visitor.Expect($"answer 404: GET .*{template}$");
                }

                var response = await visitor.GoAsync(await RoutablePages.AddressAsync(visitor.Host, template));
                Assert.True(response!.Status < 500, $"{template} answered {response.Status}");
                told = await LookAsync(visitor.Page, look);
            },
            look,
            $"EveryPage{template.Replace('/', '-').Replace(':', '-')}-{look.Language}"
        );
        return told!;
    }

    private static async Task<PageSeen> LookAsync(Microsoft.Playwright.IPage page, Look look)
    {
        var html = page.Locator("html");
        var texts = await page.EvaluateAsync<string[]>(VisibleTexts);
        var violations = await page.ViolationsAsync();
        await page.SetViewportSizeAsync(Tablet, look.Height);
        return new(
            await html.GetAttributeAsync("data-theme"),
            await html.GetAttributeAsync("lang"),
            [.. texts.Distinct(StringComparer.Ordinal)],
            violations,
            await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")
        );
    }
}
