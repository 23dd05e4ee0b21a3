using Microsoft.Playwright;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>The charts in a browser with the portal's styles and content policy: readable, reachable and whole at every width.</summary>
[Collection(BrowserRun.Name)]
public sealed class ChartTests(BrowserRun run)
{
    private const string Put = """
        ([html, theme, width]) => {
            document.documentElement.dataset.theme = theme;
            document.body.innerHTML = `<main style="padding: 20px"><h1>Charts</h1><div class="stack" style="width: ${width}px">${html}</div></main>`;
            return document.fonts.ready.then(() => true);
        }
        """;

    /// <summary>What stands over the edge of its card, is too small to read, or lies on its neighbour.</summary>
    private const string Faults = """
        () => {
            const faults = [];
            const shown = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visually-hidden');
            for (const card of document.querySelectorAll('.chart-card')) {
                const edge = card.getBoundingClientRect();
                for (const element of card.querySelectorAll('*')) {
                    if (!shown(element)) continue;
                    const box = element.getBoundingClientRect();
                    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
                    if (box.right > edge.right || box.left < edge.left) faults.push(`${card.ariaLabelledByElements?.[0]?.id}: ${element.className || element.tagName} is over the edge`);
                    if (own && parseFloat(getComputedStyle(element).fontSize) < 11) faults.push(`${element.textContent} is small`);
                }
                const labels = [...card.querySelectorAll('.column-bars li > span')].filter(shown);
                labels.slice(1).forEach((label, index) => {
                    if (label.getBoundingClientRect().left < labels[index].getBoundingClientRect().right) faults.push(`${label.textContent} lies on its neighbour`);
                });
                if (card.querySelector('.column-bars') && !shown([...card.querySelectorAll('.column-bars li > span')].at(-1))) faults.push('the newest month has no label');
            }
            return faults;
        }
        """;

    [BrowserTheory]
    [InlineData("es-CL", "light", false)]
    [InlineData("en", "dark", false)]
    [InlineData("es-CL", "dark", true)]
    [InlineData("en", "light", true)]
    public Task Charts_HaveNoViolation(string language, string theme, bool asTables) =>
        ShowAsync(
            new(language, theme),
            asTables,
            900,
            async page => Findings.None((await page.ViolationsAsync()).Select(found => $"{found}"))
        );

    [BrowserTheory]
    [InlineData(280, false)]
    [InlineData(360, false)]
    [InlineData(520, false)]
    [InlineData(900, false)]
    [InlineData(280, true)]
    [InlineData(900, true)]
    public Task Charts_AtAnyWidth_AreWholeAndReadable(int width, bool asTables) =>
        ShowAsync(new(), asTables, width, async page => Findings.None(await page.EvaluateAsync<string[]>(Faults)));

    [BrowserFact]
    public Task Columns_AreAsHighAsTheirFigures() =>
        ShowAsync(
            new(),
            false,
            600,
            async page =>
            {
                var heights = await page.EvaluateAsync<double[]>(
                    "() => [...document.querySelectorAll('section:has(#year) .column-bars a')].map(mark => parseFloat(getComputedStyle(mark, '::before').height) / mark.clientHeight)"
                );
                Assert.Equal(12, heights.Length);
                Assert.Equal(12_345_900d / 15_000_000, heights[1], .005);
                Assert.Equal(13_902_110d / 15_000_000, heights[9], .005);
                Assert.InRange(heights[3], .001, .02); // a zero is a tick
            }
        );

    [BrowserFact]
    public Task Marks_AreReachedByKeyboardAndSayTheirFigure() =>
        ShowAsync(
            new("en"),
            false,
            600,
            async page =>
            {
                await page.Locator("section:has(#year) [role=group] button").Last.FocusAsync();
                await page.Keyboard.PressAsync("Tab");
                var focused = page.Locator("a:focus");
                await Assertions.Expect(focused).ToHaveAccessibleNameAsync("December 2025: $8.420.300, 34 pedidos");
                Assert.Contains("$8.420.300", await ShownBesideAsync(focused), StringComparison.Ordinal);
                Assert.Equal("none", await ShownBesideAsync(page.Locator("section:has(#year) .column-bars a").Nth(1)));
                await Assertions
                    .Expect(page.Locator("section:has(#segments) li a").Nth(1))
                    .ToHaveAccessibleNameAsync("Primera compra Oferta de bienvenida 680 30 % $61.204.990");
            }
        );

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Print_ShowsWhatIsOnTheScreen_OnWhite(bool asTables) =>
        ShowAsync(
            new(Theme: "dark"),
            asTables,
            600,
            async page =>
            {
                await page.EmulateMediaAsync(new() { Media = Media.Print });
                await Assertions.Expect(page.Locator("section:has(#year)").Locator(asTables ? "table" : "ol")).ToBeVisibleAsync();
                await Assertions.Expect(page.Locator("section:has(#year) [role=group]")).ToBeHiddenAsync();
                Assert.Equal("light", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme"));
            }
        );

    private static Task<string> ShownBesideAsync(ILocator mark) =>
        mark.EvaluateAsync<string>("mark => getComputedStyle(mark, '::after').content");

    private Task ShowAsync(Look look, bool asTables, int width, Func<IPage, Task> check) =>
        run.VisitAsync(
            null,
            async visitor =>
            {
                await visitor.GoAsync("/login");
                await visitor.Page.EvaluateAsync(
                    Put,
                    new object[] { await ChartGallery.MarkupAsync(look.Language, asTables), look.Theme, width }
                );
                await check(visitor.Page);
            },
            look,
            $"Charts-{look.Language}-{look.Theme}-{width}-{asTables}"
        );
}
