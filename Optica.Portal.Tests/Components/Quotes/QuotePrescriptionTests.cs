using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Quotes;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Quotes;

/// <summary>What the page of a quote says of its prescription, and what is chosen when it is converted.</summary>
public sealed class QuotePrescriptionTests : QuotesContext
{
    [Fact]
    public async Task Convert_PrescriptionCorrected_ProposesTheCorrection()
    {
        var (eyes, quote) = await AcceptedAsync();
        var correction = await Database.AmendAsync(eyes, -3);
        await using var context = Sit(World.Sales);
        var page = Open(context, quote);
        Assert.Contains(
            "This prescription was corrected: its values were wrong.",
            Texts(page, ".quote-rx .notice"),
            StringComparison.Ordinal
        );

        Press(page, "Convert to order");
        var select = page.WaitForElement("#convert-prescription");
        Assert.Equal("Choose a prescription…|Progressive · 15-06-2026 (the correction)", Texts(page, "#convert-prescription option"));
        Assert.Equal("0", select.GetAttribute("value"));
        page.Find(".dialog-body").Submit();

        page.WaitForAssertion(() => Assert.Equal("Converted", Texts(page, ".page-title .badge")));
        Assert.Equal(correction, (await ReadAsync(quote)).Prescription!.Id);
        // what the quote became is nothing to warn of any more
        Assert.Empty(page.FindAll(".quote-rx .notice"));
    }

    /// <summary>The dialog stays with what was chosen, and says beside the field what is wrong.</summary>
    [Fact]
    public async Task Convert_NothingChosen_IsSaidInTheDialog()
    {
        var (eyes, quote) = await AcceptedAsync();
        await Database.WithdrawAsync(eyes);
        var reading = Sight.Input(World.Centro);
        reading.Kind = Optica.Domain.Prescriptions.PrescriptionKind.Computer;
        var other = await Database.PrescribeAsync(Ana, reading);
        await using var context = Sit(World.Sales);
        var page = Open(context, quote);

        Press(page, "Convert to order");
        Assert.Equal("", page.WaitForElement("#convert-prescription").GetAttribute("value"));
        page.Find(".dialog-body").Submit();
        page.WaitForAssertion(() => Assert.Contains("withdrawn", Texts(page, ".dialog-body [role=alert]"), StringComparison.Ordinal));
        page.Find("#convert-prescription").Change("0");
        await Database.WithdrawAsync(other);
        page.Find(".dialog-body").Submit();
        page.WaitForAssertion(() => Assert.Contains("valid today", Texts(page, ".dialog-body .field-error"), StringComparison.Ordinal));
        Assert.Equal("0", page.Find("#convert-prescription").GetAttribute("value"));
        Assert.Equal(QuoteStatus.Accepted, (await ReadAsync(quote)).Row.Status);
    }

