using Optica.Domain.Orders;
using Optica.Domain.Reports;
using Optica.Domain.Segments;
using Optica.Portal.Features.Customers;
using Optica.Portal.Features.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Reports;

public sealed class ReportsUrlTests
{
    [Theory]
    [InlineData("/admin/reports")]
    [InlineData("/admin/reports/segments")]
    [InlineData("/admin/reports/customers?q=ana&status=active&tag=vip&segment=at_risk&spent_from=1000&sort=spent&dir=desc")]
    [InlineData("/admin/reports/orders?status=delivered&from=2026-11-01&to=2026-11-30")]
    [InlineData("/admin/reports/monthly-spending?branch=0190b0a0-0000-7000-8000-000000000001")]
    public void Parse_Format_IsTheSame(string address) => Assert.Equal(address, ReportsUrl.Parse(address).Format());

    [Fact]
    public void Of_List_IsItsReport()
    {
        var list = CustomersUrl.Parse("/admin/customers?q=ana&status=inactive&page=3&size=50&sort=spent&dir=desc");

        var url = ReportsUrl.Of(list);

        Assert.Equal("/admin/reports/customers?q=ana&status=inactive&sort=spent&dir=desc", url.Format());
        Assert.Equal(url, ReportsUrl.Parse(url.Format()));
    }

    [Fact]
    public void Parse_Orders_ReadsStatusAndDays()
    {
        var url = ReportsUrl.Parse("/admin/reports/orders?status=cancelled&from=2026-11-01&segment=vip");

        Assert.Equal((ReportKind.Orders, OrderStatus.Cancelled, new DateOnly(2026, 11, 1)), (url.Kind, url.Status, url.From));
        Assert.Equal((null, null), (url.To, url.Customers.Segment));
        Assert.Equal(Segment.Vip, ReportsUrl.Parse("/admin/reports/customers?segment=vip").Customers.Segment);
    }

    [Fact]
    public void Parse_Nonsense_NeverFails()
    {
        foreach (var text in NaughtyStrings.All.Where(text => text.Length < 5_000))
        {
            Assert.Null(ReportsUrl.Parse($"/admin/reports/{Uri.EscapeDataString(text.Normalized())}").Kind);
            var url = ReportsUrl.Parse($"/admin/reports/orders?status={text}&from={text}&to={text}&branch={text}&segment={text}");
            Assert.Equal((null, null, null), (url.Status, url.BranchId, url.Customers.Segment));
            Assert.Equal(url.Format(), ReportsUrl.Parse(url.Format()).Format());
        }
    }
}

internal static class BrokenText
{
    /// <summary>Without halves of characters, which no address can hold.</summary>
    public static string Normalized(this string text) => new([.. text.Where(sign => !char.IsSurrogate(sign))]);
}
