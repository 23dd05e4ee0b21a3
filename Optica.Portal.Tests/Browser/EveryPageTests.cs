using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>What holds for every page: it opens without trouble, everybody can use it, it speaks one language and fits its window.</summary>
[Collection(BrowserRun.Name)]
public sealed class EveryPageTests(BrowserRun run)
{
    private const string VisibleTexts = """
        () => {
            const texts = [];
            const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const parent = walker.currentNode.parentElement;
                if (!['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parent.tagName) && shown(parent)) {
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

    private static readonly string[] Grave = ["serious", "critical"];

    /// <summary>Every page in its window's looks: Spanish by day, English by night.</summary>
    public static TheoryData<string, string, string> Looks =>
        new(RoutablePages.All.SelectMany(page => new[] { (page.Template, "es-CL", "light"), (page.Template, "en", "dark") }));

    /// <summary>Routes of all pages.</summary>
    public static TheoryData<string> Templates => new(RoutablePages.All.Select(page => page.Template));

    [Theory]
    [MemberData(nameof(Looks))]
    public Task Page_HasNoGraveViolation(string template, string language, string theme) =>
        OpenAsync(
            template,
            new(language, theme),
            async visitor =>
            {
                Assert.Equal(theme, await visitor.Page.Locator("html").GetAttributeAsync("data-theme"));
                var result = await visitor.Page.RunAxe();
                Findings.None(result.Violations.Where(rule => Grave.Contains(rule.Impact, StringComparer.Ordinal)).Select(Describe));
            }
        );

    [Theory]
    [MemberData(nameof(Templates))]
    public Task Page_InSpanish_HasNoEnglish(string template) =>
        OpenAsync(
            template,
            new(),
            async visitor =>
            {
                Assert.StartsWith("es", await visitor.Page.Locator("html").GetAttributeAsync("lang"), StringComparison.Ordinal);
                var texts = await visitor.Page.EvaluateAsync<string[]>(VisibleTexts);
                Findings.None(texts.Distinct(StringComparer.Ordinal).Where(OtherLanguage.OnlyEnglish.Contains));
            }
        );

    [Theory]
    [MemberData(nameof(Templates))]
    public Task Page_InEnglish_HasNoSpanish(string template) =>
        OpenAsync(
            template,
            new("en"),
            async visitor =>
            {
                var texts = await visitor.Page.EvaluateAsync<string[]>(VisibleTexts);
                Findings.None(texts.Distinct(StringComparer.Ordinal).Where(OtherLanguage.OnlySpanish.Contains));
            }
        );

    [Theory]
    [MemberData(nameof(Templates))]
    public Task Page_OnTablet_FitsTheWidth(string template) =>
        OpenAsync(
            template,
            new(Width: 820),
            async visitor =>
            {
                var wide = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
                Assert.True(wide <= 820, $"{template} is {wide} px wide");
            }
        );

    private static string Describe(AxeResultItem rule) =>
        $"{rule.Id} ({rule.Impact}): {rule.Help}\n    "
        + string.Join("\n    ", rule.Nodes.Take(5).Select(node => $"{node.Target} {node.Html} {Why(node)}"));

    private static string Why(AxeResultNode node) =>
        string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));

    private Task OpenAsync(string template, Look look, Func<Visitor, Task> check)
    {
        var page = RoutablePages.All.Single(found => found.Template == template);
        return run.VisitAsync(
            page.IsAnonymous && template != "/not-found" ? null : page.Account,
            async visitor =>
            {
                if (template is "/not-found")
                {
                    visitor.Expect("answer 404: GET .*/not-found$");
                }

                var response = await visitor.GoAsync(await RoutablePages.AddressAsync(visitor.Host, template));
                Assert.True(response!.Status < 500, $"{template} answered {response.Status}");
                await check(visitor);
            },
            look,
            $"EveryPage{template.Replace('/', '-').Replace(':', '-')}-{look.Language}-{look.Width}"
        );
    }
}
