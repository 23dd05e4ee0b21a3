using Bunit;
using Optica.Data.Quotes;
using Optica.Domain.Quotes;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Quotes;

/// <summary>What can be done with a quote, and what is said of it.</summary>
public sealed class QuotePageTests : QuotesContext
{
    [Fact]
    public async Task Quote_SentAcceptedConverted_LeadsToItsOrder()
    {
        var id = await OfferAsync();
        await using var context = Sit(World.Sales);
        var page = Open(context, id);
        Assert.Equal("Alternative Completa|Alternative Su armazón", Texts(page, ".one h3"));
        Assert.Empty(page.FindAll(".one-choose"));

        Press(page, "Mark as handed over");
        page.WaitForElement(".one-choose");
        Press(page, "Customer chooses Su armazón");
        page.WaitForAssertion(() => Assert.Equal("Chosen", Texts(page, ".one.is-accepted .badge")));
        Press(page, "Convert to order");
        page.WaitForElement(".dialog-actions .primary");
        Assert.Contains("$115.000", Texts(page, ".dialog-body"), StringComparison.Ordinal);
        page.Find(".dialog-body").Submit();

        page.WaitForAssertion(() => Assert.Equal("Converted", Texts(page, ".page-title .badge")));
        var quote = await ReadAsync(id);
        Assert.Equal($"/admin/orders/{quote.Row.OrderId}", page.Find(".quote-made a").GetAttribute("href"));
        Assert.DoesNotContain(page.FindAll("button"), button => Words(button.TextContent) == "Convert to order");
        Assert.All(context.Said, said => Assert.Equal(Optica.Portal.Components.Shared.ToastKind.Success, said.Kind));
    }

    /// <summary>No mail server is no secret: the quote counts as handed over, and the seller knows that no e-mail went out.</summary>
    [Fact]
    public async Task Send_WithoutAMailServer_SaysSo()
    {
        var id = await OfferAsync();
        await using var context = Sit(World.Sales);
        var page = Open(context, id);

        Press(page, "Send by e-mail");

        page.WaitForAssertion(() => Assert.Contains("no mail server is set up", context.Said[^1].Text, StringComparison.Ordinal));
        Assert.Equal((QuoteStatus.Sent, null), ((await ReadAsync(id)).Row.Status, (await ReadAsync(id)).MailedAt));
    }

    [Fact]
    public async Task Reject_NeedsAReason_AndClosesTheQuote()
    {
        var id = await OfferAsync(QuoteStatus.Sent);
        await using var context = Sit(World.Sales);
        var page = Open(context, id);

        Press(page, "Customer declines");
        page.WaitForElement("dialog.confirm .danger").Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("dialog.confirm .field-error")));
        page.Find("#reject-quote-reason").Change("Muy caro");
        page.Find("dialog.confirm .danger").Click();

        page.WaitForAssertion(() => Assert.Contains("Muy caro", Texts(page, ".quote-summary"), StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".one-choose"));
    }

    [Fact]
    public async Task Expired_OffersACopyOnly()
    {
        var id = await OfferAsync(QuoteStatus.Expired);
        await using var context = Sit(World.Sales);
        var page = Open(context, id);
        Assert.Equal("Expired", Texts(page, ".page-title .badge"));
        Assert.Empty(page.FindAll(".one-choose"));

        Press(page, "Copy");

        page.WaitForAssertion(() => Assert.EndsWith("/edit", Address(context), StringComparison.Ordinal));
        Assert.DoesNotContain(id.ToString(), Address(context), StringComparison.Ordinal);
    }

    /// <summary>Somebody else was faster: the step is refused and what they did comes into sight by a click.</summary>
    [Fact]
    public async Task Accept_OfWhatSomebodyRejectedMeanwhile_IsRefused()
    {
        var id = await OfferAsync(QuoteStatus.Sent);
        await using var context = Sit(World.Sales);
        var page = Open(context, id);
        context.LookAway();
        await using (var scope = Database.As(World.Chief))
        {
            (await scope.Get<QuoteLifeService>().RejectAsync(id, "Muy caro", new(), CancellationToken.None)).Expect();
        }

        Press(page, "Customer chooses Completa");

        page.WaitForElement("[role=alert] button").Click();
        page.WaitForAssertion(() => Assert.Equal("Rejected", Texts(page, ".page-title .badge")));
    }

    [Fact]
    public async Task Quote_OfWhomItDoesNotConcern_IsNotTold()
    {
        var id = await OfferAsync(QuoteStatus.Sent);
        foreach (var person in new[] { World.Optometrist, World.MallAdmin, World.SouthChief })
        {
            await using var context = Sit(person);

            var page = context.Open<QuotePage>(QuotesUrl.Of(id), one => one.Add(page => page.Id, id));

            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".state")));
            Assert.DoesNotContain("COT-", page.Markup, StringComparison.Ordinal);
        }
    }

    private static IRenderedComponent<QuotePage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<QuotePage>(QuotesUrl.Of(id), one => one.Add(page => page.Id, id));
        page.WaitForElement(".one");
        return page;
    }
}
