using Optica.Domain.Orders;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

public sealed class OrdersUrlTests
{
    [Theory]
    [InlineData("/admin/orders")]
    [InlineData("/admin/orders?q=a%20%C3%B1%26%25&status=shipped&due=1&from=2026-01-31&to=2026-02-01&sort=total&dir=asc&page=3&size=50")]
    [InlineData("/admin/orders?branch=019ab000-0000-7000-8000-000000000001&sort=balance&size=100")]
    public void Format_WhatWasParsed_IsTheSameAddress(string address) => Assert.Equal(address, OrdersUrl.Parse(address).Format());

    [Theory]
    [InlineData("?status=x&due=yes&branch=1&from=31-01-2026&to=9999-99-99&sort=name&dir=up&page=-1&size=7&q=%00")]
    [InlineData("?status=Pending&branch=00000000-0000-0000-0000-000000000000&page=99999999999")]
    [InlineData("?&&=&q=&status")]
    public void Parse_Nonsense_IsTheWholeList(string query) => Assert.Equal(new OrdersUrl(), OrdersUrl.Parse(query));

    [Fact]
    public void Parse_Anything_NeverFails()
    {
        foreach (var text in NaughtyStrings.All)
        {
            OrdersUrl.Parse($"/admin/orders?q={text}&status={text}&branch={text}&from={text}&sort={text}&page={text}").Format();
        }
    }

    [Fact]
    public void IsFiltered_OnlyByWhatNarrows()
    {
        var whole = new OrdersUrl
        {
            Page = 2,
            Size = 50,
            Sort = OrderSort.Total,
            Ascending = true,
        };
        Assert.False(whole.IsFiltered);
        Assert.True((whole with { OnlyDue = true }).IsFiltered);
        Assert.True((whole with { Status = OrderStatus.Pending }).IsFiltered);
        Assert.Equal(whole with { Page = 1 }, (whole with { Text = "ana", From = new(2026, 1, 1) }).Unfiltered);
    }

    [Fact]
    public void SortedBy_TheSameColumnAgain_TurnsItRound()
    {
        var byTotal = new OrdersUrl { Page = 4 }.SortedBy(OrderSort.Total);

        Assert.Equal((OrderSort.Total, false, 1), (byTotal.Sort, byTotal.Ascending, byTotal.Page));
        Assert.True(byTotal.SortedBy(OrderSort.Total).Ascending);
        Assert.False(byTotal.SortedBy(OrderSort.Total).SortedBy(OrderSort.Balance).Ascending);
    }

    [Fact]
    public void ToFilter_SaysEverything()
    {
        var url = OrdersUrl.Parse("?q=ana&status=delivered&due=1&from=2026-01-02&to=2026-03-04&sort=balance&dir=asc");

        Assert.Equal(
            new OrderFilter
            {
                Text = "ana",
                Status = OrderStatus.Delivered,
                OnlyDue = true,
                From = new(2026, 1, 2),
                To = new(2026, 3, 4),
                Sort = OrderSort.Balance,
                Descending = false,
            },
            url.ToFilter()
        );
    }
}
