using Optica.Domain.WorkOrders;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.WorkOrders;

/// <summary>Everything board and table of jobs show stands in their address, and comes back from it.</summary>
public sealed class WorkOrdersUrlTests
{
    private const string Path = WorkOrdersUrl.Path;
    private const string Id = "019ab000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData(Path)]
    [InlineData($"{Path}?view=table&q=a%20%C3%B1%26%25&status=readyforpickup&overdue=1&sort=promised&dir=asc&page=3&size=50")]
    [InlineData($"{Path}?lab={Id}&assigned={Id}&branch={Id}&sort=since&size=100")]
    public void Format_WhatWasParsed_IsTheSameAddress(string address) => Assert.Equal(address, WorkOrdersUrl.Parse(address).Format());

    [Fact]
    public void Parse_EveryStatusAndOrder_ComesBack()
    {
        foreach (var status in Enum.GetValues<WorkOrderStatus>())
        {
            foreach (var sort in Enum.GetValues<WorkOrderSort>())
            {
                var url = new WorkOrdersUrl
                {
                    View = WorkOrdersView.Table,
                    Status = status,
                    Sort = sort,
                };
                Assert.Equal(url, WorkOrdersUrl.Parse(url.Format()));
            }
        }
    }

    [Theory]
    [InlineData("?view=x&status=x&lab=1&assigned=y&overdue=yes&branch=1&sort=name&dir=up&page=-1&size=7&q=%00")]
    [InlineData("?status=Ordered&branch=00000000-0000-0000-0000-000000000000&page=99999999999")]
    [InlineData("?&&=&q=&status")]
    public void Parse_Nonsense_IsTheWholeBoard(string query) => Assert.Equal(new WorkOrdersUrl(), WorkOrdersUrl.Parse(query));

    [Fact]
    public void Parse_Anything_NeverFails()
    {
        foreach (var text in NaughtyStrings.All)
        {
            var address = $"{Path}?view={text}&q={text}&status={text}&lab={text}&assigned={text}&branch={text}&sort={text}&page={text}";
            var url = WorkOrdersUrl.Parse(address);
            Assert.Equal(url, WorkOrdersUrl.Parse(url.Format()));
        }
    }

    [Fact]
    public void IsFiltered_OnlyByWhatNarrows()
    {
        var whole = new WorkOrdersUrl
        {
            View = WorkOrdersView.Table,
            Page = 2,
            Size = 50,
            Sort = WorkOrderSort.PromisedOn,
            Ascending = true,
        };
        Assert.False(whole.IsFiltered);
        foreach (
            var narrow in new[]
            {
                whole with
                {
                    Text = "ana",
                },
                whole with
                {
                    Status = WorkOrderStatus.Ordered,
                },
                whole with
                {
                    LabId = Guid.Parse(Id),
                },
                whole with
                {
                    AssignedTo = Guid.Parse(Id),
                },
                whole with
                {
                    BranchId = Guid.Parse(Id),
                },
                whole with
                {
                    OnlyOverdue = true,
                },
            }
        )
        {
            Assert.True(narrow.IsFiltered, narrow.Format());
            Assert.Equal(whole with { Page = 1 }, narrow.Unfiltered);
        }
    }

    /// <summary>The board has columns instead of a status; looked at as a table again, none is left over.</summary>
    [Fact]
    public void ToFilter_SaysEverything_TheBoardNoStatus()
    {
        var table = WorkOrdersUrl.Parse(
            $"?view=table&q=ana&status=mounted&lab={Id}&assigned={Id}&branch={Id}&overdue=1&sort=since&dir=asc&page=4"
        );
        var whole = new WorkOrderFilter
        {
            Text = "ana",
            Status = WorkOrderStatus.Mounted,
            LabId = Guid.Parse(Id),
            AssignedTo = Guid.Parse(Id),
            BranchId = Guid.Parse(Id),
            OnlyOverdue = true,
            Sort = WorkOrderSort.StatusAt,
            Descending = false,
        };

        Assert.Equal(whole, table.ToFilter());
        Assert.Equal(whole with { Status = null }, (table with { View = WorkOrdersView.Board }).ToFilter());
        Assert.Equal(table with { View = WorkOrdersView.Board, Status = null, Page = 1 }, table.In(WorkOrdersView.Board));
    }

    [Fact]
    public void SortedBy_TheSameColumnAgain_TurnsItRound()
    {
        var promised = new WorkOrdersUrl { Page = 4 }.SortedBy(WorkOrderSort.PromisedOn);

        Assert.Equal((WorkOrderSort.PromisedOn, false, 1), (promised.Sort, promised.Ascending, promised.Page));
        Assert.True(promised.SortedBy(WorkOrderSort.PromisedOn).Ascending);
    }
}
