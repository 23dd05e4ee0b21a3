using Bunit;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Quotes;

/// <summary>A quote that was being typed is gone on with, with all its alternatives.</summary>
public sealed class QuoteDraftTests : QuotesContext
{
    /// <summary>What is typed after going on belongs to the quote that is saved.</summary>
    [Fact]
    public async Task New_GoneOnWith_HasAllAlternatives()
    {
        await using (var context = Sit(World.Sales))
        {
            var page = New(context);
            page.Find("#line-1-description").Change("AR-1");
            page.WaitForAssertion(() => Assert.Equal("$39.990", page.Find("#line-1-price").GetAttribute("value")));
            Press(page, "Add an alternative");
            page.WaitForElement("#alternative-name").Change("Con estuche");
            page.Find("#line-1-price").Change("50000");
            await page.KeepAsync();
        }

        await using (var other = Sit(World.Admin))
        {
            Assert.Empty(New(other).FindAll(".draft-offer"));
        }

        await using var later = Sit(World.Sales);
        var again = New(later);
        again.GoOn();
        again.WaitForAssertion(() => Assert.Equal("$39.990", again.Find("#line-1-price").GetAttribute("value")));
        again.Find("#line-1-price").Change("41000");
        again.Find("[data-shortcut=save]").Click();

        again.WaitForAssertion(() => Assert.DoesNotContain("/new", Address(later), StringComparison.Ordinal));
        var quote = await OnlyAsync();
        Assert.Equal([("A", 41_000L), ("Con estuche", 50_000L)], quote.Alternatives.Select(one => (one.Name, one.Money.Total)));
        Assert.Equal(0, await Database.DraftsAsync());
    }

    [Fact]
    public async Task Edit_OthersChangedTheNotes_BothStand()
    {
        var id = await TypeAsync();
        await ChangeAsync(id, quote => quote.Notes = "Incluye limpieza");

        await using var context = Sit(World.Sales);
        var page = Open(context, id);
        page.GoOn();
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.EndsWith(id.ToString(), Address(context), StringComparison.Ordinal));
        var quote = await ReadAsync(id);
        Assert.Equal((45_000, "Incluye limpieza"), (quote.Alternatives[0].Lines[0].UnitPrice, quote.Notes));
        Assert.Equal(0, await Database.DraftsAsync());
    }

    [Fact]
    public async Task Edit_OthersChangedTheLines_StandsSideBySide()
    {
        var id = await TypeAsync();
        await ChangeAsync(id, quote => quote.Alternatives[0].Lines[0].UnitPrice = 1_000);

        await using var context = Sit(World.Sales);
        var page = Open(context, id);
        page.GoOn();
        page.Find("[data-shortcut=save]").Click();

        page.WaitForElement(".conflict tbody tr");
        Assert.Equal(1_000, (await ReadAsync(id)).Alternatives[0].Lines[0].UnitPrice);
        Assert.Equal("$45.000", page.Find("#line-1-price").GetAttribute("value"));
    }

    private async Task<Guid> TypeAsync()
    {
        var id = await OfferAsync();
        await using var context = Sit(World.Sales);
        var page = Open(context, id);
        page.Find("#line-1-price").Change("45000");
        await page.KeepAsync();
        return id;
    }

    private IRenderedComponent<QuoteEditPage> New(PortalContext context)
    {
        var page = context.Open<QuoteEditPage>(QuotesUrl.New(Ana));
        page.WaitForElement("#line-1-description");
        return page;
    }

    private static IRenderedComponent<QuoteEditPage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<QuoteEditPage>($"{QuotesUrl.Of(id)}/edit", edit => edit.Add(one => one.Id, id));
        page.WaitForElement("#line-1-price");
        return page;
    }
}
