using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>What holds for every page: it opens without trouble, everybody can use it, it speaks one language and fits its window.</summary>
[Collection(BrowserRun.Pages)]
public sealed class EveryPageTests(PageVisits visits) : IClassFixture<PageVisits>
{
    private static readonly Look ByDay = new();
    private static readonly Look ByNight = new("en", "dark");

    /// <summary>Every page in its window's looks: Spanish by day, English by night.</summary>
    public static TheoryData<string, string, string> Looks =>
        new(
            from page in RoutablePages.All
            from look in new[] { ByDay, ByNight }
            select new TheoryDataRow<string, string, string>(page.Template, look.Language, look.Theme)
        );

    /// <summary>Routes of all pages.</summary>
    public static TheoryData<string> Templates => new(RoutablePages.All.Select(page => page.Template));

    [BrowserTheory]
    [MemberData(nameof(Looks))]
    public async Task Page_HasNoGraveViolation(string template, string language, string theme)
    {
        var page = await visits.SeeAsync(template, new(language, theme));
        Assert.Equal(theme, page.Theme);
        Findings.None(page.Violations.Where(found => found.IsGrave).Select(found => $"{found}"));
    }

    [BrowserTheory]
    [MemberData(nameof(Templates))]
    public async Task Page_InSpanish_HasNoEnglish(string template)
    {
        var page = await visits.SeeAsync(template, ByDay);
        Assert.StartsWith("es", page.Language, StringComparison.Ordinal);
        Findings.None(page.Texts.Where(OtherLanguage.OnlyEnglish.Contains));
    }

    [BrowserTheory]
    [MemberData(nameof(Templates))]
    public async Task Page_InEnglish_HasNoSpanish(string template)
    {
        var page = await visits.SeeAsync(template, ByNight);
        Assert.StartsWith("en", page.Language, StringComparison.Ordinal);
        Findings.None(page.Texts.Where(OtherLanguage.OnlySpanish.Contains));
    }

    [BrowserTheory]
    [MemberData(nameof(Templates))]
    public async Task Page_OnTablet_FitsTheWidth(string template)
    {
        foreach (var look in new[] { ByDay, ByNight })
        {
            var page = await visits.SeeAsync(template, look);
            Assert.True(
                page.WidthOnTablet <= PageVisits.Tablet,
                $"{template} is {page.WidthOnTablet} px wide in {look.Language}, {look.Theme}"
            );
        }
    }
}
