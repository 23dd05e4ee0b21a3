using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Segments;
using Optica.Domain.Segments;
using Optica.Portal.Features.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Segments;

/// <summary>Segments in figures, their movement, and the thresholds for those who may change them.</summary>
public sealed class SegmentsPageTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Centro: one customer each without orders, with one, with four, and one whose only order is long ago. Mall: one without.</summary>
    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var centro = database.World.Centro;
        database.Clock.Now = World.Start.AddDays(-300);
        var lost = await database.AddAsync(centro, People.Numbered(1));
        await database.SellAsync(lost, centro, 50_000);
        database.Clock.Now = World.Start;
        await database.AddAsync(centro, People.Numbered(2));
        await database.SellAsync(await database.AddAsync(centro, People.Numbered(3)), centro, 150_000);
        var regular = await database.AddAsync(centro, People.Numbered(4));
        for (var at = 0; at < 4; at++)
        {
            await database.SellAsync(regular, centro, 75_000);
        }

        await database.AddAsync(database.World.Mall, People.Numbered(5));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Page_BranchAdmin_SeesCardsOfTheBranchAndNoSettings()
    {
        await using var context = new PortalContext(database, database.World.Admin);
        var page = Open(context);

        Assert.Equal("1|1|0|1|0|1", Joined(page, ".segment-figure", figure => figure.TextContent.Trim().Split(' ')[0].Split('\n')[0]));
        var regular = page.FindAll(".segment-cards .card")[(int)Segment.Regular];
        Assert.Contains("Regular", regular.TextContent, StringComparison.Ordinal);
        Assert.Contains("$300.000", regular.TextContent, StringComparison.Ordinal);
        Assert.Contains("60 % of all", regular.TextContent, StringComparison.Ordinal);
        Assert.Contains("Loyalty programme", regular.TextContent, StringComparison.Ordinal);
        var links = regular.QuerySelectorAll("a").Select(link => link.GetAttribute("href"));
        Assert.Equal(["/admin/customers?segment=regular", "/admin/reports/contacts?segment=regular"], links);
        Assert.Empty(page.FindAll("#rules, #tax"));
    }

    [Fact]
    public async Task Page_Sales_SaysThatItIsNotForThem()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        context.GoTo("/admin/segments");
        var page = context.Render<SegmentsPage>();

        page.WaitForElement(".state");
        Assert.Empty(page.FindAll(".segment-cards, table, form"));
    }

    [Fact]
    public async Task Page_Platform_CountsWhatItOpenedAndChangesNothing()
    {
        await database.AddAsync(database.World.Costa, People.Numbered(6));
        await using (var shut = new PortalContext(database, database.World.Platform))
        {
            shut.Open<SegmentsPage>("/admin/segments").WaitForElement("a[href='/admin/access?tab=organisations']");
        }

        await database.OpenToPlatformAsync();
        await using var context = new PortalContext(database, database.World.Platform);
        var page = Open(context);

        Assert.StartsWith("3", page.Find(".segment-figure").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#rules, #tax"));
    }

    [Fact]
    public async Task Movement_OfAMonth_IsInTheAddressAndToldInKinds()
    {
        database.Clock.Now = new DateTime(2027, 1, 2, 12, 0, 0, DateTimeKind.Utc);
        await database.Services.GetRequiredService<MovementCatchUp>().RunAsync(Cancellation);
        await using var context = new PortalContext(database, database.World.Super);
        var page = Open(context, "?month=2026-11");

        Assert.Equal("2026-11", page.Find("#movement-month").GetAttribute("value"));
        Assert.Equal("4 registered|0 bought more often|0 came back|0 became at risk", Joined(page, ".movement-kinds li"));
        Assert.Equal("+2|+1|0|+1|0|0", Joined(page, ".movement tfoot td"));
        // who was at risk already stayed so
        Assert.Equal("1", page.Find("td[data-kind=Stayed]").TextContent);

        page.Find("#movement-month").Change("2026-12");
        Assert.EndsWith("/admin/segments?month=2026-12", Address(context), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("0|0|0|0|0|0", Joined(page, ".movement tfoot td")));

        context.GoTo("/admin/segments?month=1999-13");
        page.WaitForAssertion(() => Assert.Equal("2026-12", page.Find("#movement-month").GetAttribute("value")));
    }

    [Fact]
    public async Task Movement_NoMonthOver_SaysSo()
    {
        await using var context = new PortalContext(database, database.World.Super);
        Assert.Contains("No month is over yet.", Open(context).Markup, StringComparison.Ordinal);
    }

    /// <summary>Whoever types faster than the preview comes sees the last one, and no fault.</summary>
    [Fact]
    public async Task Rules_TypedFasterThanAnswered_TellTheLast()
    {
        await using var context = new PortalContext(database, database.World.Super);
        var page = Open(context);
        for (var time = 0; time < 20; time++)
        {
            page.Find("#field-VipFrom").Input("8");
            page.Find("#field-AtRiskDays").Input("90");
        }

        page.Find("#field-VipFrom").Input("4");
        page.WaitForAssertion(() => Assert.Contains("1 Regular → VIP", page.Find(".preview").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-tone=danger]"));
    }

    [Fact]
    public async Task Rules_WhileTyping_SayWhoMoves_ThenMoveThem()
    {
        await using var context = new PortalContext(database, database.World.Super);
        var page = Open(context);
        Assert.True(page.Find("[data-shortcut=save]").HasAttribute("disabled"));

        page.Find("#field-VipFrom").Input("4");
        page.WaitForAssertion(() => Assert.Equal("One customer would change segment:1 Regular → VIP", Squeeze(page.Find(".preview"))));
        page.Find("#field-AtRiskDays").Input("400");
        page.WaitForAssertion(() => Assert.Contains("1 At risk → First-time", page.Find(".preview").TextContent, StringComparison.Ordinal));
        Assert.Equal(new SegmentRules(), await RulesAsync());

        page.Find("#field-VipFrom").Change("4");
        page.Find("#field-AtRiskDays").Change("400");
        page.Find("form.rules").Submit();
        page.WaitForAssertion(() => Assert.Equal("2|2|0|0|1|0", Joined(page, ".segment-figure", figure => figure.TextContent.Trim()[..1])));
        Assert.Equal("Thresholds changed: 1 customer has another tier.", Assert.Single(context.Said).Text);
        Assert.Equal(new SegmentRules(2, 3, 4, 400), await RulesAsync());
    }

    [Fact]
    public async Task Rules_ThatBreakEachOther_AreRefusedBesideTheField()
    {
        await using var context = new PortalContext(database, database.World.Super);
        var page = Open(context);

        page.Find("#field-VipFrom").Input("3");
        page.Find("#field-VipFrom").Change("3");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-field=VipFrom] .field-error")));
        Assert.Equal("true", page.Find("#field-VipFrom").GetAttribute("aria-invalid"));
        page.Find("form.rules").Submit();
        Assert.Empty(context.Said);
        Assert.Equal(new SegmentRules(), await RulesAsync());
    }

    [Fact]
    public async Task Rules_ChangedByAColleague_AreNotOverwritten()
    {
        await using var context = new PortalContext(database, database.World.Super);
        var page = Open(context);
        await using (var scope = database.As(database.World.Chief))
        {
            (await scope.Get<SegmentService>().ChangeRulesAsync(new SegmentRules(2, 3, 20, 90), null, Cancellation)).Expect();
        }

        page.Find("#field-VipFrom").Change("5");
        page.Find("form.rules").Submit();
        page.WaitForElement("form.rules .notice");
        Assert.Equal(new SegmentRules(2, 3, 20, 90), await RulesAsync());
    }

    [Fact]
    public async Task Tax_WrongThenRight_IsToldBesideTheFieldThenSaved()
    {
        await using var context = new PortalContext(database, database.World.Super);
        var page = Open(context);
        foreach (var wrong in new[] { "51", "abc", "", "-1" })
        {
            page.Find("#tax").Change(wrong);
            page.Find("section[aria-labelledby=tax-title] form").Submit();
            page.WaitForElement("#tax-error");
        }

        page.Find("#tax").Change("21 %");
        page.Find("section[aria-labelledby=tax-title] form").Submit();
        page.WaitForAssertion(() => Assert.Equal("IVA of new orders: 21 %.", Assert.Single(context.Said).Text));
        Assert.Equal(21, (await OwnAsync()).TaxPercent);
    }

    private static IRenderedComponent<SegmentsPage> Open(PortalContext context, string query = "")
    {
        context.GoTo($"/admin/segments{query}");
        var page = context.Render<SegmentsPage>();
        page.WaitForElement(".segment-cards");
        return page;
    }

    private static string Address(PortalContext context) => context.Services.GetRequiredService<NavigationManager>().Uri;

    private static string Joined(IRenderedComponent<SegmentsPage> page, string selector, Func<IElement, string>? text = null) =>
        string.Join('|', page.FindAll(selector).Select(text ?? (found => found.TextContent.Trim())));

    private static string Squeeze(IElement element) =>
        string.Concat(element.TextContent.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private Task<Optica.Domain.Organisations.Organisation> OwnAsync() =>
        database.ReadAsync(db => db.Organisations.AsNoTracking().SingleAsync(row => row.Id == database.World.North, Cancellation));

    private async Task<SegmentRules> RulesAsync() => (await OwnAsync()).Rules;
}
