using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Orders;

/// <summary>Everything the list of orders shows, as its address says it.</summary>
public sealed record OrdersUrl
{
    /// <summary>Address of the list.</summary>
    public const string Path = "/admin/orders";

    /// <summary>Longest text to look for.</summary>
    public const int TextLength = 100;

    private static readonly (string Name, OrderSort Value)[] Sorts =
    [
        ("created", OrderSort.CreatedAt),
        ("total", OrderSort.Total),
        ("balance", OrderSort.Balance),
    ];

    private static readonly (string Name, OrderStatus Value)[] Statuses =
    [
        .. Enum.GetValues<OrderStatus>().Select(status => (status.ToString().ToLowerInvariant(), status)),
    ];

    /// <summary>Number or customer, as typed.</summary>
    public string? Text { get; init; }

    /// <summary>How far it is, or null for all.</summary>
    public OrderStatus? Status { get; init; }

    /// <summary>Only with something due.</summary>
    public bool OnlyDue { get; init; }

    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Taken on or after.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Taken on or before.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Sorted by.</summary>
    public OrderSort Sort { get; init; } = OrderSort.CreatedAt;

    /// <summary>Smallest or oldest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page.</summary>
    public int Size { get; init; } = PageRequest.DefaultSize;

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered =>
        this with { Sort = OrderSort.CreatedAt, Ascending = false, Page = 1, Size = PageRequest.DefaultSize } != new OrdersUrl();

    /// <summary>The same order and page size without any filter.</summary>
    public OrdersUrl Unfiltered =>
        new()
        {
            Sort = Sort,
            Ascending = Ascending,
            Size = Size,
        };

    /// <summary>Reads an address.</summary>
    public static OrdersUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        var size = query.Number("size", PageRequest.MaximumSize) ?? 0;
        return new OrdersUrl
        {
            Text = query.Line("q", TextLength),
            Status = query.OneOf("status", Statuses),
            OnlyDue = query.Value("due") == "1",
            BranchId = query.Id("branch"),
            From = query.Day("from"),
            To = query.Day("to"),
            Sort = query.OneOf("sort", Sorts) ?? OrderSort.CreatedAt,
            Ascending = query.Value("dir") == "asc",
            Page = new PageRequest(query.Number("page", int.MaxValue) ?? 1).Number,
            Size = size is 25 or 50 or 100 ? size : PageRequest.DefaultSize,
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format() =>
        UrlQuery.Format(
            Path,
            ("q", Text),
            ("status", Status?.ToString().ToLowerInvariant()),
            ("due", OnlyDue ? "1" : null),
            ("branch", BranchId?.ToString()),
            ("from", UrlQuery.Of(From)),
            ("to", UrlQuery.Of(To)),
            ("sort", Sort == OrderSort.CreatedAt ? null : Array.Find(Sorts, sort => sort.Value == Sort).Name),
            ("dir", Ascending ? "asc" : null),
            ("page", Page > 1 ? UrlQuery.Of(Page) : null),
            ("size", Size == PageRequest.DefaultSize ? null : UrlQuery.Of(Size))
        );

    /// <summary>What the address asks of the data.</summary>
    public OrderFilter ToFilter() =>
        new()
        {
            Text = Text,
            Status = Status,
            OnlyDue = OnlyDue,
            BranchId = BranchId,
            From = From,
            To = To,
            Sort = Sort,
            Descending = !Ascending,
        };

    /// <summary>The list sorted by a column: the other way round when it is sorted by it already.</summary>
    public OrdersUrl SortedBy(OrderSort sort) => this with { Sort = sort, Ascending = sort == Sort && !Ascending, Page = 1 };
}
