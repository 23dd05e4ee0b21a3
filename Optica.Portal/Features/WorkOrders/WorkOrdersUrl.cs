using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Everything board and list of jobs show, as their address says it.</summary>
public sealed record WorkOrdersUrl
{
    /// <summary>Address of board and list.</summary>
    public const string Path = "/admin/work-orders";

    /// <summary>Longest text to look for.</summary>
    public const int TextLength = 100;

    private static readonly (string Name, WorkOrderSort Value)[] Sorts =
    [
        ("created", WorkOrderSort.CreatedAt),
        ("promised", WorkOrderSort.PromisedOn),
        ("since", WorkOrderSort.StatusAt),
    ];

    private static readonly (string Name, WorkOrderStatus Value)[] Statuses =
    [
        .. Enum.GetValues<WorkOrderStatus>().Select(status => (status.ToString().ToLowerInvariant(), status)),
    ];

    /// <summary>Board or table.</summary>
    public WorkOrdersView View { get; init; } = WorkOrdersView.Board;

    /// <summary>Number or customer, as typed.</summary>
    public string? Text { get; init; }

    /// <summary>Where it is, or null for all; the board has columns instead.</summary>
    public WorkOrderStatus? Status { get; init; }

    /// <summary>At this laboratory only.</summary>
    public Guid? LabId { get; init; }

    /// <summary>Of this member of staff only.</summary>
    public Guid? AssignedTo { get; init; }

    /// <summary>Only those that are late.</summary>
    public bool OnlyOverdue { get; init; }

    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Sorted by.</summary>
    public WorkOrderSort Sort { get; init; } = WorkOrderSort.CreatedAt;

    /// <summary>Oldest or earliest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page.</summary>
    public int Size { get; init; } = PageRequest.DefaultSize;

    /// <summary>Whether anything narrows what is shown.</summary>
    public bool IsFiltered => this with { Page = 1 } != Unfiltered;

    /// <summary>The same view, order and page size without any filter.</summary>
    public WorkOrdersUrl Unfiltered =>
        new()
        {
            View = View,
            Sort = Sort,
            Ascending = Ascending,
            Size = Size,
        };

    /// <summary>Address of a job.</summary>
    public static string Of(Guid id) => $"{Path}/{id}";

    /// <summary>Address of the form of a new job, of an order where one is named.</summary>
    public static string New(Guid? customerId, Guid? orderId = null) =>
        UrlQuery.Format($"{Path}/new", ("customer", customerId?.ToString()), ("order", orderId?.ToString()));

    /// <summary>Reads an address.</summary>
    public static WorkOrdersUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        var size = query.Number("size", PageRequest.MaximumSize) ?? 0;
        return new WorkOrdersUrl
        {
            View = query.Value("view") == "table" ? WorkOrdersView.Table : WorkOrdersView.Board,
            Text = query.Line("q", TextLength),
            Status = query.OneOf("status", Statuses),
            LabId = query.Id("lab"),
            AssignedTo = query.Id("assigned"),
            OnlyOverdue = query.Value("overdue") == "1",
            BranchId = query.Id("branch"),
            Sort = query.OneOf("sort", Sorts) ?? WorkOrderSort.CreatedAt,
            Ascending = query.Value("dir") == "asc",
            Page = new PageRequest(query.Number("page", int.MaxValue) ?? 1).Number,
            Size = size is 25 or 50 or 100 ? size : PageRequest.DefaultSize,
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format() =>
        UrlQuery.Format(
            Path,
            ("view", View == WorkOrdersView.Table ? "table" : null),
            ("q", Text),
            ("status", Status?.ToString().ToLowerInvariant()),
            ("lab", LabId?.ToString()),
            ("assigned", AssignedTo?.ToString()),
            ("overdue", OnlyOverdue ? "1" : null),
            ("branch", BranchId?.ToString()),
            ("sort", Sort == WorkOrderSort.CreatedAt ? null : Array.Find(Sorts, sort => sort.Value == Sort).Name),
            ("dir", Ascending ? "asc" : null),
            ("page", Page > 1 ? UrlQuery.Of(Page) : null),
            ("size", Size == PageRequest.DefaultSize ? null : UrlQuery.Of(Size))
        );

    /// <summary>The same, looked at in another way; the board has no status, order or page.</summary>
    public WorkOrdersUrl In(WorkOrdersView view) => this with { View = view, Status = null, Page = 1 };

    /// <summary>What the address asks of the data.</summary>
    public WorkOrderFilter ToFilter() =>
        new()
        {
            Text = Text,
            Status = View == WorkOrdersView.Board ? null : Status,
            LabId = LabId,
            AssignedTo = AssignedTo,
            OnlyOverdue = OnlyOverdue,
            BranchId = BranchId,
            Sort = Sort,
            Descending = !Ascending,
        };

    /// <summary>The list sorted by a column: the other way round when it is sorted by it already.</summary>
    public WorkOrdersUrl SortedBy(WorkOrderSort sort) => this with { Sort = sort, Ascending = sort == Sort && !Ascending, Page = 1 };
}