    [Fact]
    public async Task Convert_NoCurrentPrescription_SaysWhatToDo()
    {
        var (eyes, quote) = await AcceptedAsync();
        await Database.WithdrawAsync(eyes);
        await using var context = Sit(World.Sales);
        var page = Open(context, quote);

        Press(page, "Convert to order");

        page.WaitForElement(".dialog-body .notice");
        Assert.True(page.Find(".dialog-actions .primary").HasAttribute("disabled"));
        Assert.EndsWith($"{Ana}?tab=prescriptions", page.Find(".dialog-body a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_NewerOfTheSameKind_OffersItAndProposesTheQuotesOwn()
    {
        var (eyes, quote) = await AcceptedAsync();
        await Database.PrescribeAsync(Ana, Sight.Input(World.Centro, on: Sight.Examined.AddDays(30)));
        await using var context = Sit(World.Sales);
        var page = Open(context, quote);

        Press(page, "Convert to order");

        page.WaitForElement("#convert-prescription");
        Assert.Equal("Progressive · 15-06-2026 (the one quoted)|Progressive · 15-07-2026", Texts(page, "#convert-prescription option"));
        Assert.Contains("newer one of this kind", Texts(page, ".dialog-body .notice"), StringComparison.Ordinal);
        page.Find(".dialog-body").Submit();
        page.WaitForAssertion(() => Assert.Equal("Converted", Texts(page, ".page-title .badge")));
        Assert.Equal(eyes, (await ReadAsync(quote)).Prescription!.Id);
    }

    /// <summary>The values are shown, and the reading recorded, only when the seller asks for them (CL-13).</summary>
    [Fact]
    public async Task Values_OfOnesOwnQuote_AreShownOnDemandAndRecorded()
    {
        var eyes = await Database.PrescribeAsync(Ana, Sight.Input(World.Centro));
        var own = await Database.OfferAsync(Offers.Quote(Ana, World.Centro, 1, eyes), World.Sales);
        var others = await Database.OfferAsync(Offers.Quote(Ana, World.Centro, 1, eyes), World.Admin);
        await using var context = Sit(World.Sales);
        var page = Open(context, own);
        Assert.Empty(page.FindAll(".quote-rx table"));
        Assert.Equal(0, await ReadingsAsync(eyes));

        Press(page, "Show values");

        page.WaitForElement(".quote-rx table");
        Assert.Equal(1, await ReadingsAsync(eyes));
        Press(page, "Hide values");
        Assert.Empty(page.FindAll(".quote-rx table"));
        Assert.DoesNotContain(Open(context, others).FindAll("button"), button => Words(button.TextContent) == "Show values");
    }

    /// <summary>A note on a draft changes nothing of its prescription, also where another branch wrote that.</summary>
    [Fact]
    public async Task Edit_PrescriptionOfABranchOutOfReach_KeepsIt()
    {
        var mall = await Database.AddAsync(World.Mall, People.Numbered(3));
        var eyes = await Database.PrescribeAsync(mall, Sight.Input(World.Mall));
        var quote = await Database.OfferAsync(Offers.Quote(mall, World.Centro, 1000, eyes));
        await using var context = Sit(World.Sales);
        var page = context.Open<QuoteEditPage>($"{QuotesUrl.Of(quote)}/edit", one => one.Add(page => page.Id, quote));
        page.WaitForElement(".quote-facts");
        Assert.Contains("15-06-2026", Texts(page, ".quote-facts"), StringComparison.Ordinal);

        page.FindAll("textarea")[^1].Change("ojo");
        Press(page, "Save");

        page.WaitForAssertion(() => Assert.EndsWith(quote.ToString(), Address(context), StringComparison.Ordinal));
        var saved = await ReadAsync(quote);
        Assert.Equal(("ojo", eyes), (saved.Notes, saved.Prescription!.Id));
    }

    [Fact]
    public async Task Draft_PrescriptionWithdrawn_LeadsToChangingIt()
    {
        var eyes = await Database.PrescribeAsync(Ana, Sight.Input(World.Centro));
        var quote = await Database.OfferAsync(Offers.Quote(Ana, World.Centro, 1, eyes));
        await Database.WithdrawAsync(eyes);
        await using var context = Sit(World.Sales);

        var page = Open(context, quote);

        Assert.Equal($"{QuotesUrl.Of(quote)}/edit", page.Find(".quote-rx .notice a").GetAttribute("href"));
    }

    private Task<int> ReadingsAsync(Guid eyes) =>
        Database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.RecordId == eyes && row.Action == "medical_read"));

    private async Task<(Guid Eyes, Guid Quote)> AcceptedAsync()
    {
        var eyes = await Database.PrescribeAsync(Ana, Sight.Input(World.Centro));
        return (eyes, await Database.OfferAsync(Offers.Quote(Ana, World.Centro, 1000, eyes), QuoteStatus.Accepted));
    }

    private static IRenderedComponent<QuotePage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<QuotePage>(QuotesUrl.Of(id), one => one.Add(page => page.Id, id));
        page.WaitForElement(".one");
        return page;
    }
}
