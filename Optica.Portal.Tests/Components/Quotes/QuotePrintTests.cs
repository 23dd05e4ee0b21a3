using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Quotes;

/// <summary>A quote on paper.</summary>
public sealed class QuotePrintTests : QuotesContext
{
    [Fact]
    public async Task Paper_SaysWhoseItIsAndWhereTheShopIs()
    {
        var id = await OfferAsync();
        await Database.ReadAsync(db =>
            db.Branches.Where(row => row.Id == World.Centro)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Address, "Ahumada 100").SetProperty(row => row.City, "Santiago"),
                    Xunit.TestContext.Current.CancellationToken
                )
        );
        await using var context = Sit(World.Sales);

        var paper = context.Open<QuotePrintPage>(
            $"{QuotesUrl.Of(id)}/print",
            parameters => parameters.Add(one => one.Id, id).AddCascadingValue<HttpContext>(new DefaultHttpContext())
        );

        paper.WaitForElement(".quote-paper");
        Assert.Contains("Ahumada 100, Santiago", Texts(paper, ".paper-head"), StringComparison.Ordinal);
        var customer = People.Numbered(1);
        Assert.Equal(
            $"Customer: {customer.FirstName} {customer.LastName} · {Optica.Domain.Customers.Rut.Format(customer.Rut!)}",
            Texts(paper, ".paper-who")
        );
    }
}
