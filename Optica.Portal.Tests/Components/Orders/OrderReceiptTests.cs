using Bunit;
using Microsoft.AspNetCore.Http;
using Optica.Domain.Orders;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>The receipt: the order's own figures, for those who may see the order.</summary>
public sealed class OrderReceiptTests : OrdersContext
{
    [Fact]
    public async Task Receipt_TellsWhatWasSoldPaidAndTakenBack()
    {
        var id = await SellAsync(119_000);
        await PayAsync(id);
        await RefundAsync(id, 19_000, "varilla rayada");
        await using var context = new PortalContext(Database, World.Sales);
        var (page, answer) = Open(context, id);

        Assert.Equal(StatusCodes.Status200OK, answer.StatusCode);
        var text = Words(page.Find(".receipt").TextContent);
        var number = (await ReadAsync(id)).Row.Number;
        foreach (var said in new[] { "Óptica Norte", "Centro", number, "Ana Soto", "Armazón", "1 × $119.000", "24-11-2026 12:00" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.Equal(
            "Net $100.000|IVA 19 % $19.000|Total $119.000|Less refunds -$19.000|Paid $119.000|Paid back -$19.000|Paid in full $0",
            string.Join(
                '|',
                page.FindAll(".money > div").Select(sum => $"{sum.QuerySelector("dt")!.TextContent} {sum.QuerySelector("dd")!.TextContent}")
            )
        );
        Assert.Contains("varilla rayada", Texts(page, ".moves li"), StringComparison.Ordinal);
        Assert.Contains("not a tax document", Texts(page, ".receipt footer"), StringComparison.Ordinal);
        Assert.Equal($"/admin/orders/{id}", page.Find(".receipt-tools a").GetAttribute("href"));
    }

    [Fact]
    public async Task Receipt_OfACancelledOrder_SaysSo()
    {
        var id = await SellAsync();
        await RefundAsync(id, null);
        await using var context = new PortalContext(Database, World.Sales);

        Assert.Equal("Refunded", Texts(Open(context, id).Page, ".void"));
    }

    [Fact]
    public async Task Receipt_OutOfReach_IsRefusedAsTheOrderIs()
    {
        var id = await SellAsync();
        (Person Person, int Status)[] refused =
        [
            (World.SouthChief, StatusCodes.Status404NotFound),
            (World.MallAdmin, StatusCodes.Status403Forbidden),
            (World.Optometrist, StatusCodes.Status403Forbidden),
            (World.Platform, StatusCodes.Status403Forbidden),
        ];
        foreach (var (person, status) in refused)
        {
            await using var context = new PortalContext(Database, person);
            var (page, answer) = Open(context, id);

            Assert.Equal(status, answer.StatusCode);
            Assert.DoesNotContain("ORD-", page.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("Armazón", page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Paper_GrowsWithWhatStandsOnIt()
    {
        var shortest = await ReadAsync(await SellAsync());
        var order = Sales.Order(Ana, World.Centro, 10_000);
        order.Lines[0].Description = new string('a', OrderLine.DescriptionLength);
        order.Lines.Add(order.Lines[0]);
        var longer = await ReadAsync(await Database.SellAsync(order));

        Assert.InRange(ReceiptPaper.Length(longer) - ReceiptPaper.Length(shortest), 60, 120);
    }

    private static (IRenderedComponent<OrderReceiptPage> Page, HttpResponse Answer) Open(PortalContext context, Guid id)
    {
        var http = new DefaultHttpContext();
        var page = context.Open<OrderReceiptPage>(
            $"/admin/orders/{id}/receipt",
            parameters => parameters.Add(one => one.Id, id).AddCascadingValue<HttpContext>(http)
        );
        page.WaitForElement(".receipt, .state");
        return (page, http.Response);
    }
}
