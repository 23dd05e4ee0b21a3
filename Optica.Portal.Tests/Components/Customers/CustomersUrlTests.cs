using Optica.Domain.Customers;
using Optica.Domain.Segments;
using Optica.Portal.Features.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

public sealed class CustomersUrlTests
{
    private static readonly CustomersUrl Full = new()
    {
        Text = "ñandú & soto #1?",
        IsActive = false,
        Tag = "50% off",
        Segment = Segment.AtRisk,
        SpentFrom = 100_000,
        SpentTo = int.MaxValue,
        BranchId = Guid.Parse("019a0000-0000-7000-8000-000000000001"),
        OrganisationId = Guid.Parse("019a0000-0000-7000-8000-000000000003"),
        From = new DateOnly(2026, 1, 2),
        To = new DateOnly(2026, 3, 4),
        DueDays = 30,
        Sort = CustomerSort.TotalSpent,
        Descending = true,
        Page = 7,
        Size = 50,
        Peek = Guid.Parse("019a0000-0000-7000-8000-000000000002"),
    };

    private static readonly string[] Keys =
    [
        "q",
        "status",
        "tag",
        "segment",
        "spent_from",
        "spent_to",
        "branch",
        "organisation",
        "from",
        "to",
        "due",
        "sort",
        "dir",
        "page",
        "size",
        "peek",
    ];

    [Fact]
    public void Parse_WhatFormatWrote_IsTheSame() => Assert.Equal(Full, CustomersUrl.Parse($"http://shop.test{Full.Format()}#top"));

    [Fact]
    public void Format_AsUsual_IsThePathAlone() => Assert.Equal("/admin/customers", CustomersUrl.Parse("/admin/customers").Format());

    [Theory]
    [InlineData("page=0", "")]
    [InlineData("page=-3", "")]
    [InlineData("page=99999999999999999999", "")]
    [InlineData("page=2000000", "?page=1000000")]
    [InlineData("page=2&page=3", "?page=2")]
    [InlineData("size=26", "")]
    [InlineData("size=100", "?size=100")]
    [InlineData("sort=drop%20table", "")]
    [InlineData("sort=spent&dir=desc", "?sort=spent&dir=desc")]
    [InlineData("status=ACTIVE", "")]
    [InlineData("from=9999-12-31&to=0001-01-01", "")]
    [InlineData("from=2026-02-30", "")]
    [InlineData("segment=first_time", "?segment=first_time")]
    [InlineData("segment=FirstTime", "")]
    [InlineData("segment=7", "")]
    [InlineData("spent_from=1000&spent_to=0", "?spent_from=1000&spent_to=0")]
    [InlineData("spent_from=1.000&spent_to=-1", "")]
    [InlineData("spent_to=99999999999", "")]
    [InlineData("due=-1", "")]
    [InlineData("due=999999999", "")]
    [InlineData("branch=1&peek=00000000-0000-0000-0000-000000000000", "")]
    [InlineData("q=%00", "")]
    [InlineData("q=%20%20ana%20%20soto%20", "?q=ana%20soto")]
    [InlineData("q=%ff%zz", "?q=%25ff%25zz")]
    [InlineData("unknown=1&&&=&q", "")]
    public void Parse_Nonsense_IsLeftOut(string query, string kept) =>
        Assert.Equal($"/admin/customers{kept}", CustomersUrl.Parse($"/admin/customers?{query}").Format());

    [Fact]
    public void Parse_NaughtyStrings_AreReadTheSameTwice()
    {
        foreach (var text in NaughtyStrings.All)
        {
            var url = CustomersUrl.Parse("?" + string.Join('&', Keys.Select(key => $"{key}={Uri.EscapeDataString(text)}")));

            Assert.Equal(url, CustomersUrl.Parse(url.Format()));
            Assert.True((url.Text?.Length ?? 0) <= SearchQuery.MaximumLength);
            _ = CustomersUrl.Parse(text).ToFilter(new DateOnly(2026, 1, 1));
        }
    }

    [Fact]
    public void Parse_LongText_IsCut() => Assert.Equal(100, CustomersUrl.Parse("?q=" + new string('a', 5000)).Text!.Length);

    [Fact]
    public void IsFiltered_OrderPageAndPanel_AreNoFilters()
    {
        Assert.False(Full.Unfiltered.IsFiltered);
        Assert.False((Full.Unfiltered with { Page = 3, Peek = Full.Peek }).IsFiltered);
        Assert.True(new CustomersUrl { DueDays = 0 }.IsFiltered);
        Assert.True(new CustomersUrl { Text = "a" }.IsFiltered);
    }

    [Fact]
    public void SortedBy_NamesRiseAndFiguresFall_AndTurnAroundAgain()
    {
        var spent = new CustomersUrl { Page = 4 }.SortedBy(CustomerSort.TotalSpent);

        Assert.Equal((CustomerSort.TotalSpent, true, 1), (spent.Sort, spent.Descending, spent.Page));
        Assert.False(spent.SortedBy(CustomerSort.TotalSpent).Descending);
        Assert.False(spent.SortedBy(CustomerSort.Name).Descending);
    }

    [Fact]
    public void ToFilter_SegmentAndSpent_GoToTheData()
    {
        var filter = CustomersUrl.Parse("?segment=vip&spent_from=5&spent_to=9").ToFilter(new DateOnly(2026, 1, 1));

        Assert.Equal((Segment.Vip, 5L, 9L), (filter.Segment, filter.SpentFrom, filter.SpentTo));
    }

    [Fact]
    public void ToFilter_DueDays_CountFromToday() =>
        Assert.Equal(
            new DateOnly(2026, 2, 9),
            new CustomersUrl { DueDays = 30 }
                .ToFilter(new DateOnly(2026, 1, 10))
                .ExamDueBefore
        );
}
