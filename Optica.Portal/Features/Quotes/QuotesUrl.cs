using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Quotes;

/// <summary>Everything the list of quotes shows, as its address says it.</summary>
public sealed record QuotesUrl
{
    /// <summary>Address of the list.</summary>
    public const string Path = "/admin/quotes";

    /// <summary>Address of the organisation's settings of quotes.</summary>
    public const string Settings = $"{Path}/settings";

    /// <summary>Longest text to look for.</summary>
    public const int TextLength = 100;

    private static readonly (string Name, QuoteSort Value)[] Sorts =
    [
        ("created", QuoteSort.CreatedAt),
        ("valid", QuoteSort.ValidUntil),
        ("total", QuoteSort.Total),
    ];

    private static readonly (string Name, QuoteStatus Value)[] Statuses =
    [
        .. Enum.GetValues<QuoteStatus>().Select(status => (status.ToString().ToLowerInvariant(), status)),
    ];

    /// <summary>Number or customer, as typed.</summary>
    public string? Text { get; init; }

    /// <summary>How far it is today, or null for all.</summary>
    public QuoteStatus? Status { get; init; }

    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Made by this user only.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>Made on or after.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Made on or before.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Sorted by.</summary>
    public QuoteSort Sort { get; init; } = QuoteSort.CreatedAt;

    /// <summary>Smallest or oldest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page.</summary>
    public int Size { get; init; } = PageRequest.DefaultSize;

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered =>
        this with { Sort = QuoteSort.CreatedAt, Ascending = false, Page = 1, Size = PageRequest.DefaultSize } != new QuotesUrl();

    /// <summary>The same order and page size without any filter.</summary>
    public QuotesUrl Unfiltered =>
        new()
        {
            Sort = Sort,
            Ascending = Ascending,
            Size = Size,
        };

    /// <summary>Address of a quote.</summary>
    public static string Of(Guid id) => $"{Path}/{id}";

    /// <summary>Address of a new quote for a customer.</summary>
    public static string New(Guid? customerId) => UrlQuery.Format($"{Path}/new", ("customer", customerId?.ToString()));

    /// <summary>Address of a new quote for what the customer once bought.</summary>
    public static string Again(Guid customerId, Guid orderId, Guid? prescriptionId) =>
        UrlQuery.Format(
            $"{Path}/new",
            ("customer", customerId.ToString()),
            ("like", orderId.ToString()),
            ("prescription", prescriptionId?.ToString())
        );

    /// <summary>Reads an address.</summary>
    public static QuotesUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        var size = query.Number("size", PageRequest.MaximumSize) ?? 0;
        return new QuotesUrl
        {
            Text = query.Line("q", TextLength),
            Status = query.OneOf("status", Statuses),
            BranchId = query.Id("branch"),
            SellerId = query.Id("seller"),
            From = query.Day("from"),
            To = query.Day("to"),
            Sort = query.OneOf("sort", Sorts) ?? QuoteSort.CreatedAt,
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
            ("branch", BranchId?.ToString()),
            ("seller", SellerId?.ToString()),
            ("from", UrlQuery.Of(From)),
            ("to", UrlQuery.Of(To)),
            ("sort", Sort == QuoteSort.CreatedAt ? null : Array.Find(Sorts, sort => sort.Value == Sort).Name),
            ("dir", Ascending ? "asc" : null),
            ("page", Page > 1 ? UrlQuery.Of(Page) : null),
            ("size", Size == PageRequest.DefaultSize ? null : UrlQuery.Of(Size))
        );

    /// <summary>What the address asks of the data.</summary>
    public QuoteFilter ToFilter() =>
        new()
        {
            Text = Text,
            Status = Status,
            BranchId = BranchId,
            SellerId = SellerId,
            From = From,
            To = To,
            Sort = Sort,
            Descending = !Ascending,
        };

    /// <summary>Which conversion rate belongs to the list: of its branch and days.</summary>
    public ConversionFilter ToConversion() =>
        new()
        {
            BranchId = BranchId,
            From = From,
            To = To,
        };

    /// <summary>The list sorted by a column: the other way round when it is sorted by it already.</summary>
    public QuotesUrl SortedBy(QuoteSort sort) => this with { Sort = sort, Ascending = sort == Sort && !Ascending, Page = 1 };
}
