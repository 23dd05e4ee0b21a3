using Bunit;
using Optica.Domain.Quotes;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Quotes;

/// <summary>The list of quotes and what became of them.</summary>
public sealed class QuotesPageTests : QuotesContext
{
    [Fact]
    public async Task List_Filtered_ShowsTheStatusOfToday()
    {
        await OfferAsync(QuoteStatus.Expired);
        await OfferAsync(QuoteStatus.Accepted);
        await OfferAsync();
        await using var context = Sit(World.Sales);

        var page = context.Open<QuotesPage>($"{QuotesUrl.Path}?status=expired");

        page.WaitForAssertion(() => Assert.Equal("Expired", Texts(page, "tbody .badge")));
        Assert.Contains("Status: Expired", Texts(page, ".active-filters .chip"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversion_TellsHowManyBecameOrders()
    {
        await OfferAsync(QuoteStatus.Converted);
        await OfferAsync(QuoteStatus.Rejected);
        await OfferAsync();
        await using var context = Sit(World.Admin);

        var page = context.Open<QuotesPage>(QuotesUrl.Path);

        page.WaitForAssertion(() => Assert.Contains("Conversion: 50 %", Texts(page, ".conversion summary"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/admin/quotes")]
    [InlineData("/admin/quotes?q=soto&status=sent&from=2026-01-01&to=2026-02-01&sort=valid&dir=asc&page=3&size=50")]
    [InlineData("/admin/quotes?branch=01a20e12-2580-7c1d-ae21-04bf2932b788&seller=01a20e12-2580-7c1d-ae21-04bf2932b789&sort=total")]
    public void Address_ReadAndWritten_IsTheSame(string address) => Assert.Equal(address, QuotesUrl.Parse(address).Format());
}
